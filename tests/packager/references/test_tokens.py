"""Markup is split as browsers split it, and every character keeps its place."""

import pytest

from packager.references.mapped_text import MappedTextBuilder
from packager.references.tokens import TokenKind, fragment_tokens, html_tokens
from packager.references.visible_text import visible_text


def split(markup):
    return [(token.kind.name, markup[token.start : token.end]) for token in html_tokens(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a<b>c</b>d", [("TEXT", "a"), ("START", "<b>"), ("TEXT", "c"), ("END", "</b>"), ("TEXT", "d")]),
        ("a < b", [("TEXT", "a < b")]),
        ("a<3", [("TEXT", "a<3")]),
        ('<a title=">" x>y', [("START", '<a title=">" x>'), ("TEXT", "y")]),
        ("<a title='>'>y", [("START", "<a title='>'>"), ("TEXT", "y")]),
        ("<!-- <b> -->c", [("COMMENT", "<!-- <b> -->"), ("TEXT", "c")]),
        ("<!-->c", [("COMMENT", "<!-->"), ("TEXT", "c")]),
        ("<!--a--!>c", [("COMMENT", "<!--a--!>"), ("TEXT", "c")]),
        ("<!-- never", [("COMMENT", "<!-- never")]),
        ("<!DOCTYPE html>x", [("COMMENT", "<!DOCTYPE html>"), ("TEXT", "x")]),
        ("<?xml?>x", [("COMMENT", "<?xml?>"), ("TEXT", "x")]),
        ("</ x>y", [("COMMENT", "</ x>"), ("TEXT", "y")]),
        ("<![CDATA[x<b>]]>", [("TEXT", "x"), ("START", "<b>"), ("TEXT", "]]>")]),
        ("<style>a<b></style>", [("START", "<style>"), ("RAW", "a<b>"), ("END", "</style>")]),
        ("<xmp>a</xmps></XMP >", [("START", "<xmp>"), ("RAW", "a</xmps>"), ("END", "</XMP >")]),
        ("<script>never", [("START", "<script>"), ("RAW", "never")]),
        ("<title><b></title>", [("START", "<title>"), ("RAW", "<b>"), ("END", "</title>")]),
        ("<textarea>a <b>c", [("START", "<textarea>"), ("TEXT", "a "), ("START", "<b>"), ("TEXT", "c")]),
        ("a<b never", [("TEXT", "a<b never")]),
    ],
)  # fmt: skip
def test_markup_is_split(markup, expected):
    assert split(markup) == expected


@pytest.mark.parametrize(
    "prose",
    [
        "if a <b, c> d",
        "<me@river.example>",
        "<name> wrote",
        "a <- b",
        "List<String> x",
        "<!-- open",
    ],
)
def test_prose_is_no_markup(prose):
    kinds = {token.kind for token in fragment_tokens(prose, 0, len(prose))}
    assert kinds == {TokenKind.TEXT}


@pytest.mark.parametrize(
    ("markup", "name", "value"),
    [
        ('<a HREF="x&amp;y">', "href", "x&y"),
        ("<a href=x>", "href", "x"),
        ("<a href='&#x2F;a'>", "href", "/a"),
        ('<a href="?a=1&copy=2">', "href", "?a=1&copy=2"),
        ("<a disabled href=x>", "disabled", ""),
        ('<a href="1" href="2">', "href", "1"),
        ("<a href = 'x y' >", "href", "x y"),
        ("<a/href=x/>", "href", "x/"),
    ],
)
def test_attributes_are_read(markup, name, value):
    (token,) = html_tokens(markup)
    attribute = token.attributes(markup)[name]
    assert attribute.value == value
    assert 0 < attribute.start <= attribute.end <= len(markup)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<br>b", "a\nb"),
        ("<div>a</div>b", "a\nb"),
        ("  a \n\t b  ", "a b"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a&nbsp;&mdash;&#128512;", "a\u00a0—😀"),
        ("a<!-- x --><script>y</script><style>z</style>b", "ab"),
        ('a<img class="emoji" alt="🌉">b<img alt="photo">', "a🌉b"),
        ("<b>a</b> <i>b</i>", "a b"),
    ],
)
def test_the_text_that_a_reader_sees(markup, shown):
    assert visible_text(markup).text == shown


def test_what_is_shown_knows_where_it_stands():
    markup = "<p>a &mdash;  b</p><p>c</p>"
    shown = visible_text(markup)
    start = shown.text.index("—")
    assert markup[slice(*shown.source_span(start, start + 1))] == "&mdash;"
    start = shown.text.index("c")
    assert shown.source_span(start, start + 1) == (markup.index("c</p>"), markup.index("c</p>") + 1)
    assert shown.offset_of(markup.index("b</p>")) == shown.text.index("b")
    assert shown.source_offset(len(shown.text)) == markup.index("c</p>") + 1


def test_an_empty_text_has_one_place():
    empty = MappedTextBuilder().build()
    assert (empty.text, empty.source_span(0, 0), empty.offset_of(5)) == ("", (0, 0), 0)
