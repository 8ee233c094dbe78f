"""The page about the forms of reference is true: each of its examples is read."""

import re
from importlib.resources import files

import pytest

from packager.model import Reading, Reference, SourceKind
from packager.references import find_references

PAGE = (files("packager") / "docs" / "references.md").read_text("utf-8")
BLOCK = re.compile(
    r"^```(?P<kind>html|markdown|text)\n(?P<source>.*?)^```\n\n?(?P<found>(?:- [^\n]*\n)*)",
    re.MULTILINE | re.DOTALL,
)
EXAMPLES = [(m["kind"], m["source"], m["found"].splitlines()) for m in BLOCK.finditer(PAGE)]


def test_the_page_has_its_examples():
    assert len(EXAMPLES) >= 15


@pytest.mark.parametrize(("kind", "source", "expected"), EXAMPLES)
def test_an_example_is_read_as_the_page_says(kind, source, expected):
    found = find_references(source, SourceKind(kind))
    assert [f"- {describe(one)}" for one in found] == expected
    for one in found:
        assert source[one.start : one.end] == one.quote


def describe(one: Reference) -> str:
    words = [
        str(one.kind),
        f"@{one.handle}" if one.handle else "-",
        one.status_id or "-",
        str(one.posted_on or "-"),
    ]
    flags = {
        "ambiguous": one.reading is Reading.AMBIGUOUS,
        "in_code": one.in_code,
        "in_comment": one.in_comment,
    }
    return " ".join([*words, *(flag for flag, is_set in flags.items() if is_set)])
