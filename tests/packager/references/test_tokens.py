"""The tokenizer of markup: what browsers make of it, and that nothing is lost or read twice."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.references.markup.tokens import Token, TokenKind, html_tokens, prose_tokens

_FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("<", ">", "/", '"', "'", "=", " ", "\n", "a", "!", "-", "?", "[", "]", "&", "\x00"),
            *("<a href=", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<p>", "<br/>", "<script>"),
            *(
                "</script>",
                "<title>",
                "</title",
                "<iframe>",
                "<blockquote class=x>",
                "{{<",
                "é",
                "𝄞",
            ),
        ]
    )
).map("".join)


def _shown(markup: str, tokens: Iterable[Token]) -> list[tuple[str, str]]:
    return [(token.kind.name, markup[token.start : token.end]) for token in tokens]


def _html(markup: str) -> list[tuple[str, str]]:
    return _shown(markup, html_tokens(markup))


@pytest.mark.parametrize(
    ("markup", "tokens"),
    [
        ("a<b>c</b>", [("TEXT", "a"), ("START", "<b>"), ("TEXT", "c"), ("END", "</b>")]),
        ("<a b=\">\" c='>'>", [("START", "<a b=\">\" c='>'>")]),
        ('<a b=c"d>', [("START", '<a b=c"d>')]),
        ("<a b=>x", [("START", "<a b=>"), ("TEXT", "x")]),
        ('<a "b>c', [("START", '<a "b>'), ("TEXT", "c")]),
        ('<a="b>c', [("START", '<a="b>'), ("TEXT", "c")]),
        ("1 < 2 <3", [("TEXT", "1 < 2 <3")]),
        ("<div <p>", [("START", "<div <p>")]),
        ("</ x>y", [("COMMENT", "</ x>"), ("TEXT", "y")]),
        ("<!-- a > b -->c", [("COMMENT", "<!-- a > b -->"), ("TEXT", "c")]),
        ("<!-->a", [("COMMENT", "<!-->"), ("TEXT", "a")]),
        ("<!-- a --!>b", [("COMMENT", "<!-- a --!>"), ("TEXT", "b")]),
        ("<!-- a", [("COMMENT", "<!-- a")]),
        ("<!DOCTYPE html><?php x ?>", [("COMMENT", "<!DOCTYPE html>"), ("COMMENT", "<?php x ?>")]),
        ("<![CDATA[<p>a]]>", [("START", "<p>"), ("TEXT", "a]]>")]),
        (
            "<SCRIPT>a<b></scripty></Script >c",
            [
                ("START", "<SCRIPT>"),
                ("RAW", "a<b></scripty>"),
                ("END", "</Script >"),
                ("TEXT", "c"),
            ],
        ),
        ("<style>a<b>", [("START", "<style>"), ("RAW", "a<b>")]),
        ("<iframe><p>a", [("START", "<iframe>"), ("START", "<p>"), ("TEXT", "a")]),
        ("<iframe/><p>", [("START", "<iframe/>"), ("START", "<p>")]),
        ("<a href='x>b<i>", [("START", "<a href='x>"), ("TEXT", "b"), ("START", "<i>")]),
        ("<p>a<a href='x", [("START", "<p>"), ("TEXT", "a<a href='x")]),
        ("{{<tweet 20>}}", [("TEXT", "{{<tweet 20>}}")]),
    ],
)
def test_markup_is_split_as_browsers_split_it(markup, tokens):
    assert _html(markup) == tokens


@pytest.mark.parametrize(
    "prose", ["a <b, c> d", "x <y and z> w", "List<String> a", "<3 you>", "<bold>", "a <i"]
)
def test_what_is_not_clearly_a_tag_is_prose(prose):
    assert _shown(prose, prose_tokens(prose)) == [("TEXT", prose)]


def test_tags_in_prose_are_found_between_what_looks_like_tags():
    prose = 'a <b, <i>c</i> <!-- d <Tweet id={"20"} />'
    assert _shown(prose, prose_tokens(prose)) == [
        ("TEXT", "a <b, "),
        ("START", "<i>"),
        ("TEXT", "c"),
        ("END", "</i>"),
        ("TEXT", " <!-- d "),
        ("START", '<Tweet id={"20"} />'),
    ]


@pytest.mark.parametrize("split", [html_tokens, prose_tokens])
@given(markup=_FRAGMENTS)
def test_tokens_stand_in_order_and_leave_out_only_the_marks_of_cdata(split, markup):
    position = 0
    for token in split(markup):
        assert not markup[position : token.start].replace("<![CDATA[", "")
        assert token.start <= token.end
        position = token.end
    assert not markup[position:].replace("<![CDATA[", "")


def _attributes(tag: str) -> dict[str, str]:
    [token] = html_tokens(tag)
    return {name: attribute.value for name, attribute in token.attributes(tag).items()}


def test_attributes_are_read_as_browsers_read_them():
    tag = "<a HREF=\"/?a=1&amp;b=2&copy=3\" x='&lt;&#39;' y=z/ w id = q id=r = &>"
    assert _attributes(tag) == {
        "href": "/?a=1&b=2&copy=3",
        "x": "<'",
        "y": "z/",
        "w": "",
        "id": "q",
        "=": "",
        "&": "",
    }


def test_attributes_keep_the_place_of_their_value():
    tag = "<a href='b&amp;c'>"
    [token] = html_tokens(tag)
    href = token.attributes(tag)["href"]
    assert tag[href.start : href.end] == "b&amp;c"


@given(text=st.text())
def test_a_tag_with_any_attributes_is_read_without_an_error(text):
    tag = f"<a {text}>"
    for token in html_tokens(tag):
        if token.kind is TokenKind.START:
            assert isinstance(token, Token)
            token.attributes(tag)
