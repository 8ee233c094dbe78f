"""Addresses of tweets: every variant leads to the same id, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.references.addresses.letter_case import lower_case
from packager.references.addresses.snowflake import is_possible_id
from packager.references.addresses.status_urls import (
    canonical_url,
    find_status_urls,
    parse_status_url,
)

_IDS = (
    st.one_of(st.integers(20, 29_999_999_999), st.integers(250 * 10**12, (1 << 62) - 1))
    .map(str)
    .filter(is_possible_id)
)
_HANDLES = st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True).filter(
    lambda handle: handle.lower() not in {"i", "web", "anyuser", "status", "statuses"}
)
_SCHEMES = st.sampled_from(["https://", "http://", "//", "", "HTTPS://", "https:/"])
_HOSTS = st.sampled_from(
    [
        "twitter.com",
        "www.twitter.com",
        "mobile.twitter.com",
        "m.twitter.com",
        "x.com",
        "X.com",
        "www.x.com",
        "fxtwitter.com",
        "d.vxtwitter.com",
        "nitter.net",
        "nitter.a.example",
        "xcancel.com",
        "twitter.com:443",
    ]
)
_PATHS = st.sampled_from(
    [
        "/{h}/status/{i}",
        "/{h}/statuses/{i}",
        "/#!/{h}/status/{i}",
        "/@{h}/status/{i}",
        "/?_escaped_fragment_=/{h}/status/{i}",
        "/%23!/{h}/status/{i}",
        "//{h}//status//{i}",
    ]
)
_TAILS = st.sampled_from(
    [
        "",
        "/",
        "/photo/1",
        "/video/1",
        "/analytics",
        "?s=20&t=AbC_d-9",
        "?ref_src=twsrc%5Etfw",
        "?lang=fr",
        "#m",
        "?mx=2#x",
    ]
)
_WRAPS = st.sampled_from(
    [
        "{}",
        "https://web.archive.org/web/20160819120000/{}",
        "/web/2016id_/{}",
        "https://archive.ph/2016/{}",
    ]
)


@given(
    status_id=_IDS,
    handle=_HANDLES,
    scheme=_SCHEMES,
    host=_HOSTS,
    path=_PATHS,
    tail=_TAILS,
    wrap=_WRAPS,
)
def test_every_variant_of_an_address_leads_to_the_same_id(
    *, status_id, handle, scheme, host, path, tail, wrap
):
    address = wrap.format(scheme + host + path.format(h=handle, i=status_id) + tail)
    found = parse_status_url(address)
    assert found is not None, address
    assert (found.status_id, found.handle) == (status_id, handle)
    assert (found.start, found.end, found.url) == (0, len(address), address)


@given(status_id=_IDS, handle=st.none() | _HANDLES)
def test_the_canonical_address_is_a_variant_of_itself(status_id, handle):
    found = parse_status_url(canonical_url(handle, status_id))
    assert found is not None
    assert canonical_url(found.handle, found.status_id) == canonical_url(handle, status_id)


@given(before=st.text(), after=st.text())
def test_an_address_in_any_text_is_cut_out_as_it_stands(before, after):
    text = f"{before} https://twitter.com/a/status/766605631288246272 {after}"
    for url in find_status_urls(text, lower_case(text)):
        assert text[url.start : url.end] == url.url


@pytest.mark.parametrize(
    "text",
    [
        "https://twitter.com/a/status/1234567890123456789012",  # too long for an id
        "https://twitter.com/a/status/0123456789",  # ids have no leading zero
        "https://twitter.com/a/status/31000000000",  # later than counted ids, before snowflakes
        "https://twitter.com/a/status/9300000000000000000",  # of the year 2080
        "https://twitter.com/a/status/123abc",
        "https://twitter.com/a/status/",
        "https://twitter.com/status",
        "https://twitter.com/a/statuses/user_timeline/766605631288246272.rss",
        "https://twitter.com/intent/like?tweet_id=766605631288246272",
        "https://api.twitter.com/a/status/766605631288246272",
        "https://mytwitter.com/a/status/766605631288246272",
        "https://twitter.com.example/a/status/766605631288246272",
        "https://mynitter.org/a/status/766605631288246272",
        "https://evil.example/https://twitter.com/a/status/766605631288246272",
        "https://evil.example/?u=https%3A%2F%2Ftwitter.com%2Fa%2Fstatus%2F766605631288246272",
        "https://evil.example//twitter.com/a/status/766605631288246272",
        "https://evil.example#https://twitter.com/a/status/766605631288246272",
        "a@twitter.com/a/status/766605631288246272",
        "https://mastodon.example/users/a/statuses/109345678901234567",
    ],
)
def test_what_is_no_address_of_a_tweet_is_none(text):
    assert find_status_urls(text, lower_case(text)) == ()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("(https://x.com/a/status/20).", "https://x.com/a/status/20"),
        ("„https://x.com/a/status/20?s=20“", "https://x.com/a/status/20?s=20"),
        ("[a](https://x.com/a/status/20)", "https://x.com/a/status/20"),
        ("href=https://x.com/a/status/20>", "https://x.com/a/status/20"),
        ("#xhttps://x.com/a/status/20…", "https://x.com/a/status/20"),
        ("见https://x.com/a/status/20。", "https://x.com/a/status/20"),
        ("https://a.example/xhttps://x.com/a/status/20", "https://x.com/a/status/20"),
        ("İİ https://x.com/a/status/20", "https://x.com/a/status/20"),
        (
            "https://x.com/a/status/766605631288246272Mai",
            "https://x.com/a/status/766605631288246272",
        ),
    ],
)
def test_an_address_ends_where_the_text_goes_on(text, url):
    [found] = find_status_urls(text, lower_case(text))
    assert (found.url, text[found.start : found.end]) == (url, url)


def test_a_host_with_the_names_of_two_sites_is_read_once():
    text = "https://nitter.threadreaderapp.com/thread/766605631288246272.html"
    assert len(find_status_urls(text, text)) <= 1


def test_lower_case_keeps_the_length_of_every_character():
    every = "".join(map(chr, range(0x110000)))
    lowered = lower_case(every)
    assert len(lowered) == len(every)
    assert lower_case("TwİTTER") == "twitter"
