"""HTML's character references: ``&mdash;``, ``&#8212;``, ``&#x2014;`` (HTML Standard §13.5)."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

# More than eight digits name no character; refusing them here keeps int() out of long numbers.
_REFERENCE = re.compile(
    r"&(?:#0*+[0-9]{1,8}(?![0-9]);?|#[xX]0*+[0-9A-Fa-f]{1,8}(?![0-9A-Fa-f]);?|[A-Za-z][A-Za-z0-9]{1,31};?)"
)


def iter_character_references(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the character references of ``text[start:end]``: start, end, and what each means."""
    for match in _REFERENCE.finditer(text, start, end):
        character = unescape(match[0])
        if character != match[0]:
            yield match.start(), match.end(), character


def decode_attribute(value: str) -> str:
    """Decode an attribute's value.

    There, ``&copy=1`` stays as it is (HTML Standard §13.2.5.73): it is a parameter of an address.
    """
    if "&" not in value:
        return value
    return _REFERENCE.sub(lambda match: _in_attribute(match, value), value)


def _in_attribute(match: re.Match[str], value: str) -> str:
    written = match[0]
    if written[1] != "#" and not written.endswith(";"):
        followed_by_equals = value[match.end() : match.end() + 1] == "="
        if followed_by_equals or written[1:] not in html5:
            return written
    return unescape(written)
