"""The values that flow through packaging: sources, articles and references.

    str | Path ──► Source ──► Article
                      └─────► References

All are frozen. Offsets are code points in ``Source.text``. JSON forms: ``archive/schemas/``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """What an article's bytes are."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


class EncodingFrom(StrEnum):
    """How a source's encoding was found, strongest first."""

    BYTE_ORDER_MARK = "byte-order-mark"
    HTTP_HEADER = "http-header"
    META = "meta"
    VALID_UTF8 = "valid-utf-8"
    DETECTED = "detected"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """An article's bytes exactly as received, and how they were decoded."""

    name: str  # the file's name without folders, the address, or "stdin"
    content: bytes
    kind: SourceKind
    url: str | None  # where it was fetched from, or where the user says that it stood
    text: str  # content decoded with encoding and errors; byte-order mark and line ends kept
    encoding: str  # a Python codec name
    encoding_from: EncodingFrom
    errors: str  # "strict", or "replace" where some bytes are not of the encoding
    sha256: str  # of content, lower-case hexadecimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A field that the source states about itself, and where."""

    value: str
    stated_in: str  # "meta property=og:title", "first line", ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What a source says, for people: the text as it is read, and what the page states."""

    source: Source
    text: str  # LF line ends, no byte-order mark; every embed stands at its place
    text_from: str  # how the text was got, in words
    text_is_fallback: bool = False  # the main text could not be told from the rest
    title: Stated | None = None
    byline: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    language: Stated | None = None  # a BCP 47 tag, as stated
    site: Stated | None = None
    canonical_url: Stated | None = None


class ReferenceKind(StrEnum):
    """The form in which an article refers to a tweet."""

    HTML_EMBED = "html_embed"
    FLATTENED_EMBED = "flattened_embed"
    STATUS_URL = "status_url"
    SHORTCODE = "shortcode"
    TCO_LINK = "tco_link"
    PIC_LINK = "pic_link"
    WAYBACK_URL = "wayback_url"
    MIRROR_URL = "mirror_url"
    MEDIA_URL = "media_url"


class Reading(StrEnum):
    """Whether a reference can be read in one way only."""

    CERTAIN = "certain"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One tweet that an article refers to, as far as the source alone tells.

    ``source.text[start:end] == quote``: the attribution, the embed or the link.
    """

    id: str  # "r1", "r2", ... in reading order
    kind: ReferenceKind
    start: int
    end: int
    quote: str
    text: str | None = None  # the tweet's text as the source shows it
    text_start: int | None = None
    text_end: int | None = None
    text_is_guess: bool = False  # its start was not marked
    handle: str | None = None  # as written, without "@"
    name: str | None = None  # the display name as written
    status_id: str | None = None
    posted_on: date | None = None  # as printed
    posted_at: datetime | None = None  # UTC with milliseconds, where an id proves it
    date_text: str | None = None  # as written
    url: str | None = None  # as written
    canonical_url: str | None = None
    links: tuple[str, ...] = ()  # URLs inside the embed, in order, as written
    reading: Reading = Reading.CERTAIN
    notes: tuple[str, ...] = ()
    in_code: bool = False
    in_comment: bool = False
    platform: str = "twitter"
