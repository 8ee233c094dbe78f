"""A page with 200 assets beside ``wget --page-requisites``, whole processes, in one run.

pytest tests/benchmarks/test_assets.py -s
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
ASSETS = 200
RUNS = 5


@contextmanager
def serving(latency_s: float) -> Iterator[str]:
    """Run the server; give the address of the page."""
    command = [sys.executable, str(HERE / "page_server.py"), str(latency_s), str(ASSETS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
        server.stdin.close()


def record(recorder: str, address: str, folder: Path) -> float:
    """Record the page; give the seconds, and make sure that every asset is there."""
    folder.mkdir()
    command = [sys.executable, str(HERE / "page_recorder.py"), address, str(folder)]
    if recorder == "wget":
        warc = f"--warc-file={folder}/wget"
        kept = f"--directory-prefix={folder}/files"
        # robots.txt is one question more that nobody here asks.
        command = ["wget", "-q", "--page-requisites", "-e", "robots=off", warc, kept, address]
    began = time.perf_counter()
    subprocess.run(command, check=True)
    seconds = time.perf_counter() - began
    (warc_file,) = folder.glob("*.warc.gz")
    with warc_file.open("rb") as file:
        answered = {
            one.rec_headers.get_header("WARC-Target-URI").strip("<>")
            for one in ArchiveIterator(file)
            if one.rec_type in ("response", "revisit") and one.http_headers.statusline[:3] == "200"
        }
    assert len(answered) == 1 + ASSETS
    shutil.rmtree(folder)
    return seconds


@pytest.mark.skipif(not shutil.which("wget"), reason="wget is absent")
def test_200_assets_at_100_ms_take_less_than_4_seconds(tmp_path):
    medians = {}
    with serving(0.1) as address:
        for recorder, runs in (("ours", RUNS), ("wget", 1)):
            seconds = [record(recorder, address, tmp_path / f"{recorder}{n}") for n in range(runs)]
            medians[recorder] = statistics.median(seconds)
            print(f"{recorder:6}{medians[recorder]:7.2f} s  of {[round(s, 2) for s in seconds]}")
    print(f"wget / ours {medians['wget'] / medians['ours']:.1f}")
    assert medians["ours"] < 4
    assert medians["wget"] / medians["ours"] >= 5
