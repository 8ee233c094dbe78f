"""Texts made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.resolve.text_keys import loose_key, stored_form, strict_key

_TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aeiu #@_&;.…/:\u0301\u0654\u0640\u064b\u200f\u200c\ufe0fﷺﻻאـé٣३"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("rain at the pier", "rain\u200f at the pi\u00ader", id="marks nobody sees"),
        pytest.param("see https://t.co/Abcdefghij", "see https://example.org/a/b", id="links"),
        pytest.param("photo pic.twitter.com/Abcdefghij", "photo", id="picture links"),
        pytest.param("#فتح_البابhttps://t.co/Abcdefghij", "#فتح_الباب", id="glued links"),
        pytest.param("read example.org/a-long-pa…", "read", id="links as they are displayed"),
        pytest.param("محـــاولة فِرار", "محاولة فرار", id="tatweel and harakat"),
        pytest.param("R&amp;amp;D &lt;3", "R&D <3", id="entities escaped twice"),
        pytest.param("ﷺ ﻻ", "صلى الله عليه وسلم لا", id="presentation forms"),
        pytest.param(
            "great piece by \u2066@elonora\u2069’s", "great piece by @elonora’s", id="isolates"
        ),
        pytest.param("ＦＵＬＬ Width", "full width", id="width and case"),
    ],
)
def test_two_spellings_of_one_text_have_the_same_strict_key(one, other):
    assert strict_key(one) == strict_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("first line\nsecond line", "first linesecond line", id="lost line breaks"),
        pytest.param("ship 🚢 at sea", "ship at sea", id="emoji that were pictures"),
        pytest.param("#north_pier", "#north pier", id="hashtags without underscores"),
        pytest.param("إلى المدينة", "الي المدينه", id="confused Arabic letters"),
        pytest.param("۱۲ کشتی", "12 كشتي", id="digits and letters of Persian"),
    ],
)
def test_what_extractors_lose_makes_no_difference_to_the_loose_key(one, other):
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("कि", "की", id="vowel signs of Hindi"),
        pytest.param("12 boats", "13 boats", id="numbers"),
        pytest.param("@north", "north", id="mentions"),
        pytest.param("#north", "north", id="hashtags"),
    ],
)
def test_what_makes_another_text_makes_another_key(one, other):
    assert loose_key(one) != loose_key(other)


@given(_TEXTS)
def test_the_loose_key_of_a_key_is_the_key(text):
    key = loose_key(text)
    assert loose_key(key) == key


@given(_TEXTS.filter(lambda text: "&" not in text))
def test_the_strict_key_of_a_key_without_escapes_is_the_key(text):
    key = strict_key(text)
    assert strict_key(key) == key


@given(_TEXTS)
def test_texts_that_are_stored_alike_have_the_same_keys(text):
    stored = stored_form(text.replace("&", ""))
    assert stored_form(stored) == stored
    assert loose_key(stored) == loose_key(text.replace("&", ""))


@pytest.mark.parametrize("part", ["a.", "https://", "t.co/", "&amp;", "http:", "a/", ".aa/", "…"])
def test_a_long_run_of_anything_is_read_in_linear_time(part):
    assert len(loose_key(part * 50_000)) <= 100_000
