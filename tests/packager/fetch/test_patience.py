"""What fails in passing is tried again, later and later, and not before the server says so."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from packager.errors import BrokenAnswerError, RefusedAddressError, TimedOutError, UnreachableError
from packager.fetch.client import Client
from packager.fetch.patience import parse_retry_after
from tests.packager.fetch.virtual_clock import VirtualClock
from tests.packager.fetch.wire_server import Answer, Ending, WireServer, answer, ok

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def refusal(status: int, *headers: bytes) -> Answer:
    lines = (b"HTTP/1.1 %d No" % status, b"Content-Length: 0", *headers)
    return answer(b"\r\n".join(lines) + b"\r\n\r\n")


def in_turn(*answers: Answer):
    """Give one answer after another, the last for ever."""
    left = list(answers)
    return lambda _request: left.pop(0) if len(left) > 1 else left[0]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def patient(settings, clock):
    with Client(settings(tries=4), clock=clock) as client:
        yield client


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again_each_time_an_exchange(http_server, patient, status):
    http_server.answers["/"] = in_turn(refusal(status), refusal(status), ok(b"at last"))
    fetched = patient.fetch(http_server.url("/"))
    assert [exchange.status for exchange in fetched.exchanges] == [status, status, 200]
    assert fetched.body == b"at last"
    assert [exchange.response.read() for exchange in fetched.exchanges] == [
        seen.answer.sent for seen in http_server.seen
    ]


def test_the_waits_grow_and_are_left_to_chance(http_server, patient, clock):
    http_server.answers["/"] = refusal(503)
    fetched = patient.fetch(http_server.url("/"))
    assert (fetched.status, fetched.error) == (503, None)
    assert len(clock.waits) == len(fetched.hops) - 1 == 3
    for number, wait in enumerate(clock.waits):
        least = limits.BACK_OFF_FIRST_S * 2**number
        assert least <= wait <= least + limits.BACK_OFF_JITTER_S
    assert len({wait % 1 for wait in clock.waits}) == 3


def test_retry_after_is_waited_for(http_server, patient, clock):
    http_server.answers["/"] = in_turn(refusal(429, b"Retry-After: 77"), ok(b"thanks"))
    assert patient.fetch(http_server.url("/")).body == b"thanks"
    assert clock.waits == [pytest.approx(77)]


def test_who_asks_for_too_much_patience_is_not_asked_again(http_server, patient, clock):
    wait = b"Retry-After: %d" % (limits.RETRY_AFTER_S + 1)
    http_server.answers["/"] = refusal(429, wait)
    fetched = patient.fetch(http_server.url("/"))
    assert (fetched.status, len(fetched.hops), clock.waits) == (429, 1, [])


def test_a_server_that_asks_for_patience_gets_it_from_everybody(http_server, patient, clock):
    http_server.answers["/"] = refusal(429, b"Retry-After: 7200")
    http_server.answers["/b"] = ok(b"")
    patient.fetch(http_server.url("/"))
    patient.fetch(http_server.url("/b"))
    assert clock.waits == [pytest.approx(limits.RETRY_AFTER_S)]


def test_a_turn_that_comes_too_late_is_not_taken(http_server, settings, clock):
    http_server.answers["/"] = refusal(429, b"Retry-After: 100")
    with Client(settings(tries=1, fetch_s=50), clock=clock) as client:
        client.fetch(http_server.url("/"))
        late = client.fetch(http_server.url("/b"))
    assert isinstance(late.error, TimedOutError)
    assert len(http_server.seen) == 1


def test_the_waits_together_have_a_limit(http_server, settings, clock):
    http_server.answers["/"] = refusal(503, b"Retry-After: 100")
    with Client(settings(tries=9, fetch_s=250), clock=clock) as client:
        fetched = client.fetch(http_server.url("/"))
    assert clock.waits == [pytest.approx(100)] * 2
    assert len(fetched.hops) == 3


@pytest.mark.parametrize("status", [200, 404, 403, 410, 451, 500, 501])
def test_an_answer_that_stays_is_not_asked_for_again(http_server, patient, status):
    http_server.answers["/"] = refusal(status)
    assert len(patient.fetch(http_server.url("/")).hops) == 1


@pytest.mark.parametrize(
    "broken",
    [
        answer(ending=Ending.CLOSE),
        answer(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", ending=Ending.CLOSE),
    ],
    ids=["nothing", "half"],
)
def test_an_answer_that_breaks_off_is_asked_for_again_and_both_are_kept(
    http_server, patient, broken
):
    http_server.answers["/"] = in_turn(broken, ok(b"whole"))
    fetched = patient.fetch(http_server.url("/"))
    assert [exchange.truncated for exchange in fetched.exchanges] == ["disconnect", None]
    assert fetched.exchanges[0].response.read() == broken.sent
    assert fetched.body == b"whole"


def test_what_always_breaks_off_ends_in_an_error(http_server, patient):
    http_server.answers["/"] = answer(ending=Ending.CLOSE)
    fetched = patient.fetch(http_server.url("/"))
    assert isinstance(fetched.error, BrokenAnswerError)
    assert len(fetched.hops) == 4


def test_a_server_that_is_away_for_a_moment_is_tried_again(patient, clock):
    closed = WireServer()
    closed.close()
    assert isinstance(patient.fetch(closed.url("/")).error, UnreachableError)
    assert len(clock.waits) == 3


def test_a_refused_address_is_not_tried_again(patient, clock):
    assert isinstance(patient.fetch("http://10.0.0.1/").error, RefusedAddressError)
    assert not clock.waits


def test_what_is_no_mere_question_is_asked_once(http_server, patient):
    http_server.answers["/"] = refusal(503)
    assert len(patient.fetch(http_server.url("/"), method="POST", body=b"x").hops) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        ("9" * 500, float("9" * 18)),
        ("Thu, 01 Jan 2026 00:01:00 GMT", 60.0),
        ("Thu, 01 Jan 2026 00:01:00", 60.0),
        ("Wed, 31 Dec 2025 23:59:00 GMT", 0.0),
        ("-1", None),
        ("1.5", None),
        ("١٢", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value, seconds):
    assert parse_retry_after(value, NOW) == seconds


@given(value=st.text() | st.text(alphabet="0123456789 :,GMTJanThu+-", max_size=40))
def test_any_retry_after_is_read_or_none(value):
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or seconds >= 0
