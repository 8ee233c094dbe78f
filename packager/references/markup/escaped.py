r"""Markup and addresses within strings of JSON and scripts: ``\u003Cblockquote class=\"..."``."""

import re
from dataclasses import replace

from packager.references.found import Found
from packager.references.markup.mapped_text import MappedText, MappedTextBuilder

# RFC 8259 §7, and what JavaScript has besides.
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"
    r"|\\u\{[0-9A-Fa-f]{1,5}\}|\\[\"'`\\/bfnrt]"
)
_CONTROLS = {"b": " ", "f": " ", "n": "\n", "r": "\r", "t": "\t"}
_SURROGATES = range(0xD800, 0xE000)  # halves of a character
_SIGNS_OF_ESCAPES = re.compile(r"\\(?:(?:u00|x)(?:3[cC]|2[2fF])|[\"/])")
_QUOTATION_MARK = re.compile(r'(?<!\\)"')


def has_escaped_markup(text: str) -> bool:
    """Say whether a text has an escaped <, / or quotation mark, as escaped markup has."""
    return _SIGNS_OF_ESCAPES.search(text) is not None


def unescape(text: str, start: int = 0, end: int | None = None) -> MappedText:
    """Undo one layer of the escapes of JSON and JavaScript in ``text[start:end]``."""
    end = len(text) if end is None else end
    mapped = MappedTextBuilder()
    for match in _ESCAPE.finditer(text, start, end):
        mapped.add(text[start : match.start()], start, match.start())
        mapped.add(_character(match[0]), match.start(), match.end())
        start = match.end()
    mapped.add(text[start:end], start, end)
    return mapped.build()


def within_string(found: Found, mapped: MappedText, source: str) -> Found:
    """Let a tweet's text whose start was guessed begin in the string that its attribution stands in.

    Args:
        found: With offsets in ``mapped.text``.
        mapped: A script whose escapes were undone.
        source: What it was made from.
    """
    reference = found.reference
    start, end = reference.text_start, reference.text_end
    if not reference.text_is_guess or start is None or end is None:
        return found
    span = mapped.source_span(start, max(end, reference.start))
    marks = [match.end() for match in _QUOTATION_MARK.finditer(source, *span)]
    if not marks:
        return found
    start = mapped.offset_of(marks[-1])
    text = mapped.text[start:end].lstrip()
    start = max(end - len(text), start)
    cut = replace(reference, text=text, text_start=start)
    if not text:
        cut = replace(reference, text=None, text_start=None, text_end=None, text_is_guess=False)
    return replace(found, reference=cut, start=min(start, reference.start))


def _character(escape: str) -> str:
    sign = escape[1]
    if sign not in "ux":
        return _CONTROLS.get(sign, sign)
    if len(escape) == len(r"\ud83d\ude00"):
        units = bytes.fromhex(escape[2:6] + escape[8:])
        return units.decode("utf-16-be")
    number = int(escape[2:].strip("{}"), 16)
    return "\ufffd" if number in _SURROGATES else chr(number)
