"""The body of an HTTP message in a record: its bytes without chunk framing, and where it ends.

Written for the checks alone, like ``archive.warc.http_head``.
"""

import re
from typing import Protocol

from archive import limits
from archive.warc.budget import Budget, Work
from archive.warc.http_head import Framing, HttpHead

_CHUNK_SIZE = re.compile(rb"[ \t]*+([0-9A-Fa-f]{1,15})[ \t]*+(?:;[^\n]*+)?")


class Body(Protocol):
    """Follows a body through the pieces of its block."""

    surplus: int  # bytes after its end

    def feed(self, piece: memoryview) -> list[memoryview]:
        """Take the next piece; give what of it is content (RFC 9112 §6.3)."""

    def find_fault(self) -> str | None:
        """Say, after the last piece, why it is not whole; None where it is."""


def new_body(head: HttpHead, budget: Budget) -> Body:
    """Start the body after a head."""
    if head.framing is Framing.CHUNKS:
        return _ChunkedBody(budget)
    if head.framing is Framing.END:
        return _EndlessBody()
    return _MeasuredBody(head.length if head.framing is Framing.LENGTH else 0)


class _MeasuredBody:
    """A body of a known length."""

    def __init__(self, length: int) -> None:
        self.surplus = 0
        self._length = length
        self._left = length

    def feed(self, piece: memoryview) -> list[memoryview]:
        if len(piece) <= self._left:
            self._left -= len(piece)
            return [piece]
        content = piece[: self._left]
        self.surplus += len(piece) - self._left
        self._left = 0
        return [content]

    def find_fault(self) -> str | None:
        if not self._left:
            return None
        return f"{self._length - self._left} bytes of the {self._length} of its Content-Length"


class _EndlessBody:
    """A body that ends with the connection."""

    surplus = 0

    def feed(self, piece: memoryview) -> list[memoryview]:
        return [piece]

    def find_fault(self) -> str | None:
        return None


class _ChunkedBody:
    """A body in chunks (RFC 9112 §7.1), with trailers after them."""

    def __init__(self, budget: Budget) -> None:
        self.surplus = 0
        self._budget = budget
        self._line = b""  # what has come of a line
        self._left = 0  # of the current chunk
        self._in_trailer = False
        self._after_data = False  # a line end must follow
        self._is_over = False
        self._fault: str | None = None

    def feed(self, piece: memoryview) -> list[memoryview]:
        content = []
        text = bytes(piece)
        at = 0
        while at < len(piece) and not (self._is_over or self._fault):
            if self._left:
                data = piece[at : at + self._left]
                content.append(data)
                self._left -= len(data)
                self._after_data = not self._left
                at += len(data)
            else:
                at = self._take_line(text, at)
        if self._is_over:
            self.surplus += len(piece) - at
        return content

    def find_fault(self) -> str | None:
        if self._fault or self._is_over:
            return self._fault
        return "it ends before its last chunk"

    def _take_line(self, text: bytes, at: int) -> int:
        """Take what a piece has of a line; give the place after it."""
        self._budget.spend(Work.CHUNK_LINES)
        end = text.find(b"\n", at, at + limits.CHUNK_LINE_BYTES)
        stop = end + 1 if end >= 0 else min(len(text), at + limits.CHUNK_LINE_BYTES)
        self._line += text[at:stop]
        if len(self._line) > limits.CHUNK_LINE_BYTES:
            self._fault = "a line of its chunk framing does not end"
        elif end >= 0:
            line, self._line = self._line, b""
            self._read_line(line.removesuffix(b"\n").removesuffix(b"\r"))
        return stop

    def _read_line(self, line: bytes) -> None:
        if self._in_trailer:
            self._is_over = not line
        elif self._after_data:
            self._after_data = False
            self._fault = "a chunk is longer than its size says" if line else None
        else:
            self._begin_chunk(line)

    def _begin_chunk(self, line: bytes) -> None:
        size = _CHUNK_SIZE.fullmatch(line)
        if size is None:
            self._fault = "a chunk has no size"
            return
        self._left = int(size[1], 16)
        self._in_trailer = not self._left
