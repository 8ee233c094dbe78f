"""What is kept of each record, to compare the records with one another afterwards."""

from dataclasses import dataclass, field
from typing import NamedTuple

from archive.warc.labelled_digest import LabelledDigest


class RecordFacts(NamedTuple):
    """One record. Ids are as they stand in it, with their angle brackets.

    A tuple, for there may be very many, and one process sends them to another.
    """

    offset: int  # of its gzip member, or of itself in a file that is not compressed
    end: int  # the offset after it
    type: str
    id: str | None
    date: str
    target_uri: str | None
    payload_digest: LabelledDigest | None
    profile: str | None
    concurrent_to: tuple[str, ...]
    refers_to: str | None
    refers_to_target_uri: str | None
    refers_to_date: str | None
    warcinfo_id: str | None
    segment_origin_id: str | None
    method: str | None  # of an HTTP request
    status: int | None  # of an HTTP response
    media_type: str  # of the payload, without parameters; empty where nothing plainly says it
    lacks: str | None  # of a response without a body: what it needs unless it answers a HEAD


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """What a closing record says of the records before it."""

    offset: int
    records: int
    size_bytes: int


@dataclass(kw_only=True, slots=True)
class FileFacts:
    """All records of one WARC file, in their order."""

    file: str  # its path in the bag, for its name
    is_compressed: bool = False
    records: list[RecordFacts] = field(default_factory=list)
    announces_closing: bool = False  # a warcinfo record does
    closing: Closing | None = None  # the last of them
    warc_filename: str | None = None  # what the first warcinfo record calls the file

    def take(self, other: "FileFacts") -> None:
        """Add what was kept of the part of the file that follows."""
        self.is_compressed = other.is_compressed
        self.records += other.records
        self.announces_closing |= other.announces_closing
        self.closing = other.closing or self.closing
        self.warc_filename = self.warc_filename or other.warc_filename
