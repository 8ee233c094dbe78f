"""The way by a tweet's own links: a picture's short link leads to the tweet that shows it.

Twitter expands ``pic.twitter.com/CODE`` to ``.../HANDLE/status/ID/photo/1``. In a repost or a
quotation that is another account's tweet, so the handle and the day must agree with the article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.limits import SHORT_LINKS
from packager.model import Reference, ReferenceKind
from packager.platforms.interface import Absence, Platform, PostAddress, same_handle
from packager.resolve.archives import WebArchive
from packager.resolve.asking import Steps
from packager.resolve.link_codes import LinkCode, find_link_codes
from packager.resolve.posting_day import DayFit, fit_day
from packager.resolve.resolution import Hop, Query
from packager.resolve.short_links import expand

_OF_MEDIA = re.compile(r"/status/[0-9]{1,20}/(?:photo|video)/[0-9]")
_BARE_LINKS = (ReferenceKind.TCO_LINK, ReferenceKind.PIC_LINK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Led:
    """Where the links of a reference led."""

    address: PostAddress | None  # of the post itself; None where no link leads to it
    queries: tuple[Query, ...] = ()
    hops: tuple[Hop, ...] = ()
    failures: tuple[Absence, ...] = ()


def follow_links(
    reference: Reference, *, platform: Platform, archives: Sequence[WebArchive], live: str | None
) -> Steps[Led]:
    """Follow a reference's short links, pictures first, until one leads to the post itself.

    Args:
        reference: With its links.
        platform: Knows addresses of posts.
        archives: Those to ask.
        live: The address of the live service, with ``{code}`` in it; None to leave it alone.
    """
    queries: list[Query] = []
    hops: list[Hop] = []
    failures: list[Absence] = []
    address = None
    for link in _links_of(reference)[:SHORT_LINKS]:
        expanded = yield from expand(link, archives, live)
        queries.extend(expanded.queries)
        hops.extend(expanded.hops)
        failures.extend(expanded.failures)
        target = expanded.target
        led_to = platform.recognise(target) if target else None
        if target and led_to and _is_the_post(reference, link, target, led_to):
            address = led_to
            break
    return Led(address=address, queries=tuple(queries), hops=tuple(hops), failures=tuple(failures))


def _links_of(reference: Reference) -> tuple[LinkCode, ...]:
    """Give the short links that an article shows of a post, those of pictures first."""
    own = reference.url if reference.kind in _BARE_LINKS else None
    return find_link_codes(*reference.links, reference.text or "", own or "")


def _is_the_post(reference: Reference, link: LinkCode, target: str, address: PostAddress) -> bool:
    """Whether what a link leads to is the post, and not one that the post speaks of."""
    if reference.kind in _BARE_LINKS:
        return True  # the article refers to nothing but the link
    if reference.handle is None or address.handle is None or not _OF_MEDIA.search(target):
        return False
    if not same_handle(reference.handle, address.handle):
        return False
    if reference.posted_on is None:
        return link.is_picture  # a t.co link may lead to an older picture of the same account
    return fit_day(address.post_id.value, reference.posted_on) is DayFit.UTC_DAY
