"""The article's text as paragraphs and cards: every word of it, in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packager.report.places import Place

_WRAPPED_CHARS = 100  # where no line is longer, lines were broken to a width and are no paragraphs
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of the article's words, or the sign that a card belongs there.

    Attributes:
        text: The words; empty for a sign.
        reference: The place of the reference in reading order, for a sign.
    """

    text: str = ""
    reference: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A paragraph, or the place of a card.

    Attributes:
        pieces: Of a paragraph.
        is_title: The paragraph repeats the article's title.
        reference: Of a card, the place of its reference in reading order; else -1.
        words: Of a card, the tweet's words as the article has them, line by line.
        mark: Of a card, who said it and when, or the address, as the article has it.
        is_mark_first: The mark stands before the words.
    """

    pieces: tuple[Piece, ...] = ()
    is_title: bool = False
    reference: int = -1
    words: tuple[str, ...] = ()
    mark: tuple[str, ...] = ()
    is_mark_first: bool = False


def article_blocks(text: str, title: str | None, places: Sequence[Place | None]) -> list[Block]:
    """Cut the text into blocks.

    Every character of the text but line ends and blanks between blocks stands in one of them, in
    order. A reference within a paragraph gets a sign in it and its card behind it; one without a
    place gets no card here.
    """
    wrapped = max(map(len, text.split("\n"))) <= _WRAPPED_CHARS
    blocks: list[Block] = []
    position = 0
    waiting: list[tuple[int, int]] = []  # signs of the paragraphs up to the next card
    for reference, place in enumerate(places):
        if place is None:
            continue
        if not place.is_block:
            waiting.append((place.end, reference))
            continue
        blocks += _paragraphs(text, position, place.start, waiting, wrapped=wrapped)
        blocks.append(_card(text, reference, place))
        position, waiting = place.end, []
    blocks += _paragraphs(text, position, len(text), waiting, wrapped=wrapped)
    return list(_with_title(blocks, title))


def _card(text: str, reference: int, place: Place) -> Block:
    before = _lines(text[place.start : place.mark_start])
    mark = _lines(text[place.mark_start : place.mark_end])
    after = _lines(text[place.mark_end : place.end])
    return Block(
        reference=reference,
        words=before or after,
        mark=mark,
        is_mark_first=not before and bool(after),
    )


def _paragraphs(
    text: str, start: int, end: int, signs: Sequence[tuple[int, int]], *, wrapped: bool
) -> Iterator[Block]:
    """Give the paragraphs of a stretch, each followed by the cards of its signs."""
    waiting = list(signs)
    for first, last in _spans(text, start, end, wrapped=wrapped):
        pieces: list[Piece] = []
        cards: list[int] = []
        position = first
        while waiting and waiting[0][0] <= last:
            place, reference = waiting.pop(0)
            if position < place:
                pieces.append(Piece(text=text[position:place]))
            pieces.append(Piece(reference=reference))
            cards.append(reference)
            position = max(position, place)
        if position < last:
            pieces.append(Piece(text=text[position:last]))
        yield Block(pieces=tuple(pieces))
        yield from (Block(reference=reference) for reference in cards)
    yield from (Block(reference=reference) for _, reference in waiting)


def _spans(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Give where each paragraph of a stretch begins and ends, blanks around it left out."""
    breaks = _BLANK_LINES if wrapped else re.compile(r"\n")
    position = start
    for gap in [*breaks.finditer(text, start, end), None]:
        last = gap.start() if gap else end
        part = text[position:last]
        if part.strip():
            first = position + len(part) - len(part.lstrip())
            yield first, first + len(part.strip())
        position = gap.end() if gap else end


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _with_title(blocks: Sequence[Block], title: str | None) -> Iterator[Block]:
    """Mark the first paragraph where it is the title."""
    for index, block in enumerate(blocks):
        words = "".join(piece.text for piece in block.pieces)
        is_title = index == 0 and title is not None and words.split() == title.split() != []
        yield Block(pieces=block.pieces, is_title=True) if is_title else block
