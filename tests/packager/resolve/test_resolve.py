"""The whole procedure, in a web in memory."""

import json
from dataclasses import replace
from datetime import date

import pytest

from packager.platforms import PLATFORMS
from packager.platforms.interface import Absence, Purpose, Trouble
from packager.platforms.twitter.platform import Twitter
from packager.platforms.twitter.requests import Endpoints
from packager.resolve.resolution import Confidence, Method, Remark, Resolution, Status
from packager.resolve.resolve import ResolveSettings, leave_unasked
from tests.packager.resolve.fake_web import (
    FakeWeb,
    with_garbage,
    with_half,
    with_nothing,
    with_status,
    with_trouble,
)
from tests.packager.resolve.harbour import (
    ARTICLE,
    BRIDGE,
    CITED,
    CLUB,
    FERRY,
    LINK,
    PORT,
    RACE,
    captured,
    harbour_web,
)
from tests.packager.resolve.resolving import read, resolve
from tests.packager.resolve.tweets import SHELL, id_at, legacy_page, stream_json, tombstone_json

SURE = (Confidence.CERTAIN, Confidence.STRONG)


def test_the_four_tweets_are_found_among_three_hundred_others():
    web = harbour_web()
    assert len(web.archived) > 290
    resolutions = resolve(ARTICLE, web)
    assert [one.status_id for one in resolutions] == [tweet.id for tweet in CITED]
    assert [one.confidence for one in resolutions] == [
        Confidence.CERTAIN,
        Confidence.STRONG,
        Confidence.STRONG,
        Confidence.STRONG,
    ]
    assert [one.method for one in resolutions] == [Method.SAME_LINK, *[Method.SAME_TEXT] * 3]
    assert {one.status for one in resolutions} == {Status.RESOLVED}


def test_references_to_one_account_and_day_share_their_questions():
    web = harbour_web()
    resolve(ARTICLE, web)
    assert len(set(web.asked)) == len(web.asked)
    prefixes = [url for url in web.urls_of(Purpose.SEARCH) if "prefix" in url]
    first_pages = [url for url in prefixes if "resumeKey" not in url]
    assert len(first_pages) == 2
    assert all("status/766" in url for url in prefixes)


def test_every_question_is_logged():
    web = harbour_web()
    resolutions = resolve(ARTICLE, web)
    logged = {query.url for one in resolutions for query in one.queries}
    assert logged == {url for url, _ in web.asked}


def test_look_alikes_are_candidates_with_a_remark():
    bridge, _, race, _ = resolve(ARTICLE, harbour_web())
    assert bridge.candidates[0].id == BRIDGE.id
    assert Remark.OTHER_LINK in bridge.candidates[1].remarks
    assert race.candidates[0].id == RACE.id
    assert Remark.PART_OF_TEXT in race.candidates[1].remarks


def test_an_empty_archive_gives_class_e_with_the_questions_and_nothing_invented():
    resolutions = resolve(ARTICLE, FakeWeb())
    for one in resolutions:
        assert one.status is Status.UNRESOLVED
        assert one.confidence is Confidence.NONE
        assert one.status_id is one.canonical_url is one.method is None
        assert one.candidates == ()
        assert one.absence is Absence.NOT_FOUND
        assert one.queries
        assert all(query.rows == 0 for query in one.queries)
        assert one.searches
        assert one.id_window == ("766424437355446272", "766786825221046271")


def test_what_stays_unresolved_names_the_exact_searches():
    ferry = resolve(ARTICLE, FakeWeb())[1]
    live, *archived = ferry.searches
    assert live == (
        "https://twitter.com/search?f=live&q="
        f"from%3A{PORT}%20since%3A2016-08-19%20until%3A2016-08-20"
    )
    assert archived[0] == f"https://web.archive.org/web/*/twitter.com/{PORT}/status/766*"


