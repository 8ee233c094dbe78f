"""A claim stands or falls with its record."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from archive.claims import (
    Claim,
    Origin,
    Payload,
    Transform,
    bytes_at,
    css_at,
    json_at,
    parse_locator,
    parse_origin,
    recompute,
)
from archive.claims.json_pointer import find
from archive.claims.locator import render_locator
from archive.errors import ClaimError

RECORD = "urn:uuid:00000000-0000-4000-8000-000000000000"
PAGE = b'{"a":{"b/c":[1,{"~d":"<p>caf\xc3\xa9 <b>x</b></p>"}]},"n":null,"t":true,"f":1.5}'
PLACES = st.text().filter(lambda text: "=>" not in text)
LINE = ["json:/a/b~1c/1/~0d", "css:p > b"]


def origin_at(*steps: str, transform: Transform = Transform.AS_IS) -> Origin:
    return Origin(record=RECORD, locator=parse_locator(" => ".join(steps)), transform=transform)


@pytest.mark.parametrize(
    ("steps", "transform", "value"),
    [
        (["json:/a/b~1c/0"], Transform.AS_IS, 1),
        (["json:/a/b~1c/1/~0d"], Transform.AS_IS, "<p>café <b>x</b></p>"),
        (LINE, Transform.HTML_TEXT, "x"),
        (["json:/a/b~1c/1/~0d", "css:p"], Transform.HTML_TEXT, "café x"),
        (["bytes:1-3"], Transform.AS_IS, '"a"'),
        (["bytes:26-36", "css:p"], Transform.HTML_TEXT, "caf\u00e9"),
    ],
)
def test_a_value_is_computed_from_its_place(steps, transform, value):
    if steps[0].startswith("bytes:26"):
        start = PAGE.index(b"<p>")
        steps = [f"bytes:{start}-{start + len('<p>café'.encode()) - 1}", steps[1]]
    assert recompute(Payload(PAGE), origin_at(*steps, transform=transform)) == value


@pytest.mark.parametrize(
    "steps",
    [
        *(["json:"], ["json:a"], ["json:/x"], ["json:/a/b~1c/2"], ["json:/a/b~1c/-"]),
        *(["json:/a/b~1c/00"], ["json:/n"], ["json:/t"], ["json:/f"], ["json:/a"]),
        *(["bytes:5-4"], [f"bytes:0-{len(PAGE)}"], ["bytes:x"], ["css:p::attr(x)"], ["css:q"]),
        *(["css:p", "css:b"], ["json:/a/b~1c/0", "css:p"], [LINE[0], "bytes:0-1"], ["css:p,"]),
    ],
)
def test_a_place_where_nothing_stands_is_refused(steps):
    with pytest.raises(ClaimError):
        recompute(Payload(PAGE), origin_at(*steps))


@pytest.mark.parametrize(
    "text", ["", "xpath:/a", "json", "JSON:/a", " => ".join(["json:/a"] * 5), "json:/a => "]
)
def test_a_locator_that_is_none_is_refused(text):
    with pytest.raises(ClaimError):
        parse_locator(text)


def test_a_step_that_could_be_read_as_two_is_not_written():
    with pytest.raises(ValueError, match="must not hold"):
        render_locator((json_at("/a => json:/b"),))


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"record": RECORD, "locator": ["json:/a"], "transform": "as-is"},
        {"record": RECORD, "locator": 7, "transform": "as-is"},
        {"record": RECORD, "locator": "json:/a", "transform": "as it is"},
        {"record": None, "locator": "json:/a", "transform": "as-is"},
    ],
)
def test_an_origin_that_is_none_is_refused(entry):
    with pytest.raises(ClaimError):
        parse_origin(entry)


@given(st.text(), st.lists(st.builds(json_at, PLACES) | st.builds(css_at, PLACES), min_size=1))
def test_a_claim_is_the_same_after_it_was_written_and_read(value, steps):
    origin = Origin(record=RECORD, locator=tuple(steps[:4]), transform=Transform.UNESCAPED)
    stored = json.loads(json.dumps(Claim(value=value, origins=(origin,)).to_json()))
    assert stored["value"] == value
    assert [parse_origin(entry) for entry in stored["from"]] == [origin]


def test_json_inside_html_is_reached_in_two_steps():
    page = b"""<p data-users='[{"name":"a &amp; b"}]'>x</p>"""
    place = origin_at("css:p::attr(data-users)", "json:/0/name")
    assert recompute(Payload(page), place) == "a & b"


def test_a_byte_range_that_is_no_text_is_refused():
    with pytest.raises(ClaimError, match="not UTF-8 at byte 1"):
        recompute(Payload(b"a\xff"), origin_at("bytes:0-1"))


def test_a_byte_range_is_written_with_both_ends():
    assert str(bytes_at(0, 9)) == "bytes:0-9"


@pytest.mark.parametrize(
    "document",
    [
        *(b"", b"{", b"[1,]", b"\xff", b'{"a":1,"a":2}', b"NaN", b"[" * 100_000, b"-" * 9),
        b"1" * 5000,
        '{"a":1}'.encode("utf-16"),
    ],
)
def test_what_is_not_json_with_one_meaning_is_refused(document):
    with pytest.raises(ClaimError):
        _ = Payload(document).json


def test_a_byte_order_mark_before_json_is_no_part_of_it():
    assert Payload(b"\xef\xbb\xbf[1]").json == [1]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.data())
def test_every_part_of_a_document_has_a_pointer(document, data):
    here, pointer = document, ""
    while isinstance(here, dict | list) and here and data.draw(st.booleans()):
        keys = range(len(here)) if isinstance(here, list) else list(here)
        key = data.draw(st.sampled_from(keys))
        pointer += "/" + str(key).replace("~", "~0").replace("/", "~1")
        here = here[key]
    assert find(document, pointer) == here


def test_a_page_is_decoded_as_its_record_says():
    place = origin_at("css:p", transform=Transform.HTML_TEXT)
    page = "<p>café</p>".encode("cp1252")
    assert recompute(Payload(page, charset="ISO-8859-1"), place) == "café"
    assert recompute(Payload(page, charset="unknown"), place) == "caf\ufffd"
    assert recompute(Payload(page), place) == "caf\ufffd"


def test_a_payload_beyond_the_limit_is_refused():
    with pytest.raises(ClaimError, match="more than we read"):
        Payload(bytes(limits.CLAIM_PAYLOAD_BYTES + 1))
