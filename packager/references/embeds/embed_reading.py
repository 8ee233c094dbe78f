"""Read an embed: whose tweet, which one, of which day, and what it says.

Twitter writes ``<p>TEXT</p>&mdash; NAME (@HANDLE) <a href="ADDRESS">DATE</a>``. What content
management systems make of that is read by its parts: the permalink is the link after the handle in
brackets.
"""

import re
from dataclasses import dataclass
from datetime import date

from packager.model import Reading
from packager.references.dates.parse import ParsedDate, parse_date_at, parse_date_text
from packager.references.embeds.embed_content import Anchor, EmbedContent
from packager.references.flattened.attributed_name import AttributedName, read_name
from packager.references.flattened.context import line_start
from packager.references.flattened.handles import Mention, iter_mentions

_PLACEHOLDER = re.compile(r"\W{0,9}loading\b[^\n]{0,20}\s{0,9}", re.IGNORECASE)
_UNMARKED = "nothing marks which link in the embed is the tweet's own: the last was taken"


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedReading:
    """What an embed says. Offsets are those of its visible text."""

    permalink: Anchor | None
    handle: str | None  # as the attribution has it
    name: str | None
    date_text: str | None
    posted_on: date | None
    text_start: int
    text_end: int
    reading: Reading
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Author:
    """The author, as the attribution names him or her."""

    mention: Mention
    left: AttributedName


@dataclass(frozen=True, kw_only=True, slots=True)
class _Permalink:
    anchor: Anchor | None = None
    is_marked: bool = True


def read_embed(content: EmbedContent, status_id: str | None) -> EmbedReading:
    """Read what stands in an embed.

    Args:
        content: What stands there.
        status_id: The tweet's, where the element's tag states it.
    """
    author = _find_author(content)
    permalink = _find_permalink(content, status_id, author)
    parsed = _find_date(content.visible.text, author, permalink.anchor)
    text_start, text_end = _find_text(content, author, permalink.anchor)
    notes = parsed.notes if parsed else ()
    is_certain = permalink.is_marked and (parsed is None or parsed.reading is Reading.CERTAIN)
    return EmbedReading(
        permalink=permalink.anchor,
        handle=author.mention.handle if author else None,
        name=author.left.name if author else None,
        date_text=_date_text(content, author, permalink.anchor, parsed),
        posted_on=_day(parsed, permalink.anchor),
        text_start=text_start,
        text_end=text_end,
        reading=Reading.CERTAIN if is_certain else Reading.AMBIGUOUS,
        notes=notes if permalink.is_marked else (*notes, _UNMARKED),
    )


def _find_author(content: EmbedContent) -> _Author | None:
    """Find the last handle in brackets, if it is the author's by a dash or a line's beginning."""
    text = content.visible.text
    mentions = [mention for mention in iter_mentions(text) if mention.in_brackets]
    if not mentions or not _ends_attribution(content, mentions[-1]):
        return None
    left = read_name(text, mentions[-1].start, 0)
    if left.dash is None and not left.opens_line:
        return None
    return _Author(mention=mentions[-1], left=left)


def _ends_attribution(content: EmbedContent, mention: Mention) -> bool:
    """Say whether a date, a link to a tweet or nothing follows a handle on its line."""
    text = content.visible.text
    line_end = text.find("\n", mention.end)
    line_end = len(text) if line_end < 0 else line_end
    return (
        not text[mention.end : line_end].strip()
        or parse_date_at(text, mention.end) is not None
        or any(
            mention.start < anchor.end <= line_end for anchor in content.anchors if anchor.status
        )
    )


def _find_permalink(
    content: EmbedContent, status_id: str | None, author: _Author | None
) -> _Permalink:
    candidates = [anchor for anchor in content.anchors if anchor.status is not None]
    if status_id is not None:
        own = [anchor for anchor in candidates if _status_id(anchor) == status_id]
        return _Permalink(anchor=own[-1] if own else None)
    if author is not None:
        following = [anchor for anchor in candidates if anchor.end > author.mention.start]
        if following:
            return _Permalink(anchor=following[0])
    marked = [anchor for anchor in candidates if _is_marked(content.visible.text, anchor)]
    if marked or not candidates:
        return _Permalink(anchor=marked[-1] if marked else None)
    return _Permalink(anchor=candidates[-1], is_marked=False)


def _status_id(anchor: Anchor) -> str | None:
    return anchor.status.status_id if anchor.status else None


def _is_marked(text: str, anchor: Anchor) -> bool:
    """Say whether a link is a permalink by its label, a date, or by having its own line."""
    if anchor.stated_day is not None or parse_date_text(_label(text, anchor)) is not None:
        return True
    rest = text[anchor.end : anchor.end + 1]
    return not text[line_start(text, anchor.start) : anchor.start].strip() and rest in ("", "\n")


def _label(text: str, anchor: Anchor) -> str:
    return text[anchor.start : anchor.end].strip()


def _find_date(text: str, author: _Author | None, permalink: Anchor | None) -> ParsedDate | None:
    parsed = parse_date_text(_label(text, permalink)) if permalink else None
    if parsed is None and author is not None:
        return parse_date_at(text, author.mention.end)
    return parsed


def _date_text(
    content: EmbedContent,
    author: _Author | None,
    permalink: Anchor | None,
    parsed: ParsedDate | None,
) -> str | None:
    """Give the date as printed: the label of a signed embed's permalink, though nobody can read it."""
    if parsed is not None:
        return parsed.date_text
    label = _label(content.visible.text, permalink) if author and permalink else ""
    return label or None


def _day(parsed: ParsedDate | None, permalink: Anchor | None) -> date | None:
    """Give the day as printed, or else as a tag states it."""
    if parsed is not None and parsed.date is not None:
        return parsed.date
    return permalink.stated_day if permalink else None


def _find_text(
    content: EmbedContent, author: _Author | None, permalink: Anchor | None
) -> tuple[int, int]:
    """Find the tweet's own text: what stands before the attribution, in paragraphs or not."""
    if author is not None:
        return 0, author.left.start
    own = [paragraph for paragraph in content.paragraphs if paragraph.states_language]
    if own:
        return own[0].start, own[-1].end
    if not content.paragraphs:
        return 0, 0  # a shell, which at most says that the tweet is loading
    end = permalink.start if permalink else len(content.visible.text)
    return 0, 0 if _PLACEHOLDER.fullmatch(content.visible.text, 0, end) else end
