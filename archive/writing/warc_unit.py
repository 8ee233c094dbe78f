"""Records that are written together or not at all, compressed and digested before they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.block import Block, BlockBuilder
from archive.digests import Algorithm, new_hash
from archive.writing.warc_record import Record, RecordType, render_record


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """Which record a gzip member holds, and how long the member is."""

    record_id: str
    type: RecordType
    length_bytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """The members of some records, one after another."""

    members: tuple[Member, ...]
    content: Block
    sha256: str  # of content


def render_unit(records: Iterable[Record]) -> Unit:
    """Compress records; any thread may, for zlib and the hashes let the others run.

    Raises:
        ValueError: A field's value has a line break or another control character.
        WriteError: The temporary folder, where what is large waits, cannot be written to.
    """
    builder = BlockBuilder()
    sha256 = new_hash(Algorithm.SHA256)
    members = []
    for record in records:
        length = 0
        for piece in render_record(record):
            sha256.update(piece)
            builder.append(piece)
            length += len(piece)
        members.append(Member(record_id=record.id, type=record.type, length_bytes=length))
    return Unit(members=tuple(members), content=builder.build(), sha256=sha256.hexdigest())
