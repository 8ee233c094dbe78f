"""Pages as trees: any bytes make one, and none can make it grow without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from archive.claims.html_text import text_of
from archive.claims.html_tree import parse_html
from archive.errors import LimitReachedError


def text(page: str, *, short_links: bool = False) -> str:
    return text_of(parse_html(page).by_tag["p"][0], short_links=short_links)


@given(st.text() | st.text(alphabet="<>/=\"' abp&;!-"))
def test_any_text_is_a_page(page):
    tree = parse_html(page)
    assert [element.position for element in tree.elements] == list(range(len(tree.elements)))
    for element in tree.elements:
        assert element.position < element.end <= len(tree.elements)
        if element.parent:
            assert element.parent.position < element.position < element.parent.end


def test_the_text_of_an_element_follows_its_rules():
    page = "<p> one<br>two <b>three</b><img alt='🐟'><img><script>no</script>&amp; </p>"
    assert text(page) == "one\ntwo three🐟&"


def test_line_ends_are_one_kind_and_blanks_inside_stay():
    assert text("<p>\r\n a\r\nb\rc  d\u00a0\n</p>") == "a\nb\nc  d\u00a0"


def test_short_links_are_written_as_addresses_where_that_is_asked():
    page = "<p>see <a href='https://t.co/x'>pic.twitter.com/x</a> <a href='/h'>#h</a></p>"
    assert text(page) == "see pic.twitter.com/x #h"
    assert text(page, short_links=True) == "see https://t.co/x #h"


@pytest.mark.parametrize("address", ["https://t.co.example/x", "//[", "https://example.org/t.co/"])
def test_an_address_that_only_looks_short_is_not_written_out(address):
    assert text(f"<p><a href='{address}'>here</a></p>", short_links=True) == "here"


def test_a_comment_is_no_text():
    assert text("<p>a<!-- no -->b</p>") == "ab"


def test_an_element_of_the_page_is_no_entity_and_nothing_is_fetched():
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a&x;b</p>'
    assert text(page) == "a&x;b"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * (limits.HTML_DEPTH + 1),
        "<div></b>" * 100_000,
        "<a></a>" * (limits.HTML_ELEMENTS + 1),
        "<p " + " ".join(f"a{number}" for number in range(limits.HTML_ATTRIBUTES + 1)) + ">",
        "x" * (limits.CLAIM_PAYLOAD_BYTES + 1),
    ],
    ids=["deep", "deep-and-wrong", "many-elements", "many-attributes", "long"],
)
def test_a_page_beyond_the_limits_is_refused(page):
    with pytest.raises(LimitReachedError):
        parse_html(page)
