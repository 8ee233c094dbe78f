"""The closed list of transforms: how a value follows from what stands at a place in a record.

A transform is named in the package and defined here, so that anybody can compute it again. It knows
no platform. A name is never given another meaning; a new meaning is a new name.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from archive.claims import times
from archive.claims.characters import without_lone_surrogates
from archive.claims.html_text import text_of
from archive.claims.html_tree import Element
from archive.errors import ClaimError

Place = str | int | Element
Value = str | int


class Transform(StrEnum):
    """How a value follows from what stands at its place."""

    # From a text or a whole number.
    AS_IS = "as-is"  # the same
    # From a whole number: its decimal form. From a text: the one run of ASCII digits in it.
    ONLY_DIGITS = "only-digits"
    # From a whole number: the same. From a text of 1 to 15 ASCII digits: the number.
    WHOLE_NUMBER = "whole-number"
    # From a text: "&lt;" becomes "<", "&gt;" becomes ">", and then "&amp;" becomes "&"; no other.
    UNESCAPED = "unescaped-lt-gt-amp"
    # From a text: what stands between its first U+201C and its last U+201D.
    IN_CURLY_QUOTES = "in-curly-quotes"

    # From an address (RFC 3986); nothing is percent-decoded.
    FIRST_PATH_SEGMENT = "first-path-segment"  # of "https://h/a/b?c": "a"
    THIRD_PATH_SEGMENT = "third-path-segment"
    # The address without a ":word" at the end of its path, and with "name" in its query set to
    # "orig"; its other query fields are written anew (URL Standard §5.2).
    WITH_NAME_ORIG = "with-name-orig"

    # Times in UTC (``archive.claims.times``), from a text or a whole number.
    TIME_OF_SECONDS = "time-of-epoch-seconds"
    TIME_OF_MILLISECONDS = "time-of-epoch-milliseconds"
    TIME_OF_RFC3339 = "time-of-rfc3339"
    TIME_OF_ENGLISH = "time-of-english"  # "Fri Aug 19 11:59:57 +0000 2016", the first in the text
    TIME_OF_SNOWFLAKE = "time-of-snowflake"
    TIME_OF_THIRD_SEGMENT = "time-of-snowflake-in-third-path-segment"

    # From an HTML element (``archive.claims.html_text``).
    HTML_TEXT = "html-text"
    HTML_TEXT_SHORT_LINKS = "html-text-with-short-links"


def transformed(place: Place, transform: Transform) -> Value:
    """Compute a value.

    Raises:
        ClaimError: The transform does not fit what stands at the place.
    """
    value = _FUNCTIONS[transform](place)
    return without_lone_surrogates(value) if isinstance(value, str) else value


def _as_is(place: Place) -> Value:
    if isinstance(place, Element):
        raise ClaimError("expected a text or a whole number, found an element")
    return place


def _text(place: Place) -> str:
    if not isinstance(place, str):
        raise ClaimError(f"expected a text, found {type(place).__name__}")
    return place


def _decimal(place: Place) -> str:
    """Give a text, or a whole number in decimal digits."""
    return str(place) if isinstance(place, int) else _text(place)


def _element(place: Place) -> Element:
    if not isinstance(place, Element):
        raise ClaimError("expected an HTML element")
    return place


_DIGITS = re.compile(r"[0-9]+")
_FEW_DIGITS = re.compile(r"[0-9]{1,15}")


def _only_digits(place: Place) -> str:
    runs = _DIGITS.findall(_decimal(place))
    if len(runs) != 1:
        raise ClaimError(f"expected one run of digits, found {len(runs)}")
    return str(runs[0])


def _whole_number(place: Place) -> int:
    text = _decimal(place)
    if not _FEW_DIGITS.fullmatch(text):
        raise ClaimError(f"{text[:40]!r}: expected a whole number of at most 15 digits")
    return int(text)


def _unescaped(place: Place) -> str:
    return _text(place).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _in_curly_quotes(place: Place) -> str:
    text = _text(place)
    start, end = text.find("\u201c"), text.rfind("\u201d")
    if start < 0 or end < start:
        raise ClaimError("expected a text in curly quotes")
    return text[start + 1 : end]


def _address(place: Place) -> SplitResult:
    text = _text(place)
    try:
        return urlsplit(text)
    except ValueError:
        raise ClaimError(f"{text[:100]!r}: expected an address") from None


def _path_segment(place: Place, number: int) -> str:
    segments = [segment for segment in _address(place).path.split("/") if segment]
    if len(segments) < number:
        raise ClaimError(f"expected an address with {number} path segments")
    return segments[number - 1]


_SIZE_SUFFIX = re.compile(r":[a-z]+\Z")


def _with_name_orig(place: Place) -> str:
    address = _address(place)
    try:
        fields = parse_qsl(address.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        raise ClaimError("expected an address with at most 100 query fields") from None
    fields = [(name, value) for name, value in fields if name != "name"]
    return address._replace(
        path=_SIZE_SUFFIX.sub("", address.path), query=urlencode([*fields, ("name", "orig")])
    ).geturl()


_FUNCTIONS: dict[Transform, Callable[[Place], Value]] = {
    Transform.AS_IS: _as_is,
    Transform.ONLY_DIGITS: _only_digits,
    Transform.WHOLE_NUMBER: _whole_number,
    Transform.UNESCAPED: _unescaped,
    Transform.IN_CURLY_QUOTES: _in_curly_quotes,
    Transform.FIRST_PATH_SEGMENT: lambda place: _path_segment(place, 1),
    Transform.THIRD_PATH_SEGMENT: lambda place: _path_segment(place, 3),
    Transform.WITH_NAME_ORIG: _with_name_orig,
    Transform.TIME_OF_SECONDS: lambda place: times.from_epoch_seconds(_decimal(place)),
    Transform.TIME_OF_MILLISECONDS: lambda place: times.from_epoch_milliseconds(_decimal(place)),
    Transform.TIME_OF_RFC3339: lambda place: times.from_rfc3339(_text(place)),
    Transform.TIME_OF_ENGLISH: lambda place: times.from_english(_text(place)),
    Transform.TIME_OF_SNOWFLAKE: lambda place: times.from_snowflake(_decimal(place)),
    Transform.TIME_OF_THIRD_SEGMENT: lambda place: times.from_snowflake(_path_segment(place, 3)),
    Transform.HTML_TEXT: lambda place: text_of(_element(place)),
    Transform.HTML_TEXT_SHORT_LINKS: lambda place: text_of(_element(place), short_links=True),
}
