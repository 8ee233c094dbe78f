"""Kill the WARC writer with SIGKILL at random moments, then go on with its file: run as a program.

A parent that has loaded everything forks a child for each try. The child writes exchanges from
several threads, and tells the parent the ids of what it has made safe. Prints one line of JSON with
what was seen; it stops at the first file that is not whole, and at the first record that was lost.
"""

import json
import os
import queue
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from archive.checks.warcs import check_warc
from archive.findings import Code
from archive.writing.warc import WarcWriter
from archive.writing.warc_file import JournaledFile
from tests.exchanges import EXCHANGES
from tests.warc_reading import take_apart

THREADS = 3
TRIES_A_FILE = 8
LONGEST_S = 0.06
SMALL = [one for one in EXCHANGES.values() if one.response.size_bytes < 100_000]


def main(tries: int, seed: int) -> None:
    chance = random.Random(seed)
    home = Path(tempfile.mkdtemp(prefix="killing-"))
    seen = {"tries": tries, "killed": 0, "torn": 0, "acknowledged": 0, "kept": 0, "lost": 0}
    try:
        for start in range(0, tries, TRIES_A_FILE):
            folder = home / str(start)
            folder.mkdir()
            acknowledged: set[str] = set()
            for _ in range(min(TRIES_A_FILE, tries - start)):
                acknowledged |= kill_one(folder, chance.uniform(0, LONGEST_S), seen)
                look(folder, acknowledged, seen)
            finish(folder, acknowledged, seen)
            shutil.rmtree(folder)
        print(json.dumps(seen))
    finally:
        shutil.rmtree(home)


def kill_one(folder: Path, after_s: float, seen: dict[str, int]) -> set[str]:
    """Let a child write until it is killed; give the ids that it said were safe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_for_ever(folder, writing)
    os.close(writing)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seen["killed"] += os.WIFSIGNALED(status)
    with open(reading, "rb") as told:
        *lines, _torn = told.read().decode().split("\n")
    seen["acknowledged"] += len(lines)
    return set(lines)


def write_for_ever(folder: Path, told: int) -> None:
    writer = WarcWriter(folder / "a.warc.gz", folder / "a.journal")
    ready: queue.Queue = queue.Queue(maxsize=8)

    def prepare(offset: int) -> None:
        number = offset
        while True:
            ready.put(writer.prepare(SMALL[number % len(SMALL)]))
            number += 1

    for thread in range(THREADS):
        threading.Thread(target=prepare, args=(thread * 7,), daemon=True).start()
    while True:
        ids = [ready.get()()]
        while not ready.empty():
            ids.append(ready.get()())
        writer.commit()
        safe = [i for one in ids for i in (one.request, one.response) if i]
        os.write(told, "".join(f"{i}\n" for i in safe).encode())


def paths(folder: Path) -> tuple[Path, Path]:
    return folder / "a.warc.gz", folder / "a.journal"


def look(folder: Path, acknowledged: set[str], seen: dict[str, int]) -> None:
    """After recovery the file is whole, and holds whatever was acknowledged."""
    path, journal = paths(folder)
    before = path.stat().st_size if path.exists() else 0
    JournaledFile(path, journal).close()
    seen["torn"] += path.stat().st_size < before
    found = {record.id for record in take_apart(path.read_bytes())}
    assert not acknowledged - found, "acknowledged records were lost"
    if found:
        codes = {finding.code for finding in check_warc(path).findings}
        assert codes <= {Code.WARC_NOT_CLOSED, Code.WARC_HTTP_SURPLUS}, codes


def finish(folder: Path, acknowledged: set[str], seen: dict[str, int]) -> None:
    path, journal = paths(folder)
    with WarcWriter(path, journal) as writer:
        writer.prepare(EXCHANGES["plain"])()
    found = {record.id for record in take_apart(path.read_bytes())}
    seen["kept"] += len(found)
    seen["lost"] += len(acknowledged - found)
    codes = {finding.code for finding in check_warc(path).findings}
    assert codes <= {Code.WARC_HTTP_SURPLUS}, codes


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
