"""Where a tweet's text whose beginning was guessed cannot begin: before what is not the tweet's.

An embed, the link of the attribution before it, and the quotation mark that opens a script's string end what
stands before them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from packager.model import Reference
from packager.references.found import Found
from packager.references.mapped_text import MappedText

_QUOTATION_MARK = re.compile(r'(?<!\\)"')


def cut_at_string(found: Found, made: MappedText, source: str) -> Found:
    """Let a guessed text begin in the string that it ends in.

    Args:
        found: With offsets in ``made.text``.
        made: A script whose escapes were undone.
        source: What it was made of.
    """
    span = _guess(found, made)
    marks = [match.end() for match in _QUOTATION_MARK.finditer(source, *span)] if span else []
    return _cut(found, made.text, made.offset_of(marks[-1])) if marks else found


def cut_at_embed(found: Found, made: MappedText, embed_ends: Sequence[int]) -> Found:
    """Let a guessed text begin behind the last embed before its attribution.

    Args:
        found: With offsets in ``made.text``.
        made: The text that is shown.
        embed_ends: Where embeds end in its source, in order.
    """
    span = _guess(found, made)
    number = bisect_right(embed_ends, span[1]) - 1 if span else -1
    if span is None or number < 0 or embed_ends[number] <= span[0]:
        return found
    return _cut(found, made.text, made.offset_of(embed_ends[number]))


def cut_at_links(found: Iterable[Found], links: Iterable[Reference], text: str) -> list[Found]:
    """Let a guessed text begin behind a link to the tweet of the attribution before it.

    Args:
        found: Flattened embeds, in order.
        links: All links of the text.
        text: What all offsets refer to.
    """
    links_at = {link.start: link for link in links if link.handle is not None}
    cut: list[Found] = []
    for one in found:
        place = one.reference.text_start if one.reference.text_is_guess else None
        link = links_at.get(place) if place is not None else None
        before = cut[-1].reference if cut else None
        is_of_before = link and before and _same(link.handle, before.handle)
        cut.append(_cut(one, text, link.end) if link and is_of_before else one)
    return cut


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.lower() == other.lower()


def _guess(found: Found, made: MappedText) -> tuple[int, int] | None:
    """Give where a guessed text begins in the source, and where it and what follows ends: the attribution."""
    start, end = found.reference.text_start, found.reference.text_end
    if not found.reference.text_is_guess or start is None or end is None:
        return None
    return made.source_span(start, max(end, found.reference.start))


def _cut(found: Found, made: str, start: int) -> Found:
    """Let the text of a finding begin no earlier than at an offset; it may be empty then."""
    reference = found.reference
    end = max(start, reference.text_end or start)
    text = made[start:end].lstrip()
    start = end - len(text)
    own = replace(
        reference,
        text=text or None,
        text_start=start if text else None,
        text_end=end if text else None,
        text_is_guess=bool(text),
        links=tuple(link for link in reference.links if link in made[start : found.end]),
    )
    return replace(found, reference=own, start=min(start, reference.start))
