"""Verifying beside bagit-python, bdbag, openssl and a bare loop: whole processes, in one run.

pytest tests/benchmarks/test_verifying.py -s

The page cache is warm, each program runs in turn, and medians are compared. For a smaller run, make
the sizes in speed_bags.py smaller. It takes a quarter of an hour and 8 GB of disk.
"""

import compileall
import shutil
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.benchmarks.speed_bags import (
    MANY_SMALL,
    ONE_LARGE,
    SHAPES,
    SOME_MIDDLING,
    TINY,
    VERY_MANY_TINY,
    Shape,
    write_speed_bag,
)

RUNS = 3
RUNS_OF_TINY = 15
BIN = Path(sys.executable).parent
BARE_LOOP = Path(__file__).with_name("bare_loop.py")
OURS, OURS_FAST = "ours", "ours --fast"
BAGIT, BAGIT_2, BAGIT_FAST = "bagit-python", "bagit-python, 2 processes", "bagit-python --fast"
BDBAG, OPENSSL, BARE = "bdbag", "openssl dgst, both", "bare loop"
OK = {0, 3}  # a fast check of ours that finds nothing wrong ends with 3

LEAST = {  # times as fast as the other
    (ONE_LARGE, BARE): 0.95,
    (SOME_MIDDLING, BARE): 0.95,
    (ONE_LARGE, BAGIT): 1.3,
    (MANY_SMALL, BAGIT): 5,
    (VERY_MANY_TINY, BAGIT): 6,
    (TINY, BAGIT): 1 / 1.5,
}
LEAST_OF_ANY = 0.95
LEAST_FAST = {MANY_SMALL: 8}
NOT_COMPARED = {OPENSSL, BARE}  # they read no manifest and compare nothing


def commands(bag: Path) -> dict[str, list[object]]:
    bagit = [sys.executable, BIN / "bagit.py", "--validate", "--quiet"]
    hashing = 'find "$1/data" -type f -print0 | xargs -0 openssl dgst -%s >/dev/null'
    both = " && ".join(hashing % algorithm for algorithm in ("sha256", "sha512"))
    return {
        OURS: [BIN / "packager", "verify", "--quiet", bag],
        BAGIT: [*bagit, bag],
        BAGIT_2: [*bagit, "--processes", "2", bag],
        BDBAG: [BIN / "bdbag", "--quiet", "--validate", "full", bag],
        OPENSSL: ["sh", "-c", both, "sh", bag],
        BARE: [sys.executable, BARE_LOOP, bag],
        OURS_FAST: [BIN / "packager", "verify", "--quiet", "--fast", bag],
        BAGIT_FAST: [*bagit, "--fast", bag],
    }


def seconds_of(command: list[object]) -> float:
    began = time.perf_counter()
    done = subprocess.run([*map(str, command)], capture_output=True)
    taken = time.perf_counter() - began
    assert done.returncode in OK, done.stderr.decode()
    return taken


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """Compile our modules, as installing does, also where the environment forbids Python to."""
    for name in ("archive", "packager"):
        assert compileall.compile_dir(Path(find_spec(name).origin).parent, quiet=1)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_verifying_is_as_fast_as_hashing_allows(shape: Shape, tmp_path):
    bag = write_speed_bag(tmp_path / "bag", shape)
    seconds: dict[str, list[float]] = {name: [] for name in commands(bag)}
    for run in range((RUNS_OF_TINY if shape is TINY else RUNS) + 1):
        for name, command in commands(bag).items():
            taken = seconds_of(command)
            if run:  # the first warms the page cache
                seconds[name].append(taken)
    shutil.rmtree(bag)
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    print(f"\n{shape.name}")
    for name, median in medians.items():
        ours = medians[OURS_FAST if name.endswith("--fast") else OURS]
        runs = " ".join(f"{one:.3f}" for one in seconds[name][:5])
        print(f"  {name:28}{median:8.3f} s  {median / ours:6.2f} times ours  of {runs}")
    too_slow = {}
    for name in set(medians) - {OURS, OURS_FAST}:
        ours = medians[OURS_FAST if name == BAGIT_FAST else OURS]
        if name == BAGIT_FAST:
            least = LEAST_FAST.get(shape, LEAST_OF_ANY)
        else:
            of_any = 0 if name in NOT_COMPARED else LEAST_OF_ANY
            least = LEAST.get((shape, name), of_any if shape is not TINY else 1 / 1.5)
        if shape is TINY and name in NOT_COMPARED | {BAGIT_FAST}:
            continue
        if medians[name] / ours < least:
            too_slow[name] = f"{medians[name] / ours:.2f}, not {least:.2f} times as fast"
    assert not too_slow


def test_memory_stays_flat(tmp_path):
    """A manifest of a million files that are not there, and a file of 8 GB that is not a hole."""
    bag = write_speed_bag(tmp_path / "bag", TINY)
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.writelines(f"{number:064}  data/{number:07}.bin\n" for number in range(1_000_000))
    print(f"\na manifest of a million lines: {megabytes_of(bag, code=1):.0f} MB")
    shutil.rmtree(bag)
    bag = write_speed_bag(tmp_path / "bag", Shape(name="8 GB", files=1, size_bytes=8_000_000_000))
    print(f"a file of 8 GB: {megabytes_of(bag, code=0):.0f} MB")


def megabytes_of(bag: Path, *, code: int) -> float:
    """Give the most memory that verifying takes, of our process and those that it starts."""
    script = (
        "import resource, sys, subprocess\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    command = [sys.executable, "-c", script, BIN / "packager", "verify", "--quiet", bag]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True)
    ended, kilobytes = map(int, done.stdout.split())
    assert ended == code
    limit = 600 if code else 100
    assert kilobytes / 1000 < limit
    return kilobytes / 1000
