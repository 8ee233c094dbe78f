"""The time that goes into a package: the clock, or ``SOURCE_DATE_EPOCH`` where it is set.

With ``SOURCE_DATE_EPOCH`` (seconds since 1970, a convention of reproducible builds) two runs over
the same input give the same bytes.
"""

import os
from datetime import UTC, datetime

from packager.errors import SettingsError

VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """Give the time of packaging in UTC, cut to whole seconds.

    Raises:
        SettingsError: ``SOURCE_DATE_EPOCH`` is set and is not a number of seconds.
    """
    stated = os.environ.get(VARIABLE)
    if stated is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"{VARIABLE}: expected a whole number of seconds since 1970, found {stated!r}"
        ) from error


def render_time(time: datetime, precision: str = "auto") -> str:
    """Render a UTC time as RFC 3339 with ``Z``; the precision as ``datetime.isoformat`` names it.

    >>> render_time(datetime(2016, 8, 19, 12, 0, tzinfo=UTC))
    '2016-08-19T12:00:00Z'
    """
    return time.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")
