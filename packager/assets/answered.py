"""What is kept in mind of an answer whose bytes are in the archive."""

from dataclasses import dataclass
from typing import Protocol

from packager.received import Received

_SUCCESS = range(200, 300)


class Fetch(Protocol):
    """Asks for an address by GET, and records every exchange. Called from many threads."""

    def __call__(
        self, url: str, /, *, response_bytes: int, fetch_s: float, decoded_bytes: int
    ) -> Received:
        """As ``Collecting.fetch``.

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


def remember(received: Received) -> Answered:
    """Take from what came all but its bytes."""
    return Answered(
        final_url=received.final_url,
        status=received.status,
        content_type=received.content_type,
        record=received.record,
        size_bytes=received.size_bytes,
        wire_bytes=received.wire_bytes,
        error=str(received.error) if received.error else None,
    )
