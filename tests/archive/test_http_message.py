import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.http_message import (
    FramingKind,
    find_framing,
    find_head_end,
    parse_final_head,
    parse_head,
)

OK = b"HTTP/1.1 200 OK\r\n"


def head_of(*lines: bytes, status: bytes = OK):
    return parse_head(status + b"".join(line + b"\r\n" for line in lines) + b"\r\n")


def test_headers_keep_their_order_their_spelling_and_their_number():
    head = head_of(b"B: 1", b"a: 2", b"b:3")
    assert head.headers == (("B", "1"), ("a", "2"), ("b", "3"))
    assert head.all("B") == ("1", "3")
    assert head.first("c") is None


def test_the_final_head_stands_after_the_interim_ones():
    interim = b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 100 \n\n"
    head = parse_final_head(interim + OK + b"\r\nbody")
    assert head is not None
    assert (head.start, head.end) == (len(interim), len(interim + OK) + 2)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        OK,
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"http/1.1 200 OK\r\n\r\n",
        b" HTTP/1.1 200 OK\r\n\r\n",
        b"\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"<html>\n\n</html>",
    ],
)
def test_what_is_not_a_whole_http_1_head_is_none(raw):
    assert parse_final_head(raw) is None


@pytest.mark.parametrize(
    ("lines", "kind", "length", "is_sound"),
    [
        ((b"Content-Length: 5",), FramingKind.LENGTH, 5, True),
        ((b"Content-Length: 5", b"content-length: 5,5"), FramingKind.LENGTH, 5, True),
        ((b"Content-Length: 5, 6",), FramingKind.UNTIL_CLOSE, 0, False),
        ((b"Content-Length: +5",), FramingKind.UNTIL_CLOSE, 0, False),
        ((b"Content-Length: 5 5",), FramingKind.UNTIL_CLOSE, 0, False),
        ((b"Content-Length: " + b"9" * 19,), FramingKind.UNTIL_CLOSE, 0, False),
        (("Content-Length: ٥".encode(),), FramingKind.UNTIL_CLOSE, 0, False),
        ((), FramingKind.UNTIL_CLOSE, 0, True),
        ((b"Transfer-Encoding: Chunked",), FramingKind.CHUNKED, 0, True),
        ((b"Transfer-Encoding: gzip, chunked",), FramingKind.CHUNKED, 0, True),
        ((b"Transfer-Encoding: chunked, gzip",), FramingKind.UNTIL_CLOSE, 0, True),
        ((b"Transfer-Encoding: chunked", b"Content-Length: 1"), FramingKind.CHUNKED, 0, False),
    ],
)
def test_the_end_of_a_body_follows_rfc_9112_section_6_3(lines, kind, length, is_sound):
    framing = find_framing(head_of(*lines), "GET")
    assert (framing.kind, framing.length, framing.is_sound) == (kind, length, is_sound)


@pytest.mark.parametrize(
    ("method", "status"),
    [("HEAD", b"200"), ("GET", b"204"), ("GET", b"304"), ("GET", b"101"), ("GET", b"199")],
)
def test_some_answers_have_no_body_whatever_their_length_says(method, status):
    head = head_of(b"Content-Length: 5", status=b"HTTP/1.1 " + status + b"\r\n")
    framing = find_framing(head, method)
    assert (framing.kind, framing.length) == (FramingKind.LENGTH, 0)


def test_chunks_in_http_1_0_end_the_connection():
    head = head_of(b"Transfer-Encoding: chunked", status=b"HTTP/1.0 200 OK\r\n")
    assert not find_framing(head, "GET").is_sound


@given(raw=st.binary() | st.binary().map(lambda tail: OK + tail + b"\r\n\r\n"))
def test_any_bytes_are_read_or_are_none(raw):
    head = parse_final_head(raw)
    if head is not None:
        assert head.end == find_head_end(raw, head.start)
        assert find_framing(head, "GET").length >= 0
