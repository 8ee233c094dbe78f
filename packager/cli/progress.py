"""Progress bars, on a terminal only."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

_WORTH_SHOWING_BYTES = 64 * 1024 * 1024  # less is done before anybody could read the bar
_WORTH_SHOWING_PARTS = 10


class ByteProgress:
    """Show how many bytes of a known total are done.

    Nothing is drawn where stderr is not a terminal, or the work is small.

    Args:
        words: What is being done.
    """

    def __init__(self, words: str) -> None:
        self._words = words
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def begin(self, total_bytes: int) -> None:
        """The work will go through this many bytes."""
        if total_bytes < _WORTH_SHOWING_BYTES or not sys.stderr.isatty():
            return
        from rich.console import Console  # 50 ms
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
        pace = (TransferSpeedColumn(), TimeRemainingColumn())
        console = Console(stderr=True)
        self._bar = Progress(*columns, *pace, console=console, transient=True)
        self._bar.add_task(self._words, total=total_bytes)
        self._bar.start()

    def advance(self, size_bytes: int) -> None:
        """So many more bytes are done."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0], size_bytes)


class CountProgress:
    """Show how many parts of a growing number are done, one step of the work after another.

    Nothing is drawn where stderr is not a terminal, or the parts are few.
    """

    def __init__(self) -> None:
        self._words = ""
        self._bar: Progress | None = None

    def begin(self, words: str) -> None:
        """Begin a step; the words say what is being done."""
        self._words = words
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, done: int, known: int) -> None:
        """So many are done, of those that are known so far."""
        if self._bar is None:
            if known < _WORTH_SHOWING_PARTS or not sys.stderr.isatty():
                return
            self._bar = self._start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=known)

    def _start(self) -> "Progress":
        from rich.console import Console  # 50 ms
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        what = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        columns = (*what, TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task(self._words)
        bar.start()
        return bar
