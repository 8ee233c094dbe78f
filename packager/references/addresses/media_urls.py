"""Addresses of the pictures and videos of tweets, and the time of upload that they prove.

The number in such an address is the medium's, not the tweet's.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from packager.references.addresses.address_context import find_address_start
from packager.references.addresses.snowflake import media_key_time, snowflake_time


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaUrl:
    """A picture's or video's address in a text: ``text[start:end] == url``."""

    start: int
    end: int
    url: str  # as written
    medium: str  # its key or number
    uploaded_at: datetime | None  # UTC, to the millisecond


_DOMAIN = re.compile(r"\.twimg\.com/")
_HOST_BACKWARDS = re.compile(
    r"(?:[0-9]-)?(?:sbp|p)(?![a-z0-9.-])|(?:[a-z0-9]{1,4}-)?oediv(?![a-z0-9.-])"
)
_HOST_CHARS = 12
_QUERY = r"(?:\?[\w=&;%.-]*\w)?"
_PATH = re.compile(
    rf"(?:media/|tweet_video(?:_thumb)?/)?(?P<key>[A-Za-z0-9_-]{{15}})(?![A-Za-z0-9_-])"
    rf"(?:\.[a-z0-9]{{3,4}})?(?::[a-z]{{4,6}}\b)?{_QUERY}"
    rf"|(?:ext_tw|amplify)_video(?:_thumb)?/(?P<number>[0-9]{{1,20}})(?:/[\w./-]*\w)?{_QUERY}",
    re.ASCII,
)


def find_media_urls(text: str, lowered: str) -> tuple[MediaUrl, ...]:
    """Find the addresses of tweets' pictures and videos in a text, in order.

    Profile pictures are none.

    Args:
        text: Any text.
        lowered: The same, as ``lower_case`` gives it.
    """
    found = (_media_url_at(text, lowered, match) for match in _DOMAIN.finditer(lowered))
    return tuple(url for url in found if url is not None)


def _media_url_at(text: str, lowered: str, domain: re.Match[str]) -> MediaUrl | None:
    path = _PATH.match(text, domain.end())
    before = lowered[max(0, domain.start() - _HOST_CHARS) : domain.start()][::-1]
    host = _HOST_BACKWARDS.match(before)
    if path is None or host is None:
        return None
    address = find_address_start(lowered, domain.start() - host.end())
    if address is None:
        return None
    key, number = path["key"], path["number"]
    return MediaUrl(
        start=address.start,
        end=path.end(),
        url=text[address.start : path.end()],
        medium=key or number,
        uploaded_at=media_key_time(key) if key else snowflake_time(number),
    )
