"""One tweet cited once is one reference, in however many forms the markup has it.

1. What stands in an embed belongs to it.
2. A link in a flattened embed or its text belongs to that; the permalink gives the tweet's id.
3. A link in the label of another is the same link.
4. Two forms of one tweet with no visible text between them are one: a frame and its fallback.
5. What a page's data repeats of what the page shows is dropped.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from packager.model import Reference, ReferenceKind
from packager.references.flattened_links import belongs_to_flattened, complete_flattened
from packager.references.found import Found
from packager.references.identity import EMBEDS, code_of, key_of, rank
from packager.references.markup.mapped_text import MappedText
from packager.references.markup.page_links import Anchor

_BLANKS = re.compile(
    r"[\s>(\[<|•·–—\u200b-\u200f\u2060-\u2069\ufeff]*+"
)  # between two forms of one tweet
_LABEL_END = re.compile(r"\]\(<?")  # in Markdown that is read as plain text
_QUOTE_MARKS = re.compile(r"^(?:> )+", re.MULTILINE)


def merge(
    markup: str, found: Iterable[Found], anchors: Sequence[Anchor], visible: MappedText
) -> list[Found]:
    """Merge all that was found in a markup.

    Args:
        markup: What all offsets refer to.
        found: The references, in any order.
        anchors: The links in the markup's tags, in order.
        visible: The markup's visible text.
    """
    found = list(found)
    shown = [item for item in found if not item.is_copy]
    embeds = _apart(item for item in shown if item.reference.kind in EMBEDS)
    free = [item for item in shown if not _around(embeds, item.reference.start)]
    flattened = _apart(item for item in free if _is_flattened(item))
    flattened = [_without_embeds(item, embeds, visible) for item in flattened]
    links = _without_labels(item for item in free if _is_link(item))
    flattened, links = _share_links(markup, flattened, links, anchors)
    links = _without_repeated_codes(links, [*embeds, *flattened])
    merged = _join_neighbours([*embeds, *flattened, *links], visible)
    return [*merged, *_new_copies(merged, [item for item in found if item.is_copy])]


def _is_flattened(item: Found) -> bool:
    return item.reference.kind is ReferenceKind.FLATTENED_EMBED


def _is_link(item: Found) -> bool:
    return item.reference.kind not in EMBEDS and not _is_flattened(item)


def _apart(items: Iterable[Found]) -> list[Found]:
    """Sort references, and drop those that stand within another."""
    kept: list[Found] = []
    for item in sorted(items, key=lambda item: (item.reference.start, -item.reference.end)):
        if not kept or item.reference.start >= kept[-1].reference.end:
            kept.append(item)
    return kept


def _around(items: Sequence[Found], place: int) -> Found | None:
    """Find the one of some items, sorted and apart, that reaches over a place."""
    before = bisect_right(items, place, key=lambda item: item.start) - 1
    return items[before] if before >= 0 and place < items[before].end else None


def _without_embeds(item: Found, embeds: Sequence[Found], visible: MappedText) -> Found:
    """Cut off what a guess of a flattened embed's text took of an embed that stands before it."""
    reference = item.reference
    before = bisect_right(embeds, reference.start, key=lambda embed: embed.start) - 1
    if reference.text_start is None or before < 0 or embeds[before].end <= reference.text_start:
        return item
    start = visible.offset_of(embeds[before].end)
    end = max(visible.offset_of(reference.start), start)
    shown = visible.text[start:end]
    text = _QUOTE_MARKS.sub("", shown).strip()
    start += len(shown) - len(shown.lstrip())
    text_start, text_end = visible.source_span(start, start + len(shown.strip()))
    cut = replace(reference, text=text, text_start=text_start, text_end=text_end)
    if not text:
        cut = replace(reference, text=None, text_start=None, text_end=None, text_is_guess=False)
    return replace(item, reference=cut, start=text_start if text else reference.start)


def _without_labels(links: Iterable[Found]) -> list[Found]:
    """Let a link and one in its label be one: that which names the tweet's id, if only one does."""
    kept: list[Found] = []
    for item in sorted(links, key=lambda item: (item.start, -item.end, rank(item.reference))):
        if not kept or item.reference.start >= kept[-1].end:
            kept.append(item)
        elif kept[-1].reference.status_id is None and item.reference.status_id is not None:
            kept[-1] = replace(kept[-1], reference=item.reference)
    return kept


