"""What comes of reading a printed date."""

from dataclasses import dataclass
from datetime import date

from packager.model import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedDate:
    """A date in a text, and how surely it was read.

    ``text[start:end] == date_text``: the date alone, without a weekday or a time of day before it.
    ``date`` is None where only a part can be read ("August 19"); the notes say so.
    """

    start: int
    end: int
    date: date | None
    date_text: str
    reading: Reading = Reading.CERTAIN
    notes: tuple[str, ...] = ()
