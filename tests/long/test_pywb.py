"""A real pywb serves what we recorded back, byte for byte."""

import socket
from contextlib import closing

import pytest

from archive.writing.warc import WarcWriter
from tests.exchanges import EXCHANGES
from tests.world.pywb_server import serving

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
    home = tmp_path_factory.mktemp("pywb")
    path = home / "a.warc.gz"
    with WarcWriter(path, home / "a.journal") as writer:
        for one in EXCHANGES.values():
            writer.prepare(one)()
    served = home / "served"
    served.mkdir()
    with serving(served, {"all": [path]}) as address:
        yield address


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
