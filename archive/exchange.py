"""One question asked of the web and the answer, as both stood on the wire, and where they are put.

The recorder in ``packager.fetch`` makes an ``Exchange``; a ``Sink`` (the WARC writer) keeps it.
Each redirect and each retry is an exchange of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from archive import limits
from archive.block import Block
from archive.http_body import decode_content, remove_chunks
from archive.http_message import FramingKind, ResponseHead, find_framing, parse_final_head


class Truncation(StrEnum):
    """Why a response was cut short, by the words of WARC-Truncated (WARC 1.1 §5.15)."""

    LENGTH = "length"  # longer than our limit
    TIME = "time"  # slower than our limit
    DISCONNECT = "disconnect"  # the connection ended before the response did
    UNSPECIFIED = "unspecified"  # the answer is not HTTP, so nobody can say where it ends


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """A request as sent and the response as received, above TLS and otherwise untouched.

    The request's secrets (Authorization, Proxy-Authorization, Cookie) are replaced by a marker. The
    response is every byte that came: interim 1xx heads, chunk framing, trailers, headers as spelt.
    """

    url: str  # what was asked for: ASCII, without user, password and fragment
    method: str  # "GET"
    started_at: datetime  # aware UTC, with microseconds, as the request began to be sent
    request: Block
    response: Block  # empty where nothing came
    ip: str | None  # of the server; None behind a proxy
    port: int | None  # of the server; None behind a proxy
    protocol: str | None  # "http/1.1" or "http/1.0", as the response says; None without a head
    tls: str | None  # "tls/1.3"; None over plain http
    cipher_suite: str | None  # by its IANA name; None over plain http, or where it has none
    truncated: Truncation | None  # None: the response is whole
    head: ResponseHead | None = field(init=False)  # the final one; None where there is none whole

    def __post_init__(self) -> None:
        head = parse_final_head(self.response.read(0, limits.RESPONSE_HEAD_BYTES))
        object.__setattr__(self, "head", head)  # read once, for it is asked for often

    @property
    def status(self) -> int | None:
        """The final status code; None without a final head."""
        return self.head.status if self.head else None

    @property
    def is_chunked(self) -> bool:
        """Whether the response's body has chunk framing (RFC 9112 §7.1)."""
        if self.head is None:
            return False
        return find_framing(self.head, self.method).kind is FramingKind.CHUNKED

    def body_pieces(self) -> Iterator[bytes]:
        """Give the body without chunk framing, still compressed if it came so (RFC 9110 §6.4).

        Yields:
            Pieces of at most ``limits.READ_CHUNK_BYTES``; as much as came if it was truncated.
        """
        if self.head is None:
            return
        pieces = self.response.pieces(self.head.end)
        yield from remove_chunks(pieces) if self.is_chunked else pieces

    def decoded_body(self, *, limit_bytes: int = limits.DECODED_BODY_BYTES) -> bytes:
        """Give the body as its server meant it: without chunk framing and compression.

        Raises:
            LimitReachedError: It is larger than ``limit_bytes``.
            UndecodableBodyError: Its Content-Encoding is not known or its bytes do not follow it.
        """
        codings = self.head.content_codings if self.head else ()
        return b"".join(decode_content(self.body_pieces(), codings, limit_bytes=limit_bytes))


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordIds:
    """The WARC-Record-IDs of one exchange, ``urn:uuid:...`` without angle brackets."""

    request: str
    response: str | None  # of the response or revisit record; None where nothing came


class Sink(Protocol):
    """Where exchanges are kept: a WARC file, or a list in a test."""

    def prepare(self, exchange: Exchange) -> Callable[[], RecordIds]:
        """Make the records ready (digests, compression); called in any thread, at the same time.

        Returns:
            What appends request and response as a unit and gives their ids. It is called once,
            and always in the one thread that writes. An error of it ends all work.
        """

    def commit(self) -> None:
        """Make all that was appended safe from a kill and a power cut; called in that thread."""
