"""The least that any verifier must do: open, read and hash every payload file, on all processors.

python tests/benchmarks/bare_loop.py BAG: no manifest is read and nothing is compared. A single file
is hashed by one thread an algorithm; larger files by threads; small ones by forked processes.
"""

import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor

ALGORITHMS = (hashlib.sha256, hashlib.sha512)
PIECE_BYTES = 256 << 10
SMALL_BYTES = 64 << 10


def hash_file(path: str, algorithms: tuple = ALGORITHMS) -> None:
    hashes = [start() for start in algorithms]
    descriptor = os.open(path, os.O_RDONLY)
    while piece := os.read(descriptor, PIECE_BYTES):
        for one in hashes:
            one.update(piece)
    os.close(descriptor)


def find(folder: str) -> list[tuple[str, int]]:
    found, waiting = [], [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    found.append((entry.path, entry.stat(follow_symlinks=False).st_size))
    return found


def main(bag: str) -> None:
    files = find(os.path.join(bag, "data"))
    processors = len(os.sched_getaffinity(0))
    if len(files) == 1:
        with ThreadPoolExecutor(len(ALGORITHMS)) as pool:
            list(pool.map(lambda one: hash_file(files[0][0], (one,)), ALGORITHMS))
    elif max(size for _, size in files) > SMALL_BYTES:
        with ThreadPoolExecutor(processors) as pool:
            list(pool.map(hash_file, (path for path, _ in files)))
    else:
        number, others = 0, []
        while number < processors - 1 and (other := os.fork()):
            others.append(other)
            number += 1
        for path, _ in files[number::processors]:
            hash_file(path)
        for other in others:
            os.waitpid(other, 0)


if __name__ == "__main__":
    main(sys.argv[1])
