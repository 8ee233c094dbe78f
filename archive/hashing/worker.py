"""A process that hashes small files for another one: ``python -m archive.hashing.worker``.

Its argument is an open descriptor of the folder. Batches of jobs come pickled on its standard
input, as paths, sizes and algorithms; the checksums of each go to its standard output, likewise.
"""

import pickle
import sys
from contextlib import closing

from archive.files import BagFolder, FileReader
from archive.hashing.batches import hash_batch
from archive.hashing.job import Job


def work(folder: BagFolder) -> None:
    """Hash what is asked for, until nothing more is."""
    with closing(FileReader(folder)) as reader:
        while True:
            try:
                parts = pickle.load(sys.stdin.buffer)  # noqa: S301 (our own process wrote it)
            except EOFError:
                return
            pickle.dump(hash_batch(reader, map(Job, *parts)), sys.stdout.buffer)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    work(BagFolder.of_descriptor(int(sys.argv[1])))
