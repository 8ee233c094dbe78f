"""The records of a bag's WARC files, for the checks of what names them."""

import zlib
from collections.abc import Callable, Mapping
from functools import cached_property

from archive import limits
from archive.block import Block
from archive.checks.warc_files import Place
from archive.errors import LimitReachedError, MalformedWarcError
from archive.files import FileReader
from archive.paths import BagPath, show_path
from archive.warc.source import Source
from archive.warc_record import WarcRecord

_GZIP = 16 + zlib.MAX_WBITS
_GZIP_START = b"\x1f\x8b"
_HEADER_END = b"\r\n\r\n"


class Recorded:
    """The records of all WARC files of a bag, which have been checked.

    Args:
        places: Each record's place, by its id without angle brackets.
        reader: Reads the bag's files.
        size_of: Gives the size of a WARC file, as the walk found it.
    """

    def __init__(
        self, places: Mapping[str, Place], reader: FileReader, size_of: Callable[[BagPath], int]
    ) -> None:
        self._places = places
        self._reader = reader
        self._size_of = size_of

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._places

    def has_capture(self, url: str, date: str) -> bool:
        """Whether there is a record of an address and a WARC-Date."""
        return (url, date) in self._captures

    @cached_property
    def _captures(self) -> frozenset[tuple[str | None, str]]:
        return frozenset((place.target_uri, place.date) for place in self._places.values())

    def find(self, record_id: str) -> WarcRecord | None:
        """Read a record; None where there is none with that id.

        Raises:
            LimitReachedError: It is larger than ``limits.CLAIM_RECORD_BYTES``.
            MalformedWarcError: It is damaged, which the check of the WARC files has told, too.
            UnreadableFileError, FileChangedError: As ``FileReader.open_file``.
        """
        place = self._places.get(record_id)
        if place is None:
            return None
        size_bytes = self._size_of(place.file)
        with self._reader.open_file(place.file, size_bytes) as descriptor:
            return _parse(_read(Source(descriptor), place), place)


def _read(source: Source, place: Place) -> bytes:
    """Read a record with all that follows, up to the limit."""
    if source.read(place.offset, len(_GZIP_START)) != _GZIP_START:
        return source.read(place.offset, limits.CLAIM_RECORD_BYTES)
    inflater, offset, content = zlib.decompressobj(_GZIP), place.offset, bytearray()
    try:
        while not inflater.eof:
            piece = source.read(offset, limits.READ_CHUNK_BYTES)
            offset += len(piece)
            content += inflater.decompress(piece, limits.CLAIM_RECORD_BYTES + 1 - len(content))
            if len(content) > limits.CLAIM_RECORD_BYTES:
                raise LimitReachedError(f"{_name(place)}: too large a record to read claims from")
            if not piece:
                break
    except zlib.error as error:
        raise MalformedWarcError(f"{_name(place)}: {error}") from error
    return bytes(content)


def _parse(content: bytes, place: Place) -> WarcRecord:
    header, _, rest = content.partition(_HEADER_END)
    lines = header.decode("utf-8", "replace").split("\r\n")[1:]
    fields = tuple(
        (name, value.strip()) for name, _, value in (one.partition(":") for one in lines)
    )
    stated = next((value for name, value in fields if name.lower() == "content-length"), "")
    if not stated.isascii() or not stated.isdigit() or int(stated) > len(rest):
        raise MalformedWarcError(f"{_name(place)}: the record is not whole, or too large")
    return WarcRecord(
        offset=place.offset,
        length_bytes=len(content),
        fields=fields,
        block=Block(rest[: int(stated)]),
    )


def _name(place: Place) -> str:
    return f"{show_path(place.file)}, byte {place.offset}"
