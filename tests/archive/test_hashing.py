"""Hashing many files: small ones in line, larger ones in threads, a vast one side by side."""

import hashlib
import os
from contextlib import closing

import pytest

from archive import limits, verify_bag
from archive.digests import Algorithm
from archive.errors import FileChangedError
from archive.files import BagFolder
from archive.findings import Code
from archive.hashing import Checksums, HashingProcesses, Job, hash_files, side_by_side
from archive.hashing.side_by_side import hash_side_by_side
from archive.paths import BagPath
from tests.bags import write_bag

BOTH = (Algorithm.SHA256, Algorithm.SHA512)
SIZES = (0, 1, limits.SMALL_FILE_BYTES, limits.SMALL_FILE_BYTES + 1, 300_000, 1_000_000)


class Received:
    """Keeps what comes of each file."""

    def __init__(self) -> None:
        self.checksums: dict[bytes, dict[Algorithm, str]] = {}
        self.failed: dict[bytes, Exception] = {}
        self.bytes_read = 0

    def receive(self, job: Job, checksums: Checksums) -> None:
        assert job.path not in self.checksums
        if isinstance(checksums, Exception):
            self.failed[job.path] = checksums
            return
        found = zip(job.algorithms, checksums, strict=True)
        self.checksums[job.path] = {algorithm: checksum.hex() for algorithm, checksum in found}

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
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(processors)))
    received = Received()
    with closing(BagFolder(tmp_path)) as folder:
        hash_files(folder, jobs_of(contents), received.receive, advance=received.advance)
    assert received.failed == {}
    assert received.checksums == {
        name.encode(): {a: hashlib.new(a, content).hexdigest() for a in BOTH}
        for name, content in contents.items()
    }
    assert received.bytes_read == sum(SIZES)


def test_a_file_larger_than_all_others_is_read_once_and_hashed_side_by_side(
    tmp_path, contents, monkeypatch
):
    fed = []

    def spy(pieces, hashes):
        fed.append(len(hashes))
        hash_side_by_side(pieces, hashes)

    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    monkeypatch.setattr(side_by_side, "hash_side_by_side", spy)
    received = Received()
    with closing(BagFolder(tmp_path)) as folder:
        hash_files(folder, jobs_of(contents), received.receive, advance=received.advance)
    assert fed == [2]
    content = contents["1000000.bin"]
    assert received.checksums[b"1000000.bin"]["sha512"] == hashlib.sha512(content).hexdigest()
    assert received.bytes_read == sum(SIZES)


def test_what_goes_wrong_in_a_file_side_by_side_is_raised():
    def pieces():
        yield b"abc"
        raise FileChangedError("gone")

    with pytest.raises(FileChangedError):
        hash_side_by_side(pieces(), [hashlib.md5(), hashlib.sha1()])


def test_many_small_files_are_shared_with_other_processes(tmp_path, monkeypatch):
    made = {f"{n}.bin": b"%d" % n for n in range(2_000)}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "7.bin").unlink()
    monkeypatch.setattr(limits, "SMALL_FILES_ALONE", 100)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2})
    received = Received()
    with (
        closing(BagFolder(tmp_path)) as folder,
        closing(HashingProcesses(folder, len(made))) as processes,
    ):
        assert len(processes.others) == 2
        asked = count_answers(processes)
        hash_files(
            folder,
            jobs_of(made),
            received.receive,
            advance=received.advance,
            processes=processes,
        )
    assert set(received.failed) == {b"7.bin"}
    assert received.checksums == {
        name.encode(): {a: hashlib.new(a, content).hexdigest() for a in BOTH}
        for name, content in made.items()
        if name != "7.bin"
    }
    assert all(answer is not None for answer in asked)


def test_what_a_process_that_died_was_asked_is_done_here(tmp_path, monkeypatch):
    made = {f"{n}.bin": b"%d" % n for n in range(1_000)}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(limits, "SMALL_FILES_ALONE", 100)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    received = Received()
    with (
        closing(BagFolder(tmp_path)) as folder,
        closing(HashingProcesses(folder, len(made))) as processes,
    ):
        processes.others[0]._process.kill()
        hash_files(
            folder,
            jobs_of(made),
            received.receive,
            advance=received.advance,
            processes=processes,
        )
    assert len(received.checksums) == len(made)


def count_answers(processes: HashingProcesses) -> list[object]:
    answers: list[object] = []
    for other in processes.others:

        def ask(batch, helper_ask=other._ask):
            answers.append(helper_ask(batch))
            return answers[-1]

        other._ask = ask
    return answers


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
