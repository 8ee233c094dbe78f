"""Read the day that an embed prints, in any language that Twitter's widget speaks and in many more.

Relative dates ("3 days ago") and days without a year are no dates.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from packager.references.blanks import BLANKS, WRAP
from packager.references.dates.named_dates import read_month, read_named_date
from packager.references.dates.numeric_dates import read_numeric_date
from packager.references.dates.parsed_date import ParsedDate

__all__ = ["ParsedDate", "parse_date_at", "parse_date_text", "read_month"]

_WORD = r"[^\W\d_][^\s\d·,–—|-]{0,11}+"  # "AM", "a. m.", "น."
# A time of day before the date, as the widget prints it: "11:55 AM - ", "午前11:55 · ".
_TIME_BEFORE = re.compile(rf"(?:{_WORD}{BLANKS})?\d{{1,2}}[:.]\d\d(?::\d\d)?(?![\d.]){WRAP}")
_AFTER_TIME = re.compile(rf"(?:{_WORD}{WRAP})?(?P<dash>[-–—·•|,]{WRAP})?")
_MOST_WORDS_AFTER_TIME = 3

# What may follow the date in an element of its own: a weekday, a time of day.
_REST = re.compile(r"\D{0,24}+(?:\d{1,2}[:.hH]\d\d(?:[:.]\d\d)?\D{0,24}+)?+")

_WRAP = re.compile(WRAP)
_LOCAL_TIME = "printed with a time of day, so perhaps in the time zone of whoever read it"


def parse_date_at(text: str, start: int) -> ParsedDate | None:
    """Read the date that begins at ``start``, after blanks, a weekday or a time of day.

    Args:
        text: Any text, in any script and with any script's digits.
        start: Code point from which to read; 100 and more characters may follow.

    Returns:
        None where no whole date stands there. Where day and month, or the language, can be taken
        in two ways, the reading is ambiguous and the notes say which one was taken.
    """
    blanks = _WRAP.match(text, start)
    start = blanks.end() if blanks else start
    time = _TIME_BEFORE.match(text, start)
    if time is None:
        return _read(text, start)
    for position in _after_time(text, time.end()):
        if found := _read(text, position):
            return replace(found, notes=(*found.notes, _LOCAL_TIME))
    return _read(text, start)


def parse_date_text(text: str) -> ParsedDate | None:
    """Read a text that is a date and nothing else, save for a weekday and a time of day."""
    found = parse_date_at(text, 0)
    return found if found and _REST.fullmatch(text, found.end) else None


def _read(text: str, start: int) -> ParsedDate | None:
    return read_numeric_date(text, start) or read_named_date(text, start)


def _after_time(text: str, position: int) -> Iterator[int]:
    """Yield where the date can begin: after each of the few words that follow a time of day."""
    yield position
    for _ in range(_MOST_WORDS_AFTER_TIME):
        match = _AFTER_TIME.match(text, position)
        if match is None or match.end() == position:
            return
        position = match.end()
        yield position
