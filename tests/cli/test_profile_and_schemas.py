"""Our packages against what we publish: the JSON Schemas and the BagIt profile."""

import json

import bagit
import bagit_profile
import jsonschema
import pytest

from archive import layout
from tests.schemas import schema

RECORDS = {
    "article": layout.ARTICLE_JSON,
    "references": layout.REFERENCES_JSON,
    "collection": layout.COLLECTION_JSON,
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_has_the_published_form(package, name):
    record = json.loads((package / RECORDS[name]).read_text("utf-8"))
    assert (record["schema"], record["version"]) == (name, 1)
    jsonschema.validate(record, schema(name))


@pytest.mark.parametrize("name", [*RECORDS, "pack-result", "verify-report"])
def test_a_published_schema_is_itself_sound(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_what_pack_and_verify_print_has_the_published_form(cli, sample, tmp_path):
    made = cli("pack", sample, tmp_path / "missing.txt", "--json", "--out", tmp_path / "out")
    jsonschema.validate(json.loads(made.out), schema("pack-result"))
    (package,) = (tmp_path / "out").iterdir()
    jsonschema.validate(json.loads(cli("verify", package, "--json").out), schema("verify-report"))
    nothing = cli("verify", tmp_path / "missing", "--json")
    assert nothing.code == 5
    jsonschema.validate(json.loads(nothing.out), schema("verify-report"))


def test_another_validator_finds_that_a_package_follows_our_profile(package):
    profile = schema("bagit-profile")
    judge = bagit_profile.Profile(layout.PROFILE_IDENTIFIER, profile=profile)
    assert judge.validate(bagit.Bag(str(package))), judge.report
