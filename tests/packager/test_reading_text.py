from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from packager.embed_text import render_embed
from packager.extraction.main_text import MainText
from packager.model import Reference, ReferenceKind, SourceKind
from packager.page_text import read_page_text
from packager.reading_text import Edit, compose_text, split_spans
from packager.references import find_references
from packager.references.markup.tokens import html_tokens
from packager.references.markup.visible_text import visible_text
from tests.packager.embeds import ATTRIBUTION, EMBEDS, STATUS, TEXT


def reference(**known: str) -> Reference:
    return Reference(
        id="r1",
        kind=ReferenceKind.HTML_EMBED,
        start=0,
        end=0,
        quote="",
        text=known.get("text"),
        name=known.get("name"),
        handle=known.get("handle"),
        date_text=known.get("date_text"),
        url=known.get("url"),
        canonical_url=known.get("canonical_url"),
    )


# One embed ---------------------------------------------------------------------------------------


def test_an_embed_is_its_text_its_attribution_and_its_address():
    embed = reference(
        text=TEXT, name="Upper Town", handle="uppertown", date_text="August 19, 2016", url=STATUS
    )
    assert render_embed(embed) == f"{TEXT}\n{ATTRIBUTION}\n{STATUS}"


def test_of_an_embed_only_what_is_known_is_written():
    assert render_embed(reference(canonical_url=STATUS)) == STATUS
    assert render_embed(reference(text=TEXT, handle="uppertown")) == f"{TEXT}\n— @uppertown"
    assert render_embed(reference(name="Upper Town")) == "— Upper Town"
    assert render_embed(reference()) == ""


def test_a_handle_that_the_address_has_is_not_written_twice():
    assert render_embed(reference(handle="uppertown", url=STATUS)) == STATUS


def test_a_word_that_the_page_shows_of_an_embed_is_kept():
    shown = f"{TEXT}\n\n{ATTRIBUTION} · 12 answers"
    assert render_embed(reference(text=TEXT, url=STATUS), shown) == f"{shown}\n{STATUS}"


# The whole text ----------------------------------------------------------------------------------

LINES = "one\ntwo\nthree"


def compose(kept: str, *edits: Edit) -> str:
    """Compose three lines; ``kept`` has a letter for each, ``k`` or ``-``."""
    return compose_text(LINES, split_spans(LINES), [sign == "k" for sign in kept], edits)


def embed_at(start: int, end: int) -> Edit:
    return Edit(start=start, end=end, text="EMBED", is_block=True)


def test_an_embed_takes_the_place_of_what_was_visible_of_it():
    assert compose("kkk", embed_at(4, 7)) == "one\n\nEMBED\n\nthree\n"
    assert compose("kkk", embed_at(2, 10)) == "on\n\nEMBED\n\nree\n"


def test_an_embed_stays_where_its_lines_are_left_out():
    assert compose("k-k", embed_at(4, 7)) == "one\n\nEMBED\n\nthree\n"
    assert compose("--k", embed_at(5, 5)) == "EMBED\n\nthree\n"
    assert compose("k--", embed_at(13, 13)) == "one\n\nEMBED\n"
    assert compose("---", embed_at(0, 13)) == "EMBED\n"


def test_two_embeds_at_one_place_stand_in_their_order():
    second = Edit(start=4, end=4, text="SECOND", is_block=True)
    assert compose("kkk", embed_at(4, 4), second) == "one\n\nEMBED\n\nSECOND\n\ntwo\nthree\n"


def test_an_address_is_added_to_a_line_that_is_kept_and_only_there():
    address = Edit(start=7, end=7, text=" (URL)", is_block=False)
    assert compose("kkk", address) == "one\ntwo (URL)\nthree\n"
    assert compose("k-k", address) == "one\nthree\n"


def test_an_address_within_an_embed_is_the_embeds():
    address = Edit(start=5, end=5, text=" (URL)", is_block=False)
    assert compose("kkk", embed_at(4, 7), address) == "one\n\nEMBED\n\nthree\n"


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<b>",
        "<pre>",
        "</pre>",
        "<body>",
        "<!--",
        "-->",
        "&mdash;",
        "&#10;",
        " words of a paragraph ",
        "كلمات من فقرة",
        "\r\n",
        f'<a href="{STATUS}">',
        "</a>",
        *(embed.markup for embed in EMBEDS),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_visible_word_and_every_embed_is_in_the_text_of_a_whole_page(markup):
    references = find_references(markup, SourceKind.HTML)
    failed = MainText(text=None, extractor="trafilatura", failure="was not asked")
    with patch("packager.page_text.extract_main_text", return_value=failed):
        text = read_page_text(markup, list(html_tokens(markup)), references).text
    shown = visible_text(markup).text
    for word in ("words", "paragraph", "كلمات"):
        assert text.count(word) >= shown.count(word)
    for item in references:
        if item.kind is ReferenceKind.HTML_EMBED and not item.in_comment and not item.in_code:
            assert (item.url or item.canonical_url or "") in text
            assert (item.text or "") in text
    assert "\r" not in text
