"""A tweet as the oEmbed service gives it: JSON that holds the HTML of an embedded tweet.

``url`` names the tweet that was asked for. In ``html`` the first paragraph is the text, and the
link directly below the quotation is the tweet that is shown: of a repost, the original. Long texts
are cut with an ellipsis. There is a date, but no time: the id gives it.
"""

from collections.abc import Iterator

from archive import limits
from archive.claims import Transform, css_at, json_at
from archive.claims.selector import parse_selector, quote, select
from packager.platforms.interface import Link, Post
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.related import related

_HTML = json_at("/html")
_PARAGRAPH = "blockquote > p"
_ATTRIBUTION = css_at("blockquote > a::attr(href)")


def read_oembed(opened: OpenedAnswer) -> Post | None:
    """Read the tweet; None where the answer is of another shape."""
    post_id = opened.text(Transform.THIRD_PATH_SEGMENT, json_at("/url"))
    shown_id = opened.text(Transform.THIRD_PATH_SEGMENT, _HTML, _ATTRIBUTION)
    if post_id is None or shown_id is None:
        return None
    is_repost = shown_id.value != post_id.value
    text = opened.text(Transform.HTML_TEXT_SHORT_LINKS, _HTML, css_at(_PARAGRAPH))
    original = related(
        post_id=shown_id,
        handle=opened.text(Transform.FIRST_PATH_SEGMENT, _HTML, _ATTRIBUTION),
        text=text,
    )
    return Post(
        id=post_id,
        handle=opened.text(Transform.FIRST_PATH_SEGMENT, json_at("/author_url")),
        name=opened.json_text("/author_name"),
        text=None if is_repost else text,
        language=opened.text(Transform.AS_IS, _HTML, css_at(f"{_PARAGRAPH}::attr(lang)")),
        links=tuple(_links(opened)),
        reposted=original if is_repost else None,
    )


def _links(opened: OpenedAnswer) -> Iterator[Link]:
    """Give the shortened links in the text; those to hashtags and accounts are not links of it."""
    html = opened.json_value("/html")
    if not isinstance(html, str):
        return
    anchors = select(opened.payload.inner(html).html, parse_selector(f"{_PARAGRAPH} a[href]"))
    for href in _short_addresses(anchor.attributes["href"] for anchor in anchors):
        selector = f"{_PARAGRAPH} a[href={quote(href)}]::attr(href)"
        address = opened.text(Transform.AS_IS, _HTML, css_at(selector))
        if address:
            yield Link(address=address)


def _short_addresses(addresses: Iterator[str]) -> list[str]:
    short = (address for address in addresses if "//t.co/" in address)
    return list(dict.fromkeys(short))[: limits.POST_PARTS]
