"""What holds for any source whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from packager.model import SourceKind
from packager.references import find_references
from packager.references.markup.tokens import html_tokens
from packager.references.markup.visible_text import visible_text

PIECES = st.sampled_from(
    [
        '<blockquote class="twitter-tweet">', "</blockquote>", "<p>", "</p>", "<br>", "<!--", "-->",
        "<script>", "</script>", '<a href="https://twitter.com/a/status/766605631288246272">', "</a>",
        "— Name (@handle) ", "August 19, 2016", "(@a)", "@b", "١٩ أغسطس ٢٠١٦", "\n", "\n\n", "> ", "`", "```\n",
        "{{< tweet 766605631288246272 >}}", "[tweet 1114777583302799360]", "https://t.co/hK4wFq7Ro6",
        "pic.twitter.com/Lb4mBul0nc", "&mdash;", "&lt;", "\\u003c", '\\"', "<![CDATA[",
        "<iframe data-tweet-id=",
        '"1114777583302799360"', ">", "<", "\u202e", "\u2068", "İ", "𝔸", "words ", "<code>", "</code>", "<pre>",
    ]
)  # fmt: skip
SOURCES = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)
KINDS = st.sampled_from(list(SourceKind))


@given(SOURCES, KINDS)
@settings(max_examples=300)
def test_offsets_always_cut_out_the_quote(source, kind):
    found = find_references(source, kind)
    assert [one.id for one in found] == [f"r{number}" for number in range(1, len(found) + 1)]
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start <= one.end <= len(source)
        assert source[one.start : one.end] == one.quote
        assert (one.text_start is None) == (one.text_end is None)
        if one.text_start is not None and one.text_end is not None:
            assert 0 <= one.text_start <= one.text_end <= len(source)


@given(st.binary(max_size=400), KINDS, st.sampled_from(["utf-8", "latin-1", "cp1256", "utf-16-le"]))
def test_any_bytes_in_any_encoding_are_read_without_an_error(content, kind, encoding):
    find_references(content.decode(encoding, "replace"), kind)


@given(SOURCES)
def test_tokens_stand_in_order_and_do_not_overlap(source):
    position = 0
    for token in html_tokens(source):
        assert position <= token.start <= token.end <= len(source)
        position = token.end


@given(SOURCES)
def test_visible_text_knows_its_way_back(source):
    shown = visible_text(source)
    for offset in range(len(shown.text)):
        start, end = shown.source_span(offset, offset + 1)
        assert 0 <= start <= end <= len(source)
        if end - start == 1 and source[start] not in "&\n\t\r\f":
            assert shown.text[offset] in (source[start], " ")
