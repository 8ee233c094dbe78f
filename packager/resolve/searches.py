"""Where a person can look for a tweet that this program did not find.

The addresses are exact: the account, the one day, and nothing else.
"""

from datetime import timedelta
from urllib.parse import quote

from packager.model import Reference
from packager.platforms.interface import Platform, Purpose

_LIVE_SEARCH = "https://twitter.com/search?f=live&q="
_ARCHIVE_LIST = "https://web.archive.org/web/*/"


def search_addresses(reference: Reference, platform: Platform) -> tuple[str, ...]:
    """Give the addresses to open, the likeliest first; none without a handle or a day.

    Args:
        reference: What is looked for.
        platform: Knows below which addresses archives hold an account's posts of a day.
    """
    handle, day = reference.handle, reference.posted_on
    if handle is None or day is None:
        return ()
    live = f"from:{handle} since:{day} until:{day + timedelta(days=1)}"
    archived = (
        f"{_ARCHIVE_LIST}{request.url}*"
        for request in platform.requests_to_find(handle, day)
        if request.purpose is Purpose.SEARCH
    )
    return (f"{_LIVE_SEARCH}{quote(live)}", *archived)
