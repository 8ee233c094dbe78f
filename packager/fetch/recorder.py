"""The one thread that appends to the archive, and the way to it from all others."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self, TypeVar

from archive.exchange import Exchange, RecordIds, Sink
from packager.fetch.clock import Clock

_Result = TypeVar("_Result")


class Recorder:
    """Hands exchanges to a sink, one after another.

    An error of the sink stops the clock, and so everybody who works with it: nothing may be
    fetched that cannot be kept.
    """

    def __init__(self, sink: Sink, clock: Clock) -> None:
        self._sink = sink
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recorder")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def record(self, exchange: Exchange) -> RecordIds:
        """Keep an exchange, and come back when it is appended. Digests are made in this thread.

        Raises:
            Exception: What the sink raised, now or earlier.
        """
        return self.append(self._guarded(lambda: self._sink.prepare(exchange)))

    def append(self, append: Callable[[], _Result]) -> _Result:
        """Run in the writing thread what appends other records, and give its result.

        Raises:
            Exception: What it raised, or what the sink raised earlier.
        """
        return self._thread.submit(self._guarded, append).result()

    def close(self) -> None:
        """Wait for what is being appended, and end the thread."""
        self._thread.shutdown()

    def _guarded(self, work: Callable[[], _Result]) -> _Result:
        self._clock.check()
        try:
            return work()
        except BaseException as error:
            self._clock.stop(error)
            raise
