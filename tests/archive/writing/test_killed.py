"""SIGKILL and a full disk at any moment: a whole file, and nothing that was acknowledged is lost."""

import json
import os
import random
import resource
import shutil
import subprocess
import sys

import pytest

from archive.checks.warcs import check_warc
from archive.errors import WriteError
from archive.findings import Status
from archive.writing.warc import WarcWriter
from tests.conftest import ROOT
from tests.exchanges import EXCHANGES, exchange, sized
from tests.warc_reading import take_apart


def kill(*, tries: int, seed: int) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.warc_killing", str(tries), str(seed)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_ten_kills_lose_nothing_that_was_acknowledged():
    seen = kill(tries=10, seed=3)
    assert seen["killed"] == 10
    assert seen["acknowledged"] > 0
    assert seen["lost"] == 0


def fill(folder) -> set[str]:
    """Write until the disk is full; give the ids that were made safe."""
    safe: set[str] = set()
    random_ = random.Random(3)
    writer = WarcWriter(folder / "a.warc.gz", folder / "a.journal")
    with pytest.raises(WriteError, match="cannot write"):
        while True:
            bodies = [random_.randbytes(random_.randint(1, 60_000)) for _ in range(3)]
            ids = [writer.prepare(exchange("x", sized(body)))() for body in bodies]
            writer.commit()
            safe |= {i for one in ids for i in (one.request, one.response)}
    writer._file.close()
    return safe


def assert_whole_with(folder, safe: set[str]) -> None:
    found = {record.id for record in take_apart((folder / "a.warc.gz").read_bytes())}
    assert safe
    assert safe <= found
    assert check_warc(folder / "a.warc.gz").status is Status.PASSED


def test_a_file_that_may_grow_no_more_is_whole_and_gone_on_with(tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000_000, before[1]))
    try:
        safe = fill(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    take_apart((tmp_path / "a.warc.gz").read_bytes())
    with WarcWriter(tmp_path / "a.warc.gz", tmp_path / "a.journal") as writer:
        writer.prepare(EXCHANGES["gone"])()
    assert_whole_with(tmp_path, safe)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of five megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(folder)]
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can mount a small file system")
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_on_a_full_disk_the_file_stays_whole_and_is_gone_on_with(small_disk):
    safe = fill(small_disk)
    take_apart((small_disk / "a.warc.gz").read_bytes())
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    with WarcWriter(small_disk / "a.warc.gz", small_disk / "a.journal") as writer:
        writer.prepare(EXCHANGES["gone"])()
    assert_whole_with(small_disk, safe)
