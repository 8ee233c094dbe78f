"""Which ids the tweets of a day can have, and the blocks in which a web archive is asked for them.

The date that an embedded tweet shows is the UTC date of its id: 154 of 154 pairs from real pages
agree. So one UTC day is asked first; a date that a person typed may be off by any time zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from archive.claims.times import SNOWFLAKE_EPOCH, SNOWFLAKE_TIME_SHIFT_BITS

# The first snowflakes were given out at about 21:03 UTC of this day; before, ids were counted.
FIRST_SNOWFLAKE_DAY = date(2010, 11, 4)
LAST_COUNTED_ID = 29_999_999_999  # the last one known is 29,700,859,247
FIRST_SNOWFLAKE = 250_000_000_000_000  # none is smaller

# Ids that share all digits but the last fifteen were made within 2.76 days. An archive finds them
# by the beginning of the address, in one or two requests for each day.
BLOCK_DIGITS = 15

# A day on some clock on Earth: from 14 hours before the UTC day to 12 hours after it.
_EARLIEST_CLOCK = timedelta(hours=14)
_LATEST_CLOCK = timedelta(hours=12)
_DAY = timedelta(days=1)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class IdWindow:
    """The ids from ``low`` to ``high``, both included."""

    low: int
    high: int

    def __contains__(self, status_id: str) -> bool:
        return self.low <= int(status_id) <= self.high


def utc_day_window(day: date) -> IdWindow:
    """Give the ids of the tweets of a UTC day.

    For a day before ``FIRST_SNOWFLAKE_DAY`` every counted id is given: when each was given out is
    not part of this program.

    >>> utc_day_window(date(2016, 8, 19))
    IdWindow(low=766424437355446272, high=766786825221046271)
    """
    start = datetime.combine(day, time(), tzinfo=UTC)
    return _window(start, start + _DAY)


def any_zone_window(day: date) -> IdWindow:
    """Give the ids of the tweets of a day in any time zone: 50 hours.

    >>> any_zone_window(date(2016, 8, 19))
    IdWindow(low=766213044433846272, high=766968019153846271)
    """
    start = datetime.combine(day, time(), tzinfo=UTC)
    return _window(start - _EARLIEST_CLOCK, start + _DAY + _LATEST_CLOCK)


def block_prefixes(window: IdWindow) -> Iterator[str]:
    """Give the leading digits under which all ids of a window stand, lowest first.

    An empty text stands for ids without such digits: everything has to be asked for. Older, shorter
    ids begin with the same digits: what is found is compared with the window.

    >>> list(block_prefixes(utc_day_window(date(2016, 8, 19))))
    ['766']
    """
    scale = 10**BLOCK_DIGITS
    for block in range(window.low // scale, window.high // scale + 1):
        yield str(block) if block else ""


def _window(start: datetime, end: datetime) -> IdWindow:
    """Give the ids from one time up to another."""
    low, high = _first_id_at(start), _first_id_at(end) - 1
    return IdWindow(low=low if low >= FIRST_SNOWFLAKE else 1, high=max(high, LAST_COUNTED_ID))


def _first_id_at(moment: datetime) -> int:
    """Give the smallest snowflake of a moment; negative before there were any."""
    return ((moment - SNOWFLAKE_EPOCH) // _MILLISECOND) << SNOWFLAKE_TIME_SHIFT_BITS
