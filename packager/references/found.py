"""A reference on its way: where it stands, and what it owns.

Finders work on a source, or on a text made from it (what a script holds, what a page shows). Their
offsets are moved back to the source as the finding goes up.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

from packager.model import Reference
from packager.references.mapped_text import MappedText


class Layer(IntEnum):
    """What kind of place a reference stands in; the lowest is what a reader sees."""

    SHOWN = 0
    CODE = 1  # shown as an example of markup
    COMMENT = 2
    SCRIPT = 3  # data for programs: often a copy of what is shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A reference without an ``id``, and the stretch whose links belong to it."""

    reference: Reference
    start: int  # of the whole embed: the tweet's text and its attribution
    end: int
    layer: Layer = Layer.SHOWN
    owns_links: bool = False  # an embed, a shortcode or a flattened embed; not a bare link


def found_link(reference: Reference, layer: Layer = Layer.SHOWN) -> Found:
    """Take a link as it stands."""
    return Found(reference=reference, start=reference.start, end=reference.end, layer=layer)


def move_to_source(found: Found, made: MappedText, source: str) -> Found:
    """Move a finding from a text that was made of a source to the source itself.

    Args:
        found: With offsets in ``made.text``.
        made: The text that was searched.
        source: What it was made of.
    """
    reference = found.reference
    start, end = made.source_span(reference.start, reference.end)
    text_start, text_end = reference.text_start, reference.text_end
    if text_start is not None and text_end is not None:
        text_start, text_end = made.source_span(text_start, text_end)
    moved = replace(
        reference,
        start=start,
        end=end,
        quote=source[start:end],
        text_start=text_start,
        text_end=text_end,
    )
    whole_start, whole_end = made.source_span(found.start, found.end)
    return replace(found, reference=moved, start=whole_start, end=whole_end)
