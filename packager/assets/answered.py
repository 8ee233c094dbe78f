"""What is kept in mind of an answer whose bytes are in the archive."""

from dataclasses import dataclass
from typing import Protocol

from packager.fetch.fetched import Fetched

_SUCCESS = range(200, 300)


class Fetch(Protocol):
    """Asks for an address by GET, and records every exchange. Called from many threads."""

    def __call__(
        self, url: str, /, *, response_bytes: int, fetch_s: float, decoded_bytes: int
    ) -> Fetched:
        """As ``Client.fetch``.

        Raises:
            WriteError: An exchange cannot be kept.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """An answer, or why there is none, without its bytes."""

    final_url: str  # that the answer is of; the last one tried where there is none
    status: int | None
    content_type: str | None  # in lower case, without parameters
    record: str | None  # WARC-Record-ID of the last response, whole or not; None where nothing came
    size_bytes: int  # of its body as it came: compressed if it came so, without chunk framing
    wire_bytes: int  # of all responses on the way, as they stand in the archive
    error: str | None  # why there is no whole answer

    @property
    def is_good(self) -> bool:
        """Whether a whole answer of success came."""
        return self.error is None and self.status in _SUCCESS


def remember(fetched: Fetched) -> Answered:
    """Take from what was fetched all but its bytes."""
    last = fetched.hops[-1] if fetched.hops else None
    return Answered(
        final_url=fetched.final_url,
        status=fetched.status,
        content_type=fetched.content_type,
        record=last.records.response if last and last.records else None,
        size_bytes=sum(map(len, last.exchange.body_pieces())) if last else 0,
        wire_bytes=sum(hop.exchange.response.size_bytes for hop in fetched.hops),
        error=str(fetched.error) if fetched.error else None,
    )
