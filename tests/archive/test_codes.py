"""Every code is produced by a bag with that one fault, and no such bag gives another code."""

import pytest

from archive import verify_bag
from archive.errors import NotABagError, UnreadableBagError
from archive.findings import Code, Severity, Status, unreadable_report
from archive.rules import RULES
from archive.second_opinion import check_with_bagit
from tests.bags import write_bag, write_package
from tests.faults import FAULTS
from tests.faults.registry import append
from tests.reports import codes_of
from tests.users import as_nobody, folder_for_all

# Codes whose fault is no state of a bag's files; each has a test below.
WITHOUT_A_BAG = {
    Code.NOT_A_BAG,
    Code.BAG_UNREADABLE,
    Code.CHANGED_DURING_CHECK,
    Code.SECOND_OPINION,
    Code.OPINIONS_DIFFER,
    # tests/archive/warc/test_faults.py has a WARC file for each of these.
    *(code for code in Code if code.startswith("warc.")),
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_gives_its_codes_and_no_others(fault):
    with folder_for_all() as folder:
        bag = folder / "bag"
        fault.make(bag)
        if fault.as_nobody:
            verify_bag(write_bag(folder / "warm-up"))  # imports what nobody could not
            with as_nobody():
                report = verify_bag(bag)
        else:
            report = verify_bag(bag)
    assert codes_of(report) == fault.codes
    worst = {RULES[code].verdict for code in fault.codes}
    assert report.verdict in worst
    assert report.is_valid == all(f.severity is Severity.WARNING for f in report.findings)


def test_every_code_has_a_bag():
    produced = {code for fault in FAULTS for code in fault.codes}
    assert produced | WITHOUT_A_BAG == set(Code)
    assert not produced & WITHOUT_A_BAG


def test_every_code_has_a_rule():
    assert set(RULES) == set(Code)


def test_a_code_is_never_given_to_two_members():
    assert len({code.value for code in Code}) == len(Code.__members__)


@pytest.mark.parametrize("write", [write_bag, write_package])
def test_a_bag_without_fault_gives_no_finding(write, tmp_path):
    report = verify_bag(write(tmp_path / "bag"))
    assert report.is_valid
    assert report.findings == ()


@pytest.mark.parametrize(
    ("error", "code"),
    [(NotABagError("x"), Code.NOT_A_BAG), (UnreadableBagError("x"), Code.BAG_UNREADABLE)],
)
def test_a_bag_that_cannot_be_read_at_all_has_a_report(error, code):
    report = unreadable_report(error)
    assert codes_of(report) == {code}
    assert not report.is_valid


def test_a_file_that_grows_during_the_check_is_not_called_changed(tmp_path):
    bag = write_bag(tmp_path / "bag")

    class Meddler:
        def begin(self, _total_bytes):
            append(bag / "data/a.txt", b"more")

        def advance(self, _size_bytes):
            pass

    report = verify_bag(bag, progress=Meddler())
    assert codes_of(report) == {Code.CHANGED_DURING_CHECK}


def test_another_validator_does_not_accept_a_changed_file(tmp_path):
    bag = write_bag(tmp_path / "bag")
    (bag / "data/a.txt").write_bytes(b"abd")
    check = check_with_bagit(bag)
    assert check.status is Status.FAILED
    assert [finding.code for finding in check.findings] == [Code.SECOND_OPINION]
