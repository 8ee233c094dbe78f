"""Whether words are written from right to left: an article and the tweet it quotes often differ."""

import re
from enum import Enum

# Hebrew, Arabic, Syriac, Thaana, NKo and the presentation forms: bidirectional classes R and AL.
_RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u08c9\ufb1d-\ufdfb\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile(
    "[A-Za-z\u00c0-\u024f\u0370-\u058f\u0900-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
# Addresses, mentions and hashtags are Latin in every language.
_NAMES = re.compile(r"https?://\S+|[a-z.]+\.com/\S+|[@#]\w+")
_LEAST_LETTERS = 3
_TAIL_CHARS = 600
_TAIL_CHARS_WITHOUT_NAMES = 40


class Direction(Enum):
    """Which way most letters run."""

    RIGHT_TO_LEFT = "right-to-left"
    LEFT_TO_RIGHT = "left-to-right"


def direction_of(words: str) -> Direction | None:
    """Say which way the letters of some words run; None for too few letters.

    >>> direction_of("قال في تغريدة https://t.co/abc")
    <Direction.RIGHT_TO_LEFT: 'right-to-left'>
    """
    return _direction(_NAMES.sub(" ", words))


def tail_direction(words: str) -> Direction | None:
    """Say which way the last letters of some words run."""
    return _direction(_NAMES.sub(" ", words[-_TAIL_CHARS:])[-_TAIL_CHARS_WITHOUT_NAMES:])


def _direction(letters: str) -> Direction | None:
    right, left = len(_RIGHT_TO_LEFT.findall(letters)), len(_LEFT_TO_RIGHT.findall(letters))
    if right + left < _LEAST_LETTERS:
        return None
    return Direction.RIGHT_TO_LEFT if right > left else Direction.LEFT_TO_RIGHT
