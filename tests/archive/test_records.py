"""The JSON records of a package: strict JSON, and the form that the schema publishes."""

import contextlib
import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from archive.checks.reference_form import RECORD, REFERENCE, SOURCE
from archive.checks.references import _find_misfits
from archive.errors import MalformedRecordError
from archive.records import parse_record, show_value
from tests.bags import SOURCE as SOURCE_TEXT
from tests.bags import references_record
from tests.schemas import schema

SCHEMA = jsonschema.Draft202012Validator(schema("references"))
WRONG: tuple[Any, ...] = (
    None,
    True,
    0,
    1,
    -1,
    1.5,
    "",
    "x",
    "2016-08-19",
    [],
    ["x"],
    [1],
    {},
    {"x": 1},
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON"),
        (b"[]", "not a JSON object"),
        (b'{"a": 1} x', "not JSON"),
        (b'{"a": NaN}', "no JSON"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"b": {"a": 1, "a": 1}}', "twice"),
        (b'{"a": "\xff"}', "not UTF-8"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'{"a": 1' + b"0" * 10_000 + b"}", "not JSON"),
    ],
    ids=lambda value: value[:20],
)
def test_what_readers_might_take_differently_is_refused(content, words):
    with pytest.raises(MalformedRecordError, match=words):
        parse_record(content)


def test_more_values_than_the_limit_are_refused_before_they_are_made(monkeypatch):
    monkeypatch.setattr(limits, "PACKAGE_RECORD_VALUES", 10)
    parse_record(json.dumps({"a": list(range(8))}).encode())
    with pytest.raises(MalformedRecordError, match="more than 10 values"):
        parse_record(json.dumps({"a": list(range(10))}).encode())


@given(st.binary(max_size=60))
def test_any_bytes_are_a_record_or_refused(content):
    with contextlib.suppress(MalformedRecordError):
        assert isinstance(parse_record(content), dict)


@given(st.text(max_size=300))
def test_a_value_is_shown_short_and_safe(text):
    shown = show_value(text)
    assert shown.isprintable()
    shown.encode()


def test_a_lone_surrogate_can_be_shown():
    assert show_value("\ud800") == r"\xed\xa0\x80"


def is_accepted(record: dict[str, Any]) -> bool:
    return not list(_find_misfits(record))


def places() -> list[tuple[str, ...]]:
    """Every member that the form describes, as a path into the record."""
    return [
        *((name,) for name in RECORD),
        *(("source", name) for name in SOURCE),
        *(("references", name) for name in (*REFERENCE, "confidence")),
    ]


def dict_of(value: object) -> dict[str, Any]:
    assert isinstance(value, dict)
    return value


def holder(record: dict[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    found = record if len(place) == 1 else record[place[0]]
    return dict_of(found[0] if isinstance(found, list) else found)


def test_our_check_and_the_schema_accept_a_good_record():
    record = references_record(SOURCE_TEXT)
    assert is_accepted(record)
    SCHEMA.validate(record)


@pytest.mark.parametrize("place", places(), ids="/".join)
def test_our_check_and_the_schema_refuse_the_same(place):
    for value in WRONG:
        record = references_record(SOURCE_TEXT)
        holder(record, place)[place[-1]] = copy.deepcopy(value)
        assert is_accepted(record) == SCHEMA.is_valid(record), (place, value)
    record = references_record(SOURCE_TEXT)
    was_there = holder(record, place).pop(place[-1], None) is not None or place[-1] != "confidence"
    assert is_accepted(record) == SCHEMA.is_valid(record) == (not was_there)


def test_the_schema_lists_the_kinds_that_our_check_takes():
    for kind in schema("references")["$defs"]["reference"]["properties"]["kind"]["enum"]:
        record = references_record(SOURCE_TEXT)
        record["references"][0]["kind"] = kind
        assert is_accepted(record)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("status", ["resolved", "absent", "unresolved", "not_asked"]),
        ("confidence", ["A", "B", "C", "D", "E", "stated", None]),
        ("absence", ["deleted", "suspended", "rate_limited", None]),
        ("captures", [[], ["urn:uuid:x"]]),
    ],
)
def test_what_resolution_adds_is_allowed(name, values):
    for value in values:
        record = references_record(SOURCE_TEXT)
        record["references"][0][name] = value
        assert is_accepted(record)
        SCHEMA.validate(record)
