"""Other people's programs accept every file that we write."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive.writing.warc import WarcWriter
from tests.exchanges import EXCHANGES

BIN = Path(sys.executable).parent
JUDGES = {
    "warcio check": [BIN / "warcio", "check"],
    "FastWARC check": [BIN / "fastwarc", "check", "--quiet"],
    "gzip -t": ["gzip", "-t"],
}


def write(folder: Path, names) -> Path:
    path = folder / "a.warc.gz"
    with WarcWriter(path, folder / "a.journal") as writer:
        for name in names:
            writer.prepare(EXCHANGES[name])()
    return path


def ask(command, path: Path) -> subprocess.CompletedProcess:
    return subprocess.run([*map(str, command), str(path)], capture_output=True, text=True)


@pytest.mark.parametrize("judge", JUDGES)
def test_a_judge_accepts_a_file_with_everything_that_servers_do(judge, tmp_path):
    ran = ask(JUDGES[judge], write(tmp_path, EXCHANGES))
    assert (ran.returncode, ran.stderr) == (0, "")


def test_fastwarc_accepts_every_payload_digest_but_those_of_revisits(tmp_path):
    """It takes the digest of a revisit, which is of another record's payload, for one of its own."""
    names = [name for name in EXCHANGES if name != "same"]
    command = [BIN / "fastwarc", "check", "--quiet", "--verify-payloads"]
    assert ask(command, write(tmp_path, names)).returncode == 0
