"""The text of a tweet in front of its attribution.

Quote marks and quotation marks say where it begins. Without them that is a guess, bounded by what
stands before: an earlier attribution, a blank line, a heading, a list item, a line in the other
direction of writing, and the length that a tweet of that day could have.
"""

import re
from dataclasses import dataclass
from datetime import date

from packager.references.blanks import IN_LINE
from packager.references.flattened.letters import count_letters
from packager.references.flattened.lines import Line, split_lines
from packager.references.flattened.text_guess import guess_lines
from packager.references.flattened.tweet_length import longest_tweet, tweet_weight

_WINDOW_CHARS = 3000  # that the text of a tweet can take, with the targets of its Markdown links

# Read backwards: blanks, line ends, Markdown's hard breaks, the quote marks of empty lines.
_TRAILING = re.compile(rf"(?:[{IN_LINE}\r\n\\]|[>|](?=[ \t>|]{{0,20}}+[\r\n]))*+")
_QUOTE_MARKS = re.compile(r"[ \t]*+[>|](?:[ \t]*+[>|])*+[ \t]?")
_NO_TEXT = " \t\u00a0>|*+-•"  # a line of such signs alone is a list's mark or a rule
_OPENING_OF = {"”": "“„", "“": "„", "»": "«", "«": "»", "’": "‘‚", "‘": "‚", '"': '"', "」": "「"}
_QUOTED_LINES = 20  # of a quotation that is looked through
_LEFT_OPEN = re.compile(r"[„«「]|(?<!\S)“")
_CLOSED = re.compile(r"[”»」]|(?<=\S)“")


@dataclass(frozen=True, kw_only=True, slots=True)
class TweetText:
    """The text of a tweet, as the source shows it but for quote marks that open its lines."""

    start: int
    end: int
    text: str
    is_guess: bool  # nothing marks its start


def find_tweet_text(
    text: str, end: int, floor: int, posted_on: date | None, *, floor_is_mark: bool = False
) -> TweetText | None:
    """Find the text that ends before an attribution.

    Args:
        text: The whole text.
        end: Where the attribution begins.
        floor: Code point before which nothing belongs to the tweet: an earlier attribution's end.
        posted_on: The day, which bounds the length.
        floor_is_mark: Whether the floor itself says that a tweet begins there.

    Returns:
        None where nothing but blanks stands there.
    """
    first = max(floor, end - _WINDOW_CHARS)
    trailing = _TRAILING.match(text[first:end][::-1])
    lines = split_lines(text, first, end - (trailing.end() if trailing else 0))
    if first == floor and lines and not lines[0].text.strip():
        lines = lines[1:]  # the rest of the earlier attribution's line
    if not lines:
        return None
    if floor_is_mark and first == floor:
        return _tweet_text(lines, is_guess=False)
    return (
        _lines_with_quote_marks(lines)
        or _words_in_quotation_marks(lines, posted_on)
        or _words_left_open(lines, posted_on)
        or _tweet_text(guess_lines(lines, posted_on, is_all=0 < floor == first), is_guess=True)
    )


def _lines_with_quote_marks(lines: list[Line]) -> TweetText | None:
    """Take the last lines if they are a quotation of mail or Markdown ("> ")."""
    quoted: list[Line] = []
    for line in reversed(lines):
        marks = _QUOTE_MARKS.match(line.text)
        if marks is None:
            if line.text.strip() or not quoted or any(count_letters(each.text) for each in quoted):
                break
            continue  # the picture of a tweet, quoted by itself
        quoted.insert(0, line.cut(after_start=marks.end()))
    return _tweet_text(quoted, is_guess=False) if quoted else None


def _words_in_quotation_marks(lines: list[Line], posted_on: date | None) -> TweetText | None:
    """Take what is between quotation marks, if the first of them opens a line."""
    openings = _OPENING_OF.get(lines[-1].text[-1:], "")
    for place in reversed(range(len(lines))):
        content = lines[place].text.lstrip()
        if not content:
            return None
        if content[0] in openings and (len(content) > 1 or place < len(lines) - 1):
            inner = [*lines[place:-1], lines[-1].cut(before_end=1)]
            inner[0] = inner[0].cut(after_start=len(lines[place].text) - len(content) + 1)
            found = _tweet_text(inner, is_guess=False)
            return found if found and _fits(found.text, posted_on) else None
    return None


def _words_left_open(lines: list[Line], posted_on: date | None) -> TweetText | None:
    """Take what a quotation mark opens at a line's start, if only the attribution closes it."""
    for place in reversed(range(max(len(lines) - _QUOTED_LINES, 0), len(lines))):
        content = lines[place].text.lstrip()
        if not content:
            return None
        following = lines[place + 1 :]
        if _is_left_open("\n".join((content, *(line.text for line in following)))):
            inner = lines[place].cut(after_start=len(lines[place].text) - len(content) + 1)
            found = _tweet_text([inner, *following], is_guess=False)
            return found if found and _fits(found.text, posted_on) else None
    return None


def _fits(words: str, posted_on: date | None) -> bool:
    return tweet_weight(words, posted_on) <= longest_tweet(posted_on)


def _is_left_open(words: str) -> bool:
    """Say whether some words begin with a quotation mark that nothing in them closes."""
    if not _LEFT_OPEN.match(words):
        return False
    return len(_LEFT_OPEN.findall(words[1:])) >= len(_CLOSED.findall(words[1:]))


def _tweet_text(lines: list[Line], *, is_guess: bool) -> TweetText | None:
    """Make the value of some lines, without the blanks around them."""
    while lines and not lines[0].text.strip(_NO_TEXT):
        lines = lines[1:]
    if not lines:
        return None
    contents = "\n".join(line.text.rstrip(" \t\\") for line in lines)
    start = lines[0].start + len(lines[0].text) - len(lines[0].text.lstrip())
    return TweetText(start=start, end=lines[-1].end, text=contents.strip(), is_guess=is_guess)
