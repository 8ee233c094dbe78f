"""What is worth asking."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import parse_qs, urlsplit

from packager.platforms.interface import Purpose, Request
from packager.platforms.twitter.platform import Twitter
from packager.platforms.twitter.requests import Endpoints
from tests.packager.platforms.twitter.samples import FERRY, sample_named, tweet

TWITTER = Twitter()
SEEN = tweet("766605631288246272")


def urls(requests: Iterable[Request], purpose: Purpose) -> list[str]:
    return [request.url for request in requests if request.purpose is purpose]


def test_twitter_itself_is_asked_first_with_the_documented_parameters():
    syndication, oembed = urls(TWITTER.requests_for(SEEN, [], handle="J_FSham"), Purpose.LIVE)
    assert syndication == (
        "https://cdn.syndication.twimg.com/tweet-result"
        "?id=766605631288246272&lang=en&token=1uwd1ydftwg"
    )
    assert parse_qs(urlsplit(oembed).query) == {
        "url": ["https://twitter.com/J_FSham/status/766605631288246272"],
        "omit_script": ["1"],
        "dnt": ["1"],
        "hide_thread": ["1"],
        "lang": ["en"],
    }


def test_an_endpoint_can_be_pointed_elsewhere_or_switched_off():
    elsewhere = Twitter(endpoints=Endpoints(oembed="http://127.0.0.1:8/oembed", syndication=None))
    (only,) = urls(elsewhere.requests_for(SEEN, []), Purpose.LIVE)
    assert only.startswith("http://127.0.0.1:8/oembed?url=")


def test_the_archives_are_asked_for_each_address_that_a_tweet_has_had():
    captures = urls(TWITTER.requests_for(SEEN, [], handle="J_FSham"), Purpose.CAPTURE)
    oembed = "https://publish.twitter.com/oembed?url="
    assert captures == [
        "https://twitter.com/J_FSham/status/766605631288246272",
        "https://mobile.twitter.com/J_FSham/status/766605631288246272",
        "https://twitter.com/i/web/status/766605631288246272",
        "https://twitter.com/i/status/766605631288246272",
        "https://x.com/J_FSham/status/766605631288246272",
        "https://x.com/i/status/766605631288246272",
        "https://cdn.syndication.twimg.com/tweet-result?id=766605631288246272",
        f"{oembed}https://twitter.com/J_FSham/status/766605631288246272",
        f"{oembed}https%3A%2F%2Ftwitter.com%2FJ_FSham%2Fstatus%2F766605631288246272",
    ]


def test_an_old_tweet_has_had_more_addresses():
    captures = urls(TWITTER.requests_for(tweet("1423456789"), [], handle="a"), Purpose.CAPTURE)
    assert "https://twitter.com/a/statuses/1423456789" in captures
    assert "https://twitter.com/statuses/1423456789" in captures
    assert "https://twitter.com/?_escaped_fragment_=/a/status/1423456789" in captures


def test_a_handle_that_an_answer_proves_is_used():
    without = urls(TWITTER.requests_for(tweet(FERRY), []), Purpose.CAPTURE)
    had = [sample_named("syndication.json").answer]
    proven = urls(TWITTER.requests_for(tweet(FERRY), had), Purpose.CAPTURE)
    assert not any("Faehre_Nord" in url for url in without)
    assert f"https://mobile.twitter.com/Faehre_Nord/status/{FERRY}" in proven


def test_a_day_is_searched_in_its_block_of_ids():
    assert urls(TWITTER.requests_to_find("J_FSham", date(2016, 8, 19)), Purpose.SEARCH) == [
        "twitter.com/J_FSham/status/766",
        "mobile.twitter.com/J_FSham/status/766",
        "x.com/J_FSham/status/766",
    ]


def test_an_old_day_is_searched_below_the_old_address_too():
    found = urls(TWITTER.requests_to_find("a", date(2012, 9, 26)), Purpose.SEARCH)
    assert "twitter.com/a/statuses/250" in found
    assert "twitter.com/a/status/251" in found


def test_a_tweet_is_recognised_in_an_archives_address_too():
    archived = "https://web.archive.org/web/20160819120000id_/http://twitter.com/A_b/status/20"
    address = TWITTER.recognise(archived)
    assert address
    assert address.post_id == tweet("20")
    assert TWITTER.recognise("https://twitter.com/intent/tweet?in_reply_to=20") is None
