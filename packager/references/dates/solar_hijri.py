"""Dates of the Solar Hijri calendar, in which Persian and Afghan media print the day."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from packager.references.dates.date_words import fold_word

_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_AFGHAN = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
_PASHTO = "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"

# CLDR has these names, but Babel carries the Gregorian calendar alone.
MONTHS: Mapping[str, int] = MappingProxyType(
    {
        fold_word(name): number
        for names in (_PERSIAN, _AFGHAN, _PASHTO)
        for number, name in enumerate(names.split(), start=1)
    }
    | {fold_word("امرداد"): 5}
)

FIRST_YEAR, LAST_YEAR = 1343, 1472  # in which the leap years keep the 33-year cycle

_MONTH_NUMBERS, _LONG_MONTHS = range(1, 13), range(1, 7)
_LEAP_YEARS_OF_CYCLE = (1, 5, 9, 13, 17, 22, 26, 30)
_ANCHOR_YEAR, _ANCHOR = 1375, date(1996, 3, 20)  # a first of Farvardin


def to_gregorian(year: int, month: int, day: int) -> date:
    """Convert a date of the Solar Hijri calendar.

    Raises:
        ValueError: There is no such date, or the year is outside FIRST_YEAR to LAST_YEAR.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Solar Hijri year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    if month not in _MONTH_NUMBERS or not 1 <= day <= _month_days(year, month):
        raise ValueError(f"there is no day {year}-{month:02}-{day:02} in the Solar Hijri calendar")
    days = (year - _ANCHOR_YEAR) * 365 + _leap_years_before(year) - _leap_years_before(_ANCHOR_YEAR)
    days += sum(_month_days(year, earlier) for earlier in range(1, month)) + day - 1
    return _ANCHOR + timedelta(days=days)


def _month_days(year: int, month: int) -> int:
    if month in _LONG_MONTHS:
        return 31
    if month != _MONTH_NUMBERS[-1] or year % 33 in _LEAP_YEARS_OF_CYCLE:
        return 30
    return 29


def _leap_years_before(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return cycles * len(_LEAP_YEARS_OF_CYCLE) + sum(leap < rest for leap in _LEAP_YEARS_OF_CYCLE)
