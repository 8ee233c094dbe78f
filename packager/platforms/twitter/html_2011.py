"""A tweet's page of 2011 to 2020: ``div.tweet`` with everything in ``data-`` attributes.

A page shows seven to fourteen tweets: those that were answered, and answers. Only the one whose
``data-tweet-id`` was asked for is read. Emoji are pictures, line breaks stand in the text, and a
link shows its address cut in pieces: its ``t.co`` address is taken instead.
"""

from collections.abc import Iterator

from archive import limits
from archive.claims import Claim, Step, Transform, css_at
from archive.claims.selector import quote
from packager.platforms.interface import (
    Absence,
    Absent,
    Counted,
    Link,
    Media,
    MediaKind,
    Post,
    PostId,
    Reason,
)
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent
from packager.platforms.twitter.counts import counts_at
from packager.platforms.twitter.related import related

# Where the address of a picture stands: since 2015, and before.
_PICTURES = (
    (".AdaptiveMedia-photoContainer", "data-image-url"),
    (".media", "data-resolved-url-large"),
)


def read_html_2011(opened: OpenedAnswer, post_id: PostId) -> Post | Absent | None:
    """Read the tweet; None where the page is of another era."""
    if not opened.elements("div.tweet[data-tweet-id]"):
        return None
    here = _place(opened, post_id)
    claimed_id = _attribute(opened, here, "data-tweet-id")
    if claimed_id is None:
        return absent(opened, Absence.UNREADABLE, Reason.OTHER_POST)
    text = f"{here} p.tweet-text"
    if not opened.elements(text):
        text = f"{here} p.js-tweet-text"
    quoted = f"{here} .QuoteTweet-innerContainer"
    return Post(
        id=claimed_id,
        handle=_attribute(opened, here, "data-screen-name"),
        name=_attribute(opened, here, "data-name"),
        author_id=_attribute(opened, here, "data-user-id"),
        avatar=_attribute(opened, f"{here} img.avatar", "src"),
        posted_at=_time(opened, here),
        text=opened.text(Transform.HTML_TEXT_SHORT_LINKS, css_at(text)),
        language=_attribute(opened, text, "lang"),
        media=tuple(_pictures(opened, here)),
        links=tuple(_links(opened, text)),
        quoted=related(
            post_id=_attribute(opened, quoted, "data-item-id"),
            handle=_attribute(opened, quoted, "data-screen-name"),
            text=opened.text(Transform.HTML_TEXT_SHORT_LINKS, css_at(f"{quoted} .QuoteTweet-text")),
        ),
        counts=counts_at(
            opened,
            {
                Counted.LIKES: _count_at(opened, here, "favorite"),
                Counted.REPOSTS: _count_at(opened, here, "retweet"),
                Counted.REPLIES: _count_at(opened, here, "reply"),
            },
        ),
    )


def _place(opened: OpenedAnswer, post_id: PostId) -> str:
    """Give the selector of this tweet; the page's main tweet can stand on it twice."""
    numbered = f"div.tweet[data-tweet-id={quote(post_id.value)}]"
    main = f"{numbered}.permalink-tweet"
    return main if opened.elements(main) else numbered


def _attribute(opened: OpenedAnswer, selector: str, name: str) -> Claim[str] | None:
    return opened.text(Transform.AS_IS, css_at(f"{selector}::attr({name})"))


def _time(opened: OpenedAnswer, here: str) -> Claim[str] | None:
    """Read the time of the server; what the page shows is local to whoever looked."""
    milliseconds = css_at(f"{here} span[data-time-ms]::attr(data-time-ms)")
    seconds = css_at(f"{here} span[data-time]::attr(data-time)")
    return opened.text(Transform.TIME_OF_MILLISECONDS, milliseconds) or opened.text(
        Transform.TIME_OF_SECONDS, seconds
    )


def _pictures(opened: OpenedAnswer, here: str) -> Iterator[Media]:
    for container, attribute in _PICTURES:
        found = opened.elements(f"{here} {container}[{attribute}]")
        addresses = dict.fromkeys(element.attributes[attribute] for element in found)
        for address in list(addresses)[: limits.POST_PARTS]:
            place = f"{here} {container}[{attribute}={quote(address)}]"
            stated = css_at(f"{place}::attr({attribute})")
            claim = opened.text(Transform.AS_IS, stated)
            if claim:
                yield Media(
                    kind=MediaKind.PHOTO,
                    address=claim,
                    original=opened.text(Transform.WITH_NAME_ORIG, stated),
                    alt_text=_attribute(opened, f"{place} img", "alt"),
                )


def _links(opened: OpenedAnswer, text: str) -> Iterator[Link]:
    found = opened.elements(f"{text} a[data-expanded-url][href]")
    addresses = dict.fromkeys(element.attributes["href"] for element in found)
    for address in list(addresses)[: limits.POST_PARTS]:
        place = f"{text} a[data-expanded-url][href={quote(address)}]"
        claim = _attribute(opened, place, "href")
        if claim:
            yield Link(address=claim, expanded=_attribute(opened, place, "data-expanded-url"))


def _count_at(opened: OpenedAnswer, here: str, what: str) -> Step:
    """Give the place of a number: beside its button since 2014, in a list of numbers before."""
    place = f"{here} .ProfileTweet-action--{what} [data-tweet-stat-count]"
    if not opened.elements(place):
        place = f"{here} .js-stat-{what}s [data-tweet-stat-count]"
    return css_at(f"{place}::attr(data-tweet-stat-count)")
