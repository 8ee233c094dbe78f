"""What came over the wire is read as the answer that it is: a memento, a refusal, or nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from archive.http_message import parse_final_head
from packager.errors import (
    BrokenAnswerError,
    NetworkError,
    RefusedAddressError,
    TimedOutError,
    TooLargeError,
    UndecodableAnswerError,
    UnknownHostError,
    UnreachableError,
)
from packager.platforms.interface import Purpose, Trouble
from packager.received import Received
from packager.web_asker import to_answer

REPLAY = "https://archive.example/web/20160820000000id_/https://twitter.com/a/status/1"
MEMENTO = "Memento-Datetime: Sat, 20 Aug 2016 00:00:00 GMT"


def received(*lines: str, status: int = 200, url: str = REPLAY, body: bytes = b"x") -> Received:
    head = parse_final_head("\r\n".join((f"HTTP/1.1 {status} X", *lines, "", "")).encode())
    return Received(
        url=url,
        final_url=url,
        asked_at=datetime(2026, 1, 1, tzinfo=UTC),
        head=head,
        content_type="text/html",
        charset="utf-8",
        body=body,
        record="urn:uuid:1",
        size_bytes=len(body),
        wire_bytes=len(body),
        error=None,
    )


def test_a_memento_is_about_the_archived_address_and_of_its_time():
    answer = to_answer(received(MEMENTO), Purpose.CAPTURE)
    assert answer.url == answer.final_url == "https://twitter.com/a/status/1"
    assert answer.captured_at == datetime(2016, 8, 20, tzinfo=UTC)
    assert answer.trouble is None


def test_an_archived_redirect_leads_to_the_address_that_it_led_to():
    where = "Location: https://archive.example/web/20160820000000id_/https://twitter.com/b/status/1"
    answer = to_answer(received(MEMENTO, where, status=302), Purpose.CAPTURE)
    assert answer.final_url == "https://twitter.com/b/status/1"
    assert answer.http_status == 302


@pytest.mark.parametrize("status", [200, 302, 403, 404])
def test_what_an_archive_says_for_itself_is_no_memento(status):
    answer = to_answer(received(status=status), Purpose.CAPTURE)
    assert answer.trouble is Trouble.NOT_ARCHIVED
    assert answer.captured_at is None


@pytest.mark.parametrize("date", ["yesterday", "Sat, 99 Aug 2016 00:00:00 GMT", ""])
def test_a_memento_without_a_date_is_none(date):
    answer = to_answer(received(f"Memento-Datetime: {date}"), Purpose.CAPTURE)
    assert answer.trouble is Trouble.NOT_ARCHIVED


def test_an_archives_429_is_a_refusal_and_an_archived_429_is_none():
    asked = received("Retry-After: 7", status=429)
    refusal = to_answer(asked, Purpose.CAPTURE)
    assert (refusal.trouble, refusal.retry_after_s) == (Trouble.RATE_LIMITED, 7.0)
    archived = to_answer(received(MEMENTO, status=429), Purpose.CAPTURE)
    assert archived.trouble is None


def test_a_server_error_stays_the_answer_that_it_is():
    answer = to_answer(received(status=503), Purpose.CAPTURE)
    assert (answer.trouble, answer.http_status) == (None, 503)


def test_a_short_link_names_where_it_leads():
    short = received("Location: /elsewhere", status=301, url="https://t.co/abc")
    assert to_answer(short, Purpose.EXPAND).final_url == "https://t.co/elsewhere"


def test_a_location_that_is_no_address_leads_nowhere():
    short = received("Location: http://[x", status=301, url="https://t.co/abc")
    assert to_answer(short, Purpose.EXPAND).final_url == "https://t.co/abc"


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (TimedOutError, Trouble.TIMED_OUT),
        (UnreachableError, Trouble.CONNECTION_REFUSED),
        (UnknownHostError, Trouble.CONNECTION_REFUSED),
        (RefusedAddressError, Trouble.CONNECTION_REFUSED),
        (UndecodableAnswerError, Trouble.UNDECODABLE),
        (TooLargeError, Trouble.TOO_LARGE),
        (BrokenAnswerError, Trouble.CONNECTION_BROKEN),
        (NetworkError, Trouble.CONNECTION_BROKEN),
    ],
)
def test_each_error_of_the_network_is_a_trouble_of_its_own(error, trouble):
    asked = replace(received(), error=error("why"))
    assert to_answer(asked, Purpose.LIVE).trouble is trouble


def test_where_nothing_was_sent_there_is_a_trouble_and_a_time():
    asked = replace(received(), head=None, record=None, asked_at=None, error=UnknownHostError("x"))
    answer = to_answer(asked, Purpose.LIVE)
    assert answer.trouble is Trouble.CONNECTION_REFUSED
    assert answer.asked_at.tzinfo is UTC
