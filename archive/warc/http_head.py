"""The head of an HTTP message in a record: where its body ends, and what an index says of it.

Written for the checks alone; the recorder reads heads with code of its own, so that a fault of one
is seen by the other.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from archive import limits

_EMPTY_LINE = re.compile(rb"\n\r?\n")  # RFC 9112 §2.2: a LF alone may end a line
_STATUS_LINE = re.compile(rb"HTTP/[0-9](?:\.[0-9])? +([0-9]{3})(?: [^\n]*+)?")
_REQUEST_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]++) +([^ \n]++) +HTTP/[0-9](?:\.[0-9])?")
_HEADER = re.compile(
    rb"^(content-length|transfer-encoding|host)[ \t]*+:([^\r\n]*+)",
    re.IGNORECASE | re.MULTILINE,
)
_MENTION_OF_A_TYPE = re.compile(rb"content-type", re.IGNORECASE)
_PLAIN_TYPE = re.compile(  # in one line that is not folded (RFC 9110 §8.3.1)
    rb"^content-type:[ \t]*+([!#$%&'*+.^_`|~0-9a-z-]++/[!#$%&'*+.^_`|~0-9a-z-]++)"
    rb"[ \t]*+(?:;[^\r\n]*+)?\r?\n(?![ \t])",
    re.IGNORECASE | re.MULTILINE,
)
_LENGTH = re.compile(rb"[0-9]{1,18}")
_SWITCHING_PROTOCOLS = 101
_FIRST_FINAL = 200
_WITHOUT_BODY = frozenset({204, 304})


class NotHttpError(Exception):
    """What stands in the block is no head of an HTTP message."""


class Framing(StrEnum):
    """How a message's end is marked (RFC 9112 §6.3)."""

    NOTHING = "nothing"  # it has no body
    LENGTH = "length"
    CHUNKS = "chunks"
    END = "end"  # of the connection, or nobody can say


@dataclass(frozen=True, kw_only=True, slots=True)
class HttpHead:
    """What the checks need of the head that counts, and of the interim heads before it."""

    first_end: int  # the offset in the block after the first empty line
    end: int  # after the empty line of the head that counts
    method: str | None = None  # of a request
    target: str | None = None  # of a request, as it stands in its first line
    host: str | None = None  # of a request
    status: int | None = None  # of a response
    media_type: str = ""  # of a response, in lower case; empty unless it is said once and plainly
    framing: Framing
    length: int = 0  # of the body, with ``Framing.LENGTH``
    is_coded: bool = False  # a transfer coding other than chunked: the payload is not in sight


def parse_head(block: bytes, *, is_request: bool) -> HttpHead | None:
    """Read the head at the start of a block, after any number of interim ones.

    Args:
        block: The block's first bytes; more are asked for by None.
        is_request: Whether a request is expected, or else a response.

    Returns:
        None where the block does not hold the whole head yet.

    Raises:
        NotHttpError: It is no HTTP message, or its head is larger than
            ``limits.RESPONSE_HEAD_BYTES``.
    """
    start = first_end = 0
    for _ in range(limits.WARC_INTERIM_HEADS):
        found = _EMPTY_LINE.search(block, start)
        if found is None:
            if len(block) > limits.RESPONSE_HEAD_BYTES:
                raise NotHttpError("its head does not end")
            return None
        head, end = block[start : found.end()], found.end()
        first_end = first_end or end
        parsed = _parse_request(head, end) if is_request else _parse_response(head, first_end, end)
        if parsed is not None:
            return parsed
        start = end
    raise NotHttpError("it has too many interim heads")


def _parse_request(head: bytes, end: int) -> HttpHead:
    line, headers = _split(head)
    words = _REQUEST_LINE.fullmatch(line)
    if words is None:
        raise NotHttpError("its first line is no request line")
    framing, length, is_coded = _find_framing(headers)
    return HttpHead(
        first_end=end,
        end=end,
        method=words[1].decode("ascii"),
        target=words[2].decode("latin-1"),
        host=headers.get(b"host", [b""])[0].decode("latin-1") or None,
        # RFC 9112 §6.3: a request without either field has no body.
        framing=Framing.NOTHING if framing is Framing.END and not is_coded else framing,
        length=length,
        is_coded=is_coded,
    )


def _parse_response(head: bytes, first_end: int, end: int) -> HttpHead | None:
    """Read the head of a response; None where it is interim and another must follow."""
    line, headers = _split(head)
    words = _STATUS_LINE.fullmatch(line)
    if words is None:
        raise NotHttpError("its first line is no status line")
    status = int(words[1])
    if status < _FIRST_FINAL and status != _SWITCHING_PROTOCOLS:
        return None
    framing, length, is_coded = _find_framing(headers)
    if status in _WITHOUT_BODY or status == _SWITCHING_PROTOCOLS:
        framing = Framing.NOTHING
    return HttpHead(
        first_end=first_end,
        end=end,
        status=status,
        media_type=_find_media_type(head),
        framing=framing,
        length=length,
        is_coded=is_coded,
    )


def _split(head: bytes) -> tuple[bytes, dict[bytes, list[bytes]]]:
    """Give the first line, and the values of the headers that matter, by their names."""
    line = head[: head.index(b"\n")].removesuffix(b"\r")
    headers: dict[bytes, list[bytes]] = {}
    for name, value in _HEADER.findall(head):
        headers.setdefault(name.lower(), []).append(value.strip())
    return line, headers


def _find_media_type(head: bytes) -> str:
    """Give the one Content-Type on which all readers agree, whatever else stands in the head."""
    said = len(_MENTION_OF_A_TYPE.findall(head))
    plain = _PLAIN_TYPE.search(head)
    return plain[1].decode("ascii").lower() if plain and said == 1 else ""


def _find_framing(headers: dict[bytes, list[bytes]]) -> tuple[Framing, int, bool]:
    """Say how the body ends: its framing, its length, and whether it is coded otherwise."""
    codings = b",".join(headers.get(b"transfer-encoding", ())).lower().replace(b" ", b"")
    if codings:
        is_chunked = codings.split(b",")[-1] == b"chunked"
        return (Framing.CHUNKS if is_chunked else Framing.END), 0, codings != b"chunked"
    lengths = set(b",".join(headers.get(b"content-length", ())).replace(b" ", b"").split(b","))
    length = lengths.pop()
    if lengths or not _LENGTH.fullmatch(length):
        return Framing.END, 0, False  # RFC 9112 §6.3 rule 5: nobody can say
    return Framing.LENGTH, int(length), False
