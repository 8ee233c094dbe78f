"""Paths and links that lead out of the bag, and what is no file at all: none is followed."""

import errno
import os
import socket
import stat
from pathlib import Path

import pytest

from archive.findings import Code, Verdict
from tests.bags import write_package
from tests.hostile.unharmed import SECRET, list_file, verify
from tests.reports import codes_and_files_of, codes_of


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (b"../bag-outside/secret.txt", Code.UNSAFE_PATH),
        (b"data/../../bag-outside/secret.txt", Code.UNSAFE_PATH),
        (b"data/sub/../../../bag-outside/secret.txt", Code.UNSAFE_PATH),
        (b"~/secret.txt", Code.UNSAFE_PATH),
        (b"~root/secret.txt", Code.UNSAFE_PATH),
        (b"C:\\secret.txt", Code.UNSAFE_PATH),
        (b"c:secret.txt", Code.UNSAFE_PATH),
        (b"\\\\server\\secret.txt", Code.UNSAFE_PATH),
        (b"data\\..\\..\\secret.txt", Code.UNSAFE_PATH),
        (b"data/x\\..\\..\\..\\secret.txt", Code.UNSAFE_PATH),
        (b"data//secret.txt", Code.UNSAFE_PATH),
        (b"data/./secret.txt", Code.UNSAFE_PATH),
        (b"data/secret.txt/", Code.UNSAFE_PATH),
        (b"data/a.txt\0/../../secret.txt", Code.UNSAFE_PATH),
        (b"%2e%2e/bag-outside/secret.txt", Code.OUTSIDE_PAYLOAD),
        (b"data/%2e%2e/%2e%2e/bag-outside/secret.txt", Code.PAYLOAD_MISSING),
        (b"data/..%2f..%2fbag-outside%2fsecret.txt", Code.PAYLOAD_MISSING),
        (b"data/%252e%252e/secret.txt", Code.PAYLOAD_MISSING),
        (b"data", Code.OUTSIDE_PAYLOAD),
        (b"data/sub", Code.PAYLOAD_MISSING),
        (b"DATA/a.txt", Code.OUTSIDE_PAYLOAD),
    ],
    ids=repr,
)
def test_a_path_that_leads_out_is_refused(bag, outside, path, code):
    list_file(bag, path)
    report = verify(bag)
    assert report.verdict is Verdict.INVALID
    assert code in codes_of(report)
    assert (outside / "secret.txt").read_bytes() == SECRET


def test_an_absolute_path_is_refused_though_the_file_is_there(bag, outside):
    list_file(bag, os.fsencode(outside / "secret.txt"))
    list_file(bag, b"/etc/passwd", Path("/etc/passwd").read_bytes())
    report = verify(bag)
    assert [f.code for f in report.findings] == [Code.UNSAFE_PATH, Code.UNSAFE_PATH]


def link_to_file(bag: Path, outside: Path) -> None:
    (bag / "data/x").symlink_to(outside / "secret.txt")


def link_to_file_in_the_bag(bag: Path, _outside: Path) -> None:
    (bag / "data/x").symlink_to("a.txt")


def dangling_link(bag: Path, _outside: Path) -> None:
    (bag / "data/x").symlink_to("nowhere")


def link_to_endless_device(bag: Path, _outside: Path) -> None:
    (bag / "data/x").symlink_to("/dev/zero")


def link_to_itself(bag: Path, _outside: Path) -> None:
    (bag / "data/x").symlink_to("x")


def link_to_the_folder_above(bag: Path, _outside: Path) -> None:
    (bag / "data/x").symlink_to(".")


def fifo(bag: Path, _outside: Path) -> None:
    os.mkfifo(bag / "data/x")


def a_socket(bag: Path, _outside: Path) -> None:
    listener = socket.socket(socket.AF_UNIX)
    before = Path.cwd()
    os.chdir(bag / "data")  # the whole path may be too long for a socket
    try:
        listener.bind("x")
    finally:
        os.chdir(before)
        listener.close()


def device(bag: Path, _outside: Path) -> None:
    try:
        os.mknod(bag / "data/x", stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.EACCES}:
            raise
        pytest.skip("only root may make a device")


SPECIALS = (
    link_to_file,
    link_to_file_in_the_bag,
    dangling_link,
    link_to_endless_device,
    link_to_itself,
    link_to_the_folder_above,
    fifo,
    a_socket,
    device,
)


@pytest.mark.parametrize("is_listed", [True, False], ids=["listed", "not listed"])
@pytest.mark.parametrize("make", SPECIALS, ids=lambda make: make.__name__)
def test_what_is_no_regular_file_is_named_and_never_opened(bag, outside, make, is_listed):
    make(bag, outside)
    if is_listed:
        list_file(bag, b"data/x", b"abc" if make is link_to_file_in_the_bag else SECRET)
    report = verify(bag)
    assert report.verdict is Verdict.INVALID
    code = Code.LINK if "link" in make.__name__ else Code.SPECIAL_FILE
    assert [(f.code, f.file) for f in report.findings] == [(code, "data/x")]


@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "fetch.txt"])
def test_a_tag_file_that_is_a_fifo_is_named_and_never_opened(bag, name):
    (bag / name).unlink(missing_ok=True)
    os.mkfifo(bag / name)
    report = verify(bag)
    assert report.verdict is Verdict.INVALID
    assert (Code.SPECIAL_FILE, name) in codes_and_files_of(report)


def test_a_payload_folder_that_is_a_link_is_not_entered(bag, outside):
    (bag / "data").rename(outside / "data")
    (bag / "data").symlink_to(outside / "data")
    report = verify(bag)
    assert codes_of(report) >= {Code.LINK, Code.PAYLOAD_FOLDER_MISSING}


def test_a_folder_that_is_a_link_is_not_entered(bag, outside):
    (bag / "data/sub").rename(outside / "sub")
    (bag / "data/sub").symlink_to(outside / "sub")
    report = verify(bag)
    assert codes_of(report) == {Code.LINK, Code.PAYLOAD_MISSING}


def test_a_record_that_is_a_link_is_not_read(tmp_path, outside):
    bag = write_package(tmp_path / "bag")
    record = bag / "data/references/references.json"
    record.rename(outside / "references.json")
    record.symlink_to(outside / "references.json")
    report = verify(bag)
    assert codes_of(report) == {
        Code.LINK,
        Code.OXUM_DIFFERS,
        Code.PACKAGE_FILE_MISSING,
        Code.ITEMS_DIFFER,
        Code.PREMIS_DIFFERS,
    }
