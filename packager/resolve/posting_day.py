"""Whether a post was made on the day that an article states, by the time in its id."""

from datetime import date
from enum import StrEnum

from packager.platforms.twitter.windows import any_zone_window, utc_day_window

_FIRST_DAY = date(2006, 3, 21)  # of the first tweet
_LAST_DAY = date(2060, 1, 1)  # beyond it, a printed date is a mistake and not a promise


def is_possible_day(posted_on: date) -> bool:
    """Say whether a post can have been made on a day."""
    return _FIRST_DAY <= posted_on <= _LAST_DAY


class DayFit(StrEnum):
    """How a post's time fits a day."""

    UTC_DAY = "utc-day"
    ANY_ZONE = "any-zone"  # that day on some clock on Earth
    OTHER_DAY = "other-day"


def fit_day(status_id: str, posted_on: date) -> DayFit:
    """Compare a post's id with a day.

    >>> fit_day("766605631288246272", date(2016, 8, 19))
    <DayFit.UTC_DAY: 'utc-day'>
    """
    if status_id in utc_day_window(posted_on):
        return DayFit.UTC_DAY
    if status_id in any_zone_window(posted_on):
        return DayFit.ANY_ZONE
    return DayFit.OTHER_DAY


def id_window(posted_on: date) -> tuple[str, str]:
    """Give the first and the last id of a UTC day.

    >>> id_window(date(2016, 8, 19))
    ('766424437355446272', '766786825221046271')
    """
    window = utc_day_window(posted_on)
    return str(window.low), str(window.high)
