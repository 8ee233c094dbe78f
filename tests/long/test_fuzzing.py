"""An hour of fuzzing in all, where atheris is at hand: bash tests/judges/atheris.sh installs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PYTHON = ROOT / ".venvs/atheris/bin/python"
TARGETS = ("declaration", "manifest", "bag_info", "fetch", "record", "warc", "bag", "package")
SECONDS = int(os.environ.get("PACKAGER_FUZZ_S", "3600")) // len(TARGETS)  # of each target
MEGABYTES = 1024  # of memory; more is a finding
PATIENCE_S = 20  # for one input; longer is a finding

if not PYTHON.exists():
    pytest.skip("atheris is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    subprocess.run([sys.executable, ROOT / "tests/long/fuzz_seeds.py", folder], check=True)
    return folder


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_that_is_read_brings_a_parser_down(target, seeds, tmp_path):
    command = [
        *("nice", "-n", "19", PYTHON, ROOT / "tests/long/fuzz_parsers.py", target, seeds / target),
        *(f"-max_total_time={SECONDS}", f"-timeout={PATIENCE_S}", f"-rss_limit_mb={MEGABYTES}"),
        *("-max_len=9000", f"-artifact_prefix={tmp_path}/"),
    ]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    found = [path.read_bytes() for path in tmp_path.glob("*-*")]
    assert done.returncode == 0, (found, done.stderr[-3000:])
