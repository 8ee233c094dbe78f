"""What stands before an attribution: its line, the line above, a tweet's link or hashtag.

Every function looks back a bounded number of characters, so that a text without line ends costs no
more than another.
"""

import re

from packager.references.blanks import BLANKS, IN_LINE

LINK_CHARS = 40  # that a link of Twitter may take with what closes it, but for its target
_LOOK_BACK_CHARS = 400

_LINE_OPENING = re.compile(rf"[{IN_LINE}>|]*+")
# A link that Twitter makes, with what closes it in Markdown or prose. Codes have ten characters,
# and had fewer; a name can be glued to them.
_TWEET_LINK = re.compile(
    r"(?:t\.co|pic\.(?:twitter|x)\.com)/[A-Za-z0-9]{4,10}+"
    rf"(?:\]\([^()\s]{{0,300}}+\)|[\])>.…\"”»])*+{BLANKS}"
)
# A link, a hashtag, or a sign from the blocks that phones draw as emoji.
_POST_MARK = re.compile(
    r"t\.co/|pic\.(?:twitter|x)\.com/|[#＃](?=\w)"
    "|[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_SENTENCE_ENDS = tuple('.!?…؟。！？"”’»')
_LIST_ITEM = re.compile(r"(?:[-*+•·∙–—]|\d{1,3}[.)])(?:\s|\Z)")
_HEADING = re.compile(r"#{1,6}\s|={3,}|-{3,}")


def line_start(text: str, position: int) -> int:
    """Find where the line of a position begins, or how far back we look."""
    first = max(position - _LOOK_BACK_CHARS, 0)
    return max(text.rfind("\n", first, position), text.rfind("\r", first, position), first - 1) + 1


def opening_of_line(text: str, position: int) -> int:
    """Find the first character of a position's line that is no blank and no quote mark."""
    match = _LINE_OPENING.match(text, line_start(text, position), position)
    return match.end() if match else position


def text_above(text: str, position: int) -> str:
    """Return the line above a position's line, over at most one blank line; "" where none is."""
    lines = text[max(position - _LOOK_BACK_CHARS, 0) : line_start(text, position)].splitlines()
    for line in reversed(lines[-2:]):
        if content := line[opening_of_line(line, len(line)) :].strip():
            return content
    return ""


def text_before(text: str, position: int) -> str:
    """Return what stands on the line before a position, or else on the line above."""
    opening = opening_of_line(text, position)
    return text[opening:position].strip() or text_above(text, position)


def follows_blank_line(text: str, position: int) -> bool:
    """Say whether the line above a position's line is empty."""
    start = line_start(text, position)
    return start > 0 and not text[line_start(text, start - 1) : start].strip(" \t>|\r\n")


def end_of_tweet_link(text: str, start: int, end: int) -> int | None:
    """Find where the last t.co or pic.twitter.com link of ``text[start:end]`` ends."""
    found = None
    for match in _TWEET_LINK.finditer(text, start, end):
        found = match.end()
    return found


def ends_with_tweet_link(words: str) -> bool:
    """Say whether some words end with a t.co or pic.twitter.com link."""
    return bool(words) and end_of_tweet_link(words, 0, len(words)) == len(words)


def ends_a_sentence(words: str) -> bool:
    """Say whether some words end as a sentence does, or with a closing quotation mark."""
    return words.endswith(_SENTENCE_ENDS)


def has_post_marks(words: str) -> bool:
    """Say whether some words have what posts have and prose has not: hashtags, emoji, links."""
    return _POST_MARK.search(words) is not None


def is_list_item(line: str) -> bool:
    """Say whether a line is an item of a list."""
    return _LIST_ITEM.match(line) is not None


def is_heading(line: str) -> bool:
    """Say whether a line is a heading in Markdown, or a rule across the page."""
    return _HEADING.match(line) is not None


def is_in_quote(text: str, position: int) -> bool:
    """Say whether a position's line opens with a quote mark ("> ", "| ")."""
    start = line_start(text, position)
    return any(sign in text[start : opening_of_line(text, position)] for sign in ">|")
