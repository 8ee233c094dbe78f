"""The numbers, words and signs that a date is made of, with their places in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from packager.references.blanks import IN_LINE, WRAP
from packager.references.dates.date_words import fold_word

# Letters with what belongs to them: vowel signs and tone marks of any script (to Python they are no
# letters), and full stops or apostrophes between two letters ("ส.ค.", "d’agost").
_PUNCTUATION = "\u0589\u05be\u05c0\u05c3\u05c6\u060c\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965"
_LETTER = rf"(?:[^\W\d_]|(?![{_PUNCTUATION}{IN_LINE}\s\d])[\u0300-\u1cff]|[\u200c\u200d])"
_TOKEN = re.compile(
    rf"(?P<gap>{WRAP})(?:"
    r"(?P<number>\d+)"
    rf"|(?P<word>[^\W\d_]{_LETTER}*+(?:[.'’ʼ]{_LETTER}++)*+)"
    r"|\\?(?P<sign>[^\w\s]))"  # Markdown may escape it: "19\. srpna"
)


class TokenKind(Enum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A number, a word or a sign; ``text`` is as written."""

    kind: TokenKind
    text: str
    start: int
    end: int
    glued: bool  # nothing stands between it and what is before it

    @property
    def value(self) -> int:
        """The number in any script's digits; only for numbers."""
        return int(self.text)

    @property
    def key(self) -> str:
        """The word for comparing; only for words."""
        return fold_word(self.text)


def iter_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of ``text[start:end]``, up to a blank line or an underscore."""
    position = start
    while match := _TOKEN.match(text, position, end):
        kind = TokenKind(match.lastgroup)
        yield Token(
            kind=kind,
            text=match[kind.value],
            start=match.start(kind.value),
            end=match.end(),
            glued=not match["gap"],
        )
        position = match.end()
