"""Small files: here, and where there are other processes, also there.

Threads would lose: between two calls that run without the interpreter's lock there is too little to
do.
"""

from collections.abc import Callable, Iterator
from contextlib import closing

from archive.files import BagFolder, FileReader
from archive.hashing.batches import Batches, Delivery, hash_batch
from archive.hashing.job import Job, Receiver
from archive.hashing.processes import HashingProcesses


def hash_small_files(
    folder: BagFolder,
    jobs: Iterator[Job],
    receive: Receiver,
    *,
    advance: Callable[[int], None],
    processes: HashingProcesses | None,
) -> None:
    """Hash files that are read in one call; arguments as in ``hash_files``."""
    batches = Batches(jobs)
    deliver = Delivery(receive, advance)
    others = processes.others if processes else []
    with closing(FileReader(folder)) as reader:
        try:
            for other in others:
                other.begin(batches, deliver)
            while batch := batches.take():
                deliver(batch, hash_batch(reader, batch))
            for other in others:
                other.finish()
        finally:
            batches.stop()  # an interruption does not wait for the others
