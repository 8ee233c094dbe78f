"""From what was read of a post to how it compares with what the article shows.

Reposts, other people's posts and posts of another day are told from the one that is meant here.
"""

import re
from dataclasses import dataclass

from packager.platforms.interface import Absent, Note, Post, same_handle
from packager.resolve.captures import Capture
from packager.resolve.confidence import Contender
from packager.resolve.matching import EQUAL, Match, PostText, Shown, match
from packager.resolve.posting_day import DayFit
from packager.resolve.resolution import Candidate, Remark

# A reply begins with whom it answers; some sources show that as part of the text.
_LEADING_MENTIONS = re.compile(r"(?:@[A-Za-z0-9_]{1,20}\s+)+")
_REPOST = re.compile(r"RT @[A-Za-z0-9_]{1,20}: ")  # how a repost's text begins in streams


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A post that archives hold, and what was read of it."""

    id: str
    day: DayFit
    result: Post | Absent | None = None  # None: nothing has been read
    capture: Capture | None = None  # that it was read from
    record: str | None = None  # the WARC-Record-ID of the same


def contend(reading: Reading, shown: Shown, handle: str) -> Contender:
    """Compare one post with what the article shows of one.

    Args:
        reading: The post.
        shown: What the article shows.
        handle: The account that the article names.
    """
    post = reading.result if isinstance(reading.result, Post) else None
    remark = _find_remark(reading, handle)
    found = None if post is None or remark else _best_match(post, shown)
    remarks = [remark] if remark else []
    if reading.day is not DayFit.UTC_DAY:
        remarks.append(Remark.DATE_SLACK)
    if found is not None:
        remarks.extend(_remarks_on(found))
    return Contender(
        candidate=Candidate(
            id=reading.id,
            handle=post.handle.value if post and post.handle else None,
            memento=reading.capture.to_memento() if reading.capture else None,
            record=reading.record,
            score=found.score if found else None,
            level=found.level if found else None,
            remarks=tuple(remarks),
        ),
        day=reading.day,
        match=found,
        versions=frozenset(version.value for version in post.versions) if post else frozenset(),
    )


def _find_remark(reading: Reading, handle: str) -> Remark | None:
    """Say why a post cannot be compared; None where it can."""
    post = reading.result
    if post is None:
        return Remark.NOT_READ
    if isinstance(post, Absent):
        return Remark.UNREADABLE
    if post.reposted is not None or (post.text and _REPOST.match(post.text.value)):
        return Remark.REPOST
    if post.handle is None or not same_handle(post.handle.value, handle):
        return Remark.OTHER_AUTHOR
    return None if post.text else Remark.UNREADABLE


def _best_match(post: Post, shown: Shown) -> Match | None:
    if post.text is None:
        return None
    links = tuple(link.address.value for link in post.links)
    may_be_cut = Note.TEXT_MAY_BE_CUT in post.notes
    texts = [post.text.value]
    if post.reply_to is not None and (mentions := _LEADING_MENTIONS.match(texts[0])):
        texts.append(texts[0][mentions.end() :])
    matches = [
        match(shown, PostText(text=text, links=links, may_be_cut=may_be_cut)) for text in texts
    ]
    return max(matches, key=lambda one: (one.is_equal, one.score, one.letters))


def _remarks_on(found: Match) -> list[Remark]:
    """Say what keeps an equal text from being the post's own."""
    remarks = [Remark.OTHER_LINK] if found.links_differ else []
    if found.level in EQUAL and not found.starts_line:
        remarks.append(Remark.MID_LINE)
    if found.level in EQUAL and not found.is_all:
        remarks.append(Remark.PART_OF_TEXT)
    return remarks
