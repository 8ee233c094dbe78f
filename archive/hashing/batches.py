"""Small files, a few at a time: handing on each by itself would take longer than hashing it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock

from archive import limits
from archive.digests import hash_content
from archive.files import FileReader
from archive.hashing.job import HASHING_ERRORS, Checksums, Job, Receiver


class Batches:
    """Gives the next few jobs to whoever asks.

    Args:
        jobs: All of them; never asked twice at once.
    """

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._jobs = jobs
        self._lock = Lock()

    def take(self) -> list[Job]:
        """Give at most ``limits.SMALL_FILES_BATCH`` jobs, and none after the last."""
        with self._lock:
            return list(islice(self._jobs, limits.SMALL_FILES_BATCH))

    def stop(self) -> None:
        """Give no more."""
        with self._lock:
            self._jobs = iter(())


class Delivery:
    """Hands results on, never two at once.

    Args:
        receive: Is given each file's checksums.
        advance: Is told of the bytes that were read.
    """

    def __init__(self, receive: Receiver, advance: Callable[[int], None]) -> None:
        self._receive = receive
        self._advance = advance
        self._lock = Lock()

    def __call__(self, batch: Sequence[Job], results: Iterable[Checksums]) -> None:
        """Hand on the results of a batch, one a job."""
        with self._lock:
            for job, checksums in zip(batch, results, strict=True):
                self._receive(job, checksums)
            self._advance(sum(job.size_bytes for job in batch))


def hash_batch(reader: FileReader, batch: Iterable[Job]) -> list[Checksums]:
    """Hash files one after the other."""
    results: list[Checksums] = []
    for path, size_bytes, algorithms in batch:
        try:
            results.append(hash_content(reader.read_small(path, size_bytes), algorithms))
        except HASHING_ERRORS as error:
            results.append(error)
    return results
