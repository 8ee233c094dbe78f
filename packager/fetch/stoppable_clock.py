"""Time, and waits that can be called off when the work must stop."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class StoppableClock:
    """The clock of one client and all its threads."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._error: BaseException | None = None

    def now(self) -> float:
        """Give the seconds of a clock that never goes back."""
        return time.monotonic()

    def is_stopped(self) -> bool:
        """Say whether the work must stop."""
        return self._stopped.is_set()

    def wait(self, seconds: float) -> None:
        """Wait, unless the work stops.

        Raises:
            BaseException: The error that stopped the work.
        """
        self._stopped.wait(max(seconds, 0))
        self.check()

    @contextmanager
    def stopped_by_errors(self) -> Iterator[None]:
        """Let an error of the block end every wait and check, now and later; the first counts.

        Raises:
            BaseException: That error, or the one that had stopped the work before.
        """
        self.check()
        try:
            yield
        except GeneratorExit:  # nobody reads a generator's results any more: no error
            raise
        except BaseException as error:
            self._error = self._error or error
            self._stopped.set()
            raise

    def check(self) -> None:
        """Go on only if the work has not been stopped.

        Raises:
            BaseException: The error that stopped the work.
        """
        if self._error is not None:
            raise self._error
