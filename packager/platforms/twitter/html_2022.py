"""A tweet's page of about 2022: written by scripts, with the tweet described as schema.org data.

A conversation is a list of ``SocialMediaPosting``; each names its id in a ``meta`` of its own, and
what follows that ``meta`` inside the same element is about it.
"""

from archive.claims import Claim, Step, Transform, css_at
from archive.claims.selector import quote
from packager.platforms.interface import Absence, Absent, Counted, Post, PostId, Reason
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent
from packager.platforms.twitter.counts import counts_at
from packager.platforms.twitter.related import related

_POSTING = 'div[itemtype="https://schema.org/SocialMediaPosting"]'
_COUNT_NAMES = {
    Counted.LIKES: "Likes",
    Counted.REPOSTS: "Retweets",
    Counted.QUOTES: "Quotes",
    Counted.REPLIES: "Replies",
}


def read_html_2022(opened: OpenedAnswer, post_id: PostId) -> Post | Absent | None:
    """Read the tweet; None where the page is of another era."""
    if not opened.elements(f'{_POSTING} > meta[itemprop="identifier"]'):
        return None
    here = f'{_POSTING} > meta[itemprop="identifier"][content={quote(post_id.value)}]'
    claimed_id = opened.text(Transform.AS_IS, css_at(f"{here}::attr(content)"))
    if claimed_id is None:
        return absent(opened, Absence.UNREADABLE, Reason.OTHER_POST)
    author = f'{here} ~ div[itemprop="author"] >'
    body = f'{here} ~ div [itemprop="articleBody"]'
    answered = _content(here + " ~", "isPartOf")
    return Post(
        id=claimed_id,
        handle=_text(opened, _content(author, "additionalName")),
        name=_text(opened, _content(author, "givenName")),
        author_id=_text(opened, _content(author, "identifier")),
        posted_at=opened.text(Transform.TIME_OF_RFC3339, _content(here + " ~", "dateCreated")),
        text=opened.text(Transform.HTML_TEXT_SHORT_LINKS, css_at(body)),
        language=_text(opened, css_at(f"{body} [lang]::attr(lang)")),
        reply_to=related(
            post_id=opened.text(Transform.THIRD_PATH_SEGMENT, answered),
            handle=opened.text(Transform.FIRST_PATH_SEGMENT, answered),
        ),
        counts=counts_at(
            opened, {what: _number_at(here, name) for what, name in _COUNT_NAMES.items()}
        ),
    )


def _content(before: str, name: str) -> Step:
    """Give the place of the content of a ``meta``."""
    return css_at(f"{before} meta[itemprop={quote(name)}]::attr(content)")


def _text(opened: OpenedAnswer, place: Step) -> Claim[str] | None:
    return opened.text(Transform.AS_IS, place)


def _number_at(here: str, name: str) -> Step:
    counter = f'{here} ~ div[itemprop="interactionStatistic"] >'
    named = f'{counter} meta[itemprop="name"][content={quote(name)}]'
    return _content(f"{named} ~", "userInteractionCount")
