"""packager verify: the words, the JSON, the JSON lines and the exit codes."""

import json

import jsonschema
import pytest

from archive.findings import Code
from tests.bags import write_bag
from tests.schemas import schema


@pytest.fixture
def bag(tmp_path):
    return write_bag(tmp_path / "bag")


@pytest.fixture
def damaged(tmp_path):
    bag = write_bag(tmp_path / "damaged")
    (bag / "data/a.txt").write_bytes(b"abd")
    (bag / "data/new").write_bytes(b"x")
    return bag


@pytest.mark.parametrize(
    ("options", "kind", "words"),
    [
        (["--fast"], "fast", "a fast check; 0 of 2 payload files were read"),
        (["--sample", "50%", "--seed", "7"], "sample", "a sample of 50.0000% with seed 7"),
        (["--sample", "0.5", "--seed", "7"], "sample", "a sample of 50.0000% with seed 7"),
    ],
)
def test_a_check_in_part_never_says_valid(cli, bag, options, kind, words):
    ended = cli("verify", bag, *options)
    assert ended.code == 3
    assert "nothing wrong found, but not checked in full" in ended.out
    assert words in ended.out
    assert ": valid" not in ended.out
    record = json.loads(cli("verify", bag, "--json", *options).out)
    jsonschema.validate(record, schema("verify-report"))
    assert (record["verdict"], record["extent"]["kind"]) == ("indeterminate", kind)


def test_a_full_check_says_so_in_its_json(cli, bag):
    record = json.loads(cli("verify", bag, "--json").out)
    assert record["extent"] == {"kind": "full", "share": None, "seed": None}
    assert record["verdict"] == "valid"


def test_a_sample_without_a_seed_states_the_one_it_took(cli, bag):
    record = json.loads(cli("verify", bag, "--json", "--sample", "1%").out)
    again = cli("verify", bag, "--json", "--sample", "1%", "--seed", record["extent"]["seed"])
    assert json.loads(again.out) == record


def test_a_check_in_part_that_finds_fault_says_invalid(cli, damaged):
    ended = cli("verify", damaged, "--fast")
    assert ended.code == 1
    assert "invalid, but not checked in full" in ended.out
    assert Code.PAYLOAD_NOT_LISTED in ended.out


@pytest.mark.parametrize(
    "options",
    [
        ["--fast", "--sample", "1%"],
        ["--seed", "1"],
        ["--sample", "0"],
        ["--sample", "101%"],
        ["--sample", "nan"],
        ["--sample", "some"],
        ["--json", "--stream"],
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_a_matter_of_usage(cli, bag, options):
    assert cli("verify", bag, *options).code == 2


def test_a_stream_has_each_finding_once_and_then_the_report(cli, bag, damaged, tmp_path):
    ended = cli("verify", "--stream", bag, damaged, tmp_path / "missing")
    assert ended.code == 5
    lines = [json.loads(line) for line in ended.out.splitlines()]
    for line in lines:
        jsonschema.validate(line, schema("verify-stream"))
        if line["event"] == "report":
            jsonschema.validate(line["report"], schema("verify-report"))
    events = [(line["bag"], line["event"]) for line in lines]
    assert events == [
        (str(bag), "report"),
        *[(str(damaged), "finding")] * 2,
        (str(damaged), "report"),
        (str(tmp_path / "missing"), "finding"),
        (str(tmp_path / "missing"), "report"),
    ]
    of_damaged = [line for line in lines if line["bag"] == str(damaged)]
    findings = [line["finding"] for line in of_damaged if line["event"] == "finding"]
    (report,) = (line["report"] for line in of_damaged if line["event"] == "report")
    assert sorted(map(str, findings)) == sorted(map(str, report["findings"]))


def test_a_second_opinion_that_agrees_is_a_check(cli, bag):
    ended = cli("verify", "--second-opinion", "--verbose", bag)
    assert ended.code == 0
    assert "check bagit-python 1.9.0: passed" in ended.out


def test_a_second_opinion_that_differs_is_a_warning_and_changes_no_verdict(cli, tmp_path):
    name = "data/trailing blank "  # RFC 8493 allows it; bagit-python takes the blank off
    ended = cli("verify", "--second-opinion", write_bag(tmp_path / "bag", {name: b"x"}))
    assert ended.code == 0
    assert "second-opinion.differs" in ended.out
    assert "does not" in ended.out


def test_a_second_opinion_that_accepts_what_we_do_not_is_reported(cli, tmp_path):
    bag = write_bag(tmp_path / "bag")
    text = (bag / "bagit.txt").read_text()
    (bag / "bagit.txt").write_text(text.replace("Version:", "Version :"))
    ended = cli("verify", "--second-opinion", bag)
    assert ended.code == 1
    assert "bagit-python 1.9.0 accepts the bag" in ended.out


def test_no_second_opinion_is_asked_of_a_bag_that_would_lead_it_outside(cli, bag, tmp_path):
    (tmp_path / "bag-outside").write_bytes(b"secret")
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write("0" * 64 + "  ../bag-outside\n")
    ended = cli("verify", "--second-opinion", "--verbose", bag)
    assert ended.code == 1
    assert "check bagit-python: skipped (it was not asked, because of path.unsafe)" in ended.out


def test_a_second_opinion_that_breaks_down_is_told_as_such(cli, bag):
    (bag / "bag-info.txt").write_bytes(b"A: \xff\n")
    ended = cli("verify", "--second-opinion", "--verbose", bag)
    assert ended.code == 1
    assert "bagit-python: failed (it broke down" in ended.out
