"""Whether a WARC file and the journal of its writing agree.

A line of the journal is a JSON object about the records that were written as a unit: ``offset``,
``length``, ``sha256`` of those bytes, and of each of the ``records`` its ``id`` and ``length``.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive import limits
from archive.findings import Code
from archive.warc.facts import FileFacts, RecordFacts
from archive.warc.lines import parse_object, read_lines, read_number
from archive.warc.log import Log
from archive.warc.source import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    offset: int
    length: int
    sha256: str
    records: tuple[tuple[str, int], ...]  # id and length of each


def check_journal(pieces: Iterable[bytes], facts: FileFacts, source: Source, log: Log) -> None:
    """Compare a journal with the file that it is about, in both directions.

    Args:
        pieces: The journal, in pieces of any size.
        facts: The records of the file.
        source: The file.
        log: Of the journal.
    """
    by_offset = {record.offset: record for record in facts.records}
    end = 0
    for number, line in read_lines(pieces):
        entry = _parse(line)
        if entry is None:
            message = "expected offset, length, sha256 and records as a JSON object"
            log.note(Code.WARC_JOURNAL_MALFORMED, message, line=number)
            return
        fault = _compare(entry, end, by_offset, source)
        if fault:
            message = f"the bytes from {entry.offset} on are not as the journal says: {fault}"
            log.note(Code.WARC_JOURNAL_DIFFERS, message, line=number)
        end = entry.offset + entry.length
    if end != source.size_bytes:
        message = "the file is not as long as its journal says"
        log.note(
            Code.WARC_JOURNAL_DIFFERS,
            message,
            expected=f"{end} bytes",
            found=f"{source.size_bytes} bytes",
        )


def _parse(line: bytes | None) -> _Entry | None:
    value = parse_object(line) if line is not None else None
    if value is None:
        return None
    offset, length = read_number(value.get("offset")), read_number(value.get("length"))
    sha256, records = value.get("sha256"), value.get("records")
    if offset is None or length is None or not isinstance(records, list):
        return None
    members = []
    for record in records:
        size = read_number(record.get("length")) if isinstance(record, dict) else None
        if size is None:
            return None
        members.append((str(record.get("id")), size))
    return _Entry(offset=offset, length=length, sha256=str(sha256), records=tuple(members))


def _compare(
    entry: _Entry, end: int, by_offset: Mapping[int, RecordFacts], source: Source
) -> str | None:
    """Say in what an entry differs from the file; None where they agree."""
    if entry.offset != end:
        return f"the entry before it ends at byte {end}"
    at = entry.offset
    for record_id, length in entry.records:
        record = by_offset.get(at)
        if record is None or (record.id, record.end - record.offset) != (f"<{record_id}>", length):
            return f"{record_id} with {length} bytes is not at byte {at}"
        at += length
    if at != entry.offset + entry.length:
        return "its records are not as long as it"
    return None if _hash(source, entry) == entry.sha256 else "their SHA-256 is another"


def _hash(source: Source, entry: _Entry) -> str:
    sha256 = hashlib.sha256()
    stop = min(entry.offset + entry.length, source.size_bytes)
    for offset in range(entry.offset, stop, limits.READ_CHUNK_BYTES):
        sha256.update(source.read(offset, min(limits.READ_CHUNK_BYTES, stop - offset)))
    return sha256.hexdigest()
