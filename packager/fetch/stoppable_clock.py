"""Time, and waits that can be called off when the work must stop."""

import threading
import time


class Clock:
    """The clock of one client and its threads."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._error: BaseException | None = None

    def now(self) -> float:
        """Give the seconds of a clock that never goes back."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Wait, unless the work stops.

        Raises:
            BaseException: The error that stopped the work.
        """
        self._stopped.wait(max(seconds, 0))
        self.check()

    def stop(self, error: BaseException) -> None:
        """End every wait, now and later, with an error; the first one counts."""
        self._error = self._error or error
        self._stopped.set()

    def check(self) -> None:
        """Go on only if the work has not been stopped.

        Raises:
            BaseException: The error that stopped the work.
        """
        if self._error is not None:
            raise self._error
