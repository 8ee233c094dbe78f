"""One WARC 1.1 record as bytes: its header, its block untouched, in a gzip member of its own.

Only warcio's rendering of the header is used. Its ``write_record`` cannot keep the bytes: it reads
the HTTP head and writes it anew (a folded or non-ASCII header changes), it adds a SHA-1 payload
digest of the whole block where a record has none, and it knows compression level 9 only. Its
``create_warc_record`` does the first of these too.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from warcio.statusandheaders import StatusAndHeaders

from archive.block import Block
from archive.digests import Algorithm, hash_pieces

_VERSION = "WARC/1.1"
_RECORD_END = b"\r\n\r\n"  # WARC 1.1 §4: two new lines after the block
_ONE_LINE = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")

_GZIP = 16 + zlib.MAX_WBITS  # zlib writes neither a name nor a time into this header
_LEVEL = 6  # level 9 takes three times as long for 1 % less
_STORED = 0
_SAMPLE_BYTES = 8 * 1024
_WORTH_COMPRESSING = 0.95  # of a sample, compressed: images, video and gzip bodies stay above


class RecordType(StrEnum):
    """The record types that we write (WARC 1.1 §6)."""

    WARCINFO = "warcinfo"
    REQUEST = "request"
    RESPONSE = "response"
    REVISIT = "revisit"
    RESOURCE = "resource"
    METADATA = "metadata"


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A record before it is written; the writer adds block digest, length and version."""

    type: RecordType
    id: str  # "urn:uuid:..."
    date: datetime  # aware; when the capture began
    fields: tuple[tuple[str, str], ...] = ()  # what the type needs beyond the common ones
    content_type: str
    block: Block


def render_record(record: Record) -> Iterator[bytes]:
    """Render a record as one gzip member (WARC 1.1 annex D), the same bytes for the same zlib.

    Yields:
        The compressed bytes in pieces.

    Raises:
        ValueError: A field's value has a line break or another control character.
    """
    compressor = zlib.compressobj(_choose_level(record.block), zlib.DEFLATED, _GZIP)
    yield compressor.compress(_render_header(record))
    for piece in record.block.pieces():
        yield compressor.compress(piece)
    yield compressor.compress(_RECORD_END)
    yield compressor.flush()


def render_digest(block: Block, start: int = 0) -> str:
    """Render the labelled digest of a block from an offset on.

    SHA-256 in lower-case hexadecimal: in base 32 it would need the padding that the grammar of
    WARC 1.1 §5.8 forbids.
    """
    (digest,) = hash_pieces(block.pieces(start), (Algorithm.SHA256,))
    return f"{Algorithm.SHA256}:{digest}"


def render_date(date: datetime) -> str:
    """Render a WARC-Date in microseconds (WARC 1.1 §5.4: as precise as is known).

    >>> render_date(datetime(2016, 8, 19, 17, 42, 30, tzinfo=UTC))
    '2016-08-19T17:42:30.000000Z'
    """
    moment = date.astimezone(UTC).replace(tzinfo=None)
    return f"{moment.isoformat(timespec='microseconds')}Z"


def _render_header(record: Record) -> bytes:
    fields = [
        ("WARC-Type", str(record.type)),
        ("WARC-Record-ID", f"<{record.id}>"),
        ("WARC-Date", render_date(record.date)),
        *record.fields,
        ("WARC-Block-Digest", render_digest(record.block)),
        ("Content-Type", record.content_type),
        ("Content-Length", str(record.block.size_bytes)),
    ]
    for name, value in fields:
        if not _ONE_LINE.fullmatch(value):
            raise ValueError(f"{name}: one line expected, found {value!r}")
    header: bytes = StatusAndHeaders("", fields, protocol=_VERSION).to_bytes(encoding="utf-8")
    return header


def _choose_level(block: Block) -> int:
    """Store what is compressed already: the same size in a third of the time."""
    if block.size_bytes <= _SAMPLE_BYTES:
        return _LEVEL
    middle = (block.size_bytes - _SAMPLE_BYTES) // 2
    sample = block.read(middle, middle + _SAMPLE_BYTES)
    shrinks = len(zlib.compress(sample, 1)) < _WORTH_COMPRESSING * len(sample)
    return _LEVEL if shrinks else _STORED
