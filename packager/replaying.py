"""Replay a package's captures through a pywb that the user has installed (the extra ``replay``).

pywb is run as a program of its own, on a folder that is removed afterwards; none of it ships here.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive import layout
from packager.opening import open_inside

_CONFIG = "collections_root: collections\nframed_replay: false\nredirect_to_exact: true\n"
_COLLECTION = "package"


def find_pywb() -> Path | None:
    """Find pywb's ``wayback``: beside this Python, or wherever programs are looked for."""
    beside = Path(sys.executable).with_name("wayback")
    found = str(beside) if beside.exists() else shutil.which("wayback")
    return Path(found) if found else None


@contextmanager
def replaying(bag: Path, wayback: Path, port: int) -> Iterator[str]:
    """Replay a package on loopback for as long as the block lasts.

    Args:
        bag: A package with captures.
        wayback: The program.
        port: Where it listens.

    Yields:
        The address below which captures are shown: ``<address><time>/<url>``.
    """
    with tempfile.TemporaryDirectory(prefix="replay-") as place:
        root = Path(place)
        for name in ("archive", "indexes"):
            (root / "collections" / _COLLECTION / name).mkdir(parents=True)
        for warc in (bag / layout.WARC_FOLDER).glob("*.warc.gz"):
            if warc.resolve().is_relative_to(bag.resolve()) and warc.is_file():
                link = root / "collections" / _COLLECTION / "archive" / warc.name
                link.symlink_to(warc.resolve())
        _copy_index(bag, root / "collections" / _COLLECTION / "indexes" / "index.cdxj")
        (root / "config.yaml").write_text(_CONFIG, "utf-8")
        command = [str(wayback), "-b", "127.0.0.1", "-p", str(port)]
        with (root / "log").open("w") as log:
            # The program that the user has installed; nothing of the package is in the command.
            process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)  # noqa: S603
        try:
            yield f"http://127.0.0.1:{port}/{_COLLECTION}/"
        finally:
            process.terminate()
            process.wait()


def _copy_index(bag: Path, target: Path) -> None:
    descriptor = open_inside(bag, layout.WARC_INDEX)
    if descriptor is not None:
        with open(descriptor, "rb") as source, target.open("wb") as copy:  # noqa: PTH123
            shutil.copyfileobj(source, copy)
