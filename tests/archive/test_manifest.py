"""RFC 8493 §2.1.3 and §2.2.1: manifests, by the letter."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.digests import Algorithm
from archive.findings import Code
from archive.manifest import Manifest, ManifestKind, parse_manifest, parse_manifest_name
from archive.paths import BagPath
from archive.tagtext import is_utf8
from tests.archive.test_paths import paths
from tests.bags import escape

SUM = hashlib.md5(b"abc").hexdigest().encode()
RAW = bytes.fromhex(SUM.decode())


def parse(
    text: bytes,
    *,
    kind: ManifestKind = ManifestKind.PAYLOAD,
    codec: str = "utf_8",
    is_1_0: bool = True,
    size: int = 7,
) -> Manifest:
    """Parse in small pieces, so that lines and line ends are torn apart."""
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return parse_manifest(
        pieces,
        path=BagPath(b"manifest-md5.txt"),
        kind=kind,
        algorithm=Algorithm.MD5,
        codec=codec,
        is_1_0=is_1_0,
    )


def faults(manifest: Manifest) -> list[tuple[Code, int | None]]:
    return [(fault.code, fault.line) for fault in manifest.faults]


def test_a_line_is_a_checksum_and_a_path():
    manifest = parse(SUM + b"  data/a.txt\n" + SUM + b"  data/b/c\n")
    assert dict(manifest.entries) == {b"data/a.txt": RAW, b"data/b/c": RAW}
    assert list(manifest.lines()) == [(1, b"data/a.txt"), (2, b"data/b/c")]
    assert manifest.faults == ()
    assert manifest.first_loose_line is None
    assert manifest.is_whole


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
@pytest.mark.parametrize("last", [b"", None])
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_any_line_end_will_do(end, last, size):
    """§2.3: LF, CR or CRLF; the last should not be missing."""
    text = SUM + b"  data/a" + end + SUM + b"  data/b" + (end if last is None else last)
    manifest = parse(text, size=size)
    assert list(manifest.lines()) == [(1, b"data/a"), (2, b"data/b")]
    assert [fault.code for fault in manifest.faults] == [Code.TAG_FILE_LAST_LINE] * (last == b"")


@pytest.mark.parametrize("separator", [b" ", b"  ", b"\t", b" \t   "])
def test_one_or_more_blanks_or_tabs_separate(separator):
    """§2.1.3: "one or more linear whitespace characters (spaces or tabs)"."""
    manifest = parse(SUM + separator + b"data/a\n")
    assert list(manifest.entries) == [b"data/a"]
    assert (manifest.first_loose_line is None) == (separator == b"  ")


def test_upper_case_checksums_are_the_same_checksums():
    manifest = parse(SUM.upper() + b"  data/a\n")
    assert dict(manifest.entries) == {b"data/a": RAW}
    assert manifest.first_loose_line == 1


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b" ",
        b"# comment",
        SUM,
        SUM + b"  ",
        SUM + b"data/a",
        SUM + b"\x0bdata/a",
        SUM + b"\xc2\xa0data/a",
        SUM[:-1] + b"  data/a",
        SUM + b"0  data/a",
        b" " + SUM + b"  data/a",
        SUM[:-2] + b"\xd9\xa1  data/a",
        SUM[:10] + b"  " + SUM[12:] + b"  data/a",
        b"g" + SUM[1:] + b"  data/a",
        SUM + b"  data/\xff",
        b"data/a  " + SUM,
    ],
    ids=repr,
)
def test_any_other_line_is_a_fault_and_never_passed_over(line):
    manifest = parse(SUM + b"  data/before\n" + line + b"\n" + SUM + b"  data/after\n")
    assert faults(manifest) == [(Code.MALFORMED_LINE, 2)]
    assert list(manifest.lines()) == [(1, b"data/before"), (3, b"data/after")]


def test_a_path_is_listed_exactly_once():
    line = SUM + b"  data/a\n"
    assert faults(parse(line * 2)) == [(Code.LISTED_TWICE, 2)]
    assert faults(parse(line * 2, is_1_0=False)) == [(Code.REPEATED_LINE, 2)]
    other = b"0" * 32 + b"  data/a\n"
    assert faults(parse(line + other, is_1_0=False)) == [(Code.LISTED_TWICE, 2)]


def test_a_habit_of_a_tool_is_told_once_with_its_first_line():
    manifest = parse(SUM + b"  data/a\n" + SUM + b" *data/b\n" + SUM + b" *data/c\n")
    assert faults(manifest) == [(Code.ASTERISK, 2)]
    assert "on 2 of the lines" in manifest.faults[0].message
    assert list(manifest.entries) == [b"data/a", b"data/b", b"data/c"]


def test_only_one_asterisk_is_taken_off():
    assert faults(parse(SUM + b" **data/a\n"))[0] == (Code.OUTSIDE_PAYLOAD, 1)


@pytest.mark.parametrize("codec", ["utf_16", "utf_16_le", "utf_32_be", "latin_1", "cp1256"])
def test_other_encodings_are_read_as_if_they_were_utf_8(codec):
    text = f"{SUM.decode()}  data/a\r\n{SUM.decode()}  data/b\r\n"
    manifest = parse(text.encode(codec), codec=codec)
    assert list(manifest.lines()) == [(1, b"data/a"), (2, b"data/b")]
    assert manifest.faults == ()


def test_a_name_is_utf_8_on_disk_whatever_the_encoding():
    manifest = parse(SUM + "  data/صورة".encode("cp1256"), codec="cp1256")
    assert list(manifest.entries) == ["data/صورة".encode()]


def test_text_that_is_not_in_the_encoding_ends_the_reading():
    manifest = parse(SUM + b"  data/a\n\x81", codec="ascii")
    assert faults(manifest) == [(Code.TAG_FILE_NOT_IN_ENCODING, None)]
    assert not manifest.is_whole


def test_a_tag_manifest_lists_neither_payload_nor_tag_manifests():
    text = SUM + b"  bagit.txt\n" + SUM + b"  data/a\n" + SUM + b"  tagmanifest-md5.txt\n"
    manifest = parse(text, kind=ManifestKind.TAG)
    assert set(faults(manifest)) == {
        (Code.PAYLOAD_IN_TAG_MANIFEST, 2),
        (Code.TAG_MANIFEST_LISTED, 3),
    }


@pytest.mark.parametrize(
    "name",
    ["manifest.txt", "manifest-.txt", "manifest-md5.TXT", "xmanifest-md5.txt", "manifest-a/b.txt"],
)
def test_other_names_are_no_manifests(name):
    assert parse_manifest_name(BagPath(name.encode())) is None


@given(st.lists(paths, unique=True, max_size=8), st.integers(1, 50))
def test_every_name_that_a_writer_can_write_is_read_back(listed, size):
    listed = [path for path in listed if is_utf8(path) and b"\\" not in path]
    text = b"".join(SUM + b"  " + escape(path) + b"\n" for path in listed)
    manifest = parse(text, size=size)
    assert list(manifest.entries) == listed
    assert manifest.faults == ()


@given(st.binary(max_size=300), st.integers(1, 50))
def test_every_line_of_any_bytes_is_an_entry_or_a_fault(text, size):
    manifest = parse(text, size=size)
    told = {fault.line for fault in manifest.faults} | set(manifest.line_numbers)
    assert told == set(range(1, len(text.splitlines()) + 1))


@given(st.data())
def test_how_the_bytes_come_in_pieces_makes_no_difference(data):
    line = SUM + b"  data/a"
    text = b"".join(data.draw(st.lists(st.sampled_from([line, b"x", b"\n", b"\r", b"\r\n"]))))
    whole = parse(text, size=len(text) + 1)
    assert parse(text, size=data.draw(st.integers(1, 40))) == whole
