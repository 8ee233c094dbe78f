"""What a platform is to the rest of the program, and the values that pass between them.

A *platform* (Twitter, say) knows how its addresses look and how to read what its servers, and the
web archives, answer. It never fetches: it says what to ask next, and reads what came back. So it is
tested with bytes only; limits, politeness, retries and recording exist once, elsewhere.

To add a platform:

1. Write ``packager/platforms/NAME/`` with a class that has the members of ``Platform``.
2. Put an instance of it into ``PLATFORMS`` in ``packager/platforms/__init__.py``.
3. Put answers in the shapes that it reads, one a file, into ``tests/packager/platforms/NAME/``, and
   name them in a list of ``Sample``.
4. Run ``pytest tests/packager/platforms``: the tests of this interface take up the new platform.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from archive.claims import Claim


@dataclass(frozen=True, kw_only=True, slots=True)
class PostId:
    """Which post: what stays the same when its author is renamed."""

    platform: str
    value: str  # of a tweet, its decimal digits


@dataclass(frozen=True, kw_only=True, slots=True)
class PostAddress:
    """What an address says of a post."""

    post_id: PostId
    handle: str | None  # the author's, as the address spells it; nobody vouches for it


class Trouble(StrEnum):
    """Why a question got no answer that anybody could read."""

    TIMED_OUT = "timed_out"
    CONNECTION_REFUSED = "connection_refused"
    CONNECTION_BROKEN = "connection_broken"
    RATE_LIMITED = "rate_limited"
    NOT_ARCHIVED = "not_archived"  # a web archive holds no such capture, or refuses to show it
    UNAVAILABLE = "unavailable"  # the server failed (5xx) so often that it is asked no more
    TOO_LARGE = "too_large"
    UNDECODABLE = "undecodable"  # the body does not follow its Content-Encoding


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back for one question: a response, or the trouble that there was none.

    Of a memento (a capture in a web archive), address, status, type and body are those of the
    capture itself, never the archive's own; what the archive says of itself is a trouble.
    """

    url: str  # asked for
    final_url: str  # where redirects led, or the address that an unfollowed redirect names
    asked_at: datetime  # aware UTC
    captured_at: datetime | None = None  # aware UTC, of a memento
    http_status: int | None = None  # None only with a trouble
    content_type: str | None = None  # lower case, without parameters
    charset: str | None = None  # as Content-Type states it
    body: bytes = b""  # without transfer and content coding, bounded
    record_id: str | None = None  # of the WARC response, "urn:uuid:..."; None only with a trouble
    trouble: Trouble | None = None
    retry_after_s: float | None = None  # how long the server asks to be left alone

    def __post_init__(self) -> None:
        """Hold the two forms apart.

        Raises:
            ValueError: There is neither a trouble nor a response that was recorded.
        """
        if self.trouble is None and (self.http_status is None or self.record_id is None):
            raise ValueError(f"{self.url}: an answer has a status and a record, or a trouble")

    @property
    def seen_at(self) -> datetime:
        """When a server said this: of a memento, when it was captured."""
        return self.captured_at or self.asked_at


class Absence(StrEnum):
    """Why a post is not there, as far as an answer proves it (CONTRACTS, Absence)."""

    DELETED = "deleted"
    SUSPENDED = "suspended"
    PROTECTED = "protected"
    WITHHELD = "withheld"
    ACCOUNT_GONE = "account_gone"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    RESTRICTED_OR_UNKNOWN = "restricted_or_unknown"
    RATE_LIMITED = "rate_limited"
    NETWORK_ERROR = "network_error"
    NOT_ASKED = "not_asked"


# What only a plain statement proves: no status code, no empty answer, no page that fails to load.
PROVEN_ABSENCES = frozenset(
    {
        Absence.DELETED,
        Absence.SUSPENDED,
        Absence.PROTECTED,
        Absence.WITHHELD,
        Absence.ACCOUNT_GONE,
    }
)


# What a question without an answer comes to.
ABSENCE_OF_TROUBLE: Mapping[Trouble, Absence] = MappingProxyType(
    {
        Trouble.RATE_LIMITED: Absence.RATE_LIMITED,
        Trouble.TIMED_OUT: Absence.NETWORK_ERROR,
        Trouble.CONNECTION_REFUSED: Absence.NETWORK_ERROR,
        Trouble.CONNECTION_BROKEN: Absence.NETWORK_ERROR,
        Trouble.UNAVAILABLE: Absence.UNREADABLE,
        Trouble.NOT_ARCHIVED: Absence.RESTRICTED_OR_UNKNOWN,
        Trouble.TOO_LARGE: Absence.UNREADABLE,
        Trouble.UNDECODABLE: Absence.UNREADABLE,
    }
)


class Reason(StrEnum):
    """What an absence was concluded from."""

    STATEMENT = "statement"  # the service says so in words or by a code; the evidence quotes it
    REDIRECT = "redirect"  # the service led to an address that says so
    HTTP_STATUS = "http-status"
    NO_ANSWER = "no-answer"
    EMPTY = "empty"
    OTHER_POST = "other-post"  # the answer is about another post, or does not say which
    SCRIPT_SHELL = "script-shell"  # a page that shows nothing without running its scripts
    LOGIN_PAGE = "login-page"
    CUT_SHORT = "cut-short"  # the end is missing
    NOT_UNDERSTOOD = "not-understood"  # none of the shapes that we know
    TOO_LARGE = "too-large"


