"""Many fetches at the same time from a server that sends all answers interleaved, into one WARC."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from archive.writing.warc import WarcWriter
from packager.fetch.client import Client
from packager.fetch.settings import FetchSettings
from tests.packager.fetch.wire_cases import chunks
from tests.packager.fetch.wire_server import Answer, Ending, WireServer

_PIECE_BYTES = 3000


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How a crowd of fetches ended."""

    fetched: int
    exchanges: int
    wrong_answers: int  # whose bytes are not those that the server sent for that address
    recorded: int  # responses in the WARC
    wrong_records: int  # whose block is not what the server sent for its address
    switches: int  # how often the server turned from one answer to another


def fetch_crowd(count: int, server: WireServer, settings: FetchSettings, folder: Path) -> Tally:
    """Fetch ``count`` addresses, each with an answer of its own, and compare every byte."""
    order: list[str] = []
    sent = {}
    for number in range(count):
        for path, whole, ending in answers_for(number):
            sent[server.url(path)] = whole
            server.answers[path] = _interleaved(path, whole, ending, order)
    warc = folder / "crowd.warc.gz"
    fetched, exchanges, wrong_answers = 0, 0, 0
    with WarcWriter(warc, folder / "journal") as sink, Client(settings, sink=sink) as client:
        urls = [server.url(f"/{number}") for number in range(count)]
        for number, one in enumerate(client.fetch_all(urls)):
            fetched += 1
            exchanges += len(one.hops)
            is_right = one.url == urls[number] and one.body == body_of(number)
            is_right &= all(e.response.read() == sent[e.url] for e in one.exchanges)
            wrong_answers += not is_right
    records = dict(responses_of(warc))
    return Tally(
        fetched=fetched,
        exchanges=exchanges,
        wrong_answers=wrong_answers,
        recorded=len(records),
        wrong_records=sum(sent[url] != block for url, block in records.items()),
        switches=sum(before != after for before, after in pairwise(order)),
    )


def body_of(number: int) -> bytes:
    return b"%08d " % number * 2000


def answers_for(number: int) -> list[tuple[str, bytes, Ending]]:
    """Give the answers of one address: every kind of framing, and redirects."""
    body, path, keep = body_of(number), f"/{number}", Ending.KEEP
    packed = gzip.compress(body)
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
    kinds: list[list[tuple[str, bytes, Ending]]] = [
        [(path, whole, keep)],
        [(path, chunked + b"\r\n" + b"".join(chunks(body)) + b"0\r\nX: y\r\n\r\n", keep)],
        [
            (
                path,
                chunked
                + b"Content-Encoding: gzip\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed),
                keep,
            )
        ],
        [(path, b"HTTP/1.0 200 OK\r\n\r\n" + body, Ending.CLOSE)],
        [(path, b"HTTP/1.1 103 Early Hints\r\nX: %d\r\n\r\n" % number + whole, keep)],
        [
            (
                path,
                b"HTTP/1.1 302 Found\r\nLocation: %b?there\r\nContent-Length: 8\r\n\r\n%08d"
                % (path.encode(), number),
                keep,
            ),
            (path + "?there", whole, keep),
        ],
    ]
    return kinds[number % len(kinds)]


def responses_of(warc: Path) -> Iterator[tuple[str, bytes]]:
    """Read every response as it stands in the file."""
    with warc.open("rb") as file:
        for record in ArchiveIterator(file, no_record_parse=True):
            if record.rec_type == "response":
                yield record.rec_headers.get_header("WARC-Target-URI"), record.raw_stream.read()


def _interleaved(path: str, whole: bytes, ending: Ending, order: list[str]):
    def pieces() -> Iterator[bytes]:
        for start in range(0, len(whole), _PIECE_BYTES):
            order.append(path)
            yield whole[start : start + _PIECE_BYTES]
            time.sleep(0)  # let another answer send a piece

    return lambda _request: Answer(pieces=pieces(), ending=ending)
