"""What came of looking for the tweet that a reference means: the values, and their JSON form.

CONTRACTS, "Resolution adds"; the classes of confidence are defined here and decided in
``packager.resolve.confidence``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from packager.clock import render_time
from packager.platforms.interface import Absence, Answer
from packager.resolve.matching import Level
from packager.resolve.seen import Seen


class Status(StrEnum):
    """Where the search for a tweet has come to."""

    RESOLVED = "resolved"  # its address is known, with the confidence that is stated
    ABSENT = "absent"  # its address is known, and what answered says that it is gone
    UNRESOLVED = "unresolved"
    NOT_ASKED = "not_asked"


class Confidence(StrEnum):
    """How sure it is that this is the tweet."""

    CERTAIN = "A"
    STRONG = "B"
    PROBABLE = "C"
    LEAD = "D"  # a tweet of that account and day is known, and is not shown to be it
    NONE = "E"  # nothing was found, which does not mean that there is nothing
    STATED = "stated"  # a person gave the address


class Method(StrEnum):
    """What the address was found by."""

    SOURCE_MARKUP = "source-markup"  # it stands in the article itself
    ARTICLE_MEMENTO = "article-memento"  # it stands in an archived copy of the article
    MEDIA_LINK = "media-link"  # a link in the tweet leads to it
    SAME_LINK = "same-link"  # an archived tweet of that account and day has the same short link
    STATED = "stated"  # a person gave it
    SAME_TEXT = "same-text"  # an archived tweet of that account and day has the same text


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A question that was asked, whatever came of it."""

    url: str
    at: datetime  # aware UTC
    status: int | None  # of the answer; None where there was none
    rows: int | None  # how many captures, posts or links it gave; None where it could not be read
    record: str | None  # the WARC-Record-ID of the answer

    @classmethod
    def of(cls, url: str, answer: Answer, rows: int | None) -> "Query":
        """Make the entry of a question; of a memento, the answer names the archived address."""
        return cls(
            url=url,
            at=answer.asked_at,
            status=answer.http_status,
            rows=rows,
            record=answer.record_id,
        )

    def to_json(self) -> dict[str, Any]:
        """Give the form of an entry of ``queries``."""
        return {
            "url": self.url,
            "at": render_time(self.at),
            "status": self.status,
            "rows": self.rows,
            "record": self.record,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Hop:
    """One short link and where it leads."""

    url: str
    target: str | None  # None where the answer names none
    at: datetime  # when a server said so
    record: str | None
    archive: str | None  # which web archive said so; None for a live server

    def to_json(self) -> dict[str, Any]:
        """Give the form of an entry of ``hops``."""
        return {
            "url": self.url,
            "target": self.target,
            "at": render_time(self.at),
            "record": self.record,
            "archive": self.archive,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Memento:
    """The capture that a candidate was read from."""

    archive: str
    url: str
    captured_at: datetime
    mimetype: str
    digest: str | None

    def to_json(self) -> dict[str, Any]:
        """Give its part of an entry of ``candidates``."""
        return {
            "archive": self.archive,
            "memento_url": self.url,
            "memento_datetime": render_time(self.captured_at),
            "mimetype": self.mimetype,
            "digest": self.digest,
        }


class Remark(StrEnum):
    """Why a candidate is less than it seems."""

    DATE_SLACK = "date-slack"  # posted on that day in some time zone, and not in UTC
    UNREADABLE = "unreadable"  # no capture of it could be read
    NOT_READ = "not-read"  # its captures did not come, or there were too many
    REPOST = "repost"  # of another account's post
    OTHER_AUTHOR = "other-author"  # or an answer that does not say who the author is
    MID_LINE = "mid-line"  # its text would begin in the middle of a line of the article
    PART_OF_TEXT = "part-of-text"  # another candidate explains more of the article's text
    OTHER_LINK = "other-link"  # its short links are not those that the article shows


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A post that may be the one, and how well it fits."""

    id: str
    handle: str | None  # as what was read spells it
    memento: Memento | None
    record: str | None  # the WARC-Record-ID of what was read
    score: float | None  # 0 to 1; None where its text is not known
    level: Level | None
    remarks: tuple[Remark, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the form of an entry of ``candidates``."""
        memento = self.memento.to_json() if self.memento else {}
        return {
            "id": self.id,
            "handle": self.handle,
            "score": None if self.score is None else round(self.score, 3),
            "level": self.level,
            **memento,
            "record": self.record,
            "remarks": list(self.remarks),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What came of one reference."""

    reference_id: str
    status: Status
    confidence: Confidence | None = None
    method: Method | None = None
    status_id: str | None = None
    handle: str | None = None  # as the evidence spells it
    canonical_url: str | None = None
    candidates: tuple[Candidate, ...] = ()  # the best first
    captures: tuple[str, ...] = ()  # WARC-Record-IDs of what shows the post
    absence: Absence | None = None
    queries: tuple[Query, ...] = ()  # in the order they were asked
    hops: tuple[Hop, ...] = ()
    searches: tuple[str, ...] = ()  # addresses that a person can open
    id_window: tuple[str, str] | None = None  # the ids of the day, both included
    seen: tuple[Seen, ...] = ()  # every answer about the post, in the order they came

    def to_json(self) -> dict[str, Any]:
        """Give what is added to the reference's entry in references.json."""
        found = {"status_id": self.status_id, "canonical_url": self.canonical_url}
        return {
            **{name: value for name, value in found.items() if value is not None},
            "status": self.status,
            "confidence": self.confidence,
            "method": self.method,
            "candidates": _to_json(self.candidates),
            "captures": list(self.captures),
            "absence": self.absence,
            "queries": _to_json(self.queries),
            "hops": _to_json(self.hops),
            "searches": list(self.searches),
            "id_window": list(self.id_window) if self.id_window else None,
        }


def _to_json(values: Sequence[Candidate | Query | Hop]) -> list[dict[str, Any]]:
    return [value.to_json() for value in values]
