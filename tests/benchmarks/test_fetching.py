"""Fetching and recording beside warcio's capture_http and wget, whole processes, in one run.

pytest tests/benchmarks/test_fetching.py -s
"""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

HERE = Path(__file__).parent
RECORDERS = ("ours", "capture_http", "wget")


@contextmanager
def serving(latency_s: float, size_bytes: int, count: int) -> Iterator[str]:
    """Run the server; give the beginning of its addresses."""
    figures = (str(latency_s), str(size_bytes), str(count))
    command = [sys.executable, str(HERE / "slow_server.py"), *figures]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        port = int(server.stdout.readline())
        yield f"http://127.0.0.1:{port}"
        server.stdin.close()


def record(recorder: str, urls: list[str], folder: Path) -> float:
    """Record all addresses; give the seconds, and make sure that every answer is there."""
    folder.mkdir()
    listed = folder / "urls.txt"
    listed.write_text("\n".join(urls), encoding="ascii")
    command = [sys.executable, str(HERE / "recorders.py"), recorder, str(listed), str(folder)]
    if recorder == "wget":
        command = ["wget", "-q", "-O", "/dev/null", f"--warc-file={folder}/wget", "-i", str(listed)]
    began = time.perf_counter()
    subprocess.run(command, check=True)
    seconds = time.perf_counter() - began
    (warc,) = folder.glob("*.warc.gz")
    with warc.open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file)]
    assert kinds.count("response") == len(urls)
    shutil.rmtree(folder)
    return seconds


def compare(urls: list[str], folder: Path, runs: int) -> dict[str, float]:
    """Give each recorder's median seconds, and print them."""
    medians = {}
    for recorder in RECORDERS:
        seconds = [record(recorder, urls, folder / f"{recorder}-{run}") for run in range(runs)]
        medians[recorder] = statistics.median(seconds)
        rate = len(urls) / medians[recorder]
        print(f"{recorder:14}{medians[recorder]:8.2f} s{rate:9.0f} answers/s  of {seconds}")
    return medians


@pytest.mark.skipif(not shutil.which("wget"), reason="wget is absent")
def test_120_addresses_at_150_ms_are_recorded_by_16_workers_far_sooner(tmp_path):
    with serving(0.15, 40_000, 120) as start:
        urls = [f"{start}/{number}" for number in range(120)]
        seconds = compare(urls, tmp_path, runs=1)
    assert seconds["capture_http"] / seconds["ours"] >= 10
    assert seconds["wget"] / seconds["ours"] >= 5


@pytest.mark.skipif(not shutil.which("wget"), reason="wget is absent")
def test_1000_addresses_on_loopback_are_recorded_no_slower(tmp_path):
    with serving(0, 105_000, 1000) as start:
        urls = [f"{start}/{number}" for number in range(1000)]
        seconds = compare(urls, tmp_path, runs=3)
    assert seconds["ours"] <= min(seconds["capture_http"], seconds["wget"])
