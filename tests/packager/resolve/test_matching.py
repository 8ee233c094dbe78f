"""Whether a post's text is what an article shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.resolve.matching import Level, Match, PostText, match, prepare

POST = "The old bridge stays closed to buses until the end of the week"
PROSE = "The council spoke on Friday.\n"


def compare(shown: str, post: str, **more) -> Match:
    """Compare a post with a text that is shown whole."""
    return match(prepare(shown), PostText(text=post, **more))


def compare_with_end(passage: str, post: str, *, seems: str | None = None) -> Match:
    """Compare a post with the end of a passage."""
    shown = prepare(post if seems is None else seems, passage=passage)
    return match(shown, PostText(text=post))


@pytest.mark.parametrize(
    ("shown", "level"),
    [
        (POST, Level.STORED),
        (f"{POST.upper()} https://t.co/Abcdefghij", Level.STRICT),
        (f"“{POST}!”", Level.LOOSE),
        (POST.replace("week", "month"), Level.SIMILAR),
        (f"{POST[:40]}…", Level.CUT),
        ("", None),
    ],
)
def test_the_level_says_how_closely_the_texts_agree(shown, level):
    assert compare(shown, POST).level is level


@pytest.mark.parametrize("dash", ["", " ", "\n"])
def test_a_post_is_found_at_the_end_of_a_passage(dash):
    found = compare_with_end(f"{PROSE}{POST}{dash}", POST)
    assert found.is_equal
    assert found.level is Level.STORED


def test_a_post_that_would_begin_within_a_line_is_not_equal():
    found = compare_with_end(f"{PROSE}Sorry: {POST}", POST)
    assert found.level is Level.STORED
    assert not found.starts_line
    assert not found.is_equal


def test_the_last_line_of_what_seems_to_be_the_post_is_not_the_post():
    found = compare_with_end(f"{PROSE}#Bridge #News\n{POST}", POST, seems=f"#Bridge #News\n{POST}")
    assert not found.is_all
    assert not found.is_equal


def test_prose_that_seemed_to_be_part_of_the_post_does_not_matter():
    assert compare_with_end(f"{PROSE}{POST}", POST, seems=f"{PROSE}{POST}").is_equal


def test_a_post_of_several_lines_is_found_whole():
    post = f"#Bridge #News\n{POST}"
    assert compare_with_end(f"{PROSE}{post}", post, seems=POST).is_equal


def test_signs_that_open_a_line_belong_to_the_post():
    assert compare_with_end(f"{PROSE}🔴🔴 “{POST}", f"🔴🔴 “{POST}").is_equal


def test_short_links_in_common_are_named():
    shown = prepare(POST, links=("https://t.co/Abcdefghij", "pic.twitter.com/Qw3rTy7uIo"))
    found = match(shown, PostText(text=POST, links=("https://t.co/Qw3rTy7uIo",)))
    assert found.codes == {"Qw3rTy7uIo"}
    assert not found.links_differ


@pytest.mark.parametrize("code", ["abcdefghij", "Zx9Cv8Bn7M"])
def test_the_same_text_with_another_link_is_another_post(code):
    found = compare(f"{POST} https://t.co/Abcdefghij", f"{POST} https://t.co/{code}")
    assert found.level is Level.STRICT
    assert found.links_differ
    assert not found.is_equal


def test_the_link_behind_a_cut_text_is_no_other_link():
    shown = f"{POST} https://t.co/Abcdefghij"
    assert not compare(shown, f"{POST[:45]}… https://t.co/Zx9Cv8Bn7M").links_differ


def test_an_equal_beginning_is_not_equal_text():
    """A cut text may go on in any way, although nothing of it differs."""
    assert compare(POST, f"{POST}… https://t.co/Zx9Cv8Bn7M").level is Level.CUT
    assert compare(POST, POST, may_be_cut=True).level is Level.CUT
    assert compare(f"{POST}…", POST).level is Level.CUT


def test_a_text_that_ends_in_dots_equals_itself():
    assert compare(f"{POST}…", f"{POST}...").is_equal


def test_a_cut_post_is_found_where_a_line_begins():
    assert compare_with_end(f"{PROSE}{POST}", f"{POST[:45]}…").level is Level.CUT
    assert compare_with_end(f"{PROSE}{POST}", f"{POST[8:45]}…").level is Level.SIMILAR


@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_no_text_breaks_the_comparison(shown, post, is_whole):
    ready = prepare(shown, passage=None if is_whole else shown)
    found = match(ready, PostText(text=post))
    assert 0 <= found.score <= 1
    assert found.letters >= 0
