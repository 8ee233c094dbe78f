"""The demo shows in a few seconds what packaging does, and asks nobody but itself."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.judges.bag_judges import JUDGES, judge
from tests.schemas import schema


@pytest.fixture(scope="module")
def bags(tmp_path_factory):
    """The packages of the demo, by the article's name."""
    from packager.demo.run import run_demo

    folder = tmp_path_factory.mktemp("demo")
    run_demo(folder, on_step=lambda _words: None)
    return {path.name[:2]: path for path in folder.iterdir()}


def entries(bag):
    return json.loads((bag / "data/references/references.json").read_text("utf-8"))["references"]


def test_the_tweets_fare_as_they_were_made_to(bags):
    arabic, english = entries(bags["ar"]), entries(bags["en"])
    assert [(one["status"], one["confidence"]) for one in arabic] == [
        ("resolved", "A"),
        ("resolved", "B"),
        ("unresolved", "E"),
    ]
    assert [(one["method"], one["confidence"]) for one in english] == [
        ("source-markup", "A"),
        ("same-text", "B"),
    ]
    torches = json.loads((bags["en"] / f"data/tweets/{english[1]['status_id']}.json").read_text())
    assert {one["shows"] for one in torches["captures"]} >= {"tweet", "deleted"}


def test_the_picture_of_a_tweet_and_what_the_page_needs_came(bags):
    collection = json.loads((bags["ar"] / "data/metadata/collection.json").read_text("utf-8"))
    assert [one["kind"] for one in collection["media"]["stored"]] == ["photo"]
    assert {one["status"] for one in collection["assets"]["results"]} == {200}
    assert len(list((bags["ar"] / "data/media").iterdir())) == 1


def test_every_judge_accepts_the_packages(cli, bags):
    assert cli("verify", "--require-package", *bags.values()).code == 0
    for bag in bags.values():
        for name in JUDGES:
            assert judge(name, bag).startswith("accepts")
        for algorithm in ("sha256", "sha512"):
            command = [f"{algorithm}sum", "--check", "--quiet", f"manifest-{algorithm}.txt"]
            assert subprocess.run(command, cwd=bag, check=False).returncode == 0
        for warc in (bag / "data/archive").iterdir():
            for name in ("warcio", "fastwarc"):
                command = [Path(sys.executable).with_name(name), "check", warc]
                checked = subprocess.run(command, capture_output=True, check=False)
                assert checked.returncode == 0, checked.stdout


def test_a_second_run_finds_the_same(bags, tmp_path):
    from packager.demo.run import run_demo

    for package in run_demo(tmp_path, on_step=lambda _words: None):
        first = entries(bags[package.path.name[:2]])
        fields = ("status_id", "status", "confidence", "method", "absence")
        assert [[one[name] for name in fields] for one in entries(package.path)] == [
            [one[name] for name in fields] for one in first
        ]


def test_the_command_says_where_to_look(cli, tmp_path):
    out = cli("demo", "--out", tmp_path / "bags").out
    assert out.count("report/index.html") == 2
    assert "packager verify " in out


def test_what_it_prints_for_programs_has_the_published_form(cli, tmp_path):
    printed = json.loads(cli("demo", "--out", tmp_path / "bags", "--json").out)
    jsonschema.validate(printed, schema("pack-result"))
