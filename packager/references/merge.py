"""One tweet that is cited once is one reference: what was found in several ways is put together.

    1. What stands in an embed belongs to it: a link in it is no reference of its own.
    2. A flattened embed takes its tweet's address from the link in, or right after, its attribution.
    3. A link shown under its own address is one link.
    4. A short link that stands in an embed belongs to that embed wherever else it stands.
    5. What a script or a comment has of a tweet that is shown is a copy of it.

The same tweet cited at two places is two references.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from packager.model import Reference, ReferenceKind
from packager.references.found import Found, Layer
from packager.references.links import target_of

_JOINS = re.compile(r"[\s(\[<>)\]:|•·\-–—]{0,40}")  # may stand between an attribution and its link
# Between the address of a link and what it shows: its address again, or a picture of it.
_SAME_LINK = re.compile(
    r"\]\(<?|</?a\b[^<>]*>|[\"'\s]*>|[<>\s]*|[^<>]{0,300}>\s*<img\b[^<>]{0,300}"
)
# What differs between two copies of a tweet's text: blanks, marks, and links.
_LINKS = re.compile(r"(?:https?://|pic\.)\S+")
_NO_WORDS = re.compile(r"[\W_]+")
_KEY_CHARS = 8


def merge(source: str, found: Iterable[Found]) -> tuple[Reference, ...]:
    """Put together what was found, and number it in reading order.

    Args:
        source: What all offsets refer to.
        found: In any order.
    """
    in_order = sorted(found, key=lambda one: (one.start, -one.end, not one.owns_links))
    owners = _drop_inner_owners([one for one in in_order if one.owns_links])
    links = _drop_repeated_links(source, [one for one in in_order if not one.owns_links])
    owners, links = _give_links_to_owners(source, owners, links)
    links = _drop_owned_short_links(owners, links)
    shown = _drop_copies(sorted([*owners, *links], key=lambda one: one.reference.start))
    return tuple(
        replace(
            one.reference,
            id=f"r{number}",
            in_code=one.layer is Layer.CODE,
            in_comment=one.layer is Layer.COMMENT,
        )
        for number, one in enumerate(shown, 1)
    )


def _drop_inner_owners(owners: Sequence[Found]) -> list[Found]:
    """Drop an embed that was found inside another."""
    kept: list[Found] = []
    for owner in owners:
        inner = kept and owner.reference.start >= kept[-1].start and owner.end <= kept[-1].end
        if not inner:
            kept.append(owner)
    return kept


def _drop_repeated_links(source: str, links: Sequence[Found]) -> list[Found]:
    """Drop a link that repeats the one before it, as its words or its address."""
    kept: list[Found] = []
    for link in links:
        if kept and (link.start < kept[-1].end or _repeats(source, kept[-1], link)):
            continue
        kept.append(link)
    return kept


def _repeats(source: str, before: Found, link: Found) -> bool:
    same = target_of(before.reference) == target_of(link.reference)
    return same and _SAME_LINK.fullmatch(source, before.end, link.start) is not None


def _give_links_to_owners(
    source: str, owners: Sequence[Found], links: Sequence[Found]
) -> tuple[list[Found], list[Found]]:
    """Give each link to the embed that it stands in, or directly behind."""
    free: list[Found] = []
    merged: list[Found] = list(owners)
    number = 0
    for link in links:
        while number < len(merged) and merged[number].end <= link.start:
            if _is_behind(source, merged[number], link, merged[number + 1 : number + 2]):
                break
            number += 1
        if number < len(merged) and _belongs(source, merged[number], link):
            merged[number] = _take_link(merged[number], link)
        else:
            free.append(link)
    return merged, free


def _belongs(source: str, owner: Found, link: Found) -> bool:
    inside = owner.start <= link.start and link.end <= owner.end
    return inside or _is_behind(source, owner, link, ())


def _is_behind(source: str, owner: Found, link: Found, following: Sequence[Found]) -> bool:
    """Whether a link directly behind a flattened embed leads to its tweet."""
    reference = owner.reference
    if reference.kind is not ReferenceKind.FLATTENED_EMBED or reference.status_id is not None:
        return False
    if link.start < owner.end or any(one.start < link.end for one in following):
        return False
    close = _JOINS.fullmatch(source[owner.end : link.start][:41]) is not None
    return close and _is_link_to(link.reference, reference)


def _is_link_to(link: Reference, reference: Reference) -> bool:
    if link.status_id is None or link.handle is None or reference.handle is None:
        return False
    return link.handle.lower() == reference.handle.lower()


def _take_link(owner: Found, link: Found) -> Found:
    reference = owner.reference
    in_attribution = link.start >= reference.start
    leads_to_it = link.reference.status_id is not None and (
        in_attribution or _is_link_to(link.reference, reference)
    )
    if reference.status_id is None and leads_to_it:
        own = replace(reference, status_id=link.reference.status_id, url=link.reference.url)
        links = tuple(one for one in reference.links if one != link.reference.url)
        return replace(owner, reference=replace(own, links=links))
    url = link.reference.url
    is_new = url is not None and url != reference.url and url not in reference.links
    if url is None or not is_new or reference.kind is not ReferenceKind.FLATTENED_EMBED:
        return owner
    if link.reference.status_id is not None and link.reference.status_id == reference.status_id:
        return owner
    return replace(owner, reference=replace(reference, links=(*reference.links, url)))


def _drop_owned_short_links(owners: Sequence[Found], links: Sequence[Found]) -> list[Found]:
    """Drop a short link that an embed has, too: extractors print an embed's text twice."""
    owned = {url.rpartition("/")[2] for owner in owners for url in owner.reference.links}
    short = (ReferenceKind.TCO_LINK, ReferenceKind.PIC_LINK)
    return [
        link
        for link in links
        if link.reference.kind not in short or target_of(link.reference) not in owned
    ]


def _drop_copies(found: Sequence[Found]) -> Iterator[Found]:
    """Drop what comments and scripts repeat of what is shown, or of each other."""
    shown = {key for one in found if one.layer is Layer.SHOWN for key in _keys(one.reference)}
    seen: set[str] = set()
    for one in found:
        keys = _keys(one.reference)
        if one.layer in (Layer.COMMENT, Layer.SCRIPT):
            if not keys or keys & (shown | seen):
                continue
            seen |= keys
        yield one


def _keys(reference: Reference) -> set[str]:
    """Give what a tweet can be told by.

    Of a text that was guessed the beginning is uncertain, so its last letters count.
    """
    keys = set()
    if reference.status_id is not None:
        keys.add(reference.status_id)
    if reference.handle is not None and reference.posted_on is not None:
        words = _NO_WORDS.sub("", _LINKS.sub("", reference.text or ""))[-_KEY_CHARS:]
        keys.add(f"{reference.handle.lower()} {reference.posted_on} {words}")
    return keys
