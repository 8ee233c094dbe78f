"""Names that are hard to list, to show or to tell apart."""

import os

import pytest

from archive.findings import Code, Verdict
from tests.bags import write_bag
from tests.hostile.unharmed import verify
from tests.reports import codes_of, errors_of


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"data/line\nbreak", r"data/line\x0abreak"),
        (b"data/\x1b[31mred", r"data/\x1b[31mred"),
        (b"data/\xe2\x80\xaetxt.exe", r"data/\u202etxt.exe"),
        (b"data/\xff\xfe", r"data/\xff\xfe"),
        (b"data/a\\b", r"data/a\\b"),
        (b"data/\xc2\x85", r"data/\u0085"),
        ("data/صورة.jpg".encode(), "data/صورة.jpg"),
    ],
    ids=repr,
)
def test_a_name_is_shown_so_that_it_cannot_deceive(bag, name, shown):
    (bag / os.fsdecode(name)).write_bytes(b"x")
    report = verify(bag)
    assert errors_of(report) == {(Code.PAYLOAD_NOT_LISTED, shown)}


@pytest.mark.parametrize(
    "name",
    [
        "data/two\nlines",
        "data/two\r\nlines",
        "data/100%",
        "data/100%25",
        "data/trailing blank ",
        "data/ leading blank",
        "data/\u2028\u0085\x0b\x0c",
        "data/\u202eevil",
        "data/صورة ١.jpg",
        "data/*",
        "data/~",
        "data/.hidden",
        "data/..hidden",
        "data/a\\b",
        "data/" + "n" * 255,
    ],
    ids=repr,
)
def test_any_name_that_can_be_listed_is_found(tmp_path, name):
    bag = write_bag(tmp_path / "bag", payload={name: b"x"}, algorithms=("sha256", "sha512"))
    report = verify(bag)
    assert report.verdict is Verdict.VALID
    assert codes_of(report) <= {Code.NAME_NOT_PORTABLE, Code.NAME_DECEPTIVE}
    (bag / name).write_bytes(b"y")
    assert {code for code, _ in errors_of(verify(bag))} == {Code.PAYLOAD_CHANGED}


def test_two_spellings_of_one_name_are_two_files(tmp_path):
    payload = {"data/\u00e9": b"composed", "data/e\u0301": b"taken apart"}
    bag = write_bag(tmp_path / "bag", payload=payload)
    assert codes_of(verify(bag)) == {Code.NAMES_ALIKE_IN_FORM}
    (bag / "data/\u00e9").unlink()
    report = verify(bag)
    assert [(f.code, f.file) for f in report.findings] == [(Code.PAYLOAD_MISSING, "data/\u00e9")]


def test_a_blank_too_many_is_another_name(tmp_path):
    bag = write_bag(tmp_path / "bag", payload={"data/trail.txt": b"x"})
    manifest = bag / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes().replace(b".txt\n", b".txt \n"))
    assert codes_of(verify(bag)) == {Code.PAYLOAD_MISSING, Code.PAYLOAD_NOT_LISTED}
