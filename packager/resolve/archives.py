"""The web archives that are asked: a list in the settings, the Wayback Machine first.

An archive is described by address templates, so that a national library's, or one's own pywb, is
one more entry and no more code. In them ``{url}`` is the archived address, ``{time}`` 14 digits.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from packager.resolve.asking import host_of

_REPLAYED = re.compile(r"/([0-9]{4,14})(?:[a-z]{2}_)?/(https?:/{1,2}[!-~]+)", re.IGNORECASE)


class Dialect(StrEnum):
    """What kind of CDX server an archive has."""

    WAYBACK = "wayback"  # the Wayback CDX server: limit with a resume key
    PYWB = "pywb"  # pywb, and Common Crawl's index: JSON lines, no resume key


@dataclass(frozen=True, kw_only=True, slots=True)
class WebArchive:
    """One web archive: how it is asked, and how often it may be."""

    name: str
    replay: str  # template with {time} and {url}; raw bytes, as "id_" gives them
    timemap: str | None = None  # template with {url}; a TimeMap in link format (RFC 7089)
    cdx: str | None = None  # the address of its CDX server, without a query
    dialect: Dialect = Dialect.WAYBACK
    cdx_per_minute: float = 24.0
    others_per_minute: float = 480.0

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that are asked, in lower case, with their ports."""
        addresses = (self.replay, self.cdx, self.timemap)
        return tuple(dict.fromkeys(host_of(address) for address in addresses if address))

    def replay_url(self, timestamp: str, url: str) -> str:
        """Give the address of a capture's raw bytes."""
        return self.replay.replace("{time}", timestamp).replace("{url}", url)

    def timemap_url(self, url: str) -> str | None:
        """Give the address of an address's TimeMap; None where the archive gives none."""
        return self.timemap.replace("{url}", url) if self.timemap else None


# Its operators allow 30 CDX and 600 other questions a minute, and ask for 80 % of that.
WAYBACK_MACHINE = WebArchive(
    name="Wayback Machine",
    replay="https://web.archive.org/web/{time}id_/{url}",
    timemap="https://web.archive.org/web/timemap/link/{url}",
    cdx="https://web.archive.org/cdx/search/cdx",
)
DEFAULT_ARCHIVES = (WAYBACK_MACHINE,)


def original_of(replay_url: str) -> str:
    """Give the address that a replay address is about; any other address as it is.

    >>> original_of("https://web.archive.org/web/20160819120000id_/http://t.co/Abcdefghij")
    'http://t.co/Abcdefghij'
    """
    found = _REPLAYED.search(replay_url)
    return found[2] if found else replay_url
