"""Checks that read less than all: they can find fault, and never call a bag valid."""

import hashlib

import pytest

from archive import verify_bag
from archive.extent import FAST, FULL, sample
from archive.findings import Code, Status, Verdict
from tests.bags import seal_package, write_bag
from tests.faults import FAULTS
from tests.reports import codes_of
from tests.tweet_bags import WARC, write_datapackage, write_tweet_package

PAYLOAD = {f"data/{number:03}": b"x" * number for number in range(200)}
NOT_SEEN_FAST = {
    Code.PAYLOAD_CHANGED,
    Code.SPARSE_FILE,
    Code.PAYLOAD_UNREADABLE,
    Code.WACZ_PAGE_MISSING,
    Code.CLAIM_NOT_IN_RECORD,  # WARC files are payload, too
    Code.CAPTURE_RECORD_MISSING,
    Code.CAPTURE_RECORD_UNREADABLE,
}


@pytest.mark.parametrize("extent", [FAST, sample(0.5, seed=1), sample(1.0, seed=1)], ids=str)
def test_a_good_bag_is_never_called_valid(tmp_path, extent):
    report = verify_bag(write_bag(tmp_path / "bag"), extent=extent)
    assert report.verdict is Verdict.INDETERMINATE
    assert not report.is_valid
    assert report.findings == ()
    assert report.extent == extent
    fixity = next(check for check in report.checks if check.name == "fixity")
    assert fixity.status is Status.INDETERMINATE
    assert "payload files were read" in fixity.reason


def test_a_fast_check_reads_tag_files_and_no_payload(tmp_path):
    bag = write_bag(tmp_path / "bag", tags={"about.txt": b"x"}, tag_algorithms=("sha256",))
    (bag / "data/a.txt").write_bytes(b"abd")
    (bag / "about.txt").write_bytes(b"y")
    report = verify_bag(bag, extent=FAST)
    assert codes_of(report) == {Code.TAG_FILE_CHANGED}
    assert report.verdict is Verdict.INVALID


@pytest.mark.parametrize(
    "fault", [f for f in FAULTS if not f.as_nobody], ids=lambda fault: fault.name
)
def test_a_fast_check_finds_all_that_is_not_in_the_bytes_of_the_payload(fault, tmp_path):
    fault.make(tmp_path / "bag")
    found = codes_of(verify_bag(tmp_path / "bag", extent=FAST))
    assert found == fault.codes - NOT_SEEN_FAST


def test_a_sample_is_chosen_by_its_seed_alone_as_is_published(tmp_path):
    sizes = {name.encode(): len(content) for name, content in PAYLOAD.items()}
    chosen = list(sample(0.1, seed=7).choose(sizes))
    assert chosen == list(sample(0.1, seed=7).choose(dict(reversed(sizes.items()))))
    assert chosen != list(sample(0.1, seed=8).choose(sizes))
    order = sorted(sizes, key=lambda path: hashlib.sha256(b"7 " + path).hexdigest())
    assert chosen == order[: len(chosen)]
    assert len(chosen) >= 20
    assert sum(sizes[path] for path in chosen) >= 0.1 * sum(sizes.values())


def test_a_sample_finds_what_is_in_it_and_only_that(tmp_path):
    bag = write_bag(tmp_path / "bag", PAYLOAD)
    chosen = set(sample(0.2, seed=3).choose({n.encode(): len(c) for n, c in PAYLOAD.items()}))
    for name, content in PAYLOAD.items():
        (bag / name).write_bytes(b"y" * len(content))
    found = {
        finding.file.encode() for finding in verify_bag(bag, extent=sample(0.2, seed=3)).findings
    }
    assert found == chosen - {b"data/000"}


def test_all_of_a_package_but_its_warc_files_is_checked_in_part(tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    (bag / WARC).write_bytes(b"no such thing")
    write_datapackage(bag)
    seal_package(bag)
    report = verify_bag(bag, extent=FAST, require_package=True)
    assert report.findings == ()
    assert {c.name: c.status for c in report.checks}["warcs"] is Status.SKIPPED
    assert Code.WARC_NOT_A_WARC in codes_of(verify_bag(bag, extent=FULL))
