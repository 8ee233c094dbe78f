"""Which records one exchange becomes: a request, and a response or a revisit of one.

Secrets are no matter of this module: the recorder replaces them before an exchange exists.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from archive.block import Block
from archive.exchange import Exchange
from archive.http_message import FramingKind, find_framing
from archive.writing.warc_record import Record, RecordType, render_date, render_digest

_IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_LINE_OF_BLANKS = re.compile(rb"\n[ \t]+\r?\n")
_URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"  # RFC 3986 §2, with the percent sign of what is encoded

_Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ids:
    """The record ids of one exchange, and of the warcinfo record that it belongs to."""

    request: str
    response: str | None  # None where nothing came
    warcinfo: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """A response whose payload later revisits may refer to."""

    record_id: str
    target_uri: str
    date: datetime
    payload_digest: str


def find_payload_digest(exchange: Exchange) -> str | None:
    """Give the payload digest of a response where every reader computes the same.

    WARC 1.1 §5.9 means the body after transfer-decoding; warcio and FastWARC hash whatever stands
    after the first empty line. So the field, which is optional, is left out where these differ:
    chunked bodies, interim heads, bytes after the message's end, and heads whose empty line readers
    see in different places.
    """
    head = exchange.head
    if head is None or head.start != 0 or head.words("transfer-encoding"):
        return None
    framing = find_framing(head, exchange.method)
    is_longer = head.end + framing.length < exchange.response.size_bytes
    if framing.kind is FramingKind.LENGTH and is_longer:
        return None
    raw = exchange.response.read(0, head.end)
    if raw.count(b"\n") != raw.count(b"\r\n") or _LINE_OF_BLANKS.search(raw):
        return None
    return render_digest(exchange.response, head.end)


def find_original(exchange: Exchange, ids: Ids, payload_digest: str | None) -> Original | None:
    """Say what later revisits could refer to; None where the payload is not whole or is empty."""
    head = exchange.head
    if ids.response is None or payload_digest is None or exchange.truncated or head is None:
        return None
    if head.end == exchange.response.size_bytes:
        return None
    return Original(
        record_id=ids.response,
        target_uri=render_target_uri(exchange.url),
        date=exchange.started_at,
        payload_digest=payload_digest,
    )


def make_request(exchange: Exchange, ids: Ids) -> Record:
    """Make the request record (WARC 1.1 §6.5)."""
    return Record(
        type=RecordType.REQUEST,
        id=ids.request,
        date=exchange.started_at,
        fields=_capture_fields(exchange, ids, ids.response),
        content_type="application/http;msgtype=request",
        block=exchange.request,
    )


def make_response(exchange: Exchange, ids: Ids, payload_digest: str | None) -> Record:
    """Make the response record (WARC 1.1 §6.3): every byte that came, nothing decoded."""
    further: list[tuple[str, str]] = []
    if exchange.truncated:
        further.append(("WARC-Truncated", str(exchange.truncated)))
    if payload_digest is not None:
        further.append(("WARC-Payload-Digest", payload_digest))
    return _answer(RecordType.RESPONSE, exchange, ids, tuple(further), exchange.response)


def make_revisit(exchange: Exchange, ids: Ids, original: Original) -> Record:
    """Make a revisit record in place of a response with a known payload (WARC 1.1 §6.7.2)."""
    head = exchange.head
    if head is None:
        raise ValueError("a response without a head has no payload to compare")
    fields = (
        ("WARC-Profile", _IDENTICAL_PAYLOAD),
        ("WARC-Refers-To", f"<{original.record_id}>"),
        ("WARC-Refers-To-Target-URI", original.target_uri),
        ("WARC-Refers-To-Date", render_date(original.date)),
        ("WARC-Truncated", "length"),  # "shall be used for any identical-digest truncation"
        ("WARC-Payload-Digest", original.payload_digest),
    )
    block = Block(exchange.response.read(0, head.end))
    return _answer(RecordType.REVISIT, exchange, ids, fields, block)


def render_target_uri(url: str) -> str:
    """Render a WARC-Target-URI (WARC 1.1 §5.14, RFC 3986): what has no place in a URI is encoded.

    >>> render_target_uri("http://example.org/a b|c?d=%20")
    'http://example.org/a%20b%7Cc?d=%20'
    """
    return quote(url, safe=_URI_CHARACTERS)


def _answer(
    kind: RecordType, exchange: Exchange, ids: Ids, further: _Fields, block: Block
) -> Record:
    if ids.response is None:
        raise ValueError("an exchange without a response has no record of one")
    return Record(
        type=kind,
        id=ids.response,
        date=exchange.started_at,
        fields=(*_capture_fields(exchange, ids, ids.request), *further),
        content_type="application/http;msgtype=response",
        block=block,
    )


def _capture_fields(exchange: Exchange, ids: Ids, concurrent_to: str | None) -> _Fields:
    """Give what both records of a capture say (WARC 1.1 §5.7: one URI, one date)."""
    fields: tuple[tuple[str, str | None], ...] = (
        ("WARC-Target-URI", render_target_uri(exchange.url)),
        ("WARC-Warcinfo-ID", f"<{ids.warcinfo}>"),
        ("WARC-Concurrent-To", f"<{concurrent_to}>" if concurrent_to else None),
        ("WARC-IP-Address", exchange.ip),
        ("WARC-Protocol", exchange.protocol),  # repeated, as agreed among the writers of WARC
        ("WARC-Protocol", exchange.tls),
        ("WARC-Cipher-Suite", exchange.cipher_suite),
    )
    return tuple((name, value) for name, value in fields if value is not None)
