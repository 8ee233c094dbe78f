"""A rendered tweet as copied from the page: NAME, @HANDLE, the text, then time and date.

    NASA
    @NASA
    We have touchdown.
    4:55 AM · Sep 4, 2019

Here the text stands after the handle, and the clock is that of whoever read the page.
"""

import re
from dataclasses import dataclass

from packager.model import Reading
from packager.references.blanks import BLANKS, IN_LINE
from packager.references.dates.parse import parse_date_at
from packager.references.dates.parsed_date import ParsedDate
from packager.references.flattened.context import opening_of_line, text_above
from packager.references.flattened.handles import NO_BRACKETS, Mention

CARD_CHARS = 1200  # that a card can take from the handle to the date
_NAME_CHARS = 60

_LINE_END = re.compile(rf"{BLANKS}(?:·{BLANKS}(?:follow{BLANKS})?+)?+(?:\r\n|\n|\r)", re.IGNORECASE)
# A line that opens with a time of day and the sign that Twitter sets before the date.
_STAMP = re.compile(
    rf"(?:\n|\r)[{IN_LINE}>|]*+(?P<time>[^\d\n]{{0,16}}+\d{{1,2}}[:.]\d\d[^\d\n·-]{{0,16}}+[·-])"
)
# What the widget prints under the name.
_FURNITURE_LINE = re.compile(
    rf"\s*+(?:(?:[·✔✓]|follow(?:ing)?|verified account){BLANKS})++(?=[\r\n])", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A rendered tweet: ``text[start:end]`` reaches from its name or handle to its date."""

    start: int
    end: int
    mention: Mention
    name: str | None
    text_start: int
    text_end: int
    date: ParsedDate

    @property
    def reading(self) -> Reading:
        """Ambiguous where the handle has no brackets."""
        return self.date.reading if self.mention.in_brackets else Reading.AMBIGUOUS

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not certain, in words."""
        return self.date.notes if self.mention.in_brackets else (NO_BRACKETS, *self.date.notes)


class CardFinder:
    """Finds cards while the mentions of a text are offered in order; no part is searched twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._head: Mention | None = None
        self._searched_to = 0

    def offer(self, mention: Mention) -> Card | None:
        """Take note of the next mention; return the card that ends before it."""
        if not _ends_a_line(self._text, mention):
            return None
        card = self._search(mention.start)
        is_far = self._head is None or mention.start > self._head.end + CARD_CHARS
        if card or is_far or opening_of_line(self._text, mention.start) == mention.start:
            self._head = mention
            self._searched_to = mention.end
        return card

    def close(self) -> Card | None:
        """Return the card that ends after the last mention."""
        return self._search(len(self._text))

    def _search(self, end: int) -> Card | None:
        head = self._head
        if head is None:
            return None
        end = min(end, head.end + CARD_CHARS)
        start, self._searched_to = self._searched_to, max(end, self._searched_to)
        for stamp in _STAMP.finditer(self._text, start, end):
            date = parse_date_at(self._text, stamp.start("time"))
            if date and date.start >= stamp.end("time"):
                self._head = None
                return _card(self._text, head, stamp.start(), date)
        return None


def _ends_a_line(text: str, mention: Mention) -> bool:
    return _LINE_END.match(text, mention.end) is not None


def _card(text: str, head: Mention, text_end: int, date: ParsedDate) -> Card:
    start = opening_of_line(text, head.start)
    name = text[start : head.start].strip(" \t\u00a0—–-") or text_above(text, head.start)
    text_start = head.end
    while furniture := _FURNITURE_LINE.match(text, text_start, text_end):
        text_start = furniture.end()
    return Card(
        start=start,
        end=date.end,
        mention=head,
        name=name if 0 < len(name) <= _NAME_CHARS else None,
        text_start=text_start,
        text_end=text_end,
        date=date,
    )
