"""The one thread that appends to the archive, and the way to it from all others."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from archive.exchange import Exchange, RecordIds, Sink
from packager.fetch.stoppable_clock import StoppableClock

_Result = TypeVar("_Result")


class Recorder:
    """Hands exchanges to a sink, one after another, and comes back when they are safe.

    What has come together while the disk was busy is made safe together. An error of the sink
    stops the clock, and so everybody who works by it: nothing may be fetched that cannot be kept.
    """

    def __init__(self, sink: Sink, clock: StoppableClock) -> None:
        self._sink = sink
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recorder")
        self._lock = threading.Lock()
        self._waiting: list[Callable[[], None]] = []
        self._writing: Future[None] | None = None  # will take what waits

    def record(self, exchange: Exchange) -> RecordIds:
        """Keep an exchange. Digests and compression are made in the calling thread.

        Raises:
            Exception: What the sink raised, now or earlier.
        """
        with self._clock.stopped_by_errors():
            append = self._sink.prepare(exchange)
        return self.append(append)

    def append(self, append: Callable[[], _Result]) -> _Result:
        """Run in the writing thread what appends records, and give its result.

        Raises:
            Exception: What it or the sink raised, now or earlier.
        """
        results: list[_Result] = []
        with self._lock:
            self._waiting.append(lambda: results.append(append()))
            if self._writing is None:
                self._writing = self._thread.submit(self._write)
            writing = self._writing
        writing.result()
        return results[0]

    def close(self) -> None:
        """Wait for what is being appended, and end the thread. The sink stays open."""
        self._thread.shutdown()

    def _write(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting, []
            self._writing = None
        with self._clock.stopped_by_errors():
            for append in batch:
                append()
            self._sink.commit()
