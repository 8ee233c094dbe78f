"""Larger files: a thread takes one after the other, on each processor."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from threading import Lock, Thread

from archive import limits
from archive.digests import new_hash
from archive.files import BagFolder, FileReader
from archive.hashing.job import HASHING_ERRORS, Checksums, Job, Receiver


def hash_large_files(
    folder: BagFolder,
    jobs: list[Job],
    receive: Receiver,
    *,
    advance: Callable[[int], None],
    processors: int,
) -> None:
    """Hash files that are read in pieces; arguments as in ``hash_files``."""
    if not jobs:
        return
    jobs.sort(key=lambda job: (-job.size_bytes, job.path))
    is_one_vast = jobs[0].size_bytes >= sum(job.size_bytes for job in jobs[1:])
    vast = jobs[0] if is_one_vast and processors > 1 else None
    threads = min(processors, limits.HASHING_THREADS, len(jobs))
    _Pool(folder, jobs, receive, advance, vast).run(threads)


class _Pool:
    """A few threads that take one job after the other."""

    def __init__(
        self,
        folder: BagFolder,
        jobs: list[Job],
        receive: Receiver,
        advance: Callable[[int], None],
        vast: Job | None,
    ) -> None:
        self._folder = folder
        self._jobs = iter(jobs)
        self._receive = receive
        self._advance = advance
        self._vast = vast
        self._lock = Lock()
        self._is_stopped = False
        self._failed: BaseException | None = None

    def run(self, threads: int) -> None:
        """Hash all of them; what goes wrong in a thread ends the others and is raised here."""
        workers = [Thread(target=self._work, daemon=True) for _ in range(threads)]
        for worker in workers:
            worker.start()
        try:
            for worker in workers:
                worker.join()
        finally:
            self._is_stopped = True  # an interruption does not wait for the end of large files
            for worker in workers:
                worker.join()
        if self._failed is not None:
            raise self._failed

    def _work(self) -> None:
        try:
            self._take_jobs()
        except _StoppedError:
            return
        except BaseException as error:  # noqa: BLE001 (``run`` raises it)
            self._failed = error
            self._is_stopped = True

    def _take_jobs(self) -> None:
        with closing(FileReader(self._folder)) as reader:
            while (job := self._next()) is not None:
                checksums = self._hash(reader, job)
                with self._lock:
                    self._receive(job, checksums)

    def _hash(self, reader: FileReader, job: Job) -> Checksums:
        try:
            pieces = self._told(reader.read_pieces(job.path, job.size_bytes))
            hashes = [new_hash(algorithm) for algorithm in job.algorithms]
            if job is self._vast:
                from archive.hashing.side_by_side import hash_side_by_side  # 2 ms

                hash_side_by_side(pieces, hashes)
            else:
                for piece in pieces:
                    for one in hashes:
                        one.update(piece)
            return tuple(one.digest() for one in hashes)
        except HASHING_ERRORS as error:
            return error

    def _told(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            yield piece
            with self._lock:
                if self._is_stopped:
                    raise _StoppedError
                self._advance(len(piece))

    def _next(self) -> Job | None:
        with self._lock:
            return None if self._is_stopped else next(self._jobs, None)


class _StoppedError(Exception):
    """Another thread failed, or the user interrupted."""
