"""A single fetch may be given less room and time than the client's, and its body need not be read."""

import gzip
import time

from archive import limits
from archive.exchange import Truncation
from packager.errors import TimedOutError, TooLargeError
from tests.packager.fetch.wire_server import Ending, answer, ok


def test_an_answer_larger_than_its_own_limit_is_cut(server, client):
    server.answers["/"] = ok(bytes(5000))
    cut = client.fetch(server.url("/"), response_bytes=1000)
    assert isinstance(cut.error, TooLargeError)
    assert cut.exchanges[0].truncated is Truncation.LENGTH
    assert cut.exchanges[0].response.size_bytes == 1000
    assert client.fetch(server.url("/")).error is None


def test_a_fetch_ends_when_its_own_time_is_over(server, client):
    server.answers["/"] = answer(b"HTTP/1.1 200 OK\r\n", ending=Ending.STALL)
    began = time.monotonic()
    fetched = client.fetch(server.url("/"), fetch_s=0.3)
    assert time.monotonic() - began < 5
    assert isinstance(fetched.error, TimedOutError)
    assert fetched.exchanges[0].response.read() == b"HTTP/1.1 200 OK\r\n"


def test_a_body_that_nobody_reads_is_recorded_and_not_unpacked(server, client):
    sent = ok(gzip.compress(bytes(limits.DECODED_BODY_BYTES + 1)), b"Content-Encoding: gzip")
    server.answers["/"] = sent
    fetched = client.fetch(server.url("/"), decoded_bytes=0)
    assert fetched.error is None
    assert fetched.body == b""
    assert fetched.exchanges[0].response.read() == sent.sent
