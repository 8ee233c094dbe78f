"""Where in the article's text each reference stands.

The offsets of references.json count in the source, markup and all. The text is another string, so a
reference is looked for by its words, in order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packager.report.foreign_text import with_line_feeds
from packager.report.inputs import Record

_EMBEDS = frozenset({"html_embed", "flattened_embed", "shortcode"})
_LEAST_CHARS = 3  # of words that are looked for on their own
_GAP_CHARS = 200  # at most, between a tweet's words and what names it


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a reference stands: ``text[start:end]``.

    Attributes:
        is_block: The stretch is the tweet as the article shows it, and a card can take its place.
            Otherwise it is a part of the article's own words, such as an address within a sentence.
        mark_start, mark_end: Within it, who said it and when, or the address.
    """

    start: int
    end: int
    is_block: bool
    mark_start: int
    mark_end: int


def find_places(text: str, references: Sequence[Record]) -> list[Place | None]:
    """Find the place of each reference.

    Args:
        text: The article's text, LF line ends.
        references: In reading order.

    Returns:
        One a reference, in order and without overlaps; None where it is not in the text, or stands
        in code or a comment, which are not the article's own words. A reference whose words stand
        twice is found at the first place that fits after the one before it.
    """
    places: list[Place | None] = []
    cursor = 0
    for reference in references:
        place = None
        if not reference["in_code"] and not reference["in_comment"]:
            place = _find_place(text, reference, cursor)
        places.append(place)
        cursor = place.end if place else cursor
    return places


def _find_place(text: str, reference: Record, cursor: int) -> Place | None:
    words = with_line_feeds(reference["text"] or "").strip()
    marks = list(_marks_of(reference))
    is_embed = reference["kind"] in _EMBEDS
    if is_embed and words:
        for mark in marks:
            for start in _occurrences(text, mark, cursor):
                place = _beside(text, reference, words, (start, start + len(mark)), cursor)
                if place:
                    return _take_in_marks(text, place, marks)
    for mark in marks:
        start = text.find(mark, cursor)
        if start >= 0:
            end = start + len(mark)
            is_block = is_embed or _stands_alone(text, start, end)
            place = Place(start=start, end=end, is_block=is_block, mark_start=start, mark_end=end)
            return _take_in_marks(text, place, marks) if is_embed else place
    start = text.find(words, cursor) if is_embed and len(words) >= _LEAST_CHARS else -1
    if start < 0:
        return None
    end = start + len(words)
    return Place(start=start, end=end, is_block=True, mark_start=end, mark_end=end)


def _marks_of(reference: Record) -> Iterator[str]:
    """Give what names the tweet in the text, the most telling first."""
    name, handle, day = reference["name"], reference["handle"], reference["date_text"]
    at = f"@{handle}" if handle else ""
    known = [part for part in (name, f"({at})" if name and at else at, day) if part]
    marks = [reference["quote"], f"— {' '.join(known)}" if len(known) > 1 else ""]
    marks += [reference["url"], reference["canonical_url"]]
    for mark in dict.fromkeys(with_line_feeds(mark or "").strip() for mark in marks):
        if len(mark) >= _LEAST_CHARS:
            yield mark


def _occurrences(text: str, words: str, cursor: int) -> Iterator[int]:
    start = text.find(words, cursor)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def _beside(
    text: str, reference: Record, words: str, mark: tuple[int, int], cursor: int
) -> Place | None:
    """Find the tweet's words next to its mark, before or after it."""
    start, end = mark
    first = text.rfind(words, max(cursor, start - len(words) - _GAP_CHARS), start)
    if first >= 0 and _is_of_the_tweet(text[first + len(words) : start], reference):
        gap = first + len(words)
        return Place(start=first, end=end, is_block=True, mark_start=gap, mark_end=end)
    after = re.compile(r"\s*").match(text, end)
    if after and text.startswith(words, after.end()):
        last = after.end() + len(words)
        return Place(start=start, end=last, is_block=True, mark_start=start, mark_end=end)
    return None


def _is_of_the_tweet(gap: str, reference: Record) -> bool:
    """Whether what stands between the words and the mark is nothing, or names the author."""
    names = [name for name in (reference["handle"], reference["name"]) if name]
    return not gap.strip() or any(name in gap for name in names)


def _take_in_marks(text: str, place: Place, marks: Sequence[str]) -> Place:
    """Extend a place by the lines behind it that only name the tweet once more."""
    end, more = place.end, True
    while more:
        more = False
        line = re.compile(r"\s*([^\n]*)").match(text, end)
        if line and line[1].strip() in marks:
            end, more = line.end(), True
    ends_with_mark = place.mark_end == place.end
    return Place(
        start=place.start,
        end=end,
        is_block=True,
        mark_start=place.mark_start,
        mark_end=end if ends_with_mark else place.mark_end,
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a stretch."""
    line_end = text.find("\n", end)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : line_end if line_end >= 0 else len(text)]
    return not before.strip() and not after.strip()
