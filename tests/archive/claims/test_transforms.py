"""Each transform does what its definition says, and refuses what it does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.claims.html_tree import parse_html
from archive.claims.transforms import Transform, transformed
from archive.errors import ClaimError

ELEMENT = parse_html("<p>a</p>").by_tag["p"][0]
ADDRESS = "https://host.example/a/b/766605631288246272?c=d"
PICTURE = "https://pbs.example/media/K"

EXAMPLES = [
    (Transform.AS_IS, " a ", " a "),
    (Transform.AS_IS, 7, 7),
    (Transform.AS_IS, "half \ud83d", "half \ufffd"),
    (Transform.ONLY_DIGITS, "status_20", "20"),
    (Transform.ONLY_DIGITS, 9007199254740993, "9007199254740993"),
    (Transform.WHOLE_NUMBER, "0012", 12),
    (Transform.WHOLE_NUMBER, 0, 0),
    (Transform.UNESCAPED, "&lt;b&gt; &amp;amp; &quot;", "<b> &amp; &quot;"),
    (Transform.UNESCAPED, "&amp;lt;", "&lt;"),
    (Transform.IN_CURLY_QUOTES, "x “a “b” c” y", "a “b” c"),
    (Transform.FIRST_PATH_SEGMENT, ADDRESS, "a"),
    (Transform.THIRD_PATH_SEGMENT, ADDRESS, "766605631288246272"),
    (Transform.THIRD_PATH_SEGMENT, "//host.example/a//b/c", "c"),
    (Transform.WITH_NAME_ORIG, f"{PICTURE}.jpg:large", f"{PICTURE}.jpg?name=orig"),
    (
        Transform.WITH_NAME_ORIG,
        f"{PICTURE}?a=b&name=small",
        f"{PICTURE}?a=b&name=orig",
    ),
    (Transform.TIME_OF_SECONDS, "1471607997", "2016-08-19T11:59:57Z"),
    (Transform.TIME_OF_MILLISECONDS, 1471607997713, "2016-08-19T11:59:57.713Z"),
    (Transform.TIME_OF_RFC3339, "2016-08-19T11:59:57.000Z", "2016-08-19T11:59:57.000Z"),
    (Transform.TIME_OF_ENGLISH, "at Fri Aug 19 11:59:57 +0000 2016", "2016-08-19T11:59:57Z"),
    (Transform.TIME_OF_SNOWFLAKE, "766605631288246272", "2016-08-19T12:00:00.000Z"),
    (Transform.TIME_OF_SNOWFLAKE, 766605631288246272, "2016-08-19T12:00:00.000Z"),
    (Transform.TIME_OF_THIRD_SEGMENT, ADDRESS, "2016-08-19T12:00:00.000Z"),
    (Transform.HTML_TEXT, ELEMENT, "a"),
    (Transform.HTML_TEXT_SHORT_LINKS, ELEMENT, "a"),
]

MISFITS = [
    (Transform.AS_IS, ELEMENT),
    (Transform.ONLY_DIGITS, "1 and 2"),
    (Transform.ONLY_DIGITS, "none"),
    (Transform.WHOLE_NUMBER, "1,234"),
    (Transform.WHOLE_NUMBER, -1),
    (Transform.WHOLE_NUMBER, "٣"),
    (Transform.WHOLE_NUMBER, 10**15),
    (Transform.UNESCAPED, 7),
    (Transform.IN_CURLY_QUOTES, "”a“"),
    (Transform.FIRST_PATH_SEGMENT, "https://host.example/"),
    (Transform.THIRD_PATH_SEGMENT, "http://["),
    (Transform.WITH_NAME_ORIG, "http://["),
    (Transform.WITH_NAME_ORIG, "http://h.example/?" + "a&" * 200),
    (Transform.TIME_OF_SECONDS, "999999999999999"),
    (Transform.TIME_OF_SECONDS, "-1"),
    (Transform.TIME_OF_MILLISECONDS, ""),
    (Transform.TIME_OF_RFC3339, "2016-08-19"),
    (Transform.TIME_OF_RFC3339, "2016-02-30T00:00:00Z"),
    (Transform.TIME_OF_RFC3339, "0001-01-01T00:00:00+10:00"),
    (Transform.TIME_OF_ENGLISH, "Fri Aug 39 11:59:57 +0000 2016"),
    (Transform.TIME_OF_ENGLISH, "19 août 2016"),
    (Transform.TIME_OF_SNOWFLAKE, "29700859247"),
    (Transform.TIME_OF_SNOWFLAKE, "99999999999999999999"),
    (Transform.TIME_OF_THIRD_SEGMENT, "https://host.example/a/b/20"),
    (Transform.HTML_TEXT, "a"),
    (Transform.HTML_TEXT_SHORT_LINKS, 7),
]


@pytest.mark.parametrize(("transform", "place", "value"), EXAMPLES)
def test_a_transform_gives_what_its_definition_says(transform, place, value):
    assert transformed(place, transform) == value


@pytest.mark.parametrize(("transform", "place"), MISFITS)
def test_a_transform_refuses_what_it_does_not_fit(transform, place):
    with pytest.raises(ClaimError):
        transformed(place, transform)


def test_each_transform_has_an_example_and_a_misfit():
    assert {transform for transform, _, _ in EXAMPLES} == set(Transform)
    assert {transform for transform, _ in MISFITS} == set(Transform)


@given(st.sampled_from(Transform), st.text() | st.integers() | st.just(ELEMENT))
def test_a_transform_gives_a_value_or_refuses(transform, place):
    try:
        value = transformed(place, transform)
    except ClaimError:
        return
    assert isinstance(value, int) or value.encode().decode() == value
