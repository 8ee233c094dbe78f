"""RFC 8493 §2.1.1, §2.2.2 and §2.2.3: bagit.txt, bag-info.txt and fetch.txt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.findings import Code
from archive.tagfiles import (
    KNOWN_VERSIONS,
    BagInfo,
    Declaration,
    FetchList,
    Version,
    parse_bag_info,
    parse_declaration,
    parse_fetch,
)

GOOD = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def faults(parsed: Declaration | BagInfo | FetchList) -> list[tuple[Code, int | None]]:
    return [(fault.code, fault.line) for fault in parsed.faults]


# bagit.txt ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", KNOWN_VERSIONS, ids=str)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("is_ended", [True, False])
def test_a_declaration_is_two_lines(version, end, is_ended):
    text = f"BagIt-Version: {version}{end}Tag-File-Character-Encoding: UTF-8"
    declaration = parse_declaration([(text + end * is_ended).encode()])
    assert declaration.version == version
    assert declaration.codec == "utf_8"
    expected = [] if is_ended else [Code.TAG_FILE_LAST_LINE]
    assert [fault.code for fault in declaration.faults] == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (b"", [1, 2]),
        (b"BagIt-Version: 1.0\n", [2]),
        (GOOD + b"\n", [3]),
        (GOOD + b"More: lines\n", [3]),
        (b"\n" + GOOD, [3, 1, 2]),
        (b"".join(reversed(GOOD.splitlines(keepends=True))), [1, 2]),
        (GOOD.replace(b"1.0", b"+1.0"), [1]),
        (GOOD.replace(b"1.0", "١.٠".encode()), [1]),
        (GOOD.replace(b"1.0", b".97"), [1]),
        (GOOD.replace(b"1.0", b"1"), [1]),
        (GOOD.replace(b"1.0\n", b"1.0 \n"), [1]),
        (GOOD.replace(b"Version: ", b"Version:"), [1]),
        (GOOD.replace(b"Version: ", b"Version:  "), [1]),
        (GOOD.replace(b"Version:", b"Version :"), [1]),
        (GOOD.replace(b"BagIt", b"bagit"), [1]),
        (GOOD.replace(b"UTF-8", b"UTF-8 "), [2]),
        (GOOD.replace(b"UTF-8", b""), [2]),
    ],
    ids=repr,
)
def test_anything_else_is_malformed(text, lines):
    assert faults(parse_declaration([text])) == [(Code.BAGIT_TXT_MALFORMED, line) for line in lines]


@pytest.mark.parametrize("version", ["0.92", "0.98", "1.1", "2.0", "01.0", "1.00", "9" * 5000])
def test_a_version_that_nobody_published_is_not_judged(version):
    version = version if "." in version else f"{version}.0"
    declaration = parse_declaration([GOOD.replace(b"1.0", version.encode())])
    assert faults(declaration) == [(Code.VERSION_UNKNOWN, 1)]


@pytest.mark.parametrize("name", ["utf-8", "UTF8", "Utf-8"])
def test_an_encoding_has_many_names(name):
    declaration = parse_declaration([GOOD.replace(b"UTF-8", name.encode())])
    assert (declaration.codec, declaration.faults) == ("utf_8", ())


@pytest.mark.parametrize(
    "name",
    ["rot13", "zip", "hex", "idna", "punycode", "unicode_escape", "utf-7", "undefined", "x" * 99],
)
def test_an_encoding_that_is_not_on_the_list_is_not_used(name):
    declaration = parse_declaration([GOOD.replace(b"UTF-8", name.encode())])
    assert declaration.codec == "utf_8"
    assert faults(declaration) == [(Code.ENCODING_UNSUPPORTED, 2)]


@given(st.binary(max_size=200))
def test_any_bytes_make_a_declaration_or_faults(text):
    declaration = parse_declaration([text])
    assert declaration.faults or b"BagIt-Version: " in text
    assert declaration.version in KNOWN_VERSIONS


def test_versions_are_in_order():
    assert Version(0, 97) < Version(1, 0)
    assert str(Version(0, 97)) == "0.97"


# bag-info.txt ------------------------------------------------------------------------------------


def elements(text: bytes, *, is_1_0: bool = True) -> list[tuple[str, str, int]]:
    parsed = parse_bag_info([text], is_1_0=is_1_0)
    assert parsed.faults == ()
    return [(element.label, element.value, element.line) for element in parsed.elements]


def test_order_and_repeats_are_kept():
    assert elements(b"B: 1\nA: 2\nB: 3\n") == [("B", "1", 1), ("A", "2", 2), ("B", "3", 3)]


def test_a_long_value_goes_on_on_indented_lines():
    text = b"A: one\r\n  two\r\n\tthree\r\nB: x\r\n"
    assert elements(text) == [("A", "one\ntwo\nthree", 1), ("B", "x", 4)]


def test_values_may_hold_colons_and_blanks():
    assert elements(b"A: b: c\nA:  b \nA: \n") == [("A", "b: c", 1), ("A", " b ", 2), ("A", "", 3)]


@pytest.mark.parametrize(
    "line", [b"A", b"A:b", b": b", b" A: b", b"A : b", b"", b"A\xff: b", b"A:"], ids=repr
)
def test_a_line_that_is_no_label_and_value_is_a_fault(line):
    parsed = parse_bag_info([line + b"\nB: c\n"])
    assert faults(parsed) == [(Code.BAG_INFO_MALFORMED, 1)]
    assert [element.label for element in parsed.elements] == ["B"]


def test_before_1_0_blanks_around_the_colon_are_free():
    text = b"A:b\nA : c\nA   :   d\n"
    assert [value for _, value, _ in elements(text, is_1_0=False)] == ["b", "c", "d"]


def test_labels_are_found_in_any_case():
    parsed = parse_bag_info([b"Payload-Oxum: 1.1\npayload-OXUM: 2.2\n"])
    assert [element.value for element in parsed.find("Payload-Oxum")] == ["1.1", "2.2"]
    assert parsed.find("Payload") == ()


@given(
    st.lists(
        st.tuples(
            st.text(min_size=1).filter(lambda t: not set(t) & set(":\r\n") and t == t.strip(" \t")),
            st.text().filter(lambda t: not set(t) & set("\r\n")),
        )
    ),
    st.integers(1, 30),
)
def test_what_is_written_is_read_back(pairs, size):
    pairs = [(label.replace("\ufeff", ""), value) for label, value in pairs]
    pairs = [(label, value) for label, value in pairs if label and label == label.strip(" \t")]
    text = "".join(f"{label}: {value}\n" for label, value in pairs).encode()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    parsed = parse_bag_info(pieces)
    assert [(element.label, element.value) for element in parsed.elements] == pairs
    assert parsed.faults == ()


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_make_elements_or_faults(text, is_1_0):
    parse_bag_info([text], is_1_0=is_1_0)


# fetch.txt ---------------------------------------------------------------------------------------


def test_a_fetch_line_is_url_length_and_path():
    text = b"https://a.example/x 12 data/a\nftp://b.example/y\t-\tdata/with blank.txt\n"
    parsed = parse_fetch([text])
    assert dict(parsed.lines) == {b"data/a": 1, b"data/with blank.txt": 2}
    assert parsed.faults == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", Code.FETCH_MALFORMED),
        (b"https://a.example/x data/a", Code.FETCH_MALFORMED),
        (b"https://a.example/x -1 data/a", Code.FETCH_MALFORMED),
        (b"https://a.example/x ten data/a", Code.FETCH_MALFORMED),
        (b"https://a.example/x - ", Code.FETCH_MALFORMED),
        (b"/x - data/a", Code.FETCH_MALFORMED),
        (b"https://a.example/x - data/\xff", Code.FETCH_MALFORMED),
        (b"https://a.example/x - ../a", Code.UNSAFE_PATH),
        (b"https://a.example/x - /etc/passwd", Code.UNSAFE_PATH),
        (b"https://a.example/x - ~/a", Code.UNSAFE_PATH),
        (b"https://a.example/x - \\\\server\\a", Code.UNSAFE_PATH),
        (b"https://a.example/x - bag-info.txt", Code.OUTSIDE_PAYLOAD),
    ],
    ids=repr,
)
def test_any_other_fetch_line_is_a_fault(line, code):
    parsed = parse_fetch([line + b"\n"])
    assert faults(parsed) == [(code, 1)]
    assert not parsed.lines


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_make_a_fetch_list_or_faults(text, is_1_0):
    parse_fetch([text], is_1_0=is_1_0)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_a_byte_order_mark_is_found_however_the_text_is_torn(size):
    text = "\ufeffA: b\n".encode()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    parsed = parse_bag_info(pieces)
    assert faults(parsed) == [(Code.TAG_FILE_BYTE_ORDER_MARK, 1)]
    assert [element.label for element in parsed.elements] == ["A"]
