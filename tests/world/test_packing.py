"""An article is packaged in a world that is asked over HTTP: what is found, and what is said of it."""

from dataclasses import replace

import jsonschema
import pytest

from tests.packager.resolve.harbour import BRIDGE, CITED, FERRY, RACE, captured
from tests.packager.resolve.tweets import Tweet, id_at, legacy_page, stream_json
from tests.schemas import schema
from tests.world.breakages import Breakage
from tests.world.holdings import InMemory
from tests.world.request_log import ARCHIVE, PLATFORM, Service

IDS = [tweet.id for tweet in CITED]


def test_all_four_tweets_are_found_among_hundreds_of_others(packing):
    packed = packing.pack("--strict")
    assert packed.ended.code == 0, packed.ended.err
    assert [one["status_id"] for one in packed.references] == IDS
    assert [one["confidence"] for one in packed.references] == ["A", "B", "B", "B"]
    urls = (packed.bag / "data/article/tweet-urls.txt").read_text("utf-8").splitlines()
    assert urls == [tweet.url for tweet in CITED]
    assert packing.cli("verify", "--require-package", packed.bag).code == 0
    assert packing.world.log.repeated == []  # no question is asked twice
    # A tweet that is gone is a result and no failure.
    assert "Capture-Status: complete\n" in (packed.bag / "bag-info.txt").read_text("utf-8")


def test_each_tweet_is_recorded_with_what_shows_it(packing):
    packed = packing.pack()
    assert set(packed.tweets) == set(IDS)
    for tweet in packed.tweets.values():
        jsonschema.validate(tweet, schema("tweet"))
        assert tweet["absence"] is None
        assert tweet["text"]["from"]
    bridge, ferry, race = (packed.tweets[one.id] for one in (BRIDGE, FERRY, RACE))
    assert {one["shows"] for one in bridge["captures"] if one["from"] is None} == {"tweet"}
    assert "deleted" in {one["shows"] for one in ferry["captures"] if one["from"] is None}
    assert {one["shows"] for one in race["captures"] if one["from"] is None} == {
        "restricted_or_unknown"
    }
    jsonschema.validate(packed.read("data/references/references.json"), schema("references"))
    jsonschema.validate(packed.collection, schema("collection"))

    recorded = {
        exchange["response_record"]
        for question in packed.collection["questions"]
        for exchange in question["exchanges"]
    }
    for reference in packed.references:
        assert set(reference["captures"]) <= recorded
        assert {query["record"] for query in reference["queries"]} <= recorded


def test_with_the_archive_empty_and_the_platform_silent_nothing_is_invented(packing):
    packing.world.empty_archive()
    for service in PLATFORM:
        packing.world.break_(service, Breakage.FORBIDDEN)
    packed = packing.pack()
    assert packed.ended.code == 0
    for one in packed.references:
        assert (one["status"], one["confidence"], one["canonical_url"]) == ("unresolved", "E", None)
        assert one["queries"]
        assert one["searches"]
        assert one["id_window"]
    assert packed.tweets == {}


@pytest.mark.parametrize(
    ("service", "how"),
    [
        (Service.SYNDICATION, Breakage.GARBAGE),
        (Service.OEMBED, Breakage.FORBIDDEN),
        (Service.SHORT_LINKS, Breakage.CUT),
    ],
)
def test_what_the_archive_shows_is_found_whatever_is_wrong_with_the_platform(packing, service, how):
    packing.world.break_(service, how)
    packed = packing.pack()
    assert [one["status_id"] for one in packed.references] == IDS
    assert all(one["captures"] for one in packed.references)
    shown = {one["shows"] for tweet in packed.tweets.values() for one in tweet["captures"]}
    assert shown.isdisjoint({"suspended", "account_gone", "protected"})


ABSENCES = {
    Breakage.FORBIDDEN: {"restricted_or_unknown"},
    Breakage.TOO_MANY_REQUESTS: {"rate_limited"},
    Breakage.SERVER_ERROR: {"unreadable"},
    Breakage.GARBAGE: {"unreadable", "restricted_or_unknown"},
    Breakage.HALF: {"unreadable", "restricted_or_unknown"},
    Breakage.EMPTY: {"not_found"},  # an index without captures says so by saying nothing
    Breakage.CUT: {"network_error"},
    Breakage.REFUSED: {"network_error"},
}


@pytest.mark.parametrize("how", ABSENCES)
def test_an_archive_that_fails_is_named_as_the_reason_and_never_a_deletion(packing, how):
    for service in ARCHIVE:
        packing.world.break_(service, how)
    packed = packing.pack()
    for one in packed.references:
        assert one["status"] == "unresolved"
        assert one["absence"] in ABSENCES[how], (one["absence"], one["queries"][-1])
        assert one["canonical_url"] is None
    assert len(packing.world.log) < 60


def test_where_the_whole_network_is_dead_a_package_is_made_all_the_same(packing):
    for service in (*ARCHIVE, *PLATFORM):
        packing.world.break_(service, Breakage.REFUSED)
    packed = packing.pack()
    assert packed.ended.code == 0, packed.ended.err
    assert {one["absence"] for one in packed.references} == {"network_error"}
    assert packing.cli("verify", "--require-package", packed.bag).code == 0
    assert packing.cli("export", packed.bag, "--wacz", packing.out / "x.wacz").code == 0


def test_strict_packaging_tells_by_its_exit_code_that_somebody_did_not_answer(packing):
    packing.world.break_(Service.CDX, Breakage.SERVER_ERROR)
    packed = packing.pack("--strict")
    assert packed.ended.code == 3
    info = (packed.bag / "bag-info.txt").read_text("utf-8")
    assert "Capture-Status: partial\n" in info


def test_offline_nobody_is_asked(packing):
    packed = packing.pack("--offline")
    assert len(packing.world.log) == 0
    assert {one["status"] for one in packed.references} == {"not_asked"}
    assert {one["absence"] for one in packed.references} == {"not_asked"}
    assert not (packed.bag / "data/archive").exists()


def test_an_article_at_an_address_is_resolved_by_its_own_archived_copies(packing):
    packed = packing.pack(source=packing.world.article_url)
    assert [one["status_id"] for one in packed.references] == IDS
    assert {one["method"] for one in packed.references} == {"article-memento"}


def test_a_tweet_that_a_cited_one_quotes_is_captured_too(packing):
    quoted = Tweet(id=id_at(FERRY.posted_at.replace(hour=3)), handle="somebody", text="Fog at dawn")
    quoting = replace(FERRY, quotes=quoted)
    others = [one for one in packing.world.captures if not one.original.startswith(FERRY.url)]
    held = [
        captured(quoting, stream_json(quoting), days=0, mimetype="application/json"),
        captured(replace(quoted), legacy_page(quoted), days=1),
    ]
    packing.world.hold_for_now(InMemory([*others, *held]))
    packed = packing.pack()
    shown = packed.tweets[quoted.id]
    assert shown["references"] == []
    assert packed.tweets[FERRY.id]["quoted"]["id"]["value"] == quoted.id
    assert packing.cli("verify", "--require-package", packed.bag).code == 0
