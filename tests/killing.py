"""Kill packaging with SIGKILL at random moments, then run it again: run as a program.

A parent that has loaded everything forks a child for each try, so that the kills fall into the
work and not into the imports. Prints one line of JSON with what it saw; it stops at the first
partial bag under a final name.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from archive import verify_bag
from packager.pack import pack_article
from packager.settings import Settings

OFFLINE = Settings(offline=True)


def main(article: Path, tries: int, seed: int) -> None:
    chance = random.Random(seed)
    home = Path(tempfile.mkdtemp(prefix="killing-"))
    try:
        lasts_s = time_one(article, home / "warm")
        lasts_s = time_one(article, home / "timed")
        seen = {"tries": tries, "killed": 0, "whole": 0, "left_partial": 0, "finished": 0}
        for number in range(tries):
            out = home / str(number)
            seen["killed"] += kill_one(article, out, chance.uniform(0, lasts_s))
            look(out, seen)
            finish(article, out, seen)
            shutil.rmtree(out)
        print(json.dumps(seen))
    finally:
        shutil.rmtree(home)


def time_one(article: Path, out: Path) -> float:
    began = time.perf_counter()
    pack_article(article, out=out, settings=OFFLINE)
    return time.perf_counter() - began


def kill_one(article: Path, out: Path, after_s: float) -> bool:
    child = os.fork()
    if child == 0:
        pack_article(article, out=out, settings=OFFLINE)
        os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def look(out: Path, seen: dict[str, int]) -> None:
    """What stands under a final name is a whole bag."""
    for entry in out.iterdir() if out.exists() else ():
        if entry.name.endswith(".partial"):
            seen["left_partial"] += 1
        else:
            verify_bag(entry, require_package=True).raise_if_invalid()
            seen["whole"] += 1


def finish(article: Path, out: Path, seen: dict[str, int]) -> None:
    """The next run ends with the package and nothing else."""
    package = pack_article(article, out=out, settings=OFFLINE)
    verify_bag(package.path, require_package=True).raise_if_invalid()
    assert [entry.name for entry in out.iterdir()] == [package.path.name]
    seen["finished"] += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
