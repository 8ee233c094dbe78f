"""The record that opens a WARC file, and the record that ends it.

Readers cannot notice that the last records of a file are gone: what is left is a whole WARC file.
So the first record announces that a closing one will come, and the closing one says how many
records, and how many bytes of the file, stand before it.
"""

import platform
import zlib
from collections.abc import Sequence
from datetime import datetime

from archive import __version__, layout
from archive.block import Block
from archive.writing.warc_record import Record, RecordType

_WARC_FIELDS = "application/warc-fields"
_CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


def make_warcinfo(
    *, record_id: str, date: datetime, file_name: str, further: Sequence[tuple[str, str]]
) -> Record:
    """Make a warcinfo record (WARC 1.1 §6.2); it names no host, no user and no address of ours.

    Args:
        record_id: Its new id.
        date: When the file was begun or opened again.
        file_name: The name of the WARC file, without folders.
        further: Fields that the caller adds, in order: other software, the User-Agent.
    """
    software = f"{layout.SOFTWARE_NAME}/{__version__}"
    fields = (
        (
            "software",
            f"{software} Python/{platform.python_version()} zlib/{zlib.ZLIB_RUNTIME_VERSION}",
        ),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", _CONFORMS_TO),
        ("ends-with", "closing-record"),
        *further,
    )
    return Record(
        type=RecordType.WARCINFO,
        id=record_id,
        date=date,
        fields=(("WARC-Filename", file_name),),
        content_type=_WARC_FIELDS,
        block=_render_fields(fields),
    )


def make_closing_record(
    *, record_id: str, date: datetime, warcinfo_id: str, records: int, size_bytes: int
) -> Record:
    """Make the record that ends a file.

    Args:
        record_id: Its new id.
        date: When the file was closed.
        warcinfo_id: The last warcinfo record of the file.
        records: How many records stand before it in the file.
        size_bytes: How many bytes of the file, as compressed, stand before it.
    """
    fields = (("preceding-records", str(records)), ("preceding-bytes", str(size_bytes)))
    return Record(
        type=RecordType.METADATA,
        id=record_id,
        date=date,
        fields=(
            ("WARC-Warcinfo-ID", f"<{warcinfo_id}>"),
            ("WARC-Refers-To", f"<{warcinfo_id}>"),
        ),
        content_type=_WARC_FIELDS,
        block=_render_fields(fields),
    )


def _render_fields(fields: Sequence[tuple[str, str]]) -> Block:
    lines = []
    for name, value in fields:
        if "\n" in value or "\r" in value:
            raise ValueError(f"{name}: one line expected, found {value!r}")
        lines.append(f"{name}: {value}\r\n")
    return Block("".join(lines).encode())
