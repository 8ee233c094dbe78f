"""Reading files of a bag: what the operating system says, and what changes meanwhile."""

import errno
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive import limits, verify_bag
from archive.errors import FileChangedError, UnreadableFileError
from archive.files import BagFolder, FileReader
from archive.findings import Code, Verdict
from archive.paths import BagPath
from tests.bags import write_bag, write_package
from tests.faults.packages import REFERENCES
from tests.reports import codes_and_files_of, codes_of

A, B = BagPath(b"data/a.txt"), BagPath(b"data/sub/b.txt")


@pytest.fixture
def bag(tmp_path):
    return write_bag(tmp_path / "bag")


@pytest.fixture
def on_read(monkeypatch):
    """Let something happen whenever a file of a certain name is read."""

    def install(name: str, happen: Callable[[], object]) -> None:
        read = os.read

        def meddling_read(descriptor: int, size: int) -> bytes:
            if Path(f"/proc/self/fd/{descriptor}").readlink().name == name:
                happen()
            return read(descriptor, size)

        monkeypatch.setattr(os, "read", meddling_read)

    return install


def fail() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_files_are_read_in_any_order_of_folders(tmp_path):
    names = ["data/x", "data/a/b/c/x", "data/a/b/x", "x", "data/a/b/c/y", "data/a/z", "y"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    open_before = len(list(Path("/proc/self/fd").iterdir()))
    with closing(BagFolder(tmp_path)) as folder, closing(FileReader(folder)) as reader:
        for name in names + names[::-1]:
            assert reader.read_file(BagPath(name.encode()), len(name)) == name.encode()
    assert len(list(Path("/proc/self/fd").iterdir())) == open_before


def test_a_folder_that_is_gone_does_not_confuse_the_next_file(bag):
    with closing(BagFolder(bag)) as folder, closing(FileReader(folder)) as reader:
        assert reader.read_file(B, 4) == b"defg"
        with pytest.raises(FileChangedError, match="No such file"):
            reader.read_file(BagPath(b"data/gone/x"), 1)
        assert reader.read_file(A, 3) == b"abc"


def test_an_io_error_is_never_called_damage(bag, on_read):
    on_read("a.txt", fail)
    report = verify_bag(bag)
    assert codes_and_files_of(report) == {(Code.PAYLOAD_UNREADABLE, "data/a.txt")}
    assert "Input/output error" in report.findings[0].message
    assert report.verdict is Verdict.UNREADABLE


@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"])
def test_an_io_error_in_a_tag_file_is_named(tmp_path, name, on_read):
    bag = write_package(tmp_path / "bag")
    on_read(name, fail)
    report = verify_bag(bag)
    assert codes_and_files_of(report) == {(Code.TAG_FILE_UNREADABLE, name)}
    assert report.verdict is Verdict.UNREADABLE


def test_a_record_that_changes_before_it_is_looked_into_is_named(tmp_path, on_read):
    bag = write_package(tmp_path / "bag")
    count = iter(range(10))

    def shrink_at_the_second_reading() -> None:
        if next(count) == 1:
            os.truncate(bag / REFERENCES, 0)

    on_read("references.json", shrink_at_the_second_reading)
    assert codes_and_files_of(verify_bag(bag)) == {(Code.CHANGED_DURING_CHECK, REFERENCES)}


@pytest.mark.parametrize("size", [0, 1, 10], ids=["emptied", "shrunk", "grown"])
def test_a_file_that_changes_while_it_is_read_is_not_called_damaged(bag, on_read, size):
    on_read("a.txt", lambda: os.truncate(bag / "data/a.txt", size))
    assert codes_of(verify_bag(bag)) == {Code.CHANGED_DURING_CHECK}


def test_a_tag_file_that_changes_while_it_is_read_is_named(bag, on_read):
    on_read("manifest-sha256.txt", lambda: os.truncate(bag / "manifest-sha256.txt", 5))
    report = verify_bag(bag)
    assert (Code.CHANGED_DURING_CHECK, "manifest-sha256.txt") in codes_and_files_of(report)


def test_no_more_is_read_than_the_walk_found(bag):
    with closing(BagFolder(bag)) as folder, closing(FileReader(folder)) as reader:
        with pytest.raises(FileChangedError, match="3 bytes, and had 2"):
            reader.read_file(A, 2)
        with pytest.raises(UnreadableFileError, match="File name too long"):
            reader.read_file(BagPath(b"n" * 300), 2)


def test_a_large_file_that_is_all_there_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SPARSE_FILE_BYTES", 100)
    assert verify_bag(write_bag(tmp_path / "bag", {"data/a": b"x" * 5000})).is_valid
