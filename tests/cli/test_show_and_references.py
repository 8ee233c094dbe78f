"""``packager show`` and ``packager references``."""

import json
import os

import jsonschema
import pytest

from tests.schemas import schema

HOSTILE = "a\x1b[2J\x07\u202eb"


def test_references_prints_json_of_the_published_form(cli, sample):
    ended = cli("references", sample, "--json")
    record = json.loads(ended.out)
    jsonschema.validate(record, schema("references"))
    assert [r["id"] for r in record["references"]] == ["r1", "r2", "r3", "r4"]
    text = sample.read_bytes().decode(record["source"]["encoding"])
    for reference in record["references"]:
        assert text[reference["start"] : reference["end"]] == reference["quote"]


def test_references_writes_nothing(cli, sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli("references", sample).code == 0
    assert list(tmp_path.iterdir()) == []


def test_references_shows_each_in_a_line_with_its_text(cli, sample):
    out = cli("references", sample).out
    assert "@KafrNadaCouncil" in out
    assert "تغلق مدارس البلدة" in out


def test_an_article_without_tweets_is_an_answer(cli, tmp_path):
    source = tmp_path / "plain.txt"
    source.write_text("Nothing of that kind stands here.\n")
    ended = cli("references", source)
    assert (ended.code, ended.out) == (0, "")
    assert "no reference" in ended.err


def test_show_tells_what_a_package_holds(cli, package):
    out = cli("show", package).out
    assert "قصف يطال سوقاً شعبية" in out
    assert out.count("@NadaRescue") == 2
    assert "URL not asked for" in out


def test_show_gives_the_records_as_json(cli, package):
    both = json.loads(cli("show", package, "--json").out)
    assert both["article"]["schema"] == "article"
    assert len(both["references"]["references"]) == 4


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff", b"[" * 100_000, b'{"a": NaN}'])
def test_show_of_a_broken_record_is_a_clear_error(cli, package, content):
    (package / "data/references/references.json").write_bytes(content)
    ended = cli("show", package)
    assert ended.code == 5
    assert "references.json" in ended.err


def test_show_of_no_package_is_a_clear_error(cli, tmp_path):
    ended = cli("show", tmp_path)
    assert ended.code == 5
    assert "article.json: there is no such file" in ended.err


def test_show_survives_records_of_any_shape(cli, package):
    (package / "data/article/article.json").write_text('{"author": 3, "headline": {"name": ["x"]}}')
    (package / "data/references/references.json").write_text('{"references": [1, {"id": {}}]}')
    assert cli("show", package).code == 0


def test_control_characters_of_an_article_never_reach_the_terminal(cli, package):
    record = {"headline": "a\x1b[2J\x07\u202eb"}
    (package / "data/article/article.json").write_text(json.dumps(record))
    out = cli("show", package).out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_nor_do_those_of_any_record(cli, package):
    article, references = package / "data/article/article.json", "data/references/references.json"
    article.write_text(json.dumps(dict.fromkeys(("wordCount", "url", "author"), HOSTILE)))
    names = ("id", "handle", "posted_on", "status", "confidence", "absence")
    entry = dict.fromkeys(names, HOSTILE)
    entries = [entry, entry | {"canonical_url": HOSTILE}, {"confidence": [], "canonical_url": "x"}]
    (package / references).write_text(json.dumps({"references": entries}))
    ended = cli("show", package)
    assert ended.code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(ended.out)


@pytest.mark.parametrize("path", ["data/article", "data/article/article.json"])
def test_show_follows_no_link_out_of_the_package(cli, package, path, tmp_path):
    outside = tmp_path / "outside"
    (package / path).rename(outside)
    (package / path).symlink_to(outside)
    ended = cli("show", package)
    assert ended.code == 5
    assert "article.json: there is no such file that can be read" in ended.err


def test_show_does_not_wait_for_a_pipe(cli, package):
    record = package / "data/article/article.json"
    record.unlink()
    os.mkfifo(record)
    assert cli("show", package).code == 5
