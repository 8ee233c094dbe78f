"""A process that checks parts of a WARC file for another one: ``python -m archive.warc.worker``.

Its arguments are an open descriptor of the file, and the file's path in the bag. On each line of
its standard input stand ``start`` and ``stop``; the ``Part`` goes to its standard output, pickled.
"""

import pickle
import sys

from archive.warc.part import check_part
from archive.warc.source import Source


def work(source: Source, file: str) -> None:
    """Check the parts that are asked for, until no more are."""
    for line in sys.stdin:
        start, stop = map(int, line.split())
        pickle.dump(check_part(source, file, start, stop), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    work(Source(int(sys.argv[1])), sys.argv[2])
