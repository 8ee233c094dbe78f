"""What an archive of the world holds, as far as its public face needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from tests.packager.resolve.fake_web import Archived


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the archive's index."""

    urlkey: str
    timestamp: str  # 14 digits
    original: str
    mimetype: str
    statuscode: str
    digest: str
    length: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Memento:
    """One capture, with the bytes that were captured."""

    timestamp: str
    original: str
    status: int
    headers: tuple[tuple[str, str], ...]  # as captured
    body: bytes  # as captured, content coding and all


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """No capture of that second, and the one that is nearest."""

    timestamp: str
    original: str


class Holdings(Protocol):
    """An archive without its public face."""

    def rows(self, url: str, *, is_prefix: bool) -> list[Row]:
        """The index for an address without a scheme, or for all that begin so, in its order."""
        ...

    def replay(self, timestamp: str, url: str) -> Memento | Elsewhere | None:
        """A capture; None where the address was never captured."""
        ...


class InMemory:
    """Holds what it is given: no pywb, no files."""

    def __init__(self, archived: Sequence[Archived]) -> None:
        self._archived = sorted(archived, key=lambda one: (one.urlkey, one.timestamp))
        self._rows = [
            Row(**dict(zip(Row.__slots__, one.row, strict=True))) for one in self._archived
        ]

    def rows(self, url: str, *, is_prefix: bool) -> list[Row]:
        key = _key(url)
        return [
            row
            for row in self._rows
            if (row.urlkey.startswith(key) if is_prefix else row.urlkey == key)
        ]

    def replay(self, timestamp: str, url: str) -> Memento | Elsewhere | None:
        key = _key(url)
        same = [one for one in self._archived if one.urlkey == key]
        if not same:
            return None
        nearest = min(same, key=lambda one: abs(seconds_between(one.timestamp, timestamp)))
        if nearest.timestamp != timestamp:
            return Elsewhere(timestamp=nearest.timestamp, original=nearest.original)
        shown = nearest
        if nearest.revisits:
            shown = next(one for one in same if one.timestamp == nearest.revisits)
        headers = [("Content-Type", shown.mimetype)]
        if shown.location:
            headers.append(("Location", shown.location))
        return Memento(
            timestamp=nearest.timestamp,
            original=nearest.original,
            status=shown.status,
            headers=tuple(headers),
            body=shown.body,
        )


def _key(url: str) -> str:
    """An address, or the beginning of one, as the index sorts it."""
    return Archived(original=url, timestamp="").urlkey


def time_of(timestamp: str) -> datetime:
    """The time that 14 digits, or the first of them, stand for."""
    padded = timestamp + "00000101000000"[len(timestamp) :]
    return datetime.strptime(padded, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def seconds_between(one: str, other: str) -> float:
    return (time_of(one) - time_of(other)).total_seconds()


def http_date(timestamp: str) -> str:
    """14 digits as HTTP writes a time."""
    return f"{time_of(timestamp):%a, %d %b %Y %H:%M:%S GMT}"
