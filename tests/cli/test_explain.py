"""packager explain: every code has words, and they are found by the code."""

import json

import jsonschema
import pytest

from archive.explanations import EXPLANATIONS
from archive.findings import Code
from archive.rules import RULES
from tests.schemas import schema


def test_every_code_is_explained_and_nothing_else():
    assert set(EXPLANATIONS) == set(Code)


@pytest.mark.parametrize("code", Code)
def test_an_explanation_is_sentences(code):
    words = EXPLANATIONS[code]
    for text in (words.means, words.cause, words.remedy):
        assert text[0].isupper() or text.startswith(
            ("bag", "tweet", "collection", "fetch", "warcio")
        )
        assert text.endswith((".", ")"))
    assert len(words.means) <= 100


def test_without_a_code_all_are_listed(cli):
    lines = cli("explain").out.splitlines()
    assert [line.split()[0] for line in lines] == [str(code) for code in Code]


def test_a_code_is_explained_with_its_rule(cli):
    ended = cli("explain", "manifest.raw-percent")
    assert ended.code == 0
    for words in ("RFC 8493 §2.1.3", "bagit-python", "valid all the same"):
        assert words in ended.out


def test_the_first_part_of_a_code_stands_for_all_that_begin_so(cli):
    out = cli("explain", "fixity").out
    assert all(code in out for code in Code if code.startswith("fixity."))
    assert "manifest." not in out.replace("manifest. ", "")


def test_a_code_that_there_is_not_is_a_matter_of_usage(cli):
    ended = cli("explain", "fixity.no-such-thing")
    assert ended.code == 2
    assert "packager explain lists them all" in ended.err


def test_the_json_has_the_published_form(cli):
    records = json.loads(cli("explain", "--json").out)
    assert [record["code"] for record in records] == list(Code)
    assert all(record["rule"] == RULES[Code(record["code"])].source for record in records)
    for record in records:
        jsonschema.validate(record, schema("explanation"))
