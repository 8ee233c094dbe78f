"""One host is asked so often, and so many times at once; others do not wait for it."""

import threading
from contextlib import ExitStack

import pytest

from archive import limits
from packager.fetch.client import Client
from packager.fetch.politeness import Politeness
from packager.fetch.stoppable_clock import StoppableClock
from tests.packager.fetch.virtual_clock import VirtualClock
from tests.packager.fetch.wire_server import answer, ok


def test_requests_to_one_host_start_apart():
    clock = VirtualClock()
    politeness = Politeness(parallel=2, delay_s=1.5, clock=clock)
    starts = []
    for host in ["a.example", "a.example", "b.example", "a.example"]:
        with politeness.turn(host):
            starts.append((host, clock.now()))
    assert starts == [
        ("a.example", 1000.0),
        ("a.example", 1001.5),
        ("b.example", 1001.5),
        ("a.example", 1003.0),
    ]


def test_a_pause_holds_for_everybody_who_asks_that_host():
    clock = VirtualClock()
    politeness = Politeness(parallel=2, delay_s=0, clock=clock)
    politeness.pause("a.example", 30)
    politeness.pause("a.example", 10)
    with politeness.turn("b.example"):
        assert clock.now() == 1000.0
    with politeness.turn("a.example"):
        assert clock.now() == 1030.0


def test_no_more_than_so_many_are_asked_at_once():
    politeness = Politeness(parallel=2, delay_s=0, clock=StoppableClock())
    entered = threading.Event()

    def third() -> None:
        with politeness.turn("a.example"):
            entered.set()

    with ExitStack() as seats:
        seats.enter_context(politeness.turn("a.example"))
        seats.enter_context(politeness.turn("a.example"))
        thread = threading.Thread(target=third)
        thread.start()
        with politeness.turn("b.example"):
            assert not entered.wait(0.05)
    assert entered.wait(5)
    thread.join()


def test_a_wait_ends_when_the_work_stops():
    clock = StoppableClock()
    politeness = Politeness(parallel=1, delay_s=3600, clock=clock)
    with politeness.turn("a.example"):
        pass
    caught = []

    def wait() -> None:
        try:
            with politeness.turn("a.example"):
                raise AssertionError("it did not wait")
        except OSError as error:
            caught.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    disk_is_full = OSError("disk full")
    with pytest.raises(OSError, match="disk full"), clock.stopped_by_errors():
        raise disk_is_full
    thread.join(5)
    assert caught == [disk_is_full]


def test_redirects_wait_their_turn_too(http_server, settings):
    http_server.answers["/"] = answer(
        b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"
    )
    http_server.answers["/b"] = ok(b"")
    clock = VirtualClock()
    with Client(settings(host_delay_s=limits.BACK_OFF_FIRST_S), clock=clock) as client:
        client.fetch(http_server.url("/"))
    assert clock.waits == [limits.BACK_OFF_FIRST_S]
