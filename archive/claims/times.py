"""Times as sources state them, rendered as RFC 3339 in UTC with the precision of the source.

Each function raises ``ClaimError`` where the text is not of its form or not a time.
"""

import re
from datetime import UTC, datetime, timedelta

from archive.errors import ClaimError

# A snowflake id holds, above its lowest 22 bits, milliseconds since this time.
SNOWFLAKE_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
SNOWFLAKE_TIME_SHIFT_BITS = 22
_SNOWFLAKE = re.compile(r"[1-9][0-9]{14,18}")  # shorter ones were counted one by one

_UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS = re.compile(r"[0-9]{1,15}")
_RFC3339 = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH = re.compile(
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ({'|'.join(_MONTHS)}) ([0-9]{{2}}) "
    r"([0-9]{2}:[0-9]{2}:[0-9]{2}) ([+-][0-9]{2})([0-9]{2}) ([0-9]{4})"
)


def from_epoch_seconds(text: str) -> str:
    """Read seconds since 1970.

    >>> from_epoch_seconds("1471607997")
    '2016-08-19T11:59:57Z'
    """
    return _render(_after(_UNIX_EPOCH, seconds=_number(text)))


def from_epoch_milliseconds(text: str) -> str:
    """Read milliseconds since 1970.

    >>> from_epoch_milliseconds("1471607997713")
    '2016-08-19T11:59:57.713Z'
    """
    return _render(_after(_UNIX_EPOCH, milliseconds=_number(text)), "milliseconds")


def from_snowflake(text: str) -> str:
    """Read the time in a snowflake id, to the millisecond.

    >>> from_snowflake("766605631288246272")
    '2016-08-19T12:00:00.000Z'
    """
    if not _SNOWFLAKE.fullmatch(text):
        raise ClaimError(f"{text[:40]!r}: expected a snowflake id")
    milliseconds = int(text) >> SNOWFLAKE_TIME_SHIFT_BITS
    return _render(_after(SNOWFLAKE_EPOCH, milliseconds=milliseconds), "milliseconds")


def from_rfc3339(text: str) -> str:
    """Read an RFC 3339 time; a fraction keeps its digits.

    >>> from_rfc3339("2016-08-19T13:59:57.7+02:00")
    '2016-08-19T11:59:57.7Z'
    """
    match = _RFC3339.fullmatch(text)
    if match is None:
        raise ClaimError(f"{text[:40]!r}: expected a time of RFC 3339")
    return _render(_in_utc(match[1] + match[3].replace("Z", "+00:00"))).replace(
        "Z", f"{match[2] or ''}Z"
    )


def from_english(text: str) -> str:
    """Read the first time of the form "Fri Aug 19 11:59:57 +0000 2016" in a text.

    >>> from_english("{time:'Fri Aug 19 13:59:57 +0200 2016'}")
    '2016-08-19T11:59:57Z'
    """
    match = _ENGLISH.search(text)
    if match is None:
        raise ClaimError(f"{text[:60]!r}: expected a time like 'Fri Aug 19 11:59:57 +0000 2016'")
    month, day, clock, hours, minutes, year = match.groups()
    number = _MONTHS.index(month) + 1
    return _render(_in_utc(f"{year}-{number:02}-{day}T{clock}{hours}:{minutes}"))


def _number(text: str) -> int:
    if not _DIGITS.fullmatch(text):
        raise ClaimError(f"{text[:40]!r}: expected a whole number")
    return int(text)


def _after(epoch: datetime, *, seconds: int = 0, milliseconds: int = 0) -> datetime:
    try:
        return epoch + timedelta(seconds=seconds, milliseconds=milliseconds)
    except OverflowError:
        raise ClaimError(f"{seconds or milliseconds}: a time beyond the year 9999") from None


def _in_utc(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ClaimError(f"{text!r}: no such time") from None


def _render(time: datetime, precision: str = "seconds") -> str:
    return time.isoformat(timespec=precision).replace("+00:00", "Z")
