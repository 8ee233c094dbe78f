"""A real pywb on loopback, in a virtual environment of its own."""

import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT

_BIN = ROOT / ".venvs" / "pywb" / "bin"
_CONFIG = "collections_root: collections\nframed_replay: false\nredirect_to_exact: true\n"
_STARTS_WITHIN_S = 60


@contextmanager
def serving(home: Path, collections: dict[str, Sequence[Path]]) -> Iterator[tuple[str, int]]:
    """Serve WARC files for as long as the block lasts; skips the test where pywb cannot be had.

    Args:
        home: An empty folder.
        collections: The files of each collection, by its name; they may be outside of ``home``.

    Yields:
        The address of the server.
    """
    install()
    for name, paths in collections.items():
        _collect(home / "collections" / name, paths)
    with running(home) as address:
        yield address


def install() -> None:
    """Install pywb; skips the test where it cannot be had."""
    setup = subprocess.run(
        [ROOT / "tests" / "judges" / "pywb.sh"], capture_output=True, text=True, check=False
    )
    if setup.returncode:
        pytest.skip(f"pywb cannot be installed here: {setup.stderr.strip()[-300:]}")


@contextmanager
def running(home: Path) -> Iterator[tuple[str, int]]:
    """Run pywb over the collections in a folder for as long as the block lasts."""
    (home / "config.yaml").write_text(_CONFIG)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = free.getsockname()
    with (home / "log").open("w") as log:
        command = [_BIN / "wayback", "-b", address[0], "-p", str(address[1])]
        server = subprocess.Popen(command, cwd=home, stdout=log, stderr=log)
        try:
            _wait_for(address, server, home / "log")
            yield address
        finally:
            server.kill()
            server.wait()


def _collect(folder: Path, paths: Sequence[Path]) -> None:
    """Make a collection of some files."""
    for part in ("archive", "indexes"):
        (folder / part).mkdir(parents=True)
    if not paths:
        return
    for path in paths:
        (folder / "archive" / path.name).hardlink_to(path)
    index = folder / "indexes" / "index.cdxj"
    command = [_BIN / "cdx-indexer", "-s", "-j", "-o", index, folder / "archive"]
    subprocess.run(command, check=True, capture_output=True)


def _wait_for(address: tuple[str, int], server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(_STARTS_WITHIN_S * 10):
        try:
            socket.create_connection(address, timeout=1).close()
        except OSError:
            try:
                server.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            break
        else:
            return
    pytest.fail(f"pywb did not start: {log.read_text()[-1000:]}")