def _share_links(
    markup: str, flattened: list[Found], links: list[Found], anchors: Sequence[Anchor]
) -> tuple[list[Found], list[Found]]:
    """Give the flattened embeds the links that belong to them; the others stand alone."""
    alone: list[Found] = []
    taken: dict[int, list[Reference]] = {}  # by where their embed begins
    for link in links:
        embed = _around(flattened, link.start)
        if embed is not None and belongs_to_flattened(embed.reference, link):
            taken.setdefault(embed.start, []).append(link.reference)
        else:
            alone.append(link)
    completed = [
        complete_flattened(markup, embed, taken.get(embed.start, ()), anchors)
        for embed in flattened
    ]
    return completed, alone


def _without_repeated_codes(links: list[Found], embeds: list[Found]) -> list[Found]:
    """Drop links that an embed has too: extractors repeat a tweet's text after its attribution."""
    codes = {code_of(link) for embed in embeds for link in embed.reference.links} - {None}
    return [link for link in links if key_of(link.reference) not in codes]


def _join_neighbours(found: list[Found], visible: MappedText) -> list[Found]:
    joined: list[Found] = []
    for item in sorted(found, key=lambda item: (item.reference.start, item.reference.end)):
        last = joined[-1] if joined else None
        if (
            last
            and _cite_one_tweet(last.reference, item.reference)
            and _are_one(last, item, visible)
        ):
            joined[-1] = _join(last, item)
        else:
            joined.append(item)
    return joined


def _cite_one_tweet(one: Reference, other: Reference) -> bool:
    if one.in_code != other.in_code:
        return False
    key = key_of(one)
    if key is not None:
        return key == key_of(other)
    is_same_author = one.handle is not None and one.handle.lower() == (other.handle or "").lower()
    return is_same_author and other.status_id is not None and other.kind not in EMBEDS


def _are_one(one: Found, other: Found, visible: MappedText) -> bool:
    """Say whether no visible text stands between two forms of a tweet.

    Two addresses side by side, both to be seen, are two citations.
    """
    between = _shown_span(visible, one.end, other.start)
    if _LABEL_END.fullmatch(visible.text, *between):
        return True
    if not _BLANKS.fullmatch(visible.text, *between):
        return False
    is_any_embed = not (_is_link(one) and _is_link(other))
    is_short = one.reference.status_id is None
    return (
        is_any_embed or is_short or _shows_nothing(one, visible) or _shows_nothing(other, visible)
    )


def _shows_nothing(item: Found, visible: MappedText) -> bool:
    return _BLANKS.fullmatch(visible.text, *_shown_span(visible, item.start, item.end)) is not None


def _shown_span(visible: MappedText, start: int, end: int) -> tuple[int, int]:
    """Give the part of the visible text that was made from a part of the markup."""
    first = visible.offset_of(start)
    return first, max(first, visible.offset_of(end))


def _join(one: Found, other: Found) -> Found:
    """Take what tells most, or is not commented out; the other may know the id."""
    best, second = sorted((one, other), key=_order)
    reference, more = best.reference, second.reference
    if reference.status_id is None:
        reference = replace(reference, status_id=more.status_id, url=reference.url or more.url)
    reference = replace(
        reference,
        handle=reference.handle or more.handle,
        links=tuple(dict.fromkeys((*reference.links, *more.links))),
    )
    return replace(best, reference=reference, start=one.start, end=max(one.end, other.end))


def _order(item: Found) -> tuple[bool, int, bool, bool]:
    reference = item.reference
    return (
        reference.in_comment,
        rank(reference),
        reference.text is None,
        reference.posted_on is None,
    )


def _new_copies(shown: list[Found], copies: list[Found]) -> list[Found]:
    """Keep of what data repeats only what is not shown, each tweet once."""
    known = {name for item in shown for name in _names(item.reference)}
    kept: list[Found] = []
    for item in sorted(copies, key=lambda item: (rank(item.reference), item.reference.start)):
        names = _names(item.reference)
        if not known.intersection(names):
            kept.append(item)
        known.update(names)
    return kept


def _names(reference: Reference) -> list[object]:
    """List by what a tweet can be known again: its id or code, its author and day, its links."""
    names: list[object] = [key_of(reference), *map(code_of, reference.links)]
    if reference.handle is not None and reference.posted_on is not None:
        names.append((reference.handle.lower(), reference.posted_on))
    return [name for name in names if name is not None]
