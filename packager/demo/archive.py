"""The web archive of the demo: an index in the Wayback dialect, and mementos."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from packager.demo.tweets import RESCUE, SCHOOL, SCHOOL_LATER, TORCHES, archived_page

_DIGITS = "%Y%m%d%H%M%S"
_COLUMNS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A capture of the archive."""

    url: str
    at: datetime  # UTC
    body: bytes

    @property
    def timestamp(self) -> str:
        """When it was captured, in 14 digits."""
        return f"{self.at:{_DIGITS}}"

    @property
    def headers(self) -> dict[str, str]:
        """What tells that it is a memento (RFC 7089)."""
        return {
            "Memento-Datetime": format_datetime(self.at, usegmt=True),
            "Link": f'<{self.url}>; rel="original"',
        }


HOLDINGS = tuple(
    Held(url=tweet.url, at=at, body=archived_page(tweet))
    for tweet, at in (
        (RESCUE, datetime(2016, 8, 20, 6, 0, tzinfo=UTC)),
        (SCHOOL, datetime(2016, 8, 21, 9, 12, tzinfo=UTC)),
        (SCHOOL_LATER, datetime(2016, 8, 21, 9, 13, tzinfo=UTC)),
        (TORCHES, datetime(2019, 3, 8, 4, 50, tzinfo=UTC)),
    )
)


def search(query: str) -> bytes:
    """Answer a question to the index."""
    fields = parse_qs(query)
    wanted = _key(fields.get("url", [""])[0])
    is_prefix = fields.get("matchType") == ["prefix"]
    rows = [
        [_key(held.url), held.timestamp, held.url, "text/html", "200", "DEMO", str(len(held.body))]
        for held in HOLDINGS
        if (_key(held.url).startswith(wanted) if is_prefix else _key(held.url) == wanted)
    ]
    names = fields.get("fl", [",".join(_COLUMNS)])[0].split(",")
    table = [[row[_COLUMNS.index(name)] for name in names] for row in rows]
    return json.dumps([names, *table] if table else []).encode()


def find(path: str) -> Held | None:
    """Find the capture that ``<timestamp>id_/<url>`` names."""
    timestamp, _, url = path.partition("id_/")
    same = (
        held for held in HOLDINGS if held.timestamp == timestamp and _key(held.url) == _key(url)
    )
    return next(same, None)


def _key(url: str) -> str:
    parts = urlsplit(url if "//" in url else f"//{url}")
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path}".lower()
