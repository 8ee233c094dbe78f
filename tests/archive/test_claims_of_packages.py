"""What a package states of tweets follows from its records, or verify says so."""

import json
import time
import zlib

import pytest

from archive import verify_bag
from archive.findings import Code, Verdict
from tests.bags import seal_package, to_json
from tests.tweet_bags import (
    OTHER_RECORD,
    RECORD,
    TWEET_JSON,
    claim,
    tweet_record,
    write_tweet_package,
    write_wacz_parts,
)


def codes(bag):
    return {
        one.code for check in verify_bag(bag, require_package=True).checks for one in check.findings
    }


def changed(tmp_path, change):
    bag = write_tweet_package(tmp_path / "bag")
    tweet = tweet_record()
    change(tweet)
    (bag / TWEET_JSON).write_bytes(to_json(tweet))
    write_wacz_parts(bag)
    seal_package(bag)
    return bag


def test_claims_that_follow_from_their_records_are_valid(tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    assert verify_bag(bag, require_package=True).verdict is Verdict.VALID
    assert codes(bag) == set()


def test_a_record_that_was_swapped_for_another_is_found(tmp_path):
    other = {"id_str": "1", "text": "The bridge is open", "user": {"screen_name": "rana_reports"}}
    bag = write_tweet_package(tmp_path / "bag", body=json.dumps(other).encode())
    assert codes(bag) == {Code.CLAIM_NOT_IN_RECORD}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda t: t["id"].update(value=7), Code.CLAIM_NOT_IN_RECORD),  # a number is no text
        (lambda t: t["text"].update(also=[claim("Open", "/text")]), Code.CLAIM_NOT_IN_RECORD),
        (lambda t: t.update(media=[{"address": claim("x", "/none")}]), Code.CLAIM_NOT_IN_RECORD),
        (lambda t: t["text"]["from"][0].update(transform="made-up"), Code.CLAIM_NOT_IN_RECORD),
        (lambda t: t["text"]["from"][0].update(locator="json:text"), Code.CLAIM_NOT_IN_RECORD),
        (lambda t: t["text"]["from"].append({"record": RECORD}), Code.CLAIM_NOT_IN_RECORD),
        (lambda t: t["text"]["from"].append("urn:uuid:1"), Code.RECORD_MALFORMED),
        (lambda t: t["captures"][0].update(record="urn:uuid:1"), Code.CAPTURE_RECORD_MISSING),
        (lambda t: t["captures"][0].update(shows="deleted"), Code.TWEET_DIFFERS),
        (
            lambda t: t["captures"].append({"record": OTHER_RECORD, "shows": "tweet"}),
            Code.TWEET_DIFFERS,
        ),
        (lambda t: t.update(status_id="12"), Code.TWEET_DIFFERS),
        (lambda t: t.update(references=[]), Code.TWEET_DIFFERS),
        (lambda t: t.pop("captures"), Code.RECORD_MALFORMED),
    ],
)
def test_each_forgery_has_its_code(tmp_path, change, code):
    assert code in codes(changed(tmp_path, change))


def test_every_origin_is_checked_and_named(tmp_path):
    def forge(tweet):
        tweet["text"]["from"].append(claim("x", "/user/screen_name")["from"][0])

    report = verify_bag(changed(tmp_path, forge), require_package=True)
    (finding,) = [one for check in report.checks for one in check.findings]
    assert finding.file == TWEET_JSON
    assert "/text/from/1" in finding.message
    assert (finding.expected, finding.found) == ("The bridge is closed", "rana_reports")


@pytest.mark.parametrize(
    "content",
    [
        b'{"value": ' * 50_000,
        b'{"schema": "tweet", "schema": "tweet"}',
        b'{"schema": NaN}',
        b"[" + b"1," * 3_000_000 + b"1]",
        b"\xff\xfe",
    ],
)
def test_a_hostile_record_of_a_tweet_is_refused_in_time(tmp_path, content):
    bag = write_tweet_package(tmp_path / "bag")
    (bag / TWEET_JSON).write_bytes(content)
    write_wacz_parts(bag)
    seal_package(bag)
    began = time.monotonic()
    assert Code.RECORD_MALFORMED in codes(bag)
    assert time.monotonic() - began < 10


def test_a_record_that_unpacks_to_a_vast_payload_is_refused(tmp_path):
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    bag = write_tweet_package(tmp_path / "bag", body=bomb, head=(("Content-Encoding", "gzip"),))
    assert codes(bag) == {Code.CAPTURE_RECORD_UNREADABLE}


def test_a_hundred_thousand_claims_are_enough(tmp_path, monkeypatch):
    monkeypatch.setattr("archive.limits.CLAIMS", 2)
    assert Code.RECORD_LIMIT in codes(write_tweet_package(tmp_path / "bag"))
