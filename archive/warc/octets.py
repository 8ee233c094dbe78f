"""Bytes that come in pieces, taken a head or a number of bytes at a time.

``GzipMember`` and ``PlainFile`` are where they come from: one member decompressed, or the file as
it is.
"""

from collections.abc import Iterator
from typing import Protocol

from archive import limits
from archive.warc.budget import Budget, Work
from archive.warc.inflate import InflateError, new_inflater
from archive.warc.source import Window

# Most requests fit the first step; what a step leaves over is copied, so it must not be large.
_FIRST_STEP_BYTES = 16 * limits.KIB
_STEP_BYTES = 64 * limits.KIB

GZIP_MAGIC = b"\x1f\x8b\x08"  # RFC 1952 §2.3.1: ID1, ID2, and deflate, the only method there is
_RESERVED_FLAGS = 0xE0  # RFC 1952 §2.3.1.2: "must give an error indication"
_FLAGS_AT = 3


class DamagedMemberError(Exception):
    """A gzip member cannot be decompressed; ``is_cut`` where it ends before its end."""

    def __init__(self, message: str, *, is_cut: bool) -> None:
        super().__init__(message)
        self.is_cut = is_cut


class Pieces(Protocol):
    """Where bytes come from."""

    @property
    def end(self) -> int:
        """The offset in the file after everything that was read."""

    def read(self) -> bytes:
        """Give the next piece; nothing at the end."""


class GzipMember:
    """One gzip member, decompressed piece by piece (RFC 1952 §2.2)."""

    def __init__(self, window: Window, offset: int, budget: Budget) -> None:
        self.end = offset
        self._window = window
        self._budget = budget
        self._inflater = new_inflater()
        self._tail: bytes | memoryview = b""
        self._step_bytes = _FIRST_STEP_BYTES
        header = window.view(offset, len(GZIP_MAGIC) + 1)
        self._is_odd = len(header) > _FLAGS_AT and bool(header[_FLAGS_AT] & _RESERVED_FLAGS)

    def read(self) -> bytes:
        """Give the next piece; nothing at the member's end, which ``end`` then names.

        Raises:
            DamagedMemberError: It is not whole, or its CRC-32 or length is wrong.
            LimitReachedError: The file has decompressed to more than the limits allow.
        """
        if self._is_odd:
            raise DamagedMemberError("a reserved flag of its gzip header is set", is_cut=False)
        while not self._is_over():
            feed = self._tail or self._more()
            try:
                piece = self._inflater.decompress(feed, limits.WARC_PIECE_BYTES)
            except InflateError as error:
                raise DamagedMemberError(str(error), is_cut=False) from error
            self._tail = self._inflater.unconsumed_tail
            if self._is_over():
                self.end -= len(self._inflater.unused_data)
            if piece:
                self._budget.spend(Work.BYTES, len(piece))
                return piece
            if not feed and not self._is_over():
                raise DamagedMemberError("the file ends within it", is_cut=True)
        return b""

    def _is_over(self) -> bool:
        return self._inflater.eof

    def _more(self) -> memoryview:
        feed = self._window.view(self.end, self._step_bytes)
        self._step_bytes = _STEP_BYTES
        self.end += len(feed)
        return feed


class PlainFile:
    """A file as it is, from an offset to its end."""

    def __init__(self, window: Window, offset: int, budget: Budget) -> None:
        self.end = offset
        self._window = window
        self._budget = budget
        self._step_bytes = _FIRST_STEP_BYTES

    def read(self) -> bytes:
        """Give the next piece; nothing at the end of the file."""
        piece = bytes(self._window.view(self.end, self._step_bytes))
        self._step_bytes = _STEP_BYTES
        self.end += len(piece)
        self._budget.spend(Work.BYTES, len(piece))
        return piece


class Octets:
    """Bytes taken from pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._piece = b""
        self._at = 0

    @property
    def left_over(self) -> int:
        """How many bytes of what was read have not been taken."""
        return len(self._piece) - self._at

    def take_up_to(self, mark: bytes, limit_bytes: int) -> bytes | None:
        """Take everything up to and including a mark.

        Returns:
            None where the mark does not stand within ``limit_bytes``; then nothing is taken.
        """
        search_from = self._at
        while (found := self._piece.find(mark, search_from)) < 0:
            waiting = self.left_over
            if waiting >= limit_bytes or not self._extend():
                return None
            search_from = max(0, waiting - len(mark) + 1)
        stop = found + len(mark)
        if stop - self._at > limit_bytes:
            return None
        taken = self._piece[self._at : stop]
        self._at = stop
        return taken

    def take(self, size_bytes: int) -> Iterator[memoryview]:
        """Take a number of bytes, in pieces; fewer come only where there are no more."""
        left = size_bytes
        while left and (self.left_over or self._extend()):
            piece = memoryview(self._piece)[self._at : self._at + left]
            self._at += len(piece)
            left -= len(piece)
            yield piece

    def peek(self, size_bytes: int) -> bytes:
        """Look at the next bytes without taking them; fewer only where there are no more."""
        while self.left_over < size_bytes and self._extend():
            pass
        return self._piece[self._at : self._at + size_bytes]

    def drain(self) -> None:
        """Take everything that is left."""
        while self._extend():
            self._at = len(self._piece)

    def _extend(self) -> bool:
        """Read one more piece behind what has not been taken; say whether there was one."""
        piece = self._pieces.read()
        if not piece:
            return False
        self._piece = self._piece[self._at :] + piece if self.left_over else piece
        self._at = 0
        return True
