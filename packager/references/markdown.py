"""Markdown as CommonMark reads it: which of it is code, and which is prose with HTML in it.

The only importer of ``markdown_it``, which finds the blocks. Code spans are found here, for its
inline parser gives no offsets (CommonMark 0.31 §6.1).
"""

import re
from collections.abc import Iterator

from packager.references.tokens import Token, TokenKind, fragment_tokens
from packager.references.visible_text import SHOWN_AS_IT_IS

_Span = tuple[int, int]

_MOST_LINES = 200_000  # in a longer text, code is not told from prose
_BACKTICKS = re.compile(r"(?<!\\)`+")
_BLANK_LINE = re.compile(r"\n[ \t>]*(?=\n)")


def markdown_tokens(text: str) -> Iterator[Token]:
    """Split Markdown into tokens: prose as a fragment of HTML, code as it is."""
    position = 0
    for start, end in _find_code(text):
        yield from fragment_tokens(text, position, start)
        yield Token(TokenKind.RAW, start, end, SHOWN_AS_IT_IS)
        position = end
    yield from fragment_tokens(text, position, len(text))


def render_markdown(text: str) -> str:
    """Render Markdown as HTML, embedded HTML included (CommonMark, and tables)."""
    from markdown_it import MarkdownIt  # 40 ms, and only Markdown needs it

    html: str = MarkdownIt("commonmark").enable("table").render(text)
    return html


def _find_code(text: str) -> Iterator[_Span]:
    """Find code blocks and code spans, in order, none inside another."""
    position = 0
    for start, end in _find_code_blocks(text):
        yield from _find_code_spans(text, position, start)
        yield start, end
        position = end
    yield from _find_code_spans(text, position, len(text))


def _find_code_blocks(text: str) -> list[_Span]:
    if text.count("\n") > _MOST_LINES or "\r" in text.replace("\r\n", ""):
        return []
    from markdown_it import MarkdownIt  # 40 ms, and only Markdown needs it

    parser = MarkdownIt("commonmark").disable(["inline", "text_join"])
    line_starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    return [
        (line_starts[token.map[0]], line_starts[min(token.map[1], len(line_starts) - 1)])
        for token in parser.parse(text)
        if token.type in ("fence", "code_block") and token.map is not None
    ]


def _find_code_spans(text: str, start: int, end: int) -> Iterator[_Span]:
    """Find ```code``` between runs of as many backticks, in one paragraph."""
    paragraph_start = start
    for blank in _BLANK_LINE.finditer(text, start, end):
        yield from _pair_backticks(text, paragraph_start, blank.start())
        paragraph_start = blank.start()
    yield from _pair_backticks(text, paragraph_start, end)


def _pair_backticks(text: str, start: int, end: int) -> Iterator[_Span]:
    runs = [match.span() for match in _BACKTICKS.finditer(text, start, end)]
    places: dict[int, list[int]] = {}  # the numbers of the runs of each length, last first
    for number in range(len(runs) - 1, -1, -1):
        places.setdefault(runs[number][1] - runs[number][0], []).append(number)
    number = 0
    while number < len(runs):
        same = places[runs[number][1] - runs[number][0]]
        while same and same[-1] <= number:
            same.pop()
        if same:
            yield runs[number][0], runs[same[-1]][1]
            number = same[-1]
        number += 1
