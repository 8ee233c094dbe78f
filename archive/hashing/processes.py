"""Other processes that hash small files; started early, for starting takes them a while."""

import os
from typing import TYPE_CHECKING

from archive import limits
from archive.files import BagFolder

if TYPE_CHECKING:
    from archive.hashing import other_process


class HashingProcesses:
    """As many processes as there is work for, until ``close``; none where there is little.

    Args:
        folder: The bag's folder.
        small_files: How many files up to ``limits.SMALL_FILE_BYTES`` are to be hashed.
    """

    def __init__(self, folder: BagFolder, small_files: int) -> None:
        self.others: list[other_process.OtherProcess] = []
        if small_files <= limits.SMALL_FILES_ALONE:
            return
        from archive.hashing.other_process import OtherProcess  # 10 ms

        processors = len(os.sched_getaffinity(0))
        for _ in range(min(processors, limits.HASHING_PROCESSES) - 1):
            try:
                self.others.append(OtherProcess(folder))
            except OSError:  # no more processes can be had: fewer do it
                break

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for other in self.others:
            other.close()
