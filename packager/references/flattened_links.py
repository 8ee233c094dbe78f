"""A flattened embed and the links in it, of which the permalink gives the tweet's id."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from packager.model import Reference
from packager.references.addresses.snowflake import is_possible_id
from packager.references.found import Found
from packager.references.markup.page_links import Anchor

# The path of a permalink whose host is not Twitter's: a slip of the pen, or a proxy.
_PERMALINK_PATH = re.compile(
    r"/(?P<handle>\w{1,20})/status(?:es)?/(?P<id>\d{15,20})(?!\d)", re.ASCII
)
_OTHER_HOST = "the permalink's host is not Twitter's"


def belongs_to_flattened(flattened: Reference, link: Found) -> bool:
    """Say whether a link that stands within a flattened embed and its text is the embed's.

    Where the beginning of the text is a guess, a tweet's address in it may be the article's own.
    """
    if link.start >= flattened.start or link.reference.status_id is None:
        return True
    return not flattened.text_is_guess


def complete_flattened(
    markup: str, found: Found, links: Sequence[Reference], anchors: Sequence[Anchor]
) -> Found:
    """Add to a flattened embed what its links say, and take in the whole of the date's link.

    Args:
        markup: What all offsets refer to.
        found: The embed.
        links: The links that belong to it, in order.
        anchors: All links in the markup's tags, in order.
    """
    reference = found.reference
    own_anchors = _anchors_at(anchors, reference)
    reference = _with_permalink(reference, links, own_anchors)
    end = max((anchor.end for anchor in own_anchors), default=0)
    if end > reference.end:
        reference = replace(reference, end=end, quote=markup[reference.start : end])
    urls = dict.fromkeys(link.url for link in links if link.url is not None)
    urls |= dict.fromkeys(reference.links)
    urls.pop(reference.url or "", None)
    reference = replace(reference, links=tuple(urls))
    return replace(found, reference=reference, end=max(found.end, end))


def _anchors_at(anchors: Sequence[Anchor], reference: Reference) -> Sequence[Anchor]:
    """Give the links that share some of an attribution."""
    first = bisect_right(anchors, reference.start, key=lambda anchor: anchor.end)
    last = bisect_left(anchors, reference.end, key=lambda anchor: anchor.start)
    return anchors[first:last]


def _with_permalink(
    reference: Reference, links: Sequence[Reference], anchors: Sequence[Anchor]
) -> Reference:
    if reference.status_id is not None:
        return reference
    for link in links:
        if link.status_id is not None and link.start >= reference.start:
            return replace(reference, status_id=link.status_id, url=link.url)
    for address in (reference.url, *(anchor.href for anchor in anchors)):
        path = _PERMALINK_PATH.search(address or "")
        if path and is_possible_id(path["id"]) and _same_handle(path["handle"], reference.handle):
            notes = (*reference.notes, _OTHER_HOST)
            return replace(reference, status_id=path["id"], url=address, notes=notes)
    return reference


def _same_handle(one: str, other: str | None) -> bool:
    return other is not None and one.lower() == other.lower()
