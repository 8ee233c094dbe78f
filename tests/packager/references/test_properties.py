"""What holds for any source whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from packager.model import SourceKind
from packager.references import find_references
from packager.references.markup.mapped_text import MappedTextBuilder
from packager.references.markup.tokens import TokenKind, html_tokens, prose_tokens
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
        '&lt;blockquote class="twitter-tweet"&gt;', "&amp;lt;a href=x.com", "createTweet('766605631288246272'",
        '<div data-props="{&quot;a&quot;: &quot;<blockquote class=\\&quot;twitter-tweet\\&quot;>',
        "<!-- [tweet 1114777583302799360] -->", "[embed]", "\\ud83c", "\\udf09", "\r\n", "\r", "\ufeff", "    ",
        "End of Twitter post by @a", "\x00",
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


HOSTS = st.sampled_from(
    [
        "twitter.com", "www.twitter.com", "mobile.twitter.com", "m.twitter.com", "x.com", "www.x.com",
        "nitter.net", "nitter.unixfox.eu", "xcancel.com", "fxtwitter.com", "d.fixupx.com", "vxtwitter.com",
    ]
)  # fmt: skip
HANDLES = st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True)
PATHS = st.one_of(
    st.builds("{}/status".format, HANDLES),
    st.builds("{}/statuses".format, HANDLES),
    st.builds("#!/{}/status".format, HANDLES),
    st.sampled_from(["i/web/status", "i/status", "statuses", "i/videos/tweet", "i/cards/tfw/v1"]),
)
NUMBERS = st.one_of(
    st.integers(min_value=1, max_value=29_999_999_999),
    st.integers(min_value=250_000_000_000_000, max_value=(1 << 62) - 1),
)
TAILS = st.sampled_from(
    ["", "/", "/photo/1", "/video/1", "?s=20", "?ref_src=twsrc%5Etfw", "#m", "?lang=fr", "/analytics"]
)  # fmt: skip
ARCHIVES = st.sampled_from(
    ["", "https://web.archive.org/web/2016/", "https://web.archive.org/web/20160819123456id_/",
     "https://archive.today/20160819123456/"]
)  # fmt: skip
SURROUNDINGS = st.sampled_from(
    ["{}", "«{}»", "({}).", "نص {} نص", "前{}", 'x <a href="{}">y</a>', "\n{}\n"]
)


ADDRESSES = st.tuples(ARCHIVES, st.just("https://"), HOSTS, st.just("/"), PATHS, st.just("/"))


@given(ADDRESSES.map("".join), NUMBERS, TAILS, SURROUNDINGS, KINDS)
def test_any_address_leads_to_its_number(address, number, tail, around, kind):
    source = around.format(f"{address}{number}{tail}")
    (one,) = find_references(source, kind)
    assert one.status_id == str(number)
    assert one.canonical_url is not None
    assert one.canonical_url.endswith(f"/status/{number}")


@given(st.binary(max_size=400), KINDS, st.sampled_from(["utf-8", "latin-1", "cp1256", "utf-16-le"]))
def test_any_bytes_in_any_encoding_are_read_without_an_error(content, kind, encoding):
    find_references(content.decode(encoding, "replace"), kind)


@given(SOURCES)
def test_tokens_stand_in_order_and_do_not_overlap(source):
    for tokens in (html_tokens(source), prose_tokens(source)):
        position = 0
        for token in tokens:
            assert position <= token.start < token.end <= len(source) or token.kind is TokenKind.RAW
            assert not source[position : token.start].replace(
                "<![CDATA[", ""
            )  # all else is a token
            position = token.end
        assert not source[position:].replace("<![CDATA[", "")


@given(SOURCES)
def test_visible_text_knows_its_way_back(source):
    shown = visible_text(source)
    for offset in range(len(shown.text)):
        start, end = shown.source_span(offset, offset + 1)
        assert 0 <= start <= end <= len(source)
        if end - start == 1 and source[start] not in "&\n\t\r\f":
            assert shown.text[offset] in (source[start], " ")


COPIES = st.text(max_size=4).map(lambda text: (text, text))
MADE = st.lists(st.one_of(COPIES, st.tuples(st.text(max_size=4), st.text(max_size=4))), max_size=12)


@given(MADE, st.data())
def test_a_text_that_was_made_of_a_source_maps_back(pieces, data):
    builder, source, stretches = MappedTextBuilder(), "", []
    for made, stretch in pieces:
        place = len(source), len(source) + len(stretch)
        builder.add(made, *place)
        source += stretch
        stretches += [(character, *place, made == stretch) for character in made]
    mapped = builder.build()
    assert mapped.text == "".join(made for made, _ in pieces)
    for offset, (character, start, end, is_copy) in enumerate(stretches):
        found = mapped.source_span(offset, offset + 1)
        assert start <= found[0] <= found[1] <= end
        if is_copy:
            assert source[slice(*found)] == character
    start = data.draw(st.integers(0, len(mapped.text)))
    end = data.draw(st.integers(start, len(mapped.text)))
    spans = [mapped.source_span(offset, offset + 1) for offset in range(start, end)]
    if spans:
        assert mapped.source_span(start, end) == (spans[0][0], spans[-1][1])
