"""The named fields of WARC 1.1 §5: what each may hold, and on which records it stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address

from archive.warc.labelled_digest import parse_labelled_digest

TYPES = frozenset(
    {
        "warcinfo",
        "response",
        "resource",
        "request",
        "metadata",
        "revisit",
        "conversion",
        "continuation",
    }
)

# What RFC 3986 has no place for but many write ("|", "{", "^") is let pass; blanks, quotes, angle
# brackets and whatever is not ASCII are not.
_URI_TEXT = r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-~]+"
_URI = re.compile(_URI_TEXT)
_BRACKETED_URI = re.compile(f"<{_URI_TEXT}>")
_URI_BRACKETED_OR_NOT = re.compile(f"<{_URI_TEXT}>|{_URI_TEXT}")  # WARC 1.0 had brackets here too
_NUMBER = re.compile(r"[0-9]{1,18}")
_TOKEN_TEXT = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"  # noqa: S105 (a word of a grammar, no secret)
_TOKEN = re.compile(_TOKEN_TEXT)
_MEDIA_TYPE = re.compile(
    rf"{_TOKEN_TEXT}/{_TOKEN_TEXT}"
    rf'(?:[ \t]*+;[ \t]*+{_TOKEN_TEXT}=(?:{_TOKEN_TEXT}|"(?:[^"\\]|\\.)*+"))*+'
    r"[ \t]*+;?[ \t]*+"
)
# The levels of W3CDTF, in UTC as §5.4 wants it, with at most nine digits of a second.
_DATE = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?Z)?)?)?"
)
_FIRST_MOMENT = "0000-01-01T00:00:00"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldRule:
    """What WARC 1.1 says of one field."""

    section: str
    is_valid: Callable[[str], object]
    expected: str  # in words
    never_on: frozenset[str] = frozenset()


def parse_date(text: str) -> datetime | None:
    """Read a WARC-Date at any of its levels (WARC 1.1 §5.4); None where it is none.

    >>> parse_date("2016-08-19")
    datetime.datetime(2016, 8, 19, 0, 0, tzinfo=datetime.timezone.utc)
    >>> parse_date("2016-02-30T00:00:00Z") is None
    True
    """
    if not _DATE.fullmatch(text):
        return None
    moment = text.removesuffix("Z")
    try:
        return datetime.fromisoformat(moment + _FIRST_MOMENT[len(moment) :]).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_ip_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return "%" not in text  # a zone means nothing elsewhere


def _only_on(*types: str) -> frozenset[str]:
    return TYPES - set(types)


_NO_CAPTURE = frozenset({"warcinfo", "conversion", "continuation"})
_NO_PAYLOAD = frozenset({"warcinfo", "metadata"})  # WARC 1.1 §4
_AN_ID = "a URI in angle brackets"

RULES = {
    "warc-record-id": FieldRule(section="5.2", is_valid=_BRACKETED_URI.fullmatch, expected=_AN_ID),
    "content-length": FieldRule(section="5.3", is_valid=_NUMBER.fullmatch, expected="a number"),
    "warc-date": FieldRule(section="5.4", is_valid=parse_date, expected="a time in UTC"),
    "warc-type": FieldRule(section="5.5", is_valid=_TOKEN.fullmatch, expected="a word"),
    "content-type": FieldRule(
        section="5.6", is_valid=_MEDIA_TYPE.fullmatch, expected="a media type"
    ),
    "warc-concurrent-to": FieldRule(
        section="5.7", is_valid=_BRACKETED_URI.fullmatch, expected=_AN_ID, never_on=_NO_CAPTURE
    ),
    "warc-block-digest": FieldRule(
        section="5.8", is_valid=parse_labelled_digest, expected="an algorithm and a digest of it"
    ),
    "warc-payload-digest": FieldRule(
        section="5.9",
        is_valid=parse_labelled_digest,
        expected="an algorithm and a digest of it",
        never_on=_NO_PAYLOAD,
    ),
    "warc-ip-address": FieldRule(
        section="5.10", is_valid=_is_ip_address, expected="an IP address", never_on=_NO_CAPTURE
    ),
    "warc-refers-to": FieldRule(
        section="5.11",
        is_valid=_BRACKETED_URI.fullmatch,
        expected=_AN_ID,
        never_on=_only_on("metadata", "revisit", "conversion"),
    ),
    "warc-refers-to-target-uri": FieldRule(
        section="5.12",
        is_valid=_URI_BRACKETED_OR_NOT.fullmatch,
        expected="a URI",
        never_on=_only_on("revisit"),
    ),
    "warc-refers-to-date": FieldRule(
        section="5.13",
        is_valid=parse_date,
        expected="a time in UTC",
        never_on=_only_on("revisit"),
    ),
    "warc-target-uri": FieldRule(
        section="5.14",
        is_valid=_URI_BRACKETED_OR_NOT.fullmatch,
        expected="a URI",
        never_on=frozenset({"warcinfo"}),
    ),
    "warc-truncated": FieldRule(section="5.15", is_valid=_TOKEN.fullmatch, expected="a word"),
    "warc-warcinfo-id": FieldRule(
        section="5.16",
        is_valid=_BRACKETED_URI.fullmatch,
        expected=_AN_ID,
        never_on=frozenset({"warcinfo"}),
    ),
    "warc-filename": FieldRule(
        section="5.17", is_valid=str.strip, expected="a name", never_on=_only_on("warcinfo")
    ),
    "warc-profile": FieldRule(
        section="5.18",
        is_valid=_URI_BRACKETED_OR_NOT.fullmatch,
        expected="a URI",
        never_on=_only_on("revisit"),
    ),
    "warc-identified-payload-type": FieldRule(
        section="5.19",
        is_valid=_MEDIA_TYPE.fullmatch,
        expected="a media type",
        never_on=_NO_PAYLOAD,
    ),
    "warc-segment-number": FieldRule(
        section="5.20", is_valid=_NUMBER.fullmatch, expected="a number"
    ),
    "warc-segment-origin-id": FieldRule(
        section="5.21",
        is_valid=_BRACKETED_URI.fullmatch,
        expected=_AN_ID,
        never_on=_only_on("continuation"),
    ),
    "warc-segment-total-length": FieldRule(
        section="5.22",
        is_valid=_NUMBER.fullmatch,
        expected="a number",
        never_on=_only_on("continuation"),
    ),
}

# What must stand on a record, and what must not, by its type.
MANDATORY_ON_ALL = frozenset({"warc-record-id", "content-length", "warc-date", "warc-type"})
_MANDATORY_BESIDE = {
    "warcinfo": frozenset[str](),
    "metadata": frozenset[str](),
    "revisit": frozenset({"warc-target-uri", "warc-profile"}),
    "continuation": frozenset({"warc-target-uri", "warc-segment-number", "warc-segment-origin-id"}),
}
MANDATORY = {
    kind: MANDATORY_ON_ALL | _MANDATORY_BESIDE.get(kind, frozenset({"warc-target-uri"}))
    for kind in TYPES
}
FORBIDDEN = {
    kind: frozenset(name for name, rule in RULES.items() if kind in rule.never_on) for kind in TYPES
}
