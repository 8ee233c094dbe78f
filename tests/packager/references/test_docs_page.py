"""Every example of the page ``packager/docs/references.md`` is true."""

import json
import re
from dataclasses import asdict
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import pytest

from packager.model import Reference, SourceKind
from packager.references import find_references

_EXAMPLE = re.compile(
    r"^### (?P<title>[^\n]+)\n\n"
    r"(?P<fence>```|~~~)(?P<kind>\w+)\n(?P<source>.*?)\n(?P=fence)\n"
    r"```json\n(?P<expected>.*?)\n```$",
    re.DOTALL | re.MULTILINE,
)
_PAGE = files("packager").joinpath("docs", "references.md").read_text("utf-8")
_EXAMPLES = list(_EXAMPLE.finditer(_PAGE))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _fields(reference: Reference, names: dict[str, Any]) -> dict[str, Any]:
    values = asdict(reference)
    return {name: _plain(values[name]) for name in names}


def _assert_found(source: str, kind: SourceKind, expected: list[dict[str, Any]]) -> None:
    found = find_references(source, kind)
    assert [reference.quote for reference in found] == [
        source[reference.start : reference.end] for reference in found
    ]
    shown = [_fields(reference, names) for reference, names in zip(found, expected, strict=False)]
    assert shown == expected
    assert len(found) == len(expected), found


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda example: example["title"])
def test_the_page_is_true(example):
    kind = SourceKind(example["kind"])
    expected = json.loads(example["expected"])
    if isinstance(expected, dict):
        for line in example["source"].splitlines():
            _assert_found(line, kind, [expected["each_line"] | {"quote": line}])
    else:
        _assert_found(example["source"], kind, expected)


def test_every_heading_of_the_page_has_an_example_that_is_read():
    assert len(_EXAMPLES) == len(re.findall(r"^### ", _PAGE, re.MULTILINE))
