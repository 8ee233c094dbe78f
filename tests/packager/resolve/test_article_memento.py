"""The article's own archived copies."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from packager.platforms.interface import Purpose
from packager.resolve.resolution import Confidence, Method, Status
from tests.packager.resolve.fake_web import Archived, FakeWeb, with_garbage, with_half, with_status
from tests.packager.resolve.harbour import ARTICLE, BRIDGE, CITED, FERRY, RACE, RESCUE
from tests.packager.resolve.resolving import resolve
from tests.packager.resolve.tweets import Tweet, embed_html, id_at

URL = "https://news.example/2016/storm"


def copy(*tweets: Tweet, timestamp: str = "20160819180000") -> Archived:
    """An archived copy of the article, with its embeds as they were."""
    page = "<!DOCTYPE html><html><body><p>News.</p>" + "".join(map(embed_html, tweets))
    return Archived(original=URL, timestamp=timestamp, body=f"{page}</body></html>".encode())


def found_in(*copies: Archived, **more) -> list[str | None]:
    """Resolve by the article's copies, and give the ids that were found by them."""
    web = FakeWeb(archived=list(copies), **more)
    return [
        one.status_id if one.method is Method.ARTICLE_MEMENTO else None
        for one in resolve(ARTICLE, web, article_url=URL)
    ]


def test_the_copy_gives_every_address_for_certain_and_no_account_is_searched():
    live = {tweet.id: tweet for tweet in CITED}
    web = FakeWeb(archived=[copy(RESCUE, RACE, FERRY, BRIDGE)], live=live)
    resolutions = resolve(ARTICLE, web, article_url=URL)
    assert [one.status_id for one in resolutions] == [tweet.id for tweet in CITED]
    assert {one.confidence for one in resolutions} == {Confidence.CERTAIN}
    assert {one.status for one in resolutions} == {Status.RESOLVED}
    assert all(one.captures for one in resolutions)
    asked = [parse_qs(urlsplit(url).query) for url in web.urls_of(Purpose.SEARCH)]
    blocks = [one["url"][0] for one in asked if one["matchType"] == ["prefix"]]
    assert not any(url.startswith("twitter.com/") for url in blocks)
    assert web.urls_of(Purpose.EXPAND) == []
    assert len(web.urls_of(Purpose.CAPTURE)) == 1


def test_the_copy_nearest_the_publication_is_read_first():
    old = copy(BRIDGE, timestamp="20100101000000")
    new = copy(*CITED, timestamp="20160820000000")
    web = FakeWeb(archived=[old, new])
    resolve(ARTICLE, web, article_url=URL, published_on=date(2016, 8, 19))
    assert web.urls_of(Purpose.CAPTURE) == [f"https://web.archive.org/web/20160820000000id_/{URL}"]


def test_what_one_copy_lacks_another_may_have():
    first = copy(BRIDGE, FERRY, timestamp="20160819200000")
    second = copy(RACE, RESCUE, timestamp="20160821200000")
    assert found_in(first, second) == [tweet.id for tweet in CITED]


def test_an_article_that_nobody_archived_leads_on_to_the_other_ways():
    assert found_in() == [None] * 4


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(FERRY, text="#الميناء: فتح الرصيف الشمالي مساء اليوم"), id="text"),
        pytest.param(replace(FERRY, handle="someone"), id="account"),
        pytest.param(replace(FERRY, id=id_at(FERRY.posted_at.replace(day=21))), id="day"),
    ],
)
def test_an_embed_of_another_text_account_or_day_is_another_tweet(other):
    assert found_in(copy(other)) == [None] * 4


def test_two_embeds_with_the_same_text_leave_it_open():
    again = replace(FERRY, id=id_at(FERRY.posted_at.replace(hour=20)))
    assert found_in(copy(FERRY, again))[1] is None


@pytest.mark.parametrize("breakage", [with_status(403), with_garbage, with_half, with_status(500)])
def test_copies_that_cannot_be_read_give_nothing_and_break_nothing(breakage):
    assert len(found_in(copy(*CITED), broken={"replay": breakage})) == 4
