"""A clock that is moved by waiting, so that no test waits."""

import threading

from packager.fetch.stoppable_clock import StoppableClock


class VirtualClock(StoppableClock):
    """Starts at 1000 and notes every wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._now = 1000.0
        self._lock = threading.Lock()

    def now(self) -> float:
        with self._lock:
            return self._now

    def wait(self, seconds: float) -> None:
        with self._lock:
            self.waits.append(seconds)
            self._now += seconds
        self.check()
