"""Hashing many files of a bag: each is read once, for all its algorithms.

Small files one after the other: handing them to a thread takes longer than hashing them. Then the
larger ones on all processors, the largest first; hashlib lets other threads run meanwhile.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from threading import Lock
from typing import NamedTuple

from archive import limits
from archive.digests import Algorithm, hash_pieces
from archive.errors import FileChangedError, LimitReachedError, UnreadableFileError
from archive.files import BagFolder, FileReader
from archive.paths import BagPath


class Job(NamedTuple):
    """A file to hash."""

    path: BagPath
    size_bytes: int  # as the walk of the bag found it
    algorithms: tuple[Algorithm, ...]
    parts: int = 1  # how many jobs share the algorithms of this file


HashingError = UnreadableFileError | FileChangedError | LimitReachedError
Checksums = tuple[bytes, ...] | HashingError  # one an algorithm, in the order of the job
Receiver = Callable[[Job, Checksums], None]


def hash_files(
    folder: BagFolder,
    jobs: Iterable[Job],
    receive: Receiver,
    *,
    advance: Callable[[int], None],
) -> None:
    """Hash files.

    Args:
        folder: The bag's folder.
        jobs: The files, best in the order of the disk.
        receive: Is given each file's checksums, or why there are none; never twice at once. One
            large file may come in parts, each with some of its algorithms.
        advance: Is told of bytes that were read; never twice at once, nor beside ``receive``.
    """
    large = []
    with closing(FileReader(folder)) as reader:
        for job in jobs:
            if job.size_bytes > limits.SMALL_FILE_BYTES:
                large.append(job)
            else:
                receive(job, _hash(reader, job, lambda _size: None))
                advance(job.size_bytes)
    processors = os.cpu_count() or 1
    large.sort(key=lambda job: (-job.size_bytes, job.path))
    if large and processors > 1:
        large = _spread(large)
    threads = min(processors, limits.HASHING_THREADS, len(large))
    if threads:
        _Pool(folder, large, receive, advance).run(threads)


def _hash(reader: FileReader, job: Job, advance: Callable[[int], None]) -> Checksums:
    try:
        pieces = _told(reader.read_pieces(job.path, job.size_bytes), job.parts, advance)
        return tuple(map(bytes.fromhex, hash_pieces(pieces, job.algorithms)))
    except (UnreadableFileError, FileChangedError, LimitReachedError) as error:
        return error


def _told(pieces: Iterable[bytes], parts: int, advance: Callable[[int], None]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        advance(len(piece) // parts)


def _spread(jobs: list[Job]) -> list[Job]:
    """Let a file that is larger than all others together be read once an algorithm.

    Its algorithms then run side by side, where one processor would do all and the others wait.

    Args:
        jobs: At least one, the largest first.
    """
    first, rest = jobs[0], jobs[1:]
    if first.size_bytes < sum(job.size_bytes for job in rest):
        return jobs
    share = first._replace(parts=len(first.algorithms))
    return [*(share._replace(algorithms=(one,)) for one in first.algorithms), *rest]


class _Pool:
    """A few threads that take one job after the other."""

    def __init__(
        self,
        folder: BagFolder,
        jobs: list[Job],
        receive: Receiver,
        advance: Callable[[int], None],
    ) -> None:
        self._folder = folder
        self._jobs = iter(jobs)
        self._receive = receive
        self._advance = advance
        self._lock = Lock()
        self._is_stopped = False

    def run(self, threads: int) -> None:
        from concurrent.futures import ThreadPoolExecutor  # 15 ms

        with ThreadPoolExecutor(threads) as executor:
            try:
                for done in [executor.submit(self._work) for _ in range(threads)]:
                    done.result()
            finally:
                self._is_stopped = True  # an interruption does not wait for the end of large files

    def _work(self) -> None:
        with closing(FileReader(self._folder)) as reader:
            while (job := self._next()) is not None:
                checksums = _hash(reader, job, self._tell)
                with self._lock:
                    self._receive(job, checksums)

    def _next(self) -> Job | None:
        with self._lock:
            return next(self._jobs, None)

    def _tell(self, size_bytes: int) -> None:
        with self._lock:
            if self._is_stopped:
                raise _StoppedError
            self._advance(size_bytes)


class _StoppedError(Exception):
    """Another thread failed, or the user interrupted."""
