"""Which bytes of a block are its payload, and their digest in the two readings that are in use.

By the letter (WARC 1.1 §5.9) the payload of an HTTP message is its body after transfer-decoding.
In practice warcio, FastWARC, wget and all that build on them hash whatever stands after the first
empty line: chunk framing, and the head that counts where an interim one came before it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive import limits
from archive.digests import Algorithm, new_hash
from archive.warc.budget import Budget
from archive.warc.http_body import Body, new_body
from archive.warc.http_head import HttpHead, NotHttpError, parse_head

if TYPE_CHECKING:
    import hashlib

_USUAL_HEAD_BYTES = 8 * limits.KIB  # looked at first: copying a whole piece takes longer


@dataclass(frozen=True, kw_only=True, slots=True)
class PayloadDigests:
    """The digest of a payload, in each reading; None where it cannot be told."""

    letter: bytes | None
    practice: bytes | None


class HttpPayload:
    """Follows an HTTP message through the pieces of its block.

    Attributes:
        head: The head that counts; None where there is none, or not yet.
        body: What follows it; None likewise.
        not_http: Why the block is no HTTP message; None where it is one.
        has_content: Whether the body has any byte.

    Args:
        algorithm: Of the digests; None where none are wanted.
        is_request: Whether a request is expected, or else a response.
        budget: What the file may still cost.
    """

    def __init__(self, algorithm: Algorithm | None, *, is_request: bool, budget: Budget) -> None:
        self.head: HttpHead | None = None
        self.body: Body | None = None
        self.not_http: str | None = None
        self.has_content = False
        self._waiting = b""
        self._is_request = is_request
        self._budget = budget
        self._letter = new_hash(algorithm) if algorithm else None
        self._practice: hashlib._Hash | None = None  # until the readings part

    def feed(self, piece: memoryview) -> None:
        """Take the next piece of the block."""
        if self.body is not None:
            self._feed_body(self.body, piece)
        elif self.not_http is None:
            self._feed_head(piece)

    def finish(self) -> PayloadDigests:
        """Give the digests, after the last piece."""
        if self.head is None or self._letter is None:
            if self.head is None and self.not_http is None:
                self.not_http = "its head does not end"
            return PayloadDigests(letter=None, practice=None)
        letter = self._letter.digest()
        practice = self._practice.digest() if self._practice else letter
        return PayloadDigests(letter=None if self.head.is_coded else letter, practice=practice)

    def _feed_head(self, piece: memoryview) -> None:
        waiting = self._waiting
        try:
            for size in (_USUAL_HEAD_BYTES, len(piece)):
                self._waiting = waiting + piece[:size]
                self.head = parse_head(self._waiting, is_request=self._is_request)
                if self.head:
                    self._begin_body(self.head, piece[self.head.end - len(waiting) :])
                    return
        except NotHttpError as error:
            self.not_http = str(error)

    def _begin_body(self, head: HttpHead, rest: memoryview) -> None:
        self.body = new_body(head, self._budget)
        if self._letter and head.first_end != head.end:
            self._practice = self._letter.copy()
            self._practice.update(self._waiting[head.first_end : head.end])
        self._waiting = b""
        if rest:
            self._feed_body(self.body, rest)

    def _feed_body(self, body: Body, piece: memoryview) -> None:
        self.has_content = True
        content = body.feed(piece)
        if self._letter is None:
            return
        is_all = len(content) == 1 and len(content[0]) == len(piece)
        if not is_all and self._practice is None:
            self._practice = self._letter.copy()
        for part in content:
            self._letter.update(part)
        if self._practice:
            self._practice.update(piece)
