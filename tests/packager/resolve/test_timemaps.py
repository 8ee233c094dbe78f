"""TimeMaps in link format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.errors import UnreadableAnswerError
from packager.resolve.timemaps import parse_timemap

TIMEMAP = b"""<https://news.example/a?x=1,2>; rel="original",
<https://ours.example/timegate/https://news.example/a>; rel="timegate",
<https://ours.example/web/20160819101112/https://news.example/a?x=1,2>; rel="first memento"; \
datetime="Fri, 19 Aug 2016 10:11:12 GMT",
<https://ours.example/web/20200101000000/https://news.example/a> ; datetime="Wed, 01 Jan 2020 \
00:00:00 GMT" ; rel="last memento",
<https://ours.example/timemap/a>; rel="self"; type="application/link-format"; from="Fri, 19 Aug"
"""


def test_mementos_are_read_with_their_times():
    first, last = parse_timemap(TIMEMAP)
    assert first.url == "https://ours.example/web/20160819101112/https://news.example/a?x=1,2"
    assert first.captured_at.isoformat() == "2016-08-19T10:11:12+00:00"
    assert last.captured_at.year == 2020


@pytest.mark.parametrize("body", [b"", b"\n", b'<https://news.example/>; rel="original"\n'])
def test_a_list_without_mementos_is_an_answer(body):
    assert parse_timemap(body) == ()


def test_a_memento_without_a_time_is_passed_over():
    assert parse_timemap(b'<https://ours.example/1>; rel="memento"; datetime="yesterday"') == ()


@pytest.mark.parametrize("body", [b"<!DOCTYPE html>", b"not found", TIMEMAP[:-60], b"\xff"])
def test_what_is_no_link_format_is_refused(body):
    with pytest.raises(UnreadableAnswerError):
        parse_timemap(body)


@given(st.one_of(st.binary(max_size=60), st.text('<>;,="rel memento', max_size=60).map(str.encode)))
def test_no_bytes_raise_anything_but_our_error(body):
    try:
        parse_timemap(body)
    except UnreadableAnswerError:
        return
