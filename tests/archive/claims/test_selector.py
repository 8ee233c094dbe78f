"""Selectors find what another implementation of CSS finds, and refuse what they do not know."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from archive.claims.html_tree import parse_html
from archive.claims.selector import parse_selector, quote, select
from archive.errors import ClaimError

TAGS = st.sampled_from(["div", "span", "b"])
WORDS = st.sampled_from(["a", "b", "c"])
VALUES = st.sampled_from(["x", 'say "x"', "back\\slash", "two\nlines", "]", "a b", "\x7f", "é"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page whose elements are numbered, some inside others."""
    pieces = ["<html><body>"]
    stack: list[str] = []
    for number in range(draw(st.integers(0, 14))):
        while draw(st.booleans()) and stack:
            pieces.append(f"</{stack.pop()}>")
        tag, value = draw(TAGS), draw(VALUES).replace('"', "&quot;")
        classes = " ".join(draw(st.lists(WORDS, max_size=2)))
        pieces.append(f'<{tag} data-n="{number}" class="{classes}" title="{value}">t')
        stack.append(tag)
    pieces += [f"</{tag}>" for tag in reversed(stack)]
    return "".join(pieces) + "</body></html>"


@st.composite
def compounds(draw: st.DrawFn) -> str:
    tag = draw(st.none() | TAGS) or ""
    classes = "".join(f".{word}" for word in draw(st.lists(WORDS, max_size=2)))
    attribute = draw(st.sampled_from(["", "[title]", f"[title={quote(draw(VALUES))}]"]))
    return f"{tag}{classes}{attribute}" or "[data-n]"


@st.composite
def selectors(draw: st.DrawFn) -> str:
    text = draw(compounds())
    for combinator in draw(st.lists(st.sampled_from([" ", " > ", ">", " ~ ", "~"]), max_size=3)):
        text += combinator + draw(compounds())
    return text


@given(pages(), selectors())
def test_a_selector_finds_the_same_elements_as_another_implementation(page, selector):
    ours = [e.attributes["data-n"] for e in select(parse_html(page), parse_selector(selector))]
    theirs = [e["data-n"] for e in BeautifulSoup(page, "lxml").select(selector)]
    assert ours == theirs


@given(st.text(max_size=30))
def test_any_text_can_be_quoted(value):
    value = value.replace("\0", "\ufffd")  # CSS has no NUL
    (compound,) = parse_selector(f"[a={quote(value)}]").compounds
    assert compound.values == (("a", value),)


@given(st.text(alphabet='ab.#[]="\\>~ :()', max_size=30))
def test_a_text_is_a_selector_or_is_refused(text):
    try:
        selector = parse_selector(text)
    except ClaimError:
        return
    assert selector.compounds


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ">", "a >", "~ a", "a > > b", "a, b", "a:first-child", "a + b", "*", "a[b=c]"),
        *("a[b='c']", 'a[b*="c"]', "#", ".", "ab..c", "a::text", "a::attr()", "[a]b", '[a="b]'),
    ],
)
def test_what_is_not_of_the_subset_is_refused(text):
    with pytest.raises(ClaimError):
        parse_selector(text)


def test_a_selector_beyond_the_limit_is_refused():
    with pytest.raises(ClaimError, match="2000 characters"):
        parse_selector("a" * 2001)


def test_the_attribute_at_the_end_is_told_from_the_selector():
    assert parse_selector("p > a::attr(HREF)").attribute == "href"
