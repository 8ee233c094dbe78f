"""Read the records of a WARC file through warcio, and the payloads in them.

For everything but checking: what is read here is taken as it is. Whether it is what was written,
``archive.checks.warcs`` says. Heads and bodies are read by our own code, for warcio takes an
interim head for the one that counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from archive import limits
from archive.block import Block, BlockBuilder
from archive.errors import MalformedWarcError
from archive.http_body import decode_content, remove_chunks
from archive.http_message import FramingKind, ResponseHead, find_framing, parse_final_head

_HTTP = "application/http"


@dataclass(frozen=True, kw_only=True, slots=True)
class WarcRecord:
    """One record as it stands in its file."""

    offset: int  # in the file
    length_bytes: int  # in the file, compressed as it is
    fields: tuple[tuple[str, str], ...]  # in order, names as spelt
    block: Block

    def get(self, name: str) -> str | None:
        """Give the first value of a field, by its name in any case; None where it has none."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    @property
    def id(self) -> str:
        """Its WARC-Record-ID without angle brackets, ``urn:uuid:...``; empty without one."""
        return _without_brackets(self.get("WARC-Record-ID") or "")

    @property
    def type(self) -> str:
        """Its WARC-Type; empty without one."""
        return self.get("WARC-Type") or ""

    @property
    def target_uri(self) -> str | None:
        """Its WARC-Target-URI."""
        uri = self.get("WARC-Target-URI")
        return None if uri is None else _without_brackets(uri)

    @property
    def refers_to(self) -> str | None:
        """The id in its WARC-Refers-To, without angle brackets."""
        record_id = self.get("WARC-Refers-To")
        return None if record_id is None else _without_brackets(record_id)

    @property
    def head(self) -> ResponseHead | None:
        """The head of the HTTP response in it that counts; None where there is none."""
        if self.type == "request" or not (self.get("Content-Type") or "").startswith(_HTTP):
            return None
        return parse_final_head(self.block.read(0, limits.RESPONSE_HEAD_BYTES))


def read_records(path: Path) -> Iterator[WarcRecord]:
    """Read every record of a file, in order.

    Raises:
        MalformedWarcError: Something in it is no record, or a record is cut or damaged.
        WriteError: The temporary folder, where a large block is put, cannot be written to.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        yield from _read_from(file, path)


def read_record_at(path: Path, offset: int) -> WarcRecord:
    """Read the record that begins at an offset; raises as ``read_records`` does."""
    with path.open("rb") as file:
        file.seek(offset)
        for record in _read_from(file, path):
            return record
    raise MalformedWarcError(f"{path}: no record begins at byte {offset}")


def find_record(path: Path, record_id: str) -> WarcRecord | None:
    """Find a record by its id, with or without angle brackets; raises as ``read_records`` does."""
    wanted = _without_brackets(record_id)
    return next((record for record in read_records(path) if record.id == wanted), None)


def read_payload(
    record: WarcRecord,
    *,
    find: Callable[[str], WarcRecord | None] = lambda _record_id: None,
    limit_bytes: int = limits.DECODED_BODY_BYTES,
) -> bytes:
    """Give the payload of a record, without chunk framing and compression.

    Args:
        record: A response, a revisit of one, or any record whose block is its payload.
        find: Gives a record by its id; a revisit needs the one that it refers to.
        limit_bytes: How large the payload may be.

    Raises:
        MalformedWarcError: A revisit refers to a record that cannot be found.
        LimitReachedError: The payload is larger than ``limit_bytes``.
        UndecodableBodyError: Its Content-Encoding is unknown or its bytes do not follow it.
    """
    if record.type == "revisit":
        record = find_original(record, find)
    codings = record.head.content_codings if record.head else ()
    return b"".join(decode_content(body_pieces(record), codings, limit_bytes=limit_bytes))


def body_pieces(record: WarcRecord) -> Iterator[bytes]:
    """Give the body of a record's response without chunk framing, still compressed if it came so.

    Of a record without an HTTP head the whole block is given; of a revisit nothing, for its body
    stands in the record that it refers to.
    """
    head = record.head
    pieces = record.block.pieces(head.end if head else 0)
    if head and find_framing(head, method="GET").kind is FramingKind.CHUNKED:
        return remove_chunks(pieces)
    return pieces


def find_original(revisit: WarcRecord, find: Callable[[str], WarcRecord | None]) -> WarcRecord:
    """Give the record whose payload a revisit repeats.

    Raises:
        MalformedWarcError: It cannot be found, or is a revisit itself.
    """
    original = find(revisit.refers_to or "")
    if original is None or original.type == "revisit":
        raise MalformedWarcError(
            f"{revisit.id}: expected the record that it is a revisit of,"
            f" found none with the id {revisit.refers_to}"
        )
    return original


def _read_from(file: BinaryIO, path: Path) -> Iterator[WarcRecord]:
    # No record is parsed further: warcio would take a request's head for a response's, and raise
    # where the wire brought what is not HTTP.
    iterator = ArchiveIterator(file, no_record_parse=True)
    try:
        for record in iterator:
            yield _to_record(record, iterator, path)
    except ArchiveLoadFailed as error:
        raise MalformedWarcError(f"{path}: {str(error).strip()}") from error


def _to_record(record: ArcWarcRecord, iterator: ArchiveIterator, path: Path) -> WarcRecord:
    builder = BlockBuilder()
    size = 0
    while piece := record.raw_stream.read(limits.READ_CHUNK_BYTES):
        builder.append(piece)
        size += len(piece)
    offset = iterator.get_record_offset()
    stated = record.rec_headers.get_header("Content-Length")
    if stated != str(size):  # warcio takes what it cannot decompress for the end
        raise MalformedWarcError(
            f"{path}: the block of the record at byte {offset}: expected {stated} bytes,"
            f" found {size}",
            hint="Run packager verify on the bag.",
        )
    return WarcRecord(
        offset=offset,
        length_bytes=iterator.get_record_length(),
        fields=tuple(record.rec_headers.headers),
        block=builder.build(),
    )


def _without_brackets(text: str) -> str:
    return text.removeprefix("<").removesuffix(">")