BREAKAGES = {
    "403": (with_status(403), Absence.RESTRICTED_OR_UNKNOWN),
    "429": (with_status(429), Absence.RATE_LIMITED),
    "500": (with_status(500), Absence.UNREADABLE),
    "garbage": (with_garbage, Absence.UNREADABLE),
    "half": (with_half, Absence.UNREADABLE),
    "broken off": (with_trouble(Trouble.CONNECTION_BROKEN), Absence.NETWORK_ERROR),
    "nothing": (with_trouble(Trouble.TIMED_OUT), Absence.NETWORK_ERROR),
    "empty": (with_nothing, Absence.NOT_FOUND),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_an_index_that_fails_leaves_nothing_found_and_says_why(name):
    breakage, absence = BREAKAGES[name]
    web = harbour_web(broken={"cdx": breakage})
    for one in resolve(ARTICLE, web):
        assert one.confidence is Confidence.NONE
        assert one.absence is absence
    assert len(web.asked) < 20


@pytest.mark.parametrize("name", BREAKAGES)
def test_mementos_that_do_not_come_leave_leads_and_say_why(name):
    breakage, absence = BREAKAGES[name]
    web = harbour_web(broken={"replay": breakage})
    for one in resolve(ARTICLE, web):
        assert one.confidence is Confidence.LEAD
        assert one.status_id is None
        assert one.candidates
        assert one.absence is (Absence.UNREADABLE if name in ("empty", "garbage") else absence)
    assert len(web.asked) < 1000


@pytest.mark.parametrize("name", BREAKAGES)
def test_live_services_that_fail_lose_nothing_of_what_archives_hold(name):
    breakage, _ = BREAKAGES[name]
    broken = dict.fromkeys(("t.co", "syndication", "oembed"), breakage)
    resolutions = resolve(ARTICLE, harbour_web(broken=broken))
    assert [one.status_id for one in resolutions] == [tweet.id for tweet in CITED]
    assert all(one.confidence in SURE for one in resolutions)
    assert all(one.status is Status.RESOLVED for one in resolutions)


@pytest.mark.parametrize("name", BREAKAGES)
def test_everything_broken_at_once_is_bounded_and_proves_nothing(name):
    breakage, absence = BREAKAGES[name]
    services = ("cdx", "replay", "t.co", "syndication", "oembed", "timemap")
    web = harbour_web(broken=dict.fromkeys(services, breakage))
    for one in resolve(ARTICLE, web, article_url="https://news.example/a"):
        assert one.status is Status.UNRESOLVED
        assert one.absence is absence
    assert len(web.asked) < 30


def test_one_memento_that_did_not_come_leaves_equal_text_probable():
    """The tweet that could not be read may have the same text."""
    rival = id_at(FERRY.posted_at.replace(hour=20))
    web = FakeWeb(
        archived=[
            captured(FERRY, stream_json(FERRY), days=0),
            captured(type(FERRY)(id=rival, handle=PORT, text=""), SHELL, days=0),
        ],
        broken={"replay": lambda whole: with_status(503)(whole) if rival in whole.url else whole},
    )
    ferry = resolve(ARTICLE, web)[1]
    assert (ferry.status_id, ferry.confidence) == (FERRY.id, Confidence.PROBABLE)


def test_a_memento_that_did_not_come_does_not_matter_where_another_did():
    failing = captured(FERRY, stream_json(FERRY), days=0)
    web = FakeWeb(
        archived=[failing, captured(FERRY, legacy_page(FERRY), days=3)],
        broken={
            "replay": lambda whole: with_status(503)(whole) if whole.body == failing.body else whole
        },
    )
    ferry = resolve(ARTICLE, web)[1]
    assert (ferry.status_id, ferry.confidence) == (FERRY.id, Confidence.STRONG)


def test_a_tweet_that_the_platform_states_to_be_deleted_is_absent_where_no_archive_shows_it():
    photo = f"{BRIDGE.url}/photo/1"
    deleted = tombstone_json("This Post was deleted by the Post author. Learn more")
    web = FakeWeb(short_links={LINK: photo}, tombstones={BRIDGE.id: deleted})
    bridge = resolve(ARTICLE, web)[0]
    assert (bridge.status, bridge.absence) == (Status.ABSENT, Absence.DELETED)
    assert (bridge.confidence, bridge.method) == (Confidence.CERTAIN, Method.MEDIA_LINK)
    assert bridge.canonical_url == BRIDGE.url


def test_a_tweet_that_the_platform_shows_has_its_record_as_a_capture():
    web = harbour_web(live={FERRY.id: FERRY})
    ferry = resolve(ARTICLE, web)[1]
    assert len(ferry.captures) == 2


def test_the_platform_is_not_asked_where_that_is_switched_off():
    web = harbour_web()
    settings = ResolveSettings(short_links=None)
    silent = Twitter(endpoints=Endpoints(oembed=None, syndication=None))
    resolutions = resolve(ARTICLE, web, settings=settings, platform=silent)
    assert web.urls_of(Purpose.LIVE) == web.urls_of(Purpose.EXPAND) == []
    assert [one.status_id for one in resolutions] == [tweet.id for tweet in CITED]


def test_an_id_in_the_markup_is_certain_and_only_its_captures_are_asked_for():
    web = harbour_web(live={FERRY.id: FERRY})
    (one,) = resolve(f"As they said: {FERRY.url}", web)
    assert (one.status, one.confidence) == (Status.RESOLVED, Confidence.CERTAIN)
    assert (one.method, one.canonical_url) == (Method.SOURCE_MARKUP, FERRY.url)
    assert all(FERRY.id in url for url, _ in web.asked)
    assert {seen.archive for seen in one.seen if seen.shows_post} == {None, "Wayback Machine"}


def test_where_nobody_has_heard_of_an_id_it_is_not_found_and_never_deleted():
    (one,) = resolve(f"As they said: {FERRY.url}", FakeWeb())
    assert (one.status, one.absence) == (Status.ABSENT, Absence.NOT_FOUND)
    assert one.captures == ()


def test_offline_nobody_is_asked_and_the_searches_are_named():
    source, references = read(ARTICLE)
    for one in leave_unasked(source, references, platform=PLATFORMS[0]):
        assert one.status is Status.NOT_ASKED
        assert one.absence is Absence.NOT_ASKED
        assert one.confidence is None
        assert one.queries == ()
        assert one.searches


@pytest.mark.parametrize("day", [date(1816, 8, 19), date.max])
def test_a_day_on_which_nobody_tweeted_is_no_day(day):
    source, references = read(ARTICLE)
    dated = [replace(reference, posted_on=day) for reference in references]
    for one in leave_unasked(source, dated, platform=PLATFORMS[0]):
        assert one.searches == ()
        assert one.id_window is None


def test_the_answer_of_one_thread_is_that_of_many():
    """But for the order of what was asked, which is that of the procedure."""
    one = [resolution.to_json() for resolution in resolve(ARTICLE, harbour_web(), workers=1)]
    many = [resolution.to_json() for resolution in resolve(ARTICLE, harbour_web(), workers=16)]
    assert one == many


def test_the_json_form_has_the_fields_of_the_contract():
    bridge = resolve(ARTICLE, harbour_web())[0]
    record = json.loads(json.dumps(bridge.to_json()))
    assert record["status"] == "resolved"
    assert record["confidence"] == "A"
    assert record["method"] == "same-link"
    assert record["absence"] is None
    assert record["status_id"] == BRIDGE.id
    assert record["canonical_url"] == BRIDGE.url
    assert set(record["queries"][0]) == {"url", "at", "status", "rows", "record"}
    assert record["candidates"][0]["id"] == BRIDGE.id
    assert record["candidates"][0]["level"] == "L1"
    assert record["candidates"][0]["memento_url"].startswith("https://web.archive.org/web/2016")
    assert record["captures"] == [record["candidates"][0]["record"]]
    assert record["hops"][0]["target"] == "https://video.example/v/1"


def test_a_handle_is_spelled_as_the_evidence_spells_it():
    article = ARTICLE.replace(PORT, PORT.lower()).replace(CLUB, CLUB.upper())
    resolutions = resolve(article, harbour_web())
    assert [one.canonical_url for one in resolutions] == [tweet.url for tweet in CITED]


def _without_captures_of(tweet) -> FakeWeb:
    web = harbour_web()
    web.archived = [one for one in web.archived if not one.original.startswith(tweet.url)]
    return web


@pytest.mark.parametrize("place", range(4))
def test_no_look_alike_is_taken_for_a_tweet_that_nobody_archived(place):
    one: Resolution = resolve(ARTICLE, _without_captures_of(CITED[place]))[place]
    assert one.confidence not in SURE
