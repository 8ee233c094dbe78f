"""One WARC record, and the payload in it.

Heads and bodies are read by our own code: libraries take an interim head for the one that counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive import limits
from archive.block import Block
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
        return without_brackets(self.get("WARC-Record-ID") or "")

    @property
    def type(self) -> str:
        """Its WARC-Type; empty without one."""
        return self.get("WARC-Type") or ""

    @property
    def target_uri(self) -> str | None:
        """Its WARC-Target-URI."""
        uri = self.get("WARC-Target-URI")
        return None if uri is None else without_brackets(uri)

    @property
    def refers_to(self) -> str | None:
        """The id in its WARC-Refers-To, without angle brackets."""
        record_id = self.get("WARC-Refers-To")
        return None if record_id is None else without_brackets(record_id)

    @property
    def head(self) -> ResponseHead | None:
        """The head of the HTTP response in it that counts; None where there is none."""
        if self.type == "request" or not (self.get("Content-Type") or "").startswith(_HTTP):
            return None
        return parse_final_head(self.block.read(0, limits.RESPONSE_HEAD_BYTES))


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


def without_brackets(text: str) -> str:
    """Give an id as it is named elsewhere: without the angle brackets of a record's field."""
    return text.removeprefix("<").removesuffix(">")
