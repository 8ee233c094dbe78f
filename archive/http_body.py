"""The body of an HTTP/1 response without its chunk framing and without its compression."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator

from archive import limits
from archive.errors import LimitReachedError, UndecodableBodyError

_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;.*)?", re.DOTALL)
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_FIRST_BYTE = b"\x1f"
_RAW_DEFLATE = -zlib.MAX_WBITS

_Pieces = Iterable[bytes]


class ChunkScanner:
    """Follows chunk framing through pieces of any size (RFC 9112 §7.1). Single LFs end lines too.

    Attributes:
        is_complete: The last chunk and the trailers have come.
        is_broken: What came is not chunk framing; nobody can say where the body ends.
        unused_bytes: How many bytes of the last piece stand after the end.
    """

    def __init__(self) -> None:
        self.is_complete = False
        self.is_broken = False
        self.unused_bytes = 0
        self._line = bytearray()
        self._trailer_bytes = 0
        self._data_left = 0
        self._on_line: Callable[[bytes], None] = self._on_size

    def feed(self, piece: bytes) -> list[bytes]:
        """Take the next piece, and give the data of the chunks in it."""
        data = []
        position = 0
        while position < len(piece) and not (self.is_complete or self.is_broken):
            if self._data_left:
                part = piece[position : position + self._data_left]
                data.append(part)
                self._data_left -= len(part)
                position += len(part)
            else:
                position = self._read_line(piece, position)
        self.unused_bytes = len(piece) - position
        return data

    def _read_line(self, piece: bytes, position: int) -> int:
        """Take what the piece has of the next line; give the position after it."""
        line_end = piece.find(b"\n", position)
        stop = len(piece) if line_end < 0 else line_end + 1
        self._line += piece[position:stop]
        if len(self._line) > limits.CHUNK_LINE_BYTES:
            self.is_broken = True
        elif line_end >= 0:
            line = bytes(self._line).rstrip(b"\r\n")
            self._line.clear()
            self._on_line(line)
        return stop

    def _on_size(self, line: bytes) -> None:
        size = _CHUNK_SIZE.fullmatch(line)
        if size is None:
            self.is_broken = True
            return
        self._data_left = int(size[1], 16)
        self._on_line = self._on_data_end if self._data_left else self._on_trailer

    def _on_data_end(self, line: bytes) -> None:
        self.is_broken = bool(line)
        self._on_line = self._on_size

    def _on_trailer(self, line: bytes) -> None:
        self._trailer_bytes += len(line)
        self.is_complete = not line
        self.is_broken = self._trailer_bytes > limits.RESPONSE_HEAD_BYTES


def remove_chunks(pieces: _Pieces) -> Iterator[bytes]:
    """Give the data of a chunked body; as much as there is where it is cut short or broken."""
    scanner = ChunkScanner()
    for piece in pieces:
        yield from scanner.feed(piece)
        if scanner.is_complete or scanner.is_broken:
            return


def decode_content(
    pieces: _Pieces, codings: tuple[str, ...], *, limit_bytes: int
) -> Iterator[bytes]:
    """Undo the compression of a body (RFC 9110 §8.4). A body cut short gives what can be had.

    Args:
        pieces: The body without chunk framing.
        codings: As the server applied them: "gzip", "deflate".
        limit_bytes: How large each step may become.

    Raises:
        LimitReachedError: It became larger, or has more gzip members than are sensible.
        UndecodableBodyError: A coding is unknown or not followed, or there are too many.
    """
    if len(codings) > limits.CONTENT_CODINGS:
        raise UndecodableBodyError(
            f"Content-Encoding: {limits.CONTENT_CODINGS} at most expected, found {len(codings)}"
        )
    decoded = _limit(pieces, limit_bytes)
    for coding in reversed(codings):
        decoded = _limit(_decoder(coding)(decoded), limit_bytes)
    yield from decoded


def _decoder(coding: str) -> Callable[[_Pieces], Iterator[bytes]]:
    if coding in ("gzip", "x-gzip"):
        return _decode_gzip
    if coding == "deflate":
        return _decode_deflate
    raise UndecodableBodyError(f"Content-Encoding: gzip or deflate expected, found {coding}")


def _limit(pieces: _Pieces, limit_bytes: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit_bytes:
            raise LimitReachedError(f"a decoded body is larger than {limit_bytes} bytes")
        yield piece


def _decode_gzip(pieces: _Pieces) -> Iterator[bytes]:
    """Decompress gzip members, one after another (RFC 1952 §2.2)."""
    member = zlib.decompressobj(_GZIP)
    members = 1
    for piece in pieces:
        rest = piece
        while rest:
            if member.eof:
                if rest[:1] != _GZIP_FIRST_BYTE:
                    return  # padding after the last member, as browsers pass over it
                member = zlib.decompressobj(_GZIP)
                members += 1
                if members > limits.GZIP_MEMBERS:
                    raise LimitReachedError(f"a body has over {limits.GZIP_MEMBERS} gzip members")
            yield _inflate(member, rest)
            rest = member.unused_data if member.eof else member.unconsumed_tail
    yield member.flush()


def _decode_deflate(pieces: _Pieces) -> Iterator[bytes]:
    """Decompress "deflate": zlib as RFC 9110 §8.4.1.2 has it, or bare as many servers send it."""
    stream = None
    for piece in pieces:
        rest = piece
        if stream is None and rest:
            is_zlib = rest[0] & 0x0F == zlib.DEFLATED  # RFC 1950 §2.2
            stream = zlib.decompressobj(zlib.MAX_WBITS if is_zlib else _RAW_DEFLATE)
        while stream and rest and not stream.eof:
            yield _inflate(stream, rest)
            rest = stream.unconsumed_tail
    if stream:
        yield stream.flush()


def _inflate(stream: "zlib._Decompress", piece: bytes) -> bytes:
    try:
        return stream.decompress(piece, limits.READ_CHUNK_BYTES)
    except zlib.error as error:
        raise UndecodableBodyError(
            f"Content-Encoding: compressed bytes expected: {error}"
        ) from error
