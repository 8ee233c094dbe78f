"""Where a response ends, found while it comes in: heads first, then the body's framing."""

from archive import limits
from archive.exchange import Truncation
from archive.http_body import ChunkScanner
from archive.http_message import (
    Framing,
    FramingKind,
    ResponseHead,
    find_framing,
    find_head_end,
    parse_head,
)

_PREFIX = b"HTTP/1."


class ResponseScanner:
    """Follows one response through the pieces that the socket gives.

    What is not HTTP, or breaks its chunk framing, has no end but that of the connection.

    Attributes:
        head: The final head; None until it is whole.
        is_complete: The last byte has come.
        fault: Why the response cannot be whole, as far as its own bytes say.
    """

    def __init__(self, method: str) -> None:
        self.head: ResponseHead | None = None
        self.is_complete = False
        self.fault: Truncation | None = None
        self._method = method
        self._heads = bytearray()
        self._head_start = 0
        self._framing = Framing(kind=FramingKind.UNTIL_CLOSE)
        self._length_left = 0
        self._chunks = ChunkScanner()

    def feed(self, piece: bytes) -> int:
        """Take the next piece, and say how many of its bytes belong to the response."""
        if self.head is not None or self.fault:
            return self._feed_body(piece)
        rest = self._feed_heads(piece)
        if rest is None:
            return len(piece)
        return len(piece) - len(rest) + self._feed_body(rest)

    def end(self) -> Truncation | None:
        """Say what it means that the connection ended here; None where the response is whole."""
        is_until_close = self._framing.kind is FramingKind.UNTIL_CLOSE
        if not self.fault and self.head is not None and is_until_close:
            self.is_complete = True
        if self.is_complete:
            return None
        return self.fault or Truncation.DISCONNECT

    @property
    def keeps_connection(self) -> bool:
        """Whether another request may follow on the connection (RFC 9112 §9.3)."""
        if self.head is None or not self.is_complete:
            return False
        if not self._framing.is_sound or self._framing.kind is FramingKind.UNTIL_CLOSE:
            return False
        options = self.head.words("connection")
        if self.head.version == "1.0":
            return "keep-alive" in options
        return "close" not in options

    def _feed_heads(self, piece: bytes) -> bytes | None:
        """Take what belongs to the heads; give what stands after the final one, once it came."""
        searched = max(len(self._heads) - len(b"\n\r"), 0)
        self._heads += piece
        while (end := self._find_head_end(searched)) is not None:
            head = parse_head(bytes(self._heads[self._head_start : end]), start=self._head_start)
            if head is None:
                self.fault = Truncation.UNSPECIFIED
                return None
            if not head.is_interim:
                return self._start_body(head)
            self._head_start = end
        self._check_unfinished_head()
        return None

    def _find_head_end(self, searched: int) -> int | None:
        return find_head_end(self._heads, self._head_start, search_from=searched)

    def _check_unfinished_head(self) -> None:
        beginning = bytes(self._heads[self._head_start : self._head_start + len(_PREFIX)])
        if not _PREFIX.startswith(beginning):
            self.fault = Truncation.UNSPECIFIED
        elif len(self._heads) > limits.RESPONSE_HEAD_BYTES:
            self.fault = Truncation.LENGTH

    def _start_body(self, head: ResponseHead) -> bytes:
        self.head = head
        self._framing = find_framing(head, self._method)
        self._length_left = self._framing.length
        if head.end > limits.RESPONSE_HEAD_BYTES or len(head.headers) > limits.RESPONSE_HEADERS:
            self.fault = Truncation.LENGTH
        rest = bytes(self._heads[head.end :])
        self._heads.clear()
        return rest

    def _feed_body(self, piece: bytes) -> int:
        if self._framing.kind is FramingKind.LENGTH and not self.fault:
            used = min(len(piece), self._length_left)
            self._length_left -= used
            self.is_complete = not self._length_left
            return used
        if self._framing.kind is FramingKind.CHUNKED and not self.fault:
            self._chunks.feed(piece)
            self.is_complete = self._chunks.is_complete
            if self._chunks.is_broken:
                self.fault = Truncation.UNSPECIFIED
                return len(piece)
            return len(piece) - self._chunks.unused_bytes
        return len(piece)
