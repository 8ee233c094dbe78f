"""Every damage that we can think of is found, named by its code, and by no other."""

import pytest

from archive.checks.warcs import WarcsCheck
from archive.findings import Check, Code, Status
from archive.rules import RULES
from tests.warc_faults import FAULTS, Fault
from tests.warc_files import Warc, index_lines, journal_lines

# Codes whose fault is no state of a file; each has a test of its own.
WITHOUT_A_FILE = {Code.WARC_LIMIT, Code.WARC_UNREADABLE}


def check(folder, content: bytes, suffix: str = ".warc.gz", index=None, journal=None) -> Check:
    path = folder / f"a{suffix}"
    path.write_bytes(content)
    warcs = WarcsCheck()
    with path.open("rb") as file:
        warcs.add_warc(file.fileno(), path.name.encode())
        if index is not None:
            warcs.add_index(index, b"index.cdx")
        if journal is not None:
            warcs.add_journal(journal, b"journal.jsonl", file.fileno())
        return warcs.finish()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_gives_its_codes_and_no_others(fault: Fault, tmp_path):
    found = check(
        tmp_path, fault.make_warc(), fault.suffix, fault.make_index(), fault.make_journal()
    )
    assert {finding.code for finding in found.findings} == fault.codes
    assert found.status is max((RULES[code].status for code in fault.codes), key=_badness)


def _badness(status: Status) -> int:
    return [Status.PASSED, Status.INDETERMINATE, Status.FAILED].index(status)


def test_a_file_without_fault_gives_no_finding(tmp_path):
    warc = Warc()
    found = check(tmp_path, warc.render(), index=index_lines(warc), journal=journal_lines(warc))
    assert found.findings == ()
    assert found.status is Status.PASSED


def test_every_code_of_warc_files_has_a_fault():
    produced = {code for fault in FAULTS for code in fault.codes}
    assert produced | WITHOUT_A_FILE == {code for code in Code if code.startswith("warc.")}


def test_there_are_at_least_sixty_faults_of_the_file_itself():
    assert len({fault.name for fault in FAULTS if not fault.is_beside}) >= 60
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
