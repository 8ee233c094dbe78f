r"""Markup that is packed once more: in the strings of scripts, and as text that shows tags.

Content management systems keep a page's articles as JSON strings (``<blockquote
class=\"twitter-tweet\"``, with ``<`` perhaps as ``\u003C``), and broken ones print the markup itself.
"""

import re

from packager.references.mapped_text import MappedText, MappedTextBuilder

_ESCAPE = re.compile(
    r"\\(?:u[0-9A-Fa-f]{4}(?:\\u[Dd][C-Fc-f][0-9A-Fa-f]{2})?|x[0-9A-Fa-f]{2}|.)", re.DOTALL
)
_SIMPLE = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " "}
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_SURROGATES = range(0xD800, 0xE000)
_UNPAIRED = "\ufffd"
_MARKUP = re.compile(
    r"(?:<|&(?:amp;)?lt;)(?:blockquote|a|iframe|p|div)\b[^<>]{0,600}?(?:tweet|twitter|//x\.com)",
    re.IGNORECASE,
)
_STILL_ESCAPED = re.compile(r"\\(?:u003[cC]|[\"/])")


def unescape_script(source: str, start: int, end: int) -> MappedText:
    """Undo the escapes of JSON and JavaScript strings in a script (RFC 8259 §7), once."""
    builder = MappedTextBuilder()
    position = start
    for match in _ESCAPE.finditer(source, start, end):
        builder.add(source[position : match.start()], position, match.start())
        builder.add(_unescape(match[0][1:]), match.start(), match.end())
        position = match.end()
    builder.add(source[position:end], position, end)
    return builder.build()


def holds_markup(text: str) -> bool:
    """Whether a text shows the tags, perhaps escaped, of an embed or of a link to a tweet."""
    return _MARKUP.search(text) is not None


def is_still_escaped(text: str) -> bool:
    """Whether a string whose escapes were undone holds a string that was escaped, too."""
    return _STILL_ESCAPED.search(text) is not None


def _unescape(escape: str) -> str:
    kind = escape[0]
    if kind == "x" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    if kind == "u" and len(escape) > 1:
        return _unescape_code_units(escape[1:])
    return _SIMPLE.get(kind, kind)


def _unescape_code_units(digits: str) -> str:
    high = int(digits[:4], 16)
    if len(digits) == 4:  # noqa: PLR2004 (one code unit)
        return _UNPAIRED if high in _SURROGATES else chr(high)
    low = int(digits[-4:], 16)
    if high not in _HIGH_SURROGATES:
        return (_UNPAIRED if high in _SURROGATES else chr(high)) + _UNPAIRED
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
