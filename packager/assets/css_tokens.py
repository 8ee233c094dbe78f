r"""Splitting a style sheet into those of its tokens that lead to addresses.

CSS Syntax Module Level 3 §4. Each character is read a bounded number of times and no tree is built,
so that a hostile style sheet costs no more than a long one. Numbers, names, blanks and comments are
passed over; a string or url() that is broken off by a line's end is a parse error and gives nothing.
"""

import re
from collections.abc import Iterator
from enum import Enum
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple


class CssTokenKind(Enum):
    """What a token is."""

    URL = "url"  # url(address) without quotes; the value is the address
    STRING = "string"
    FUNCTION = "function"  # a name and its "("; the value is the name in lower case
    AT_KEYWORD = "at-keyword"  # the value is the name in lower case, without "@"
    MARK = "mark"  # one of ( ) [ ] { } ;


class CssToken(NamedTuple):
    """A token. A named tuple, since a style sheet has hundreds of thousands of them."""

    kind: CssTokenKind
    value: str


_BLANK = r"(?:\r\n|[ \t\n\r\f])"
_ESCAPE = rf"\\(?:[0-9A-Fa-f]{{1,6}}+{_BLANK}?+|[^\n\r\f0-9A-Fa-f])"  # §4.3.7
_NAME_START = rf"(?:[A-Za-z_\x80-\U0010ffff]|{_ESCAPE})"
_NAME_REST = rf"(?:[A-Za-z0-9_\x80-\U0010ffff-]|{_ESCAPE})*+"
_NAME = rf"(?:--|-?+{_NAME_START}){_NAME_REST}"
# A string goes to its quote or to the end of the sheet; an escaped line end is no end. One that a
# line's end breaks off is a parse error, and what it holds is passed over (§4.3.5).
_DOUBLE, _SINGLE = (
    rf"(?:[^{quote}\\\n\r\f]|{_ESCAPE}|\\(?:\r\n|[\n\r\f]))*+" for quote in ('"', "'")
)
_STRING = rf"""\"(?P<double>{_DOUBLE})(?:\"|\\?\Z)|'(?P<single>{_SINGLE})(?:'|\\?\Z)"""
_BROKEN_STRING = rf"\"{_DOUBLE}|'{_SINGLE}"
_U, _R, _L = (rf"(?:\\?[{c}{c.upper()}]|\\0{{0,4}}+(?:{h}){_BLANK}?+)" for c, h in (
    ("u", "[57]5"), ("r", "[57]2"), ("l", "[46][Cc]")
))  # fmt: skip
_TOKEN = re.compile(
    rf"""/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)
      |<!--
      |(?P<url>{_U}{_R}{_L}\({_BLANK}*+(?!["']|{_BLANK})
         (?:(?P<address>(?:[^"'()\\ \t\n\r\f\x00-\x08\x0b\x0e-\x1f\x7f]|{_ESCAPE})*+)
            {_BLANK}*+(?:\)|\Z)
           |(?:[^)\\]|\\.|\\\Z)*+(?:\)|\Z)))
      |(?P<name>{_NAME})(?P<function>\()?+
      |@(?P<at>{_NAME})
      |\#{_NAME_REST}
      |[+-]?+(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:[Ee][+-]?[0-9]++)?+(?:{_NAME})?+
      |(?P<string>{_STRING})
      |{_BROKEN_STRING}
      |(?P<mark>[()\[\]{{}};])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(
    rf"\\(?:(?P<hex>[0-9A-Fa-f]{{1,6}}){_BLANK}?|(?P<line>\r\n|[\n\r\f])|(?P<other>.)|\Z)",
    re.DOTALL,
)
_IN_LOWER_CASE = str.maketrans(ascii_uppercase, ascii_lowercase)
_LAST_CODE_POINT = 0x10FFFF


def css_tokens(sheet: str) -> Iterator[CssToken]:
    """Give the tokens of a style sheet, or of a ``style`` attribute, in order."""
    for match in _TOKEN.finditer(sheet):
        group = match.lastgroup
        if group == "mark":
            yield CssToken(CssTokenKind.MARK, match["mark"])
        elif group == "function":
            yield CssToken(CssTokenKind.FUNCTION, _lower(match["name"]))
        elif group == "at":
            yield CssToken(CssTokenKind.AT_KEYWORD, _lower(match["at"]))
        elif group == "string":
            inner = match["double"] if match["double"] is not None else match["single"]
            yield CssToken(CssTokenKind.STRING, unescape(inner))
        elif group == "url" and match["address"] is not None:
            yield CssToken(CssTokenKind.URL, unescape(match["address"]))


def _lower(name: str) -> str:
    """Resolve a name's escapes; its case does not count in ASCII alone (CSS Values 4 §2.1)."""
    return unescape(name).translate(_IN_LOWER_CASE)


def unescape(text: str) -> str:
    r"""Resolve the escapes of a name, string or address (§4.3.7).

    >>> unescape(r"a\62 c\"")
    'abc"'
    """
    return _ESCAPED.sub(_resolved, text) if "\\" in text else text


def _resolved(match: re.Match[str]) -> str:
    if match["hex"] is None:
        return match["other"] or ""
    code_point = int(match["hex"], 16)
    is_surrogate = 0xD800 <= code_point <= 0xDFFF  # noqa: PLR2004 (Unicode §3.8)
    if code_point == 0 or is_surrogate or code_point > _LAST_CODE_POINT:
        return "\ufffd"
    return chr(code_point)
