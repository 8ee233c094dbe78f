"""The visible text of markup, and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.references.markup.tokens import html_tokens
from packager.references.markup.visible_text import VisibleTextBuilder, decoded_text, visible_text

_MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "b c",
                " ",
                "\n",
                "\t ",
                "&amp;",
                "&mdash;",
                "&#8212;",
                "&#x1F600;",
                "&",
                "é",
                "𝄞",
            ),
            *("<p>", "</p>", "<br>", "<div>", "</div>", "<b>", "</b>", "<blockquote>", "<pre>"),
            *("</blockquote>", "</pre>", '<img class="emoji" alt="🐦">', "<!-- x -->", "<"),
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div>b</div>c", "a\nb\nc"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        (" a \n b<b> c </b>d", "a b c d"),
        ("a<b>b</b><i>c</i>", "abc"),
        ("<p> a </p>\n\n<p>\tb</p>", "a\n\nb"),
        ("&lt;p&gt;&nbsp;&mdash; &copyright; &#0064; &#64;", "<p>\xa0— ©right; @ @"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<li>a<li>b", "a\nb"),
        ("a<script>b</script><style>c</style><title>d</title><!-- e -->f", "af"),
        ('a<img class="emoji" alt="🐦">b<img alt="c">', "a🐦b"),
        ("<b> </b>a<b> </b>b<p> </p>", "a b"),
        ("</pre>a  b", "a b"),
        ("&#99999999999999999999;", "&#99999999999999999999;"),
    ],
)
def test_markup_is_read_as_a_reader_sees_it(markup, text):
    assert visible_text(markup).text == text


def test_quotations_can_have_marks_as_in_plain_text():
    markup = "a<blockquote><p>b<br>c</p><p>d</p></blockquote>e"
    builder = VisibleTextBuilder(markup, quote_marks=True)
    for token in html_tokens(markup):
        builder.read(token)
    assert builder.build().text == "a\n\n> b\n> c\n> \n> d\n\ne"


def test_a_decoded_text_keeps_its_blanks():
    assert decoded_text("x &lt; \n y", 2, 10).text == "&lt; \n y".replace("&lt;", "<")


@given(markup=_MARKUP)
def test_each_character_leads_back_to_what_it_was_made_from(markup):
    visible = visible_text(markup)
    last_end = 0
    for offset, character in enumerate(visible.text):
        start, end = visible.source_span(offset, offset + 1)
        assert start == visible.source_offset(offset)
        assert last_end <= start <= end <= len(markup)
        source = markup[start:end]
        assert source == character or source[:1] in {"&", "<", ""} or source.isspace()
        last_end = start


@given(markup=_MARKUP, data=st.data())
def test_a_place_in_the_source_leads_to_the_character_made_from_it(markup, data):
    visible = visible_text(markup)
    place = data.draw(st.integers(0, len(markup)))
    offset = visible.offset_of(place)
    assert 0 <= offset <= len(visible.text)
    if offset < len(visible.text):
        assert visible.source_span(offset, offset + 1)[1] > place
    if offset > 0:
        assert visible.source_span(offset - 1, offset)[0] <= place


@given(text=st.text())
def test_any_text_can_be_read_as_markup(text):
    visible_text(text)
