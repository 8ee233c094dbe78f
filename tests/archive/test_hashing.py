"""Hashing many files: small ones in line, larger ones in threads, a vast one once an algorithm."""

import hashlib
import os
from contextlib import closing

import pytest

from archive import limits, verify_bag
from archive.digests import Algorithm
from archive.errors import FileChangedError
from archive.files import BagFolder
from archive.findings import Code
from archive.hashing import Checksums, Job, hash_files
from archive.paths import BagPath
from tests.bags import write_bag

BOTH = (Algorithm.SHA256, Algorithm.SHA512)
SIZES = (0, 1, limits.SMALL_FILE_BYTES, limits.SMALL_FILE_BYTES + 1, 300_000, 1_000_000)


class Received:
    """Puts together what comes of each file, whole or in parts."""

    def __init__(self) -> None:
        self.checksums: dict[bytes, dict[Algorithm, str]] = {}
        self.failed: dict[bytes, Exception] = {}
        self.bytes_read = 0

    def receive(self, job: Job, checksums: Checksums) -> None:
        if isinstance(checksums, Exception):
            self.failed[job.path] = checksums
            return
        found = self.checksums.setdefault(job.path, {})
        for algorithm, checksum in zip(job.algorithms, checksums, strict=True):
            assert algorithm not in found
            found[algorithm] = checksum.hex()

    def advance(self, size_bytes: int) -> None:
        self.bytes_read += size_bytes


@pytest.fixture
def contents(tmp_path):
    made = {f"{size}.bin": os.urandom(size) for size in SIZES}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return made


def jobs_of(contents: dict[str, bytes]) -> list[Job]:
    return [Job(BagPath(name.encode()), len(c), BOTH) for name, c in contents.items()]


@pytest.mark.parametrize("processors", [1, 2, 5])
def test_every_file_gets_every_checksum(tmp_path, contents, processors, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    received = Received()
    with closing(BagFolder(tmp_path)) as folder:
        hash_files(folder, jobs_of(contents), received.receive, advance=received.advance)
    assert received.failed == {}
    assert received.checksums == {
        name.encode(): {a: hashlib.new(a, content).hexdigest() for a in BOTH}
        for name, content in contents.items()
    }
    assert received.bytes_read == pytest.approx(sum(SIZES), abs=10)  # halves of odd pieces


def test_a_file_larger_than_all_others_is_read_once_an_algorithm(tmp_path, contents):
    parts = []
    with closing(BagFolder(tmp_path)) as folder:
        hash_files(
            folder,
            jobs_of(contents),
            lambda job, _checksums: parts.append((job.path, job.algorithms)),
            advance=lambda _size: None,
        )
    vast = [algorithms for path, algorithms in parts if path == b"1000000.bin"]
    assert sorted(vast) == [(Algorithm.SHA256,), (Algorithm.SHA512,)]
    assert (b"300000.bin", BOTH) in parts


def test_a_file_of_another_size_has_no_checksum(tmp_path, contents):
    jobs = [job._replace(size_bytes=job.size_bytes + 1) for job in jobs_of(contents)]
    received = Received()
    with closing(BagFolder(tmp_path)) as folder:
        hash_files(folder, jobs, received.receive, advance=received.advance)
    assert received.checksums == {}
    assert {type(error) for error in received.failed.values()} == {FileChangedError}
    assert len(received.failed) == len(SIZES)


def test_what_goes_wrong_in_one_thread_ends_the_others(tmp_path, contents):
    class UnforeseenError(Exception):
        pass

    def receive(_job: Job, _checksums: Checksums) -> None:
        raise UnforeseenError

    large = [job for job in jobs_of(contents) if job.size_bytes > limits.SMALL_FILE_BYTES]
    with closing(BagFolder(tmp_path)) as folder, pytest.raises(UnforeseenError):
        hash_files(folder, large, receive, advance=lambda _size: None)


def test_large_files_are_compared_like_small_ones(tmp_path):
    payload = {f"data/{size}": os.urandom(size) for size in SIZES}
    bag = write_bag(tmp_path / "bag", payload, algorithms=("sha512", "md5", "sha1"))
    assert verify_bag(bag).is_valid
    for name, content in payload.items():
        (bag / name).write_bytes(content[:-1] + b"?")
    report = verify_bag(bag)
    changed = {f.file for f in report.findings if f.code is Code.PAYLOAD_CHANGED}
    # The one of no bytes has grown, and "?" may have been there.
    assert changed >= {name for name, content in payload.items() if content[-1:] not in {b"", b"?"}}
    for finding in report.findings:
        algorithms = [part.split(":")[0] for part in str(finding.expected).split()]
        assert algorithms == ["md5", "sha1", "sha512"]


def test_progress_is_told_the_whole_and_every_byte(tmp_path):
    payload = {f"data/{size}": os.urandom(size) for size in SIZES}
    bag = write_bag(tmp_path / "bag", payload, algorithms=("md5",), tag_algorithms=("md5",))
    told = []

    class Progress:
        def begin(self, total_bytes):
            told.append(total_bytes)

        def advance(self, size_bytes):
            told.append(-size_bytes)

    verify_bag(bag, progress=Progress())
    assert told[0] == sum(path.stat().st_size for path in bag.rglob("*") if path.is_file())
    unlisted = (bag / "tagmanifest-md5.txt").stat().st_size
    assert sum(told) == unlisted
