"""Every embed stands in the article's text at its place, in pages of every shape."""

from collections.abc import Sequence

import pytest

from packager.article import read_article
from packager.model import Article, SourceKind
from packager.references import find_references
from packager.source import make_source
from tests.packager import pages
from tests.packager.embeds import EMBEDS, Embed


def read(markup: str, kind: SourceKind = SourceKind.HTML) -> Article:
    source = make_source(markup.encode(), name="a.html", kind=kind)
    return read_article(source, find_references(source.text, kind))


def assert_in_order(text: str, pieces: list[str]) -> None:
    lines, place = text.split("\n"), 0
    for piece in pieces:
        assert piece in lines[place:], f"not after line {place}: {piece}"
        place = lines.index(piece, place) + 1


def place_embeds(embeds: Sequence[Embed], paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
    """The blocks of an article with an embed before, between and after, and its lines."""
    before, between, after = embeds
    middle = len(paragraphs) // 2
    blocks = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    return (
        [before.markup, *blocks[:middle], between.markup, *blocks[middle:], after.markup],
        [
            *before.lines,
            *paragraphs[:middle],
            *between.lines,
            *paragraphs[middle:],
            *after.lines,
        ],
    )


@pytest.mark.parametrize("first", range(0, len(EMBEDS), 3))
@pytest.mark.parametrize("shape", pages.SHAPES, ids=lambda shape: shape.__name__)
def test_embeds_stand_before_between_and_after_the_paragraphs(shape, first):
    in_arabic = (pages.SHAPES.index(shape) + first) % 2
    blocks, lines = place_embeds(
        EMBEDS[first : first + 3], pages.ARABIC if in_arabic else pages.ENGLISH
    )
    article = read(shape(blocks, "ar" if in_arabic else "en"))
    assert_in_order(article.text, lines)
    beside = [line for line in pages.BESIDE if line in article.text]
    assert shape in pages.UNSTRUCTURED or beside == []
