"""Left of the handle: the dash that opens an attribution, and the display name."""

import re
from dataclasses import dataclass

from packager.references.blanks import IN_LINE, LINE_BREAK
from packager.references.flattened.context import (
    LINK_CHARS,
    end_of_tweet_link,
    line_start,
    opening_of_line,
)
from packager.references.flattened.dashes import PART_OF_DASH, Dash, DashKind, iter_dashes

# That a display name may take: Twitter allows 50, extractors add blanks and marks.
NAME_CHARS = 80
_DASH_CHARS = 24  # that a dash may take: "> &amp;mdash; "
_HARD_WRAP_CHARS = 40  # at least, of a line that an extractor wrapped

_KINDS = tuple(DashKind)  # the best first

_LINE_BREAK = re.compile(rf"[{IN_LINE}]*+{LINE_BREAK}[{IN_LINE}]*+")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{1,80}+)\](?:\([^()\s]{0,300}+\)|\[[^\[\]]{0,40}+\])")
_MARKDOWN_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_AROUND_NAME = re.compile(rf"^[{IN_LINE}*_\[\\]+|(?<![{IN_LINE}*_\[\\])[{IN_LINE}*_\[\\]+$")
_SENTENCE_END = re.compile(r"[.!?…؟。！？][\"”’»)]?\s")


@dataclass(frozen=True, kw_only=True, slots=True)
class AttributedName:
    """A display name, and where it or the dash before it begins."""

    start: int
    name: str | None
    dash: Dash | None
    opens_line: bool  # nothing but quote marks stands before it on its line


def may_have_dash(text: str, end: int) -> bool:
    """Say, at little cost, whether a dash can stand in front of a name that ends at ``end``."""
    return PART_OF_DASH.search(text, max(end - NAME_CHARS - _DASH_CHARS, 0), end) is not None


def read_name(text: str, end: int, floor: int) -> AttributedName:
    """Read the dash and the name that end where a mention begins.

    Args:
        text: The whole text.
        end: Where the mention begins.
        floor: Code point before which nothing belongs to this attribution.
    """
    dash = _find_dash(text, end, floor)
    start = dash.start if dash else _undashed_start(text, end, floor)
    return AttributedName(
        start=start,
        name=_clean(text[dash.end if dash else start : end]),
        dash=dash,
        opens_line=opening_of_line(text, start) == start,
    )


def _find_dash(text: str, end: int, floor: int) -> Dash | None:
    """Choose a dash: an em dash that opens the line; else the last, of the best kind there is."""
    if not may_have_dash(text, end):
        return None
    this_line = line_start(text, end)
    line_above = line_start(text, max(this_line - 1, 0))
    openings = (opening_of_line(text, end), opening_of_line(text, max(this_line - 1, 0)))
    first = max(floor, line_above, end - NAME_CHARS - _DASH_CHARS)
    is_wrapped = this_line - line_above >= _HARD_WRAP_CHARS
    dashes = []
    for dash in iter_dashes(text, first, end):
        is_on_line = dash.start >= this_line or dash.start in openings or is_wrapped
        if dash.kind is DashKind.WEAK:
            is_on_line = dash.start >= this_line and _is_between_blanks(text, dash, openings)
        elif dash.kind is DashKind.EM and dash.start in openings and end - dash.end <= NAME_CHARS:
            return dash
        if is_on_line and end - dash.end <= NAME_CHARS:
            dashes.append(dash)
    return min(reversed(dashes), key=lambda dash: _KINDS.index(dash.kind), default=None)


def _is_between_blanks(text: str, dash: Dash, openings: tuple[int, ...]) -> bool:
    """Say whether a hyphen or bullet stands alone; an asterisk only at the line's beginning."""
    if not text[dash.end : dash.end + 1].isspace():
        return False
    return dash.start in openings or (text[dash.start] != "*" and text[dash.start - 1].isspace())


def _undashed_start(text: str, end: int, floor: int) -> int:
    """Find where a name without a dash begins: after a tweet's link, or a sentence, on its line."""
    first = max(floor, end - NAME_CHARS)
    link_end = end_of_tweet_link(text, max(floor, first - LINK_CHARS), end)
    if link_end is not None:
        return link_end
    start = max(first, opening_of_line(text, end))
    for sentence in _SENTENCE_END.finditer(text, start, end):
        start = sentence.end()
    return start


def _clean(written: str) -> str | None:
    """Make the name of what is written: one line, without Markdown's marks."""
    name = _MARKDOWN_LINK.sub(r"\1", _LINE_BREAK.sub(" ", written))
    return _AROUND_NAME.sub("", _MARKDOWN_ESCAPE.sub(r"\1", name)) or None
