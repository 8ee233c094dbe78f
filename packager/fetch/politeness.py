"""How often a host is asked: so many at once, so long apart, and not while it says no."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from packager.fetch.stoppable_clock import StoppableClock


@dataclass(kw_only=True, slots=True)
class _Lane:
    """The requests to one host."""

    seats: threading.BoundedSemaphore
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_start: float = 0.0  # of the next request that asks for a turn
    closed_until: float = 0.0  # for every request, those that wait included


class Politeness:
    """Gives out turns, host by host. Hosts do not wait for one another."""

    def __init__(self, *, parallel: int, delay_s: float, clock: StoppableClock) -> None:
        """Allow ``parallel`` requests at a time, whose starts are ``delay_s`` apart."""
        self._parallel = parallel
        self._delay_s = delay_s
        self._clock = clock
        self._lanes: dict[str, _Lane] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked, and keep the seat for as long as the block lasts.

        Raises:
            BaseException: The error that stopped the work meanwhile.
        """
        lane = self._lane(host)
        with lane.seats:
            self._wait_for_start(lane)
            yield

    def pause(self, host: str, seconds: float) -> None:
        """Let nobody ask the host for so long."""
        lane = self._lane(host)
        with lane.lock:
            lane.closed_until = max(lane.closed_until, self._clock.now() + seconds)

    def _lane(self, host: str) -> _Lane:
        with self._lock:
            if host not in self._lanes:
                self._lanes[host] = _Lane(seats=threading.BoundedSemaphore(self._parallel))
            return self._lanes[host]

    def _wait_for_start(self, lane: _Lane) -> None:
        with lane.lock:
            start = max(lane.next_start, self._clock.now())
            lane.next_start = start + self._delay_s
        while (left_s := max(start, lane.closed_until) - self._clock.now()) > 0:
            self._clock.wait(left_s)
        self._clock.check()
