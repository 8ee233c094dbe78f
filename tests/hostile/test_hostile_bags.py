"""Bags made to hurt: nothing outside is read, nothing hangs, nothing is written to the bag.

Where a path or a link leads out of the bag, the manifest has the right checksum of what lies there:
a verifier that followed it would call the bag valid.
"""

import errno
import hashlib
import os
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import limits, verify_bag
from archive.errors import LimitReachedError
from archive.findings import Code, Report, Verdict
from tests.bags import seal, write_bag, write_package
from tests.faults import append

PATIENCE_S = 20  # far more than any of these takes, far less than a reader of /dev/zero would
SECRET = b"what lies outside the bag"


@pytest.fixture(autouse=True)
def _never_hangs() -> Iterator[None]:
    def give_up(_signal: int, _frame: object) -> None:
        raise AssertionError(f"still busy after {PATIENCE_S} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "bag-outside"  # its name begins with that of the bag
    folder.mkdir()
    (folder / "secret.txt").write_bytes(SECRET)
    return folder


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return write_bag(tmp_path / "bag")


def snapshot(folder: Path) -> dict[str, tuple[int, ...]]:
    """What would differ if somebody wrote to the folder."""
    found: dict[str, tuple[int, ...]] = {}
    for path in [folder, *folder.rglob("*")]:
        info = path.lstat()
        found[str(path)] = (info.st_mode, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
    return found


def verify(bag: Path) -> Report:
    """Verify a bag, and make sure that it is as it was."""
    before = snapshot(bag)
    report = verify_bag(bag)
    assert snapshot(bag) == before
    return report


def codes_of(report: Report) -> set[Code]:
    return {finding.code for finding in report.findings}


def list_file(bag: Path, path: bytes, content: bytes = SECRET) -> None:
    checksum = hashlib.sha256(content).hexdigest().encode()
    append(bag / "manifest-sha256.txt", checksum + b"  " + path + b"\n")


# Paths that lead out -----------------------------------------------------------------------------


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


# Links and special files -------------------------------------------------------------------------


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
    assert (Code.SPECIAL_FILE, name) in {(f.code, f.file) for f in report.findings}


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


# What changes while it is read -------------------------------------------------------------------


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


# Sizes and counts --------------------------------------------------------------------------------


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
    assert codes_of(verify_bag(bag)) == {Code.PAYLOAD_CHANGED}


def test_more_files_than_the_limit_are_an_error(bag, monkeypatch):
    monkeypatch.setattr(limits, "FILES", 3)
    with pytest.raises(LimitReachedError, match="more than 3 files"):
        verify_bag(bag)


# Names -------------------------------------------------------------------------------------------


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
    assert [(f.code, f.file) for f in report.findings] == [(Code.PAYLOAD_NOT_LISTED, shown)]


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
    assert report.findings == ()
    (bag / name).write_bytes(b"y")
    assert codes_of(verify(bag)) == {Code.PAYLOAD_CHANGED}


def test_two_spellings_of_one_name_are_two_files(tmp_path):
    payload = {"data/\u00e9": b"composed", "data/e\u0301": b"taken apart"}
    bag = write_bag(tmp_path / "bag", payload=payload)
    assert verify(bag).findings == ()
    (bag / "data/\u00e9").unlink()
    report = verify(bag)
    assert [(f.code, f.file) for f in report.findings] == [(Code.PAYLOAD_MISSING, "data/\u00e9")]


def test_a_blank_too_many_is_another_name(tmp_path):
    bag = write_bag(tmp_path / "bag", payload={"data/trail.txt": b"x"})
    manifest = bag / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes().replace(b".txt\n", b".txt \n"))
    assert codes_of(verify(bag)) == {Code.PAYLOAD_MISSING, Code.PAYLOAD_NOT_LISTED}


# A package of ours -------------------------------------------------------------------------------


def test_a_record_that_is_a_link_is_not_read(tmp_path, outside):
    bag = write_package(tmp_path / "bag")
    record = bag / "data/references/references.json"
    record.rename(outside / "references.json")
    record.symlink_to(outside / "references.json")
    report = verify(bag)
    assert codes_of(report) == {Code.LINK, Code.OXUM_DIFFERS, Code.PACKAGE_FILE_MISSING}


def test_a_manifest_that_shows_only_one_of_many_files_hides_none(tmp_path):
    bag = write_bag(tmp_path / "bag", {f"data/{n}": b"x" for n in range(50)})
    seal(bag, ("sha512",))
    (bag / "manifest-sha256.txt").write_bytes(b"")
    report = verify(bag)
    assert codes_of(report) == {Code.PAYLOAD_NOT_LISTED}
    assert len(report.findings) == 50
