"""What other validators say of a bag: bagit-python and bdbag, on a copy, in another process.

``python -m tests.judges.bag_judges NAME BAG`` is that process; it ends with 0 where NAME accepts.
"""

import logging
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.conftest import ROOT

PATIENCE_S = 30
JUDGES = {
    name: f"{name} {version(package)}"
    for name, package in {"bagit-python": "bagit", "bdbag": "bdbag"}.items()
}


def judge(name: str, bag: Path) -> str:
    """Let a validator judge a copy of a bag.

    Returns:
        ``accepts``, ``refuses``, ``hangs``; and "and rewrites" after it where the copy has changed.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place, "bag")
        shutil.copytree(bag, copy, symlinks=True)
        before = contents_of(copy)
        command = [sys.executable, "-m", "tests.judges.bag_judges", name, str(copy)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE_S, cwd=ROOT)
        except subprocess.TimeoutExpired:
            return "hangs"
        said = "refuses" if done.returncode else "accepts"
        return said if contents_of(copy) == before else f"{said} and rewrites"


def contents_of(folder: Path) -> dict[str, bytes]:
    """Give every regular file."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def _ask(name: str, bag: str) -> None:
    logging.disable(logging.CRITICAL)
    if name == "bagit-python":
        import bagit

        bagit.Bag(bag).validate()
    else:
        from bdbag import bdbag_cli  # as people run it: the library asks less of a bag

        sys.argv = ["bdbag", "--quiet", "--validate", "full", bag]
        sys.exit(bdbag_cli.main())


if __name__ == "__main__":
    _ask(*sys.argv[1:])
