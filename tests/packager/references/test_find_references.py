"""What holds for every source: exact offsets, no exception, linear time, nothing found in prose."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.model import ReferenceKind, SourceKind
from packager.references import find_references
from packager.references.addresses.snowflake import snowflake_time
from tests.packager.references.found_in import ATTRIBUTION, EMBED, ID, OTHER_URL, URL
from tests.packager.references.hostile_texts import OTHERS, PROMISED, hostile_text
from tests.packager.references.prose import prose_without_tweets

_KINDS = st.sampled_from(SourceKind)
_PARTS = st.lists(
    st.sampled_from(
        [
            *(EMBED, ATTRIBUTION, URL, OTHER_URL, f'<a href="{URL}">x</a>', f"[x]({URL})"),
            *("— Bridge Watch (@bridge_watch) August 19, 2016", "https://t.co/aB3dE5gH7j"),
            *("pic.twitter.com/aB3dE5gH7j", "https://pbs.twimg.com/media/CqOL_y4WIAAl2n5.jpg"),
            *(f"{{{{< tweet {ID} >}}}}", f"[tweet {URL}]", f'<div data-tweet-id="{ID}">'),
            *("<script>", "</script>", "<!--", "-->", "<code>", "</code>", "<textarea>"),
            *("```\n", "`", "> ", "\n", " ", "Text.", "\u200f", '\\"', "&lt;", "\\u003C"),
            *('<blockquote class="twitter-tweet">', "</blockquote>", "<p>", "</p>", "'>"),
            *("<iframe src='", "https://web.archive.org/web/2016/"),
        ]
    )
)


def _check(source: str, kind: SourceKind) -> None:
    """Hold what was found to what is promised of every reference."""
    found = find_references(source, kind)
    assert [reference.id for reference in found] == [f"r{n + 1}" for n in range(len(found))]
    assert [reference.start for reference in found] == sorted(r.start for r in found)
    for reference in found:
        assert source[reference.start : reference.end] == reference.quote
        assert reference.quote
        if reference.text is None:
            assert reference.text_start is reference.text_end is None
        else:
            assert reference.text_start is not None
            assert reference.text_end is not None
            assert 0 <= reference.text_start <= reference.text_end <= len(source)
        if reference.status_id is not None:
            assert reference.posted_at == snowflake_time(reference.status_id)
            assert reference.canonical_url is not None
        elif reference.kind in (ReferenceKind.STATUS_URL, ReferenceKind.SHORTCODE):
            pytest.fail(f"{reference} has no id")


@given(parts=_PARTS, kind=_KINDS)
def test_offsets_cut_out_the_quote_whatever_forms_are_mixed(parts, kind):
    _check("".join(parts), kind)


@given(source=st.text(), kind=_KINDS)
def test_any_text_is_read_without_an_exception(source, kind):
    _check(source, kind)


@given(
    content=st.binary(),
    encoding=st.sampled_from(["utf-8", "cp1256", "utf-16-le", "latin-1", "shift_jis"]),
    kind=_KINDS,
)
def test_any_bytes_decoded_in_any_way_are_read_without_an_exception(content, encoding, kind):
    _check(content.decode(encoding, "replace"), kind)
    _check(f"{content.decode(encoding, 'replace')}{EMBED}", kind)


@pytest.mark.parametrize("kind", SourceKind)
def test_nothing_is_found_in_prose_without_a_tweet(kind):
    assert find_references(prose_without_tweets(150_000, seed=1), kind) == ()


def test_nothing_is_found_in_prose_in_html():
    paragraphs = prose_without_tweets(150_000, seed=2).replace("<", "&lt;").split("\n\n")
    markup = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    assert find_references(markup, SourceKind.HTML) == ()


@pytest.mark.parametrize("kind", [SourceKind.TEXT, SourceKind.HTML])
@pytest.mark.parametrize("part", PROMISED.values(), ids=PROMISED)
def test_a_megabyte_takes_no_longer_than_its_length_lets_expect(part, kind):
    _check_growth(part, kind, 1_000_000)


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("part", (PROMISED | OTHERS).values(), ids=PROMISED | OTHERS)
def test_time_grows_no_faster_than_length(part, kind):
    _check_growth(part, kind, 80_000)


def _check_growth(part: str, kind: SourceKind, length: int) -> None:
    short = _seconds(hostile_text(part, length // 8), kind)
    long = _seconds(hostile_text(part, length), kind)
    # Eight times the length; four times that for a noisy machine, and 150 ms for what is fixed.
    assert long <= 32 * short + 0.15


def _seconds(source: str, kind: SourceKind) -> float:
    """Measure the processor's time, the best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        find_references(source, kind)
        best = min(best, time.process_time() - started)
    return best
