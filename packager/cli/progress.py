"""A progress bar with bytes a second and the time left, on a terminal only."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

_WORTH_SHOWING_BYTES = 64 * 1024 * 1024  # less is done before anybody could read the bar


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
