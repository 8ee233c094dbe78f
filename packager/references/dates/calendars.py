"""The calendars in which a tweet's day is printed, and the years in which it can have been."""

from dataclasses import dataclass
from datetime import date

from packager.references.dates import solar_hijri

# Twitter opened in March 2006; the second bound is far enough for any bag that we shall make.
FIRST_YEAR, LAST_YEAR = 2006, 2099

_BUDDHIST_YEARS_AHEAD = 543
# Later numbers, up to 1500, are years of the lunar Hijri calendar, which no rule converts surely.
_LAST_SOLAR_HIJRI_YEAR = 1426


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarDay:
    """A Gregorian day, and how it was converted, in words; None where it was not."""

    day: date
    note: str | None = None


def calendar_day(year: int, month: int, day: int) -> CalendarDay | None:
    """Find the day on which a tweet can have been posted; the year tells the calendar.

    Args:
        year: Gregorian, Buddhist (2549 and later) or Solar Hijri (1384 to 1426), as printed.
        month: From 1.
        day: From 1.

    Returns:
        None where there is no such day, or Twitter was not yet open.
    """
    if year < FIRST_YEAR:
        return _solar_hijri_day(year, month, day)
    is_buddhist = year > LAST_YEAR
    try:
        converted = date(year - _BUDDHIST_YEARS_AHEAD if is_buddhist else year, month, day)
    except ValueError:
        return None
    if not FIRST_YEAR <= converted.year <= LAST_YEAR:
        return None
    return CalendarDay(day=converted, note=f"{year} is a Buddhist year" if is_buddhist else None)


def _solar_hijri_day(year: int, month: int, day: int) -> CalendarDay | None:
    if year > _LAST_SOLAR_HIJRI_YEAR:
        return None
    try:
        converted = solar_hijri.to_gregorian(year, month, day)
    except ValueError:
        return None
    if converted.year < FIRST_YEAR:
        return None
    return CalendarDay(day=converted, note=f"{year} is a Solar Hijri year")
