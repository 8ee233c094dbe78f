"""Where an unmarked tweet begins, as well as can be guessed from lines, sentences and lengths."""

import re
from datetime import date
from enum import Enum

from packager.references.flattened.context import ends_a_sentence, has_post_marks, is_heading
from packager.references.flattened.letters import count_letters
from packager.references.flattened.lines import Line
from packager.references.flattened.text_direction import direction_of, tail_direction
from packager.references.flattened.tweet_length import longest_tweet, tweet_weight

_SLACK = 1.1  # extractors add blanks, and write out emoji and links
_LIST_MARK = re.compile(r"[ \t]*+(?:[-*+•]|\d{1,3}[.)])[ \t]++")
# Where, in a long line, something new can begin: after two blanks, a sentence, a colon.
_JOINT = re.compile(
    r"\s{2,}|(?<!\d)[.!?…؟。！？:：][\"”’»)]?\s+|(?<=[^\W\d_A-Z])[.!?](?=[A-ZÀ-Þ])|[。！？](?=\w)"
)
_FOREIGN_ADDRESS = re.compile(
    r"(?<!\()https?://(?!t\.co/|pic\.(?:twitter|x)\.com/|(?:\w+\.)?(?:twitter|x)\.com/)\S+"
)
_WORD = re.compile(r"\S+")
_WORDS_AGAINST = 4  # in the other direction, in a row: prose and no longer a name
_LEAST_LETTERS = 15  # of a sentence that is worth a tweet of its own


class _Edge(Enum):
    """What a line says about where the tweet below it begins."""

    NONE = "it goes on above"
    CLEAR = "it begins here"
    UNCLEAR = "it begins here, or further down"


def guess_lines(lines: list[Line], posted_on: date | None, *, is_all: bool) -> list[Line]:
    """Take the last line, and the lines above it that can be the same tweet's.

    Args:
        lines: What stands before an attribution; not empty.
        posted_on: The day, which bounds the length.
        is_all: Whether an earlier attribution ends where they begin.
    """
    last = _after_change_of_direction(_after_foreign_address(lines[-1]))
    if last != lines[-1] or not _fits(last.text, posted_on):
        return [_last_words(last, posted_on)]
    taken = [last]
    edge = _Edge.CLEAR if is_all else _Edge.UNCLEAR
    for line in reversed(lines[:-1]):
        found = _edge(line, taken, posted_on)
        if found is not _Edge.NONE:
            edge = found
            break
        taken.insert(0, line)
    if edge is _Edge.UNCLEAR:
        taken = _without_prose(taken)
    mark = _LIST_MARK.match(taken[0].text)
    return [taken[0].cut(after_start=mark.end()), *taken[1:]] if mark else taken


def _edge(line: Line, taken: list[Line], posted_on: date | None) -> _Edge:
    """Say whether the tweet whose last lines are taken begins below a line."""
    content = line.text.strip()
    if not content:
        has_words = any(count_letters(each.text) for each in taken)
        return _Edge.UNCLEAR if has_words else _Edge.NONE
    if content.endswith((":", "：")) or is_heading(content) or _LIST_MARK.match(taken[0].text):
        return _Edge.CLEAR
    if len({direction_of(content), direction_of(taken[0].text)} - {None}) > 1:
        return _Edge.CLEAR
    whole = "\n".join(each.text for each in (line, *taken))
    return _Edge.NONE if _fits(whole, posted_on) else _Edge.UNCLEAR


def _fits(words: str, posted_on: date | None) -> bool:
    return tweet_weight(words, posted_on) <= longest_tweet(posted_on) * _SLACK


def _without_prose(taken: list[Line]) -> list[Line]:
    """Leave out all up to the last line that ends a sentence and has nothing of a post."""
    for place in range(len(taken) - 2, -1, -1):
        content = taken[place].text.strip()
        if ends_a_sentence(content) and not has_post_marks(content):
            return taken[place + 1 :]
    return taken


def _after_foreign_address(line: Line) -> Line:
    """Leave out all up to an address that is not Twitter's: a tweet shows none that is not t.co."""
    for address in reversed(list(_FOREIGN_ADDRESS.finditer(line.text))):
        if count_letters(line.text[address.end() :]) >= _LEAST_LETTERS:
            return line.cut(after_start=address.end())
    return line


def _after_change_of_direction(line: Line) -> Line:
    """Leave out what is written in the other direction than the line's end, from some words on."""
    main = tail_direction(line.text)
    words = reversed(list(_WORD.finditer(line.text))) if main else iter(())
    start = None  # the first word of the last run in the main direction
    against = 0
    for word in words:
        direction = direction_of(word[0])
        if direction is main:
            start, against = word.start(), 0
        elif direction is not None and start is not None:
            against += 1
        if start is not None and against >= _WORDS_AGAINST:
            return line.cut(after_start=start)
    return line


def _last_words(line: Line, posted_on: date | None) -> Line:
    """Leave so much of a line as can be a tweet, from the last place where one can begin.

    Rather too little than words that the account did not write.
    """
    if tweet_weight(line.text, posted_on) <= longest_tweet(posted_on):
        return line
    for joint in reversed(list(_JOINT.finditer(line.text))):
        if count_letters(line.text[joint.end() :]) >= _LEAST_LETTERS:
            return line.cut(after_start=joint.end())
    return line.cut(after_start=max(len(line.text) - longest_tweet(posted_on), 0))
