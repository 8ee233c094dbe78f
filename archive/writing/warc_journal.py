"""The journal beside a WARC file that is being written: one line of JSON a unit that is safe.

A line is written after the unit itself has reached the disk. So whatever the journal names is in
the file, and whatever stands in the file after that was never acknowledged and can be cut off.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.errors import WriteError
from archive.writing.warc_record import RecordType
from archive.writing.warc_unit import Member


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One unit: where it stands in the WARC file, and what is in it."""

    offset: int
    length_bytes: int
    sha256: str  # of those bytes
    members: tuple[Member, ...]
    closes: bool = False  # it is the record that ends the file

    @property
    def end(self) -> int:
        """The offset after the unit."""
        return self.offset + self.length_bytes


def render_entries(entries: Iterable[Entry]) -> bytes:
    """Render lines of the journal."""
    return b"".join(json.dumps(_to_json(entry)).encode() + b"\n" for entry in entries)


def read_entries(journal: Path) -> Iterator[tuple[Entry, int]]:
    """Read a journal as far as its lines are whole; power may have failed within the last one.

    Yields:
        Each entry, with the offset in the journal after its line.

    Raises:
        WriteError: A whole line is not one of ours, or an entry does not follow the one before it.
    """
    end = journal_end = 0
    with journal.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n"):
                return
            try:
                entry = _from_json(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise _not_ours(journal, number, "not an entry") from error
            if entry.offset != end:
                raise _not_ours(journal, number, f"expected offset {end}, found {entry.offset}")
            end = entry.end
            journal_end += len(line)
            yield entry, journal_end


def _to_json(entry: Entry) -> dict[str, Any]:
    return {
        "offset": entry.offset,
        "length": entry.length_bytes,
        "sha256": entry.sha256,
        "records": [
            {"id": member.record_id, "type": member.type, "length": member.length_bytes}
            for member in entry.members
        ],
        "closes": entry.closes,
    }


def _from_json(value: dict[str, Any]) -> Entry:
    return Entry(
        offset=int(value["offset"]),
        length_bytes=int(value["length"]),
        sha256=str(value["sha256"]),
        members=tuple(
            Member(
                record_id=str(record["id"]),
                type=RecordType(record["type"]),
                length_bytes=int(record["length"]),
            )
            for record in value["records"]
        ),
        closes=bool(value["closes"]),
    )


def _not_ours(journal: Path, line: int, why: str) -> WriteError:
    return WriteError(
        f"{journal}: line {line}: {why}",
        hint="The journal was changed by something else. Start anew with --fresh.",
    )
