"""Whether an attribution is a tweet's: bylines, speaker lists and photo credits look like it.

Twitter writes ``— NAME (@HANDLE) DATE``. The more of that is lost, the more must the surroundings
say.
"""

import re
from dataclasses import dataclass

from packager.model import Reading
from packager.references.flattened.attribution import Attribution
from packager.references.flattened.context import (
    ends_a_sentence,
    ends_with_tweet_link,
    follows_blank_line,
    has_post_marks,
    is_heading,
    is_in_quote,
    is_list_item,
    text_before,
)
from packager.references.flattened.dashes import DashKind
from packager.references.flattened.handles import NO_BRACKETS

_NAME_CHARS = 50  # that Twitter allows a display name
_PROSE_CHARS = 60  # from which a line is prose rather than a title

# A byline in English: with a dash before it, that alone is no tweet's.
_BYLINE = re.compile(
    r"(?:(?:posted|written|reported|published|photo(?:graph)?|story|words|text) )?by\b[ :]",
    re.IGNORECASE,
)
# What opens a byline or a credit where there is no dash, in the languages of many newsrooms.
_CREDIT = re.compile(
    r"(?:by|von|par|por|di|door|af|av|oleh|bởi|author|autor|auteur|автор|текст|фото|credit|crédito|"
    r"fotos?|images?|photos?|picture|source|fuente|follow|contact|e-?mail|twitter|instagram|"
    r"facebook|updated?|published|posted|written|reported|a (?:post|photo|video) (?:shared|posted)|"
    r"بقلم|كتب|تصوير|נכתב|מאת|文|撰文|作者|記者|기자)(?:\b|[:：])",
    re.IGNORECASE,
)
# Instagram's embeds print a time of day with its zone: "14 Окт 2020 в 11:22 PDT".
_INSTAGRAM_TIME = re.compile(r"[^\d\n]{0,16}+\d{1,2}[ :.hH]{1,3}\d\d[^\d\n]{0,12}?P[SD]T\b")
_TIME = re.compile(r"[^\d\n]{0,8}+\d{1,2}(?:[:.hH]\d\d| ?[ap]\.?m)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LINE_END = re.compile(r"[\"”’»*_ \t]{0,8}+(?:[\r\n]|\Z)")
_NEXT_LINE = re.compile(r"[^\r\n]{0,200}+(?:\r\n|\n|\r)[ \t>|]*+(?P<first>\S)")
_DASHES = "-–—"

_NO_DATE = "no date is printed"
_NO_DASH = "the dash before the name is lost"
_WEAK_DASH = "a hyphen or a bullet stands where Twitter writes a dash"
_DASH_AFTER = "a dash stands between the handle and the date"
_LONG_NAME = "the name is longer than Twitter allows"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """That a tweet is meant; with what was noted, and whether some of it is a doubt."""

    reading: Reading
    notes: tuple[str, ...] = ()
    needs_company: bool = False  # only if the same text surely has another tweet's attribution


def judge(text: str, found: Attribution) -> Verdict | None:
    """Decide whether a tweet is meant.

    Args:
        text: The whole text.
        found: What stands around a mention.

    Returns:
        None where no tweet is meant, as far as the surroundings tell.
    """
    date = found.right.date
    if date is None:
        return _judge_undated(text, found)
    if _INSTAGRAM_TIME.match(text, date.end):
        return None
    if found.left.dash is None:
        return _judge_undashed(text, found)
    if found.left.dash.kind is DashKind.WEAK:
        return _judge_weakly_dashed(text, found)
    return _judge_dashed(found)


def _judge_dashed(found: Attribution) -> Verdict | None:
    """Judge ``— NAME (@HANDLE) DATE``."""
    if _BYLINE.match(found.left.name or ""):
        return None
    if _has_dash_after(found) and not found.left.opens_line:
        return None  # of a programme: "Title — Name (@handle) — May 3, 2019"
    doubts = (_DASH_AFTER,) if _has_dash_after(found) else ()
    if found.mention.in_brackets:
        return _verdict(found, *doubts)
    return _verdict(found, NO_BRACKETS, *doubts) if _has_worded_date(found) else None


def _judge_weakly_dashed(text: str, found: Attribution) -> Verdict | None:
    """Judge ``- NAME (@HANDLE) DATE``, which is also how an item of a list begins."""
    before = text_before(text, found.start)
    if not _is_whole(found) or (found.left.opens_line and _is_in_list(text, found, before)):
        return None
    if ends_with_tweet_link(before):
        return _verdict(found, note=_WEAK_DASH)
    if ends_a_sentence(before) or has_post_marks(before) or len(before) >= _PROSE_CHARS:
        return _verdict(found, _WEAK_DASH)
    return None


def _judge_undashed(text: str, found: Attribution) -> Verdict | None:
    """Judge ``NAME (@HANDLE) DATE``, which is also how a byline looks."""
    before = text_before(text, found.start)
    if ends_with_tweet_link(before):
        if found.mention.in_brackets:
            return _verdict(found, note=_NO_DASH)
        return _verdict(found, _NO_DASH, NO_BRACKETS) if _has_worded_date(found) else None
    if not _may_lack_dash(text, found, before):
        return None
    is_post = has_post_marks(before) or is_in_quote(text, found.start)
    if is_post and (found.left.opens_line or ends_a_sentence(before)):
        return _verdict(found, _NO_DASH)
    return _verdict(found, _NO_DASH, needs_company=True) if ends_a_sentence(before) else None


def _may_lack_dash(text: str, found: Attribution, before: str) -> bool:
    """Say whether nothing speaks against a tweet: no list, and not the head of a comment."""
    if not before or is_list_item(before) or not found.left.name:
        return False
    if _TIME.match(text, found.end) or "\n" in text[found.mention.end : found.end]:
        return False
    return _is_whole(found) and _has_worded_date(found)


def _judge_undated(text: str, found: Attribution) -> Verdict | None:
    """Judge ``— NAME (@HANDLE)`` at a line's end, which is also how people sign."""
    dash, name = found.left.dash, found.left.name
    if dash is None or dash.kind is DashKind.WEAK or not found.mention.in_brackets or not name:
        return None
    if len(name) > _NAME_CHARS or _CREDIT.match(name) or not _LINE_END.match(text, found.end):
        return None
    before = text_before(text, found.start)
    if ends_with_tweet_link(before) or (before and is_in_quote(text, found.start)):
        return _verdict(found, note=_NO_DATE)
    if not found.left.opens_line or not before or _introduces(before):
        return None
    is_post = has_post_marks(before)
    if not is_post and follows_blank_line(text, found.start):
        return None
    return _verdict(found, _NO_DATE, needs_company=not is_post)


def _is_in_list(text: str, found: Attribution, before: str) -> bool:
    """Say whether a hyphen or bullet that opens a line is the mark of an item in a list."""
    next_line = _NEXT_LINE.match(text, found.end)
    has_neighbour = next_line is not None and next_line["first"] == text[found.start]
    return has_neighbour or follows_blank_line(text, found.start) or _introduces(before)


def _introduces(line: str) -> bool:
    """Say whether a list of people rather than an attribution can follow a line."""
    return is_list_item(line) or is_heading(line) or line.endswith((":", "："))


def _is_whole(found: Attribution) -> bool:
    """Say whether all but the dash is as Twitter writes it, and nothing opens a byline."""
    if _has_dash_after(found) or _CREDIT.match(found.left.name or ""):
        return False
    return found.mention.in_brackets and found.right.date is not None


def _has_dash_after(found: Attribution) -> bool:
    """Say whether a dash stands between handle and date, where Twitter has a blank."""
    return bool(found.right.separator) and not found.right.separator.strip(_DASHES)


def _has_worded_date(found: Attribution) -> bool:
    return found.right.date is not None and bool(_LETTER.search(found.right.date.date_text))


def _verdict(
    found: Attribution, *doubts: str, note: str | None = None, needs_company: bool = False
) -> Verdict:
    date = found.right.date
    all_doubts = list(doubts)
    if len(found.left.name or "") > _NAME_CHARS:
        all_doubts.append(_LONG_NAME)
    is_sure = not all_doubts and (date is None or date.reading is Reading.CERTAIN)
    return Verdict(
        reading=Reading.CERTAIN if is_sure else Reading.AMBIGUOUS,
        notes=(*((note,) if note else ()), *all_doubts, *(date.notes if date else ())),
        needs_company=needs_company,
    )
