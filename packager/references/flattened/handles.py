"""Where a text names a Twitter account: ``(@handle)`` or ``@handle``, in all its typography."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packager.references.blanks import BLANKS, IN_LINE

# Handles have at most 15 characters today and had 20; Markdown writes "\_" for "_". What stands
# before or after tells e-mail addresses, paths, Mastodon's @user@host and Bluesky's @name.domain
# apart. The look-behind stands after the sign, so that a search may skip ahead to the next sign.
_MENTION = re.compile(
    r"[@＠](?<![A-Za-z0-9_@＠/.=&#%+][@＠])(?P<handle>(?:[A-Za-z0-9]|\\?_){1,40}+)"
    r"(?![\w@＠/]|\.[A-Za-z])"
)
_LONGEST_HANDLE = 20

NO_BRACKETS = "the handle stands without brackets"

_OPENING, _CLOSING = "([{（［", ")]}）］"
# The name's link, if it is one in Markdown: "([@name](https://twitter.com/name))".
_BRACKET_AFTER = re.compile(
    rf"(?P<link>\](?:\([^()\s]{{0,300}}+\)|\[[^\[\]\s]{{0,40}}+\]))?+{BLANKS}\\?"
    rf"(?P<bracket>[{re.escape(_OPENING + _CLOSING)}])"
)
_BLANK = re.compile(f"[{IN_LINE}]")
_BLANKS_IN_BRACKET = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """An account that a text names; ``text[start:end]`` takes in the brackets around it."""

    start: int
    end: int
    handle: str  # without "@" and without Markdown's escapes
    in_brackets: bool


def iter_mentions(text: str) -> Iterator[Mention]:
    """Yield every mention in a text, from left to right. One search; nothing is read twice."""
    for match in _MENTION.finditer(text):
        handle = match["handle"].replace("\\", "")
        if len(handle) <= _LONGEST_HANDLE:
            yield _mention(text, match.start(), match.end(), handle)


def _mention(text: str, start: int, end: int, handle: str) -> Mention:
    opening = _bracket_before(text, start)
    closing = _BRACKET_AFTER.match(text, end) if opening is not None else None
    if opening is None or closing is None or not _are_a_pair(text[opening], closing["bracket"]):
        return Mention(start=start, end=end, handle=handle, in_brackets=False)
    if closing["link"]:
        opening = max(opening - 1, 0)
    return Mention(start=opening, end=closing.end(), handle=handle, in_brackets=True)


def _bracket_before(text: str, start: int) -> int | None:
    """Find the bracket before "@", over a few blanks and Markdown's backslash."""
    for place in range(start - 1, max(start - 2 - _BLANKS_IN_BRACKET, -1), -1):
        character = text[place]
        if character in _OPENING or character in _CLOSING:
            return place
        if character != "\\" and not _BLANK.match(character):
            return None
    return None


def _are_a_pair(before: str, after: str) -> bool:
    """Say whether two brackets face each other; mirrored ones come of right-to-left text."""
    return (before in _OPENING and after in _CLOSING) or (before in _CLOSING and after in _OPENING)
