"""Whether a file still ends where it ended: its closing record counts the records before it.

A WARC file whose last records are gone is a whole WARC file to every reader. So a writer can
announce in its warcinfo record (``ends-with: closing-record``) that the file ends with a metadata
record, which says ``preceding-records`` and ``preceding-bytes``: how many records, and how many
bytes of the file, stand before it.
"""

from archive.findings import Code
from archive.warc.facts import Closing, FileFacts
from archive.warc.header import Header
from archive.warc.log import Log

_ANNOUNCEMENT = ("ends-with", "closing-record")
_RECORDS = "preceding-records"
_BYTES = "preceding-bytes"


def keep_fields(header: Header, text: bytes, offset: int, facts: FileFacts) -> None:
    """Keep what a warcinfo or metadata record says of the file itself.

    Args:
        header: Of the record.
        text: Its block, in the format application/warc-fields.
        offset: Where it begins in the file.
        facts: Where to keep it.
    """
    fields = _parse_fields(text)
    if header.type == "warcinfo":
        facts.announces_closing |= _ANNOUNCEMENT in fields.items()
        if facts.warc_filename is None:
            facts.warc_filename = header.fields.get("warc-filename")
    elif fields.keys() >= {_RECORDS, _BYTES}:
        records, size_bytes = fields[_RECORDS], fields[_BYTES]
        if records.isdecimal() and size_bytes.isdecimal():
            facts.closing = Closing(offset=offset, records=int(records), size_bytes=int(size_bytes))


def check_closing(facts: FileFacts, log: Log) -> None:
    """Compare the closing record with the file, where one is there or was announced."""
    closing = facts.closing
    last = facts.records[-1] if facts.records else None
    if closing is None or last is None or closing.offset != last.offset:
        if facts.announces_closing:
            message = "its warcinfo record announces a closing record, and it does not end with one"
            log.note(Code.WARC_NOT_CLOSED, message)
        return
    found = (len(facts.records) - 1, closing.offset)
    if found != (closing.records, closing.size_bytes):
        log.note(
            Code.WARC_CLOSING_DIFFERS,
            "other records stand before its closing record than when it was written",
            expected=f"{closing.records} records in {closing.size_bytes} bytes",
            found=f"{found[0]} records in {found[1]} bytes",
        )


def _parse_fields(text: bytes) -> dict[str, str]:
    fields = {}
    for line in text.decode("utf-8", errors="replace").split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields[name.strip().lower()] = value.strip()
    return fields
