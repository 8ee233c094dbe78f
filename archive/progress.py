"""What a long run tells whoever waits for it: how much there is to do, and how much is done."""

from typing import Protocol


class Progress(Protocol):
    """Is told of bytes. Calls may come from several threads, but never two at once."""

    def begin(self, total_bytes: int) -> None:
        """The work will go through about this many bytes."""

    def advance(self, size_bytes: int) -> None:
        """So many more bytes are done."""


class NoProgress:
    """Tell nobody."""

    def begin(self, total_bytes: int) -> None:
        """Do nothing."""

    def advance(self, size_bytes: int) -> None:
        """Do nothing."""
