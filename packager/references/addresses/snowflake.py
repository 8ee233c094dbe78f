"""What a tweet's number says: whether it can exist, and since November 2010 when it was made.

A *snowflake* holds, from its 23rd bit up, the milliseconds since Twitter's own epoch. Ids were
counted one by one before 4 November 2010; the last known is 29,700,859,247, and nothing lies
between.
"""

import re
from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
_TIME_SHIFT_BITS = 22
_SEQUENTIAL_END = 30_000_000_000
_FIRST_SNOWFLAKE = 250_000_000_000_000
_SNOWFLAKE_END = 1 << 62  # the year 2045
_ID = re.compile(r"[1-9][0-9]{0,18}")
_MEDIA_KEY = re.compile(r"[A-Za-z0-9_-]{15}")


def is_possible_id(status_id: str) -> bool:
    """Say whether a tweet can have this id: digits, no leading zero, in a range once in use.

    >>> is_possible_id("766605631288246272"), is_possible_id("31000000000")
    (True, False)
    """
    if not _ID.fullmatch(status_id):
        return False
    number = int(status_id)
    return number < _SEQUENTIAL_END or _FIRST_SNOWFLAKE <= number < _SNOWFLAKE_END


def snowflake_time(snowflake: str) -> datetime | None:
    """Give the UTC time at which a snowflake was made, to the millisecond.

    None for an older or an impossible id.

    >>> snowflake_time("766605631288246272").isoformat(timespec="milliseconds")
    '2016-08-19T12:00:00.000+00:00'
    """
    if not is_possible_id(snowflake) or int(snowflake) < _FIRST_SNOWFLAKE:
        return None
    return _EPOCH + timedelta(milliseconds=int(snowflake) >> _TIME_SHIFT_BITS)


def media_key_time(key: str) -> datetime | None:
    """Give the UTC time at which a picture was uploaded, by the key in its address.

    None where the key says none.

    The key's first eight bytes, in URL-safe base64, are the picture's snowflake. A tweet may follow
    its picture seconds or months later: this is not the tweet's time.

    >>> media_key_time("D3h8TW4UwAAj1jX").isoformat(timespec="milliseconds")
    '2019-04-07T06:31:01.241+00:00'
    """
    if not _MEDIA_KEY.fullmatch(key):
        return None
    return snowflake_time(str(int.from_bytes(urlsafe_b64decode(key[:12])[:8], "big")))
