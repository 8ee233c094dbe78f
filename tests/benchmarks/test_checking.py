"""Checking a WARC file of 500 MB beside warcio and FastWARC, whole processes, in one run.

pytest tests/benchmarks/test_checking.py -s
"""

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from archive.exchange import Exchange
from archive.writing.warc import WarcWriter
from tests.exchanges import exchange, sized

SIZE_BYTES = 500_000_000  # of all records, decompressed
RUNS = 5
BIN = Path(sys.executable).parent
OURS = """
import sys
from pathlib import Path
from archive.checks.warcs import check_warc
found = check_warc(Path(sys.argv[1]))
sys.exit(str(found.findings) if found.findings else found.status != "passed")
"""
CHECKERS = {
    "ours, with the extra fast": [sys.executable, "-c", OURS],
    "ours, with zlib alone": [
        sys.executable,
        "-c",
        f"import sys; sys.modules['isal'] = None{OURS}",
    ],
    "warcio check": [BIN / "warcio", "check"],
    "fastwarc check -p": [BIN / "fastwarc", "check", "--quiet", "--verify-payloads"],
}


def exchanges() -> Iterator[Exchange]:
    """Three pages of text, then a picture, until there is enough; no two are the same."""
    chance = random.Random(20160819)
    words = [bytes(chance.choices(b"abcdefghijklmnopqrstuvwxyz", k=3 + n % 8)) for n in range(5000)]
    text = b" ".join(chance.choices(words, k=600_000))
    size = number = 0
    while size < SIZE_BYTES:
        length = chance.randint(8_000, 110_000)
        start = chance.randrange(len(text) - length)
        body = text[start : start + length]
        if number % 4 == 3:
            body = chance.randbytes(chance.randint(30_000, 350_000))
        size += len(body) + 1500  # both headers and the request
        number += 1
        yield exchange(str(number), sized(body))


def write(path: Path, journal: Path) -> int:
    with WarcWriter(path, journal) as writer, ThreadPoolExecutor(2) as pool:
        return len([append() for append in pool.map(writer.prepare, exchanges())])


def seconds_of(command: list[object]) -> float:
    began = time.perf_counter()
    subprocess.run([*map(str, command)], check=True)
    return time.perf_counter() - began


def test_every_digest_of_500_mb_is_checked_sooner_than_by_others(tmp_path):
    path = tmp_path / "a.warc.gz"
    began = time.perf_counter()
    count = write(path, tmp_path / "a.journal")
    print(f"\n{count} exchanges, {path.stat().st_size / 1e6:.0f} MB compressed,", end=" ")
    print(f"written in {time.perf_counter() - began:.1f} s")
    seconds: dict[str, list[float]] = {name: [] for name in CHECKERS}
    for _ in range(RUNS):  # in turn, so that what else the machine does falls on all of them
        for name, command in CHECKERS.items():
            seconds[name].append(seconds_of([*command, path]))
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    ours = medians["ours, with the extra fast"]
    for name, median in medians.items():
        runs = " ".join(f"{one:.2f}" for one in seconds[name])
        print(f"{name:28}{median:6.2f} s  {median / ours:5.2f} times ours  of {runs}")
    path.unlink()
    assert medians["warcio check"] / ours >= 2.5
    assert medians["fastwarc check -p"] / ours >= 1.3
