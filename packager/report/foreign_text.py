"""Text from outside, cut into what can be shown as it is and what must be shown by its code.

A title or a name is somebody's text. The template escapes it and isolates its direction; what is
left are characters that HTML cannot hold, and those that turn a line around unseen (Unicode
Technical Report 36, §2.7).
"""

import re
import unicodedata
from dataclasses import dataclass

# Embeddings and overrides, and what ends them.
_EMBEDDINGS = "\u202a-\u202e"
_OVERRIDES = "\u202d\u202e"
_ISOLATES = "\u2066-\u2069"
# Control characters, lone surrogates and noncharacters: no text of an HTML document (HTML Standard,
# 13.2.3.5) may hold them.
_NOT_IN_HTML = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17)
)
_IN_A_LINE = re.compile(f"([{_NOT_IN_HTML}{_EMBEDDINGS}{_ISOLATES}])")
_IN_PROSE = re.compile(f"([{_NOT_IN_HTML}{_OVERRIDES}])")
# Latin in every language: a right-to-left line would show "(@name)" as "(name@)".
_LATIN = re.compile(r"(https?://[!-~]+|@[A-Za-z0-9_]+)")
_TURNING = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of foreign text.

    Attributes:
        text: What stands in the page. Of a character that HTML cannot hold, its code.
        code: "U+202E" for a character whose presence must be seen, else an empty text.
        is_latin: A handle or an address, which runs from left to right whatever stands around it.
    """

    text: str
    code: str = ""
    is_latin: bool = False


def pieces_of_line(text: str) -> list[Piece]:
    r"""Cut a name, a title or an address: no character in it may turn the line that it stands in.

    >>> [piece.code for piece in pieces_of_line("a\u202eb")]
    ['', 'U+202E', '']
    """
    return _cut(text, _IN_A_LINE)


def pieces_of_prose(text: str) -> list[Piece]:
    """Cut a text that stands alone.

    Writers isolate a mention in it for good reasons, and that ends with the text; only an override,
    which makes letters read backwards, is made harmless.

    >>> [piece.text for piece in pieces_of_prose("see @name") if piece.is_latin]
    ['@name']
    """
    pieces: list[Piece] = []
    for piece in _cut(text, _IN_PROSE):
        if piece.code:
            pieces.append(piece)
            continue
        parts = enumerate(_LATIN.split(piece.text))
        pieces += (Piece(text=part, is_latin=index % 2 == 1) for index, part in parts if part)
    return pieces


def plain(text: str) -> str:
    r"""Give a text for a place that can hold no markup: without what the pieces would show by code.

    >>> plain("a\u202e\x00b\n c")
    'ab c'
    """
    return " ".join(_IN_A_LINE.sub("", with_line_feeds(text)).split())


def with_line_feeds(text: str) -> str:
    """Write every line end as LF: HTML knows no other."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def code_of(character: str) -> str:
    r"""Give the code of a character as Unicode writes it.

    >>> code_of("\u202e")
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def name_of(code: str) -> str:
    """Give the name of a character for its code, as far as it has one.

    >>> name_of("U+202E")
    'right-to-left override'
    """
    return unicodedata.name(chr(int(code.removeprefix("U+"), 16)), "control character").lower()


def _cut(text: str, shown_by_code: re.Pattern[str]) -> list[Piece]:
    pieces = []
    for index, part in enumerate(shown_by_code.split(with_line_feeds(text))):
        if index % 2:
            code = code_of(part)
            pieces.append(Piece(text=part if _TURNING.match(part) else code, code=code))
        elif part:
            pieces.append(Piece(text=part))
    return pieces
