"""A reference as it was found, with how far it reaches, before references are merged."""

from dataclasses import dataclass, replace

from packager.model import Reference
from packager.references.markup.mapped_text import MappedText


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A reference without an ``id``, and the stretch that is taken up by it.

    That is the reference's own, and a flattened embed's text, or the whole of a link with its
    label.
    """

    reference: Reference
    start: int
    end: int
    is_copy: bool = False  # from data that a page carries beside what it shows


def found_as_it_stands(reference: Reference) -> Found:
    """Take a reference that reaches no further than its quote, but for its text."""
    start = reference.start
    if reference.text_start is not None:
        start = min(start, reference.text_start)
    end = max(reference.end, reference.text_end or 0)
    return Found(reference=reference, start=start, end=end)


def put_back(found: Found, mapped: MappedText, source: str) -> Found:
    """Put a reference that was found in a text made from a source at its place in the source."""
    reference = found.reference
    start, end = mapped.source_span(reference.start, reference.end)
    text_start, text_end = reference.text_start, reference.text_end
    if text_start is not None and text_end is not None:
        text_start, text_end = mapped.source_span(text_start, text_end)
    reach_start, reach_end = mapped.source_span(found.start, found.end)
    moved = replace(
        reference,
        start=start,
        end=end,
        quote=source[start:end],
        text_start=text_start,
        text_end=text_end,
    )
    return replace(found, reference=moved, start=reach_start, end=reach_end)
