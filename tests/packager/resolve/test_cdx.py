"""The questions to CDX servers, and their answers."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.errors import UnreadableAnswerError
from packager.resolve.archives import WAYBACK_MACHINE, Dialect, WebArchive
from packager.resolve.cdx_answers import FIELDS, parse_cdx
from packager.resolve.cdx_questions import exact_url, prefix_url

PYWB = WebArchive(
    name="Ours",
    replay="https://ours.example/web/{time}id_/{url}",
    cdx="https://ours.example/cdx",
    dialect=Dialect.PYWB,
)
ROW = [
    "com,twitter)/port/status/766",
    "20160820101112",
    "https://twitter.com/Port/status/766",
    "text/html",
    "200",
    "QKMJ4XLPNBBJ3DHSCFAMVZMHNBWW6ZBF",
    "3112",
]


def rows_of(table: object) -> bytes:
    """The body of an answer."""
    return json.dumps(table).encode()


def test_a_question_has_a_limit_and_a_key_to_go_on_with_and_no_filter_that_loses_captures():
    fields = parse_qs(urlsplit(prefix_url(WAYBACK_MACHINE, "twitter.com/port/status/766")).query)
    assert fields == {
        "url": ["twitter.com/port/status/766"],
        "matchType": ["prefix"],
        "output": ["json"],
        "fl": [",".join(FIELDS)],
        "filter": ["!statuscode:[45].."],
        "resolveRevisits": ["true"],
        "showResumeKey": ["true"],
        "limit": ["10000"],
    }


def test_a_resume_key_is_given_back_as_it_came():
    key = "com%2Ctwitter%29%2Fport+20160819%21"
    fields = parse_qs(urlsplit(prefix_url(WAYBACK_MACHINE, "twitter.com/port", key)).query)
    assert fields["resumeKey"] == [key]


def test_an_address_with_a_query_stays_one_field():
    url = "https://news.example/a?b=1&c=2#d"
    assert parse_qs(urlsplit(exact_url(WAYBACK_MACHINE, url)).query)["url"] == [url]


def test_pywb_is_asked_nothing_that_it_does_not_know():
    fields = parse_qs(urlsplit(exact_url(PYWB, "https://t.co/Abcdefghij")).query)
    assert sorted(fields) == ["limit", "matchType", "output", "url"]


def test_an_array_is_read_with_its_resume_key():
    page = parse_cdx(rows_of([list(FIELDS), ROW, [], ["next%21"]]))
    assert page.resume_key == "next%21"
    (row,) = page.rows
    assert row.timestamp == "20160820101112"
    assert row.captured_at.isoformat() == "2016-08-20T10:11:12+00:00"
    assert row.original == "https://twitter.com/Port/status/766"
    assert (row.mimetype, row.status) == ("text/html", 200)
    assert row.digest == "QKMJ4XLPNBBJ3DHSCFAMVZMHNBWW6ZBF"


def test_captures_without_a_status_are_kept():
    revisit = [*ROW[:3], "warc/revisit", "-", "-", "-"]
    (row,) = parse_cdx(rows_of([list(FIELDS), revisit])).rows
    assert (row.mimetype, row.status, row.digest) == ("warc/revisit", None, None)


def test_columns_are_read_by_their_names():
    table = [["original", "timestamp"], ["http://t.co/Abcdefghij", "20160820101112"]]
    (row,) = parse_cdx(rows_of(table)).rows
    assert row.original == "http://t.co/Abcdefghij"


JSON_LINE = json.dumps(
    {
        "urlkey": ROW[0],
        "timestamp": ROW[1],
        "url": ROW[2],
        "mime": "text/html",
        "status": "200",
        "digest": ROW[5],
        "languages": "ara",
    }
)
CDXJ_LINE = f"{ROW[0]} {ROW[1]} " + json.dumps({"url": ROW[2], "mime": ROW[3], "status": "200"})


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{JSON_LINE}\n{JSON_LINE}\n", id="JSON lines"),
        pytest.param(f"{CDXJ_LINE}\n{CDXJ_LINE}\n", id="CDXJ"),
        pytest.param(f"{' '.join(ROW)}\n{' '.join(ROW)}\n", id="plain text"),
    ],
)
def test_every_shape_gives_the_same_captures(body):
    page = parse_cdx(body.encode())
    assert [(row.original, row.mimetype, row.status) for row in page.rows] == [
        (ROW[2], "text/html", 200)
    ] * 2
    assert page.resume_key is None


def test_plain_text_has_its_resume_key_after_an_empty_line():
    page = parse_cdx(f"{' '.join(ROW)}\n\nnext%21\n".encode())
    assert len(page.rows) == 1
    assert page.resume_key == "next%21"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n",
        b"[]",
        b" [] \n",
        rows_of([list(FIELDS)]),
        b'{"error": "No Captures found for: t.co/x"}',
        b'{"message": "No captures found"}',
    ],
)
def test_nothing_is_an_answer(body):
    assert parse_cdx(body).rows == ()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(rows_of([list(FIELDS), ROW])[:-20], id="half an array"),
        pytest.param(JSON_LINE[:-9].encode(), id="half a JSON line"),
        pytest.param(" ".join(ROW).encode()[:-3], id="half a plain line"),
        pytest.param(f"{' '.join(ROW[:4])}\n".encode(), id="a line with columns missing"),
        pytest.param(rows_of([list(FIELDS), ROW[:5]]), id="a row with columns missing"),
        pytest.param(rows_of([ROW]), id="no names of columns"),
        pytest.param(rows_of([[], ROW]), id="no header"),
        pytest.param(rows_of([list(FIELDS), [*ROW[:6], 5]]), id="a number"),
        pytest.param(rows_of([1, 2]), id="no rows"),
        pytest.param(b"<!DOCTYPE html><title>502</title>\n", id="a page"),
        pytest.param(b'{"error": "Internal error"}', id="an error"),
        pytest.param(b"org.archive.wayback.exception.AccessControlException\n", id="exclusion"),
        pytest.param(b"\xff\xfe\x00", id="noise"),
        pytest.param(b"[" * 100_000, id="depth"),
    ],
)
def test_what_is_no_whole_answer_is_refused(body):
    with pytest.raises(UnreadableAnswerError):
        parse_cdx(body)


def test_rows_that_name_no_time_or_address_are_passed_over():
    junk = [[*ROW[:1], "20161399000000", *ROW[2:]], [*ROW[:2], "", *ROW[3:]]]
    assert len(parse_cdx(rows_of([list(FIELDS), *junk, ROW])).rows) == 1


_PIECES = st.sampled_from(
    [b"[", b"]", b"{", b"}", b'"', b",", b"\n", b" ", b"-", b"timestamp", b"original", b"[]",
     rows_of([list(FIELDS), ROW]), JSON_LINE.encode(), CDXJ_LINE.encode(), b"\xff"]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=80), st.lists(_PIECES, max_size=12).map(b"".join)))
def test_no_bytes_raise_anything_but_our_error(body):
    try:
        page = parse_cdx(body)
    except UnreadableAnswerError:
        return
    assert all(len(row.timestamp) == 14 for row in page.rows)


@given(st.integers(min_value=0, max_value=400))
def test_an_answer_that_breaks_off_anywhere_is_refused_or_was_whole(cut):
    body = rows_of([list(FIELDS), ROW, ROW])
    if 0 < cut < len(body):
        with pytest.raises(UnreadableAnswerError):
            parse_cdx(body[:cut])
