"""WARC files that hold made-up captures, for a real pywb to serve."""

import gzip
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.packager.resolve.fake_web import Archived
from tests.world.holdings import time_of

_COMPRESSED = 3  # every so many captures, a crawler got compressed pages


def write_warc(path: Path, archived: Sequence[Archived]) -> None:
    """Write captures in time, so that a revisit comes after what it repeats."""
    digests: dict[tuple[str, str], str] = {}
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        in_time = sorted(archived, key=lambda one: one.timestamp)
        for number, one in enumerate(in_time):
            if one.revisits:
                record = _revisit(writer, one, digests[one.original, one.revisits])
            else:
                record = _response(writer, one, is_compressed=number % _COMPRESSED == 0)
            writer.write_record(record)
            record.raw_stream.close()
            digest = record.rec_headers.get_header("WARC-Payload-Digest")
            digests[one.original, one.timestamp] = digest


def _response(writer: WARCWriter, one: Archived, *, is_compressed: bool) -> object:
    headers, body = [("Content-Type", one.mimetype)], one.body
    if is_compressed and body:
        body = gzip.compress(body, mtime=0)
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    return writer.create_warc_record(
        one.original,
        "response",
        payload=BytesIO(body),
        http_headers=_head(one, headers),
        warc_headers_dict={"WARC-Date": _date(one.timestamp)},
    )


def _revisit(writer: WARCWriter, one: Archived, digest: str) -> object:
    return writer.create_revisit_record(
        one.original,
        digest,
        one.original,
        _date(one.revisits or ""),
        http_headers=_head(one, [("Content-Type", one.mimetype)]),
        warc_headers_dict={"WARC-Date": _date(one.timestamp)},
    )


def _head(one: Archived, headers: list[tuple[str, str]]) -> StatusAndHeaders:
    if one.location:
        headers.append(("Location", one.location))
    return StatusAndHeaders(f"{one.status} As It Was", headers, protocol="HTTP/1.1")


def _date(timestamp: str) -> str:
    return f"{time_of(timestamp):%Y-%m-%dT%H:%M:%SZ}"
