"""Read the records of a WARC file through warcio, and the payloads in them.

For everything but checking: what is read here is taken as it is. Whether it is what was written,
``archive.checks.warcs`` says. Heads and bodies are read by our own code, for warcio takes an
interim head for the one that counts.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from archive import limits
from archive.block import BlockBuilder
from archive.errors import MalformedWarcError
from archive.warc_record import WarcRecord, without_brackets


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


def index_records(paths: Iterable[Path]) -> Callable[[str], WarcRecord | None]:
    """Read some files once, and give what reads a record of them again by its id.

    Raises:
        MalformedWarcError, OSError: As ``read_records``.
    """
    places = {record.id: (path, record.offset) for path in paths for record in read_records(path)}

    def find(record_id: str) -> WarcRecord | None:
        place = places.get(record_id)
        return read_record_at(*place) if place else None

    return find


def find_record(path: Path, record_id: str) -> WarcRecord | None:
    """Find a record by its id, with or without angle brackets; raises as ``read_records`` does."""
    wanted = without_brackets(record_id)
    return next((record for record in read_records(path) if record.id == wanted), None)


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
