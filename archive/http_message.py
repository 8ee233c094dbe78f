"""The head of an HTTP/1 response as it came, and where its body ends (RFC 9112).

Servers send much that the RFC forbids: single line feeds, spaces before the colon, folded lines,
letters outside ASCII. A head is read here as far as it can be; its bytes are never changed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_HEAD_END = re.compile(rb"\n\r?\n")  # RFC 9112 §2.2: a single LF may end a line
_STATUS_LINE = re.compile(rb"HTTP/([0-9]\.[0-9])[ \t]+([0-9]{3})(?![0-9])[ \t]*([^\r\n]*)")
_CHARSET = re.compile(r';[ \t]*charset[ \t]*=[ \t]*(?:"([^"]*)"|([^;]*))', re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,18}")
_NO_BODY = frozenset({204, 304})  # RFC 9112 §6.3 rule 1
_SWITCHING_PROTOCOLS = 101
_FIRST_FINAL = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class ResponseHead:
    """A status line and the headers under it."""

    start: int  # its first byte, counted from the start of the response
    end: int  # the byte after its empty line
    version: str  # "1.1"
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]  # in order, repeated ones kept, folded lines joined

    def all(self, name: str) -> tuple[str, ...]:
        """Give every value of a header, by its name in any case."""
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key.lower() == wanted)

    def first(self, name: str) -> str | None:
        """Give the first value of a header; None where it does not stand there."""
        return next(iter(self.all(name)), None)

    def words(self, name: str) -> tuple[str, ...]:
        r"""Give the comma-separated words of all values of a header, in lower case.

        >>> head = parse_head(b"HTTP/1.1 200 OK\nConnection: Keep-Alive, Upgrade\n\n")
        >>> head.words("connection")
        ('keep-alive', 'upgrade')
        """
        words = ",".join(self.all(name)).lower().split(",")
        return tuple(word.strip() for word in words if word.strip())

    @property
    def content_codings(self) -> tuple[str, ...]:
        """The compressions of the body, in the order they were applied (RFC 9110 §8.4)."""
        return tuple(word for word in self.words("content-encoding") if word != "identity")

    @property
    def is_interim(self) -> bool:
        """Whether another head follows this one (RFC 9110 §15.2); 101 is the last in HTTP."""
        return self.status < _FIRST_FINAL and self.status != _SWITCHING_PROTOCOLS


def read_media_type(head: ResponseHead | None) -> tuple[str | None, str | None]:
    """Read Content-Type (RFC 9110 §8.3): the type without parameters and the charset, lower case."""
    value = head.first("content-type") if head else None
    if value is None:
        return None, None
    charset = _CHARSET.search(value)
    label = (charset[1] if charset[1] is not None else charset[2]) if charset else ""
    essence = value.partition(";")[0].strip().lower()
    is_type = essence.count("/") == 1  # RFC 2045 §5.2: what is none is taken for plain text
    return essence if is_type else "text/plain", label.strip().lower() or None


class FramingKind(StrEnum):
    """How the end of a body is marked."""

    LENGTH = "length"  # after so many bytes
    CHUNKED = "chunked"  # by a chunk of size nought
    UNTIL_CLOSE = "until-close"  # by the end of the connection


@dataclass(frozen=True, kw_only=True, slots=True)
class Framing:
    """How the end of one body is marked, and whether another response may follow it."""

    kind: FramingKind
    length: int = 0  # in bytes; means something with LENGTH only
    is_sound: bool = True  # False: nobody can say what follows, so the connection must be closed


def find_head_end(data: bytes | bytearray, start: int = 0, *, search_from: int = 0) -> int | None:
    """Give the offset after the empty line that ends the head at ``start``; None without one.

    ``search_from`` saves looking again at what an earlier call has looked at.
    """
    found = _HEAD_END.search(data, max(start, search_from))
    return found.end() if found else None


def parse_head(head: bytes, *, start: int = 0) -> ResponseHead | None:
    r"""Read one head, from its status line up to its empty line; None where it is not HTTP/1.

    >>> parse_head(b"HTTP/1.1 200 OK\r\nX-Odd : caf\xc3\xa9\r\n more\r\n\r\n").headers
    (('X-Odd', 'café more'),)
    """
    status_line = _STATUS_LINE.match(head)
    if status_line is None or not status_line[1].startswith(b"1."):
        return None
    lines = head[status_line.end() :].split(b"\n")[1:]
    return ResponseHead(
        start=start,
        end=start + len(head),
        version=status_line[1].decode("ascii"),
        status=int(status_line[2]),
        reason=_decode(status_line[3]),
        headers=_parse_headers(lines),
    )


def parse_final_head(data: bytes) -> ResponseHead | None:
    """Read the head that counts, after any number of interim ones (RFC 9110 §15.2).

    Returns:
        None where it did not come whole, or where what came is not HTTP/1.
    """
    start = 0
    while (end := find_head_end(data, start)) is not None:
        head = parse_head(data[start:end], start=start)
        if head is None or not head.is_interim:
            return head
        start = end
    return None


def find_framing(head: ResponseHead, method: str) -> Framing:
    """Say how the body under a head ends (RFC 9112 §6.3)."""
    if method == "HEAD" or head.status < _FIRST_FINAL or head.status in _NO_BODY:
        is_sound = head.status != _SWITCHING_PROTOCOLS
        return Framing(kind=FramingKind.LENGTH, length=0, is_sound=is_sound)
    lengths = set(head.words("content-length"))
    codings = head.words("transfer-encoding")
    if codings:
        # RFC 9112 §6.1: beside a length, or from HTTP/1.0, it may be an attempt at smuggling.
        is_sound = not lengths and head.version != "1.0"
        is_chunked = codings[-1] == "chunked"
        kind = FramingKind.CHUNKED if is_chunked else FramingKind.UNTIL_CLOSE
        return Framing(kind=kind, is_sound=is_sound)
    if not lengths:
        return Framing(kind=FramingKind.UNTIL_CLOSE)
    length = lengths.pop()
    if lengths or not _LENGTH.fullmatch(length):
        return Framing(kind=FramingKind.UNTIL_CLOSE, is_sound=False)
    return Framing(kind=FramingKind.LENGTH, length=int(length))


def _parse_headers(lines: list[bytes]) -> tuple[tuple[str, str], ...]:
    """Join folded lines (RFC 9112 §5.2), and pass over lines that have no colon."""
    headers: list[tuple[bytes, list[bytes]]] = []
    for line in lines:
        if line[:1] in (b" ", b"\t"):
            if headers:
                headers[-1][1].append(line.strip())
            continue
        name, colon, value = line.partition(b":")
        if colon:
            headers.append((name.strip(), [value.strip()]))
    return tuple((_decode(name), _decode(b" ".join(parts))) for name, parts in headers)


def _decode(text: bytes) -> str:
    """Read a header's text: UTF-8 as most send it, else ISO-8859-1 (RFC 9110 §5.5)."""
    stripped = text.strip()
    try:
        return stripped.decode("utf-8")
    except UnicodeDecodeError:
        return stripped.decode("iso-8859-1")
