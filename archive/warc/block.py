"""The block of one record, read once: its size, its digests, and the HTTP message in it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive import limits
from archive.digests import Algorithm, new_hash
from archive.warc.budget import Budget
from archive.warc.header import Header
from archive.warc.labelled_digest import LabelledDigest, parse_labelled_digest
from archive.warc.media_type import HTTP, WARC_FIELDS, parse_media_type
from archive.warc.payload import HttpPayload, PayloadDigests

if TYPE_CHECKING:
    import hashlib

_HTTP_TYPES = frozenset({"request", "response", "revisit"})
_WITH_FIELDS = frozenset({"warcinfo", "metadata"})


class Block:
    """What was read of a block.

    Attributes:
        size_bytes: How many bytes it has.
        block_digest: What the header says of it; None where it says nothing that can be read.
        payload_digest: Likewise, of its payload.
        http: The HTTP message; None in a record of another kind.
        warc_fields: The text of a warcinfo or metadata record in that format; None otherwise.

    Args:
        header: The record's header.
        budget: What the file may still cost.
    """

    def __init__(self, header: Header, budget: Budget) -> None:
        self.size_bytes = 0
        self.block_digest = _parse(header, "warc-block-digest")
        self.payload_digest = _parse(header, "warc-payload-digest")
        self.http: HttpPayload | None = None
        self.warc_fields: bytes | None = None
        self._block_hash = _start(self.block_digest)
        self._payload_hash = None
        essence = parse_media_type(header.fields.get("content-type")).essence
        if header.type in _HTTP_TYPES and essence == HTTP:
            self.http = HttpPayload(
                _algorithm_of(self.payload_digest),
                is_request=header.type == "request",
                budget=budget,
            )
        else:
            self._payload_hash = _start(self.payload_digest)
        if header.type in _WITH_FIELDS and essence == WARC_FIELDS:
            self.warc_fields = b""

    def read(self, pieces: Iterable[memoryview]) -> None:
        """Read it to its end.

        Raises:
            DamagedMemberError: The member that it stands in cannot be decompressed.
            LimitReachedError: The file has cost more than the limits allow.
        """
        for piece in pieces:
            self.size_bytes += len(piece)
            if self._block_hash:
                self._block_hash.update(piece)
            if self._payload_hash:
                self._payload_hash.update(piece)
            if self.http:
                self.http.feed(piece)
            if self.warc_fields is not None:
                room = limits.WARC_FIELDS_BYTES - len(self.warc_fields)
                self.warc_fields += piece[:room]

    def compute_block_digest(self) -> bytes | None:
        """Give the digest of what was read; None where the header names no algorithm of ours."""
        return self._block_hash.digest() if self._block_hash else None

    def compute_payload_digests(self) -> PayloadDigests:
        """Give the digests of the payload in what was read, in each reading."""
        if self.http:
            return self.http.finish()
        digest = self._payload_hash.digest() if self._payload_hash else None
        return PayloadDigests(letter=digest, practice=digest)


def _parse(header: Header, name: str) -> LabelledDigest | None:
    text = header.fields.get(name)
    return parse_labelled_digest(text) if text else None


def _algorithm_of(digest: LabelledDigest | None) -> Algorithm | None:
    return digest.algorithm if digest else None


def _start(digest: LabelledDigest | None) -> "hashlib._Hash | None":
    algorithm = _algorithm_of(digest)
    return new_hash(algorithm) if algorithm else None
