"""Dates without a month's name: ISO 8601, 19.08.2016, 2016年8月19日, and seconds since 1970."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from packager.model import Reading
from packager.references.blanks import BIDI_MARKS, WRAP
from packager.references.dates.calendars import CalendarDay, calendar_day
from packager.references.dates.parsed_date import ParsedDate

_SEPARATOR = rf"[{BIDI_MARKS}]*+\\?(?P<separator>[./-])[{BIDI_MARKS} \u00a0]*+"
_AGAIN = _SEPARATOR.replace("(?P<separator>[./-])", "(?P=separator)")
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<a>\d\d?){_AGAIN}(?P<b>\d\d?)(?!\d)")
_YEAR_LAST = re.compile(
    rf"(?P<a>\d\d?){_SEPARATOR}(?P<b>\d\d?){_AGAIN}(?P<year>\d{{4}}|\d\d)(?!\d)"
)
# The signs of Chinese, Japanese and Korean dates (CLDR "y年M月d日", "y년 M월 d일").
_MARKED = re.compile(
    rf"(?P<year>\d{{4}}){WRAP}[年년]{WRAP}(?P<a>\d\d?){WRAP}[月월]{WRAP}"
    rf"(?P<b>\d\d?){WRAP}[日號号일]"
)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?P<milliseconds>\d{3})?(?!\d)")


_TWO_DIGITS = 2


def read_numeric_date(text: str, start: int) -> ParsedDate | None:
    """Read a date in numbers that begins exactly at ``start``.

    Day and month that can stand either way are read day first, as most languages print them, and
    the reading is ambiguous.
    """
    for pattern, read in _FORMS:
        if match := pattern.match(text, start):
            return read(match)
    return None


def _read_year_first(match: re.Match[str]) -> ParsedDate | None:
    return _parsed(match, calendar_day(int(match["year"]), int(match["a"]), int(match["b"])))


def _read_year_last(match: re.Match[str]) -> ParsedDate | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    notes = []
    if len(match["year"]) == _TWO_DIGITS:
        year += 2000
        notes.append(f"the year of two digits is read as {year}")
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if day_first and month_first and day_first != month_first:
        notes.append(f"read day first; month first it would be {month_first.day}")
    return _parsed(match, day_first or month_first, *notes)


def _read_epoch(match: re.Match[str]) -> ParsedDate | None:
    moment = datetime.fromtimestamp(int(match["seconds"]), tz=UTC).date()
    unit = "milliseconds" if match["milliseconds"] else "seconds"
    converted = calendar_day(moment.year, moment.month, moment.day)
    if converted is None:
        return None
    return _parsed(match, CalendarDay(day=moment, note=f"{unit} since 1970, in UTC"))


def _parsed(match: re.Match[str], day: CalendarDay | None, *doubts: str) -> ParsedDate | None:
    if day is None:
        return None
    return ParsedDate(
        start=match.start(),
        end=match.end(),
        date=day.day,
        date_text=match[0],
        reading=Reading.AMBIGUOUS if doubts else Reading.CERTAIN,
        notes=((day.note,) if day.note else ()) + doubts,
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ParsedDate | None]], ...] = (
    (_MARKED, _read_year_first),
    (_YEAR_FIRST, _read_year_first),
    (_YEAR_LAST, _read_year_last),
    (_EPOCH, _read_epoch),
)
