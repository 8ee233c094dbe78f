"""What was asked of the world, by whom and when."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Service(StrEnum):
    """Who is asked."""

    CDX = "cdx"
    REPLAY = "replay"
    TIMEMAP = "timemap"
    SHORT_LINKS = "short-links"
    SYNDICATION = "syndication"
    OEMBED = "oembed"
    ARTICLE = "article"


ARCHIVE = (Service.CDX, Service.REPLAY, Service.TIMEMAP)  # on one host
PLATFORM = (Service.SHORT_LINKS, Service.SYNDICATION, Service.OEMBED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One request and what it was answered."""

    service: Service
    target: str  # path and query, as sent
    at: float  # seconds, of a clock that only goes forward
    user_agent: str
    status: int | None  # None: the service broke on the wire
    was_refused: bool  # for having been asked too often


@dataclass(slots=True)
class RequestLog:
    """Every request, in the order of arrival. Written to from many threads."""

    _asked: list[Asked] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, **fields: object) -> None:
        with self._lock:
            self._asked.append(Asked(at=time.monotonic(), **fields))

    def clear(self) -> None:
        with self._lock:
            self._asked.clear()

    def __iter__(self) -> Iterator[Asked]:
        with self._lock:
            return iter(list(self._asked))

    def __len__(self) -> int:
        return len(self._asked)

    def of(self, *services: Service) -> list[Asked]:
        """What was asked of some services."""
        return [one for one in self if one.service in services]

    def targets(self, *services: Service) -> list[str]:
        """The same, only what was asked for."""
        return [one.target for one in self.of(*services)]

    @property
    def refused(self) -> list[Asked]:
        """What was asked too early."""
        return [one for one in self if one.was_refused]

    @property
    def repeated(self) -> list[tuple[Service, str]]:
        """What was asked more than once."""
        seen: set[tuple[Service, str]] = set()
        return [
            key
            for one in self
            if (key := (one.service, one.target)) in seen or seen.add(key)  # type: ignore[func-returns-value]
        ]
