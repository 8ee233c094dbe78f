"""The WARC files of a bag are checked together, with their index, as the bag's own files."""

import os
from contextlib import closing

import pytest

from archive.checks.warcs import check_warcs
from archive.files import BagFolder, FileReader
from archive.findings import Check, Code, Status
from archive.tree import walk_bag
from tests.bags import write_bag
from tests.users import as_nobody, folder_for_all
from tests.warc_files import Warc, index_lines

WARC = "data/archive/a.warc.gz"
INDEX = "data/indexes/index.cdx"


def check(bag) -> Check:
    with closing(BagFolder(bag)) as folder:
        tree = walk_bag(folder)
        with closing(FileReader(folder)) as reader:
            return check_warcs(tree, reader)[0]


def payload(**changes: bytes) -> dict[str, bytes]:
    warc = Warc()
    files = {WARC: warc.render(), INDEX: b"".join(index_lines(warc))}
    return files | changes


def test_a_bag_with_a_warc_file_and_its_index(tmp_path):
    found = check(write_bag(tmp_path / "bag", payload()))
    assert found.status is Status.PASSED
    assert found.findings == ()


def test_a_bag_without_a_warc_file_says_that_nothing_was_checked(tmp_path):
    found = check(write_bag(tmp_path / "bag"))
    assert found.status is Status.SKIPPED
    assert found.reason == "there is no WARC file in the bag"


def test_findings_name_the_file_by_its_path_in_the_bag(tmp_path):
    bag = write_bag(tmp_path / "bag", payload(**{WARC: Warc().render()[:-1], INDEX: b"nothing\n"}))
    found = {(finding.file, finding.code) for finding in check(bag).findings}
    assert (WARC, Code.WARC_GZIP_CUT) in found
    assert (INDEX, Code.WARC_INDEX_MALFORMED) in found


def test_files_elsewhere_are_not_taken_for_warc_files(tmp_path):
    bag = write_bag(tmp_path / "bag", {"data/a.warc.gz": b"x", "data/archive/a.txt": b"x"})
    assert check(bag).status is Status.SKIPPED


def test_a_warc_file_that_may_not_be_read_is_never_called_damaged():
    with folder_for_all() as folder:
        bag = write_bag(folder / "bag", {WARC: Warc().render()})
        os.chmod(bag / WARC, 0)
        check(write_bag(folder / "warm-up"))  # imports what nobody could not
        with as_nobody():
            found = check(bag)
    assert [finding.code for finding in found.findings] == [Code.WARC_UNREADABLE]
    assert found.status is Status.INDETERMINATE


@pytest.mark.parametrize("name", [b"\xff.warc.gz", b"a b\n.warc.gz"])
def test_a_warc_file_may_have_any_name(tmp_path, name):
    bag = write_bag(tmp_path / "bag", {WARC: Warc().render()})
    os.rename(bag / WARC, os.path.join(os.fsencode(bag / "data/archive"), name))
    assert {finding.code for finding in check(bag).findings} == {Code.WARC_NAME_DIFFERS}