@dataclass(frozen=True, kw_only=True, slots=True)
class Absent:
    """The result of an answer that holds no post: what it proves, and by what."""

    absence: Absence
    reason: Reason
    seen_at: datetime
    record_id: str | None  # of the answer; None where there was none
    http_status: int | None
    evidence: tuple[Claim[str], ...] = ()  # the words that say so


class MediaKind(StrEnum):
    """What is attached to a post."""

    PHOTO = "photo"
    VIDEO = "video"
    ANIMATED_GIF = "animated_gif"


@dataclass(frozen=True, kw_only=True, slots=True)
class Media:
    """A picture or film of a post."""

    kind: MediaKind
    address: Claim[str]  # of the picture, or of the still picture of a film, as stated
    original: Claim[str] | None = None  # of the picture at its original size
    film: Claim[str] | None = None  # of the film with the highest bit rate
    alt_text: Claim[str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link in a post's text."""

    address: Claim[str]  # as the text has it, mostly shortened
    expanded: Claim[str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """The preview of a link, as it stands below a post."""

    address: Claim[str] | None = None  # of the link, mostly shortened
    title: Claim[str] | None = None
    picture: Claim[str] | None = None  # the address of the largest one that is stated


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedPost:
    """Another post that a post answers, quotes or repeats."""

    id: Claim[str] | None = None
    handle: Claim[str] | None = None
    text: Claim[str] | None = None


class Counted(StrEnum):
    """What is counted of a post."""

    LIKES = "likes"
    REPOSTS = "reposts"
    REPLIES = "replies"
    QUOTES = "quotes"


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A number that was true when it was seen."""

    what: Counted
    number: Claim[int]
    seen_at: datetime


class Note(StrEnum):
    """What a reader of a post ought to know."""

    OTHER_HANDLE = "other-handle"  # the address that was asked names another author
    TEXT_MAY_BE_CUT = "text-may-be-cut"  # the source shortens long texts
    SUMMARY_ONLY = "summary-only"  # read from a page's summary for search engines


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A post as one answer shows it; None where the answer does not say."""

    id: Claim[str]
    handle: Claim[str] | None = None  # without "@", as spelled
    name: Claim[str] | None = None
    author_id: Claim[str] | None = None
    avatar: Claim[str] | None = None  # the address of the author's picture
    posted_at: Claim[str] | None = None  # RFC 3339 in UTC, with the precision of the source
    text: Claim[str] | None = None
    language: Claim[str] | None = None  # a BCP 47 tag, or the platform's own ("und", "qme")
    media: tuple[Media, ...] = ()
    links: tuple[Link, ...] = ()
    card: Card | None = None
    reply_to: RelatedPost | None = None
    quoted: RelatedPost | None = None
    reposted: RelatedPost | None = None
    counts: tuple[Count, ...] = ()
    versions: tuple[Claim[str], ...] = ()  # ids of an edited post, this one among them
    notes: frozenset[Note] = frozenset()


def same_handle(one: str, other: str) -> bool:
    """Say whether two handles name the same account; case does not count.

    >>> same_handle("J_FSham", "j_fsham")
    True
    """
    return one.casefold() == other.casefold()


class Purpose(StrEnum):
    """What a request is for."""

    LIVE = "live"  # ask the platform itself
    EXPAND = "expand"  # ask where a short link leads
    CAPTURE = "capture"  # ask the web archives for captures of this address
    SEARCH = "search"  # ask the web archives which posts they hold below this address


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Something worth asking, in the order of what it promises."""

    url: str  # of SEARCH and of a CAPTURE with is_prefix, the beginning of addresses
    purpose: Purpose
    is_prefix: bool = False


class Platform(Protocol):
    """What the rest of the program needs to know of a platform. No member opens a connection."""

    @property
    def name(self) -> str:
        """The name in ``PostId.platform`` and in references.json."""
        ...

    def recognise(self, url: str) -> PostAddress | None:
        """Say which post an address stands for; None where it is no address of one."""
        ...

    def posted_at(self, post_id: PostId) -> datetime | None:
        """Give when a post was made, UTC, by its id alone; None where the id does not say."""
        ...

    def canonical_url(self, post_id: PostId, handle: str | None) -> str:
        """Give the one address that we write for a post."""
        ...

    def requests_for(
        self, post_id: PostId, had: Sequence[Answer], *, handle: str | None = None
    ) -> tuple[Request, ...]:
        """Say what to ask next about a post.

        Args:
            post_id: The post.
            had: The answers so far. What they were asked for is not asked again; an author's handle
                that one of them proves is used.
            handle: The author's handle where somebody states it.

        Returns:
            The most promising first. Empty when there is nothing left to ask.
        """
        ...

    def requests_to_find(self, handle: str, posted_on: date) -> tuple[Request, ...]:
        """Say where the archives may hold the posts of an account of one UTC day."""
        ...

    def read(self, answer: Answer, post_id: PostId) -> Post | Absent:
        """Read an answer to a question about a post.

        Never raises because of what an answer holds. A post is given only where the answer itself
        carries the id that was asked for; a member of ``PROVEN_ABSENCES`` only where it says so.
        """
        ...
