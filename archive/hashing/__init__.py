"""Hashing many files of a bag: each is read once, for all its algorithms.

Small files one after the other: handing them to a thread takes longer than hashing them. Where they
are many, other processes take a part of them. Then the larger ones on all processors, the largest
first; hashlib lets other threads run meanwhile. One that is larger than all others together is read
by one thread and hashed by one an algorithm, where one processor would do all and the others wait.
"""

import os
from collections.abc import Callable, Iterable, Iterator

from archive import limits
from archive.files import BagFolder
from archive.hashing.job import Checksums, HashingError, Job, Receiver
from archive.hashing.large_files import hash_large_files
from archive.hashing.processes import HashingProcesses
from archive.hashing.small_files import hash_small_files

__all__ = ["Checksums", "HashingError", "HashingProcesses", "Job", "Receiver", "hash_files"]


def hash_files(
    folder: BagFolder,
    jobs: Iterable[Job],
    receive: Receiver,
    *,
    advance: Callable[[int], None],
    processes: HashingProcesses | None = None,
) -> None:
    """Hash files.

    Args:
        folder: The bag's folder.
        jobs: The files, best in the order of the disk.
        receive: Is given each file's checksums, or why there are none; never twice at once.
        advance: Is told of bytes that were read; never twice at once, nor beside ``receive``.
        processes: Others that hash small files too.
    """
    large: list[Job] = []
    processors = len(os.sched_getaffinity(0))
    small = _set_aside(jobs, large)
    hash_small_files(folder, small, receive, advance=advance, processes=processes)
    hash_large_files(folder, large, receive, advance=advance, processors=processors)


def _set_aside(jobs: Iterable[Job], large: list[Job]) -> Iterator[Job]:
    for job in jobs:
        if job.size_bytes > limits.SMALL_FILE_BYTES:
            large.append(job)
        else:
            yield job
