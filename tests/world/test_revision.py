"""A finished package is gone on from: asked again, or told what a person knows."""

import hashlib
import json
import shutil

import jsonschema
import pytest

from archive.warc_records import read_records
from tests.packager.resolve.harbour import BRIDGE, CITED, FERRY, RESCUE
from tests.schemas import schema
from tests.world.breakages import Breakage
from tests.world.packing import Packed, Packing, run_quietly
from tests.world.request_log import PLATFORM, Service


@pytest.fixture(scope="module")
def first(one_world, tmp_path_factory):
    """A package without the ferry's tweet, which the archive got only later."""
    one_world.reset()
    one_world.forget(FERRY.id)
    packed = Packing(run_quietly, one_world, tmp_path_factory.mktemp("first")).pack()
    assert packed.references[1]["canonical_url"] is None
    return packed


@pytest.fixture
def lacking(first, tmp_path):
    """The same, for one test alone."""
    bag = tmp_path / "first" / first.bag.name
    shutil.copytree(first.bag, bag)
    return Packed(ended=first.ended, bag=bag)


def test_an_update_finds_what_was_missing(packing, lacking):
    updated = packing.go_on("update", lacking.bag)
    assert updated.ended.code == 0, updated.ended.err
    assert [one["status_id"] for one in updated.references] == [tweet.id for tweet in CITED]
    assert [(one["what"], one["references"]) for one in updated.collection["changes"]] == [
        ("found", ["r2"])
    ]
    assert packing.cli("verify", "--require-package", updated.bag, lacking.bag).code == 0
    jsonschema.validate(updated.collection, schema("collection"))


def test_a_new_package_holds_the_parents_warc_files_and_names_the_parent(packing, lacking):
    updated = packing.go_on("update", lacking.bag)
    parent = updated.collection["parent"]
    tag_manifest = (lacking.bag / "tagmanifest-sha512.txt").read_bytes()
    assert parent["tagmanifest_sha512"] == hashlib.sha512(tag_manifest).hexdigest()
    assert parent["name"] == lacking.bag.name
    info = (updated.bag / "bag-info.txt").read_text("utf-8")
    assert f"Parent-Identifier: {parent['external_identifier']}\n" in info
    old, new = (one.bag / "data/archive/capture.warc.gz" for one in (lacking, updated))
    assert old.read_bytes() == new.read_bytes()
    assert (updated.bag / "data/archive/capture-2.warc.gz").exists()


def test_an_update_says_what_vanished(packing, lacking):
    packing.world.live.tweets.pop(BRIDGE.id)
    packing.world.live.tombstones[BRIDGE.id] = "This Post was deleted by the Post author."
    updated = packing.go_on("update", lacking.bag)
    assert {
        "what": "vanished",
        "references": ["r1"],
        "status_id": BRIDGE.id,
        "before": "tweet",
        "now": "deleted",
    } in updated.collection["changes"]
    assert "vanished" in updated.ended.out
    bridge = updated.references[0]
    assert bridge["status"] == "resolved"  # what was captured stays captured
    assert set(lacking.references[0]["captures"]) <= set(bridge["captures"])


def test_mementos_that_were_read_are_not_asked_for_again(packing, lacking):
    updated = packing.go_on("update", lacking.bag)
    before, all_of_them = lacking.collection["questions"], updated.collection["questions"]
    assert all_of_them[: len(before)] == before
    read = {
        one["url"] for tweet in lacking.tweets.values() for one in tweet["captures"] if one["from"]
    }
    assert len(read) > 5
    assert read.isdisjoint(one["url"] for one in all_of_them[len(before) :])


def test_an_update_while_nobody_answers_loses_nothing(packing):
    packed = packing.pack()
    for service in (Service.CDX, Service.REPLAY, *PLATFORM):
        packing.world.break_(service, Breakage.CUT)
    updated = packing.go_on("update", packed.bag)
    for old, new in zip(packed.references, updated.references, strict=True):
        assert new["canonical_url"] == old["canonical_url"]
        assert new["confidence"] == old["confidence"]
        assert set(old["captures"]) <= set(new["captures"])
    assert updated.collection["changes"] == []


def test_a_person_states_the_tweet_and_it_is_captured(packing, lacking):
    stated = packing.go_on("resolve", lacking.bag, "--ref", "r2", "--url", FERRY.url)
    ferry = stated.references[1]
    assert (ferry["status_id"], ferry["confidence"]) == (FERRY.id, "stated")
    assert ferry["stated"]["url"] == FERRY.url
    assert ferry["captures"]
    assert stated.tweets[FERRY.id]["references"] == ["r2"]
    urls = (stated.bag / "data/article/tweet-urls.txt").read_text("utf-8").splitlines()
    assert FERRY.url in urls
    assert packing.cli("verify", "--require-package", stated.bag).code == 0
    untouched = [one for one in stated.references if one["id"] != "r2"]
    assert untouched == [one for one in lacking.references if one["id"] != "r2"]


def test_a_person_states_the_tweet_offline_and_nobody_is_asked(packing, lacking):
    packing.world.log.clear()
    more = ("--ref", "r2", "--url", FERRY.url, "--offline")
    stated = packing.go_on("resolve", lacking.bag, *more)
    assert len(packing.world.log) == 0
    ferry = stated.references[1]
    assert (ferry["confidence"], ferry["absence"]) == ("stated", "not_asked")
    assert packing.cli("verify", "--require-package", stated.bag).code == 0


def test_a_person_rejects_what_was_found_and_it_is_not_found_again(packing):
    packed = packing.pack()
    rejected = packing.go_on("resolve", packed.bag, "--reject", "r4")
    rescue = rejected.references[3]
    assert (rescue["status"], rescue["canonical_url"]) == ("unresolved", None)
    assert rescue["stated"]["rejected"] == [RESCUE.id]
    assert RESCUE.id not in rejected.tweets
    assert packing.cli("verify", "--require-package", rejected.bag).code == 0
    updated = packing.go_on("update", rejected.bag)
    assert updated.references[3]["status_id"] != RESCUE.id
    records = read_records(updated.bag / "data/archive/capture.warc.gz")
    assert any(RESCUE.id in (one.target_uri or "") for one in records)  # evidence stays


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--ref", "r9", "--url", FERRY.url), "r9: no such reference"),
        (("--ref", "r2", "--url", "https://news.example/"), "expected the address of a tweet"),
        (("--reject", "r2"), "no address was found"),
        (("--ref", "r2"), "give --ref ID with --url URL"),
    ],
)
def test_a_statement_that_does_not_fit_is_refused_in_words(packing, lacking, more, words):
    ended = packing.cli("resolve", lacking.bag, *more, *packing.options)
    assert ended.code == 2
    assert words in ended.err


def test_nothing_is_built_on_a_package_that_was_changed(packing, lacking):
    (lacking.bag / "data/article/article.txt").write_text("other words", "utf-8")
    ended = packing.cli("update", lacking.bag, *packing.options)
    assert ended.code == 1
    assert "article.txt" in ended.err


def test_what_is_printed_for_programs_has_the_published_form(packing, lacking):
    updated = packing.go_on("update", lacking.bag, "--json")
    printed = json.loads(updated.ended.out)
    jsonschema.validate(printed, schema("revision-result"))
    assert printed["changes"] == updated.collection["changes"]
