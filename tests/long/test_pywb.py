"""A real pywb serves what we recorded back, byte for byte."""

import shutil
import socket
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from archive.writing.warc import WarcWriter
from tests.conftest import ROOT
from tests.exchanges import EXCHANGES

BIN = ROOT / ".venvs" / "pywb" / "bin"
CONFIG = "collections_root: collections\nframed_replay: false\nredirect_to_exact: true\n"
STARTS_WITHIN_S = 60
MOMENT = "20160819174230"

# What is no HTTP response, or none whose head is whole, has no body that could be served.
WITHOUT_BODY = {"not-http", "not-text", "blank", "cut-status", "cut-head", "nothing"}
FAULTS_OF_PYWB = {
    "early-hints": "it takes the first head for the one that counts",
    "continued": "it takes the first head for the one that counts",
    "blank-line-of-blanks": "it takes a line of blanks for the end of the head",
    "trailers": "it serves the trailers as a part of the body",
    "not-modified": "it fails where a 304 has a Content-Length",
}
SERVED = [
    pytest.param(name, marks=pytest.mark.xfail(reason=FAULTS_OF_PYWB[name], strict=True))
    if name in FAULTS_OF_PYWB
    else name
    for name in sorted(EXCHANGES.keys() - WITHOUT_BODY)
]


@pytest.fixture(scope="module")
def wayback(tmp_path_factory):
    """The address of a pywb with every exchange in its collection."""
    setup = subprocess.run(
        [ROOT / "tests" / "judges" / "pywb.sh"], capture_output=True, text=True, check=False
    )
    if setup.returncode:
        pytest.skip(f"pywb cannot be installed here: {setup.stderr.strip()[-300:]}")
    home = tmp_path_factory.mktemp("pywb")
    path = home / "a.warc.gz"
    with WarcWriter(path, home / "a.journal") as writer:
        for one in EXCHANGES.values():
            writer.prepare(one)()
    run(home, "wb-manager", "init", "all")
    run(home, "wb-manager", "add", "all", path)
    (home / "config.yaml").write_text(CONFIG)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = free.getsockname()
    log = (home / "log").open("w")
    server = subprocess.Popen(
        [BIN / "wayback", "-b", address[0], "-p", str(address[1])],
        cwd=home,
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(address, server, home / "log")
        yield address
    finally:
        server.kill()
        server.wait()
        log.close()
        shutil.rmtree(home)


def run(home: Path, program: str, *arguments: object) -> None:
    command = [str(BIN / program), *map(str, arguments)]
    subprocess.run(command, cwd=home, check=True, capture_output=True)


def wait_for(address, server: subprocess.Popen, log: Path) -> None:
    for _ in range(STARTS_WITHIN_S * 10):
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


def served(address, url: str) -> tuple[bytes, bytes]:
    """Ask for a record as it is (``id_``); give head and body, whatever the head says of it."""
    request = f"GET /all/{MOMENT}id_/{url} HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n"
    with closing(socket.create_connection(address, timeout=30)) as connection:
        connection.sendall(request.encode())
        answer = b""
        while piece := connection.recv(1 << 16):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    return head, body


@pytest.mark.parametrize("name", SERVED)
def test_pywb_serves_the_body_that_came(name, wayback):
    one = EXCHANGES[name]
    head, body = served(wayback, one.url)
    assert b"Memento-Datetime: Fri, 19 Aug 2016 17:42:30 GMT" in head
    assert int(head.split()[1]) == one.status
    assert body == b"".join(one.body_pieces())
