"""What changes between the walk and the hashing: never followed, never called damage."""

import os
from collections.abc import Callable

from archive import verify_bag
from archive.findings import Code, Verdict
from tests.reports import codes_of


class Meddler:
    """Does something after the bag was walked, before its files are hashed."""

    def __init__(self, meddle: Callable[[], object]) -> None:
        self._meddle = meddle

    def begin(self, _total_bytes: int) -> None:
        self._meddle()

    def advance(self, _size_bytes: int) -> None:
        pass


def test_a_file_that_becomes_a_link_is_not_followed(bag, outside):
    def meddle() -> None:
        (bag / "data/a.txt").rename(outside / "a.txt")
        (bag / "data/a.txt").symlink_to(outside / "a.txt")

    assert codes_of(verify_bag(bag, progress=Meddler(meddle))) == {Code.CHANGED_DURING_CHECK}


def test_a_folder_that_becomes_a_link_is_not_followed(bag, outside):
    def meddle() -> None:
        (bag / "data/sub").rename(outside / "sub")
        (bag / "data/sub").symlink_to(outside / "sub")

    report = verify_bag(bag, progress=Meddler(meddle))
    assert [(f.code, f.file) for f in report.findings] == [
        (Code.CHANGED_DURING_CHECK, "data/sub/b.txt")
    ]


def test_a_file_that_becomes_a_fifo_does_not_make_us_wait(bag):
    def meddle() -> None:
        (bag / "data/a.txt").unlink()
        os.mkfifo(bag / "data/a.txt")

    assert codes_of(verify_bag(bag, progress=Meddler(meddle))) == {Code.CHANGED_DURING_CHECK}


def test_a_file_that_vanishes_is_not_called_damaged(bag):
    report = verify_bag(bag, progress=Meddler((bag / "data/a.txt").unlink))
    assert codes_of(report) == {Code.CHANGED_DURING_CHECK}
    assert report.verdict is Verdict.INDETERMINATE
