r"""Markup and addresses within strings of JSON and scripts: ``\u003Cblockquote class=\"..."``."""

import re

from packager.references.mapped_text import MappedText, MappedTextBuilder

# RFC 8259 §7, and what JavaScript has besides.
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"
    r"|\\u\{[0-9A-Fa-f]{1,5}\}|\\[\"'`\\/bfnrt]"
)
_CONTROLS = {"b": " ", "f": " ", "n": "\n", "r": "\r", "t": "\t"}
_SURROGATES = range(0xD800, 0xE000)  # halves of a character
_SIGNS_OF_ESCAPES = re.compile(r"\\(?:u003[cC]|x3[cC]|[\"/])")


def has_escaped_markup(text: str) -> bool:
    """Say whether a text has an escaped <, / or quotation mark, as escaped markup has."""
    return _SIGNS_OF_ESCAPES.search(text) is not None


def unescape(text: str) -> MappedText:
    """Undo one layer of the escapes of JSON and JavaScript."""
    mapped = MappedTextBuilder()
    position = 0
    for match in _ESCAPE.finditer(text):
        mapped.add(text[position : match.start()], position, match.start())
        mapped.add(_character(match[0]), match.start(), match.end())
        position = match.end()
    mapped.add(text[position:], position, len(text))
    return mapped.build()


def _character(escape: str) -> str:
    sign = escape[1]
    if sign not in "ux":
        return _CONTROLS.get(sign, sign)
    if len(escape) == len(r"\ud83d\ude00"):
        units = bytes.fromhex(escape[2:6] + escape[8:])
        return units.decode("utf-16-be")
    number = int(escape[2:].strip("{}"), 16)
    return "\ufffd" if number in _SURROGATES else chr(number)
