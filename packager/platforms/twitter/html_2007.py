"""A tweet's page of 2007 to 2011: microformats, and times in a ``data`` attribute.

The tweet is an ``.hentry`` with a ``.entry-content``. Its own link, ``a.entry-date``, names author
and id. What the page shows as the time is local to whoever looked: it is not read.
"""

from archive import limits
from archive.claims import Transform, css_at
from archive.claims.selector import quote
from packager.platforms.interface import Absence, Absent, Post, PostId, Reason, RelatedPost
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent
from packager.platforms.twitter.related import related


def read_html_2007(opened: OpenedAnswer, post_id: PostId) -> Post | Absent | None:
    """Read the tweet; None where the page is of another era."""
    if not opened.elements(".entry-content"):
        return None
    here = _place(opened, post_id)
    own_link = css_at(f"{here}a.entry-date::attr(href)")
    claimed_id = opened.text(Transform.THIRD_PATH_SEGMENT, own_link)
    if claimed_id is None:
        return absent(opened, Absence.UNREADABLE, Reason.OTHER_POST)
    return Post(
        id=claimed_id,
        handle=opened.text(Transform.FIRST_PATH_SEGMENT, own_link),
        name=opened.text(Transform.HTML_TEXT, css_at(f"{here}.full-name")),
        posted_at=opened.text(
            Transform.TIME_OF_ENGLISH, css_at(f"{here}span.published::attr(data)")
        ),
        text=opened.text(Transform.HTML_TEXT_SHORT_LINKS, css_at(f"{here}.entry-content")),
        reply_to=_reply_to(opened, here),
    )


def _place(opened: OpenedAnswer, post_id: PostId) -> str:
    """Give the beginning of the selectors of this tweet.

    A list of tweets numbers them; a page of one tweet need not. A page with several and no number
    gives nothing, so that no tweet is taken for another.
    """
    numbered = f"#status_{post_id.value}"
    if opened.elements(numbered):
        return f"{numbered} "
    return "" if len(opened.elements(".entry-content")) == 1 else f"{numbered} "


def _reply_to(opened: OpenedAnswer, here: str) -> RelatedPost | None:
    """Read "in reply to NAME", a link to the tweet that is answered."""
    for anchor in opened.elements(f"{here}.entry-meta > a[href]")[: limits.POST_PARTS]:
        if "entry-date" in anchor.classes:
            continue
        link = css_at(f"{here}.entry-meta > a[href={quote(anchor.attributes['href'])}]::attr(href)")
        answered = opened.text(Transform.THIRD_PATH_SEGMENT, link)
        if answered and answered.value.isdecimal():
            handle = opened.text(Transform.FIRST_PATH_SEGMENT, link)
            return related(post_id=answered, handle=handle)
    return None
