"""Text made from a source, with the place in the source of every character.

Decoding ``&mdash;``, leaving tags out, or undoing JSON's escapes makes a text that reads well, but
whose offsets are not the source's. A ``MappedText`` keeps the way back.
"""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class MappedText:
    """A text in pieces, each made from one stretch of a source, in the source's order.

    A piece as long as its stretch is a copy of it, character by character. Any other piece (``—``
    for ``&mdash;``, a line break for ``<br>``) stands for its stretch as a whole.
    """

    text: str
    starts: "array[int]"  # where each piece begins in text; the last entry is the text's length
    source_starts: "array[int]"  # where each piece's stretch begins in the source
    source_ends: "array[int]"

    def source_offset(self, offset: int) -> int:
        """Give the place in the source of the character at an offset; of the end, at the length.

        Args:
            offset: 0 to ``len(text)``, in code points.
        """
        if offset >= len(self.text):
            return self.source_ends[-1] if self.source_ends else 0
        piece = bisect_right(self.starts, offset) - 1
        if self._is_copy(piece):
            return self.source_starts[piece] + offset - self.starts[piece]
        return self.source_starts[piece]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the smallest stretch of the source that ``text[start:end]`` was made from."""
        if end <= start:
            place = self.source_offset(start)
            return place, place
        piece = bisect_left(self.starts, end) - 1
        source_end = self.source_ends[piece]
        if self._is_copy(piece):
            source_end -= self.starts[piece + 1] - end
        return self.source_offset(start), source_end

    def offset_of(self, source_offset: int) -> int:
        """Give the offset of the character made from a place in the source, or of the next one."""
        piece = bisect_right(self.source_ends, source_offset)
        if piece == len(self.source_ends):
            return len(self.text)
        into = source_offset - self.source_starts[piece]
        return self.starts[piece] + (into if into > 0 and self._is_copy(piece) else 0)

    def _is_copy(self, piece: int) -> bool:
        made = self.starts[piece + 1] - self.starts[piece]
        return made == self.source_ends[piece] - self.source_starts[piece]


class MappedTextBuilder:
    """Gathers a mapped text, piece by piece."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._starts = array("q")
        self._source_starts = array("q")
        self._source_ends = array("q")

    def add(self, text: str, source_start: int, source_end: int) -> None:
        """Add a piece, and the stretch of the source that it was made from."""
        if not text:
            return
        self._parts.append(text)
        self._starts.append(self.length)
        self._source_starts.append(source_start)
        self._source_ends.append(source_end)
        self.length += len(text)

    def build(self) -> MappedText:
        """Give what was gathered so far."""
        return MappedText(
            text="".join(self._parts),
            starts=self._starts + array("q", [self.length]),
            source_starts=self._source_starts,
            source_ends=self._source_ends,
        )
