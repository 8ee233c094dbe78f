"""What an article shows of each post that it refers to, made ready for comparison."""

from collections.abc import Sequence

from archive.limits import PASSAGE_CHARS
from packager.model import Reference, ReferenceKind, Source, SourceKind
from packager.references.markup.visible_text import visible_text
from packager.resolve.matching import Shown, prepare

_EMBEDS = (ReferenceKind.FLATTENED_EMBED, ReferenceKind.HTML_EMBED)
_MARKUP_CHARS = 10  # of a page's source for one of its text, at most, where the text ends


def shown_posts(source: Source, references: Sequence[Reference]) -> dict[str, Shown]:
    """Give what a source shows of the post of each reference, by the references' ids.

    Args:
        source: The article.
        references: All that were found in it, in reading order: a post begins after the one before.
    """
    shown, floor = {}, 0
    for reference in references:
        shown[reference.id] = _shown(source, reference, floor)
        if reference.kind in _EMBEDS:
            floor = max(floor, reference.end)
    return shown


def _shown(source: Source, reference: Reference, floor: int) -> Shown:
    links = (*reference.links, *([reference.url] if reference.url else []))
    text = reference.text or ""
    if reference.kind is not ReferenceKind.FLATTENED_EMBED or not reference.text_is_guess:
        return prepare(text, links=links)
    end = reference.start if reference.text_end is None else reference.text_end
    return prepare(text, passage=_passage(source, floor, end), links=links)


def _passage(source: Source, floor: int, end: int) -> str:
    """Give the text as it is read before a place, as much as a post can need."""
    if source.kind is not SourceKind.HTML:
        return source.text[max(floor, end - PASSAGE_CHARS) : end]
    markup = source.text[max(floor, end - PASSAGE_CHARS * _MARKUP_CHARS) : end]
    return visible_text(markup).text
