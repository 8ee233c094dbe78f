"""Whatever a server sends, from whatever address, the check accepts the index that we write of it.

Both read heads and addresses with code of their own. Where they parted, a server could make a package invalid.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import requests
from hypothesis import example, given, settings
from hypothesis import strategies as st

from packager.fetch.redaction import redact_url
from packager.wacz.cdx_index import index_captures, render_line
from tests.archive.warc.test_faults import check
from tests.warc_files import Warc

EXAMPLES = int(os.environ.get("PACKAGER_EXAMPLES", "100"))
PIECES = (
    *(b"Content-Type", b"content-type", b"X-Content-Type", b":", b" : ", b": ", b"text/html"),
    *(b"text/", b"TEXT/CSS", b"a/b/c", b"; charset=utf-8", b";", b" ", b"\t", b"\r", b"\n"),
    *(b"\r\n", b"\r\n\r\n", b"\x00", b"\x0b", b"\xa0", b"\x85", b"\xc4\xb0/x"),
    *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 103 x\r\n", b"HTTP/2 404\n", b"HTTP/1.1  404\r\n"),
)
HEADS = st.tuples(
    st.sampled_from((b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 103 x\r\n\r\nHTTP/1.1 404\n", b"")),
    st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join),
).map(b"".join)
ADDRESS_PIECES = (
    *(
        "www.",
        "www2.",
        "news",
        "example",
        ".",
        "..",
        "/",
        "?",
        "#",
        "&",
        "=",
        "a",
        "B",
        "%20",
        "%2f",
    ),
    *("%", ":", "80", ":443", "@", "[", "]", "::1", " ", "\t", "\n", "\x00", "\x85", "\u2028"),
    *(
        "é",
        "ا",
        "İ",
        "ﬀ",
        "١",
        "xn--",
        "%252e%252e",
        "s%2569d=",
        "%2525",
        "_",
        "-",
        "\\",
        ";",
        "sid=",
    ),
)
ADDRESSES = st.tuples(
    st.sampled_from(("http://", "https://", "HTTP://news.example")),
    st.lists(st.sampled_from(ADDRESS_PIECES), max_size=10).map("".join),
).map("".join)


@settings(max_examples=EXAMPLES)
@given(HEADS)
@example(b"HTTP/1.1 200 OK\r\nContent-Type: text/\r\n html\r\n\r\n")
@example(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\rX: y\r\n\r\n")
@example(b"HTTP/1.1 200 OK\r\n\x0bContent-Type: a/b\r\nContent-Type: text/html\r\n\r\n")
@example(b"HTTP/1.1 103 x\r\n\r\nHTTP/1.1 404\nContent-Type:\xa0text/html\r\n\r\n")
@example(b"nothing")
def test_the_index_of_a_response_with_any_head_is_right(head):
    warc = Warc()
    warc["page"].block = head + b"\r\n\r\nbody"
    warc["page"].payload = None
    assert_the_index_is_right(warc)


@settings(max_examples=EXAMPLES)
@given(ADDRESSES)
def test_the_index_of_a_response_from_any_address_is_right(address):
    try:
        url = redact_url(str(requests.Request("GET", address).prepare().url))
    except (requests.RequestException, ValueError):
        return  # nobody is asked for it
    warc = Warc()
    warc["page"].fields["WARC-Target-URI"] = url
    assert_the_index_is_right(warc)


def assert_the_index_is_right(warc):
    warc.close()
    with TemporaryDirectory() as name:
        path = Path(name) / "a.warc.gz"
        path.write_bytes(warc.render())
        lines = sorted(render_line(one) for one in index_captures([path]))
        assert len(lines) > 1
        found = check(Path(name), path.read_bytes(), index=lines)
    assert not [one for one in found.findings if one.code.startswith("warc.index-")]
