"""Long lines, many lines, deep folders, vast files: an end in time, whatever the bag claims."""

import itertools
import os
from pathlib import Path

import pytest

from archive import limits, verify_bag
from archive.errors import LimitReachedError
from archive.findings import Code
from tests.bags import (
    SOURCE,
    references_record,
    seal,
    seal_package,
    to_json,
    write_bag,
    write_package,
)
from tests.faults.packages import REFERENCES, URLS
from tests.faults.registry import append
from tests.hostile.unharmed import SECRET, list_file, verify
from tests.reports import codes_of


def test_a_manifest_line_of_eight_megabytes_ends_the_reading_of_it(bag):
    append(bag / "manifest-sha256.txt", b"0" * (8 << 20))
    assert codes_of(verify(bag)) == {Code.TAG_FILE_LIMIT}


def test_a_bag_info_line_of_sixteen_megabytes_ends_the_reading_of_it(bag):
    (bag / "bag-info.txt").write_bytes(b"A: " + b"b" * ((16 << 20) - 3))
    assert codes_of(verify(bag)) == {Code.TAG_FILE_LIMIT}


@pytest.mark.parametrize("line", [b"\n", b"\r", b"x\n", b"# comment\n"], ids=repr)
def test_a_million_bad_lines_are_not_a_million_findings(bag, line):
    append(bag / "manifest-sha256.txt", line * 1_000_000)
    report = verify(bag)
    assert codes_of(report) == {Code.MALFORMED_LINE, Code.TAG_FILE_LIMIT}
    assert len(report.findings) == limits.TAG_FILE_FAULTS + 1


def test_missing_files_without_end_are_named_up_to_a_limit(bag):
    with (bag / "manifest-sha256.txt").open("ab") as manifest:
        manifest.writelines(b"%064d  data/%d\n" % (n, n) for n in range(200_000))
    report = verify(bag)
    assert codes_of(report) == {Code.PAYLOAD_MISSING}
    assert len(report.findings) == limits.FINDINGS
    reasons = {check.name: check.reason for check in report.checks}
    assert reasons["completeness"] == "190,000 more of its findings are not listed"


def test_a_name_in_all_its_cases_takes_no_longer_than_other_names(tmp_path):
    """Each of the lines might mean each of the files."""
    cases = ["".join(letters) for letters in itertools.product("aA", repeat=15)]
    bag = write_bag(
        tmp_path / "bag", {f"data/{name}": SECRET for name in cases[:300]}, version="0.97"
    )
    (bag / "manifest-sha256.txt").write_bytes(b"")
    for name in cases[300:]:
        list_file(bag, f"data/{name}".encode())
    report = verify(bag)
    found = [finding for finding in report.findings if finding.code is Code.NAME_CASE]
    assert len(found) == 300


def test_a_vast_sparse_manifest_is_not_read(bag):
    os.truncate(bag / "manifest-sha256.txt", 1 << 40)
    assert codes_of(verify(bag)) == {Code.TAG_FILE_LIMIT}


def test_a_vast_sparse_file_that_nothing_lists_is_not_read(bag):
    with (bag / "data/vast").open("wb") as file:
        file.truncate(1 << 40)
    assert codes_of(verify(bag)) == {Code.PAYLOAD_NOT_LISTED}


def test_accents_without_end_do_not_take_time_without_end(bag):
    """Putting accents in order takes quadratic time, and Unicode asks for it."""
    marks = ("\u0301\u0323" * 250).encode()
    name = b"data/" + b"/".join([b"a" + marks] * 500)
    list_file(bag, name)
    assert Code.PAYLOAD_MISSING in codes_of(verify(bag))


def test_folders_deeper_than_any_path_may_be_long(bag):
    folder = os.open(bag / "data", os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d" * 100, dir_fd=folder)
        below = os.open("d" * 100, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    os.close(folder)
    report = verify_bag(bag)  # pathlib cannot take a snapshot of such a bag
    assert codes_of(report) == {Code.TOO_DEEP}


def test_a_file_whose_path_is_longer_than_the_system_takes_is_read(tmp_path):
    name = "/".join(["data", *["d" * 100] * 60, "a.txt"])
    bag = write_bag(tmp_path / "bag", payload={})
    before = Path.cwd()
    os.chdir(bag)
    try:
        for part in name.split("/")[:-1]:
            Path(part).mkdir(exist_ok=True)
            os.chdir(part)
        Path("a.txt").write_bytes(SECRET)
    finally:
        os.chdir(before)
    list_file(bag, name.encode())
    assert verify_bag(bag).is_valid
    (bag / "manifest-sha256.txt").write_bytes(b"")
    list_file(bag, name.encode(), b"something else")
    assert codes_of(verify_bag(bag)) == {Code.PAYLOAD_CHANGED, Code.NAME_NOT_PORTABLE}


def test_more_files_than_the_limit_are_an_error(bag, monkeypatch):
    monkeypatch.setattr(limits, "FILES", 3)
    with pytest.raises(LimitReachedError, match="more than 3 files"):
        verify_bag(bag)


def test_a_manifest_that_shows_only_one_of_many_files_hides_none(tmp_path):
    bag = write_bag(tmp_path / "bag", {f"data/{n}": b"x" for n in range(50)})
    seal(bag, ("sha512",))
    (bag / "manifest-sha256.txt").write_bytes(b"")
    report = verify(bag)
    assert codes_of(report) == {Code.PAYLOAD_NOT_LISTED}
    assert len(report.findings) == 50


def test_a_record_of_a_million_empty_references_is_refused_in_short(tmp_path):
    bag = write_package(tmp_path / "bag")
    record = references_record(SOURCE)
    record["references"] = [{}] * 500_000
    (bag / REFERENCES).write_bytes(to_json(record))
    seal_package(bag)
    report = verify(bag)
    assert codes_of(report) == {Code.RECORD_MALFORMED}
    assert len(report.findings) == limits.FINDINGS


def test_a_list_of_addresses_that_is_all_line_feeds_is_one_finding(tmp_path):
    bag = write_package(tmp_path / "bag")
    (bag / URLS).write_bytes(b"\n" * (32 << 20))
    seal_package(bag)
    assert [finding.code for finding in verify(bag).findings] == [Code.TWEET_URLS_DIFFER]
