"""Text from outside, made fit for a terminal, and the few colours that we use.

A title or a name is somebody's text. Its control characters could move the cursor or colour the
screen, and its direction could turn the whole line around.
"""

import unicodedata

import click

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_HARMLESS_FORMATS = frozenset("\u200c\u200d")  # joiners: Persian and emoji need them


def foreign(text: str, *, limit: int = 100) -> str:
    """Make a text from outside safe to show inside a line of ours, with its own direction.

    Args:
        text: The text; line breaks become blanks, control and direction characters go.
        limit: In characters; a longer text is cut, with an ellipsis.

    >>> foreign("a\\x1b[31m b")
    'a[31m b'
    """
    plain = "".join(c for c in " ".join(text.split()) if _is_harmless(c))
    if len(plain) > limit:
        plain = plain[: limit - 1].rstrip() + "…"
    if plain.isascii():
        return plain
    return f"{_FIRST_STRONG_ISOLATE}{plain}{_POP_ISOLATE}"


def label(words: str) -> str:
    """Render the label that opens a line of a summary."""
    return click.style(f"{words:<10}", bold=True)


def good(words: str) -> str:
    """Colour words that tell of success."""
    return click.style(words, fg="green")


def bad(words: str) -> str:
    """Colour words that tell of a fault."""
    return click.style(words, fg="red")


def doubtful(words: str) -> str:
    """Colour words that tell of a doubt."""
    return click.style(words, fg="yellow")


def count(number: int, noun: str) -> str:
    """Say how many, in a noun with a regular plural.

    >>> count(1, "file"), count(1200, "file")
    ('1 file', '1,200 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def script_of(text: str) -> str | None:
    """Name the script that most letters of a text belong to, as Unicode names it.

    >>> script_of("حلب 2016"), script_of("12")
    ('Arabic', None)
    """
    tally: dict[str, int] = {}
    for letter in filter(str.isalpha, text[:20_000]):
        script = unicodedata.name(letter, "UNKNOWN").partition(" ")[0].title()
        tally[script] = tally.get(script, 0) + 1
    return max(tally, key=lambda script: tally[script], default=None)


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" or character in _HARMLESS_FORMATS
