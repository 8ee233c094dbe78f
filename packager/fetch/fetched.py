"""What one fetch gave: every exchange on the way, and the answer at its end for readers."""

from dataclasses import dataclass

from archive.errors import LimitReachedError, UndecodableBodyError
from archive.exchange import Exchange, RecordIds, Truncation
from archive.http_message import read_media_type
from packager.errors import (
    BrokenAnswerError,
    NetworkError,
    TimedOutError,
    TooLargeError,
    UndecodableAnswerError,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hop:
    """One exchange on the way: a redirect, a try that failed, or the answer."""

    exchange: Exchange
    records: RecordIds | None  # None where nothing is recorded


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """What one fetch gave. It holds every byte that came; let go of it when it is read.

    A status such as 404 or 429 is an answer, not an error.
    """

    url: str  # as asked for
    hops: tuple[Hop, ...]  # in time; empty where no request was sent
    final_url: str  # that the answer is of; the last one tried where there is none
    status: int | None  # of the last answer, whole or not; None where there is none
    content_type: str | None  # of the last answer, in lower case, without parameters
    charset: str | None  # of the last answer, in lower case, as stated
    body: (
        bytes  # without chunk framing and compression; empty after an error, or if nobody reads it
    )
    error: NetworkError | None  # why there is no whole answer; None where there is one

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every exchange, in time."""
        return tuple(hop.exchange for hop in self.hops)

    def raise_for_error(self) -> None:
        """Turn the error, if any, into an exception.

        Raises:
            NetworkError: There is no whole answer; the subclass says why.
        """
        if self.error:
            raise self.error


def find_fault(exchange: Exchange) -> NetworkError | None:
    """Say why an answer is not whole; None where it is."""
    match exchange.truncated:
        case None:
            return None
        case Truncation.TIME:
            return TimedOutError(f"{exchange.url}: no whole answer in the time there is")
        case Truncation.LENGTH:
            return TooLargeError(
                f"{exchange.url}: the answer is larger than its limit;"
                f" {exchange.response.size_bytes} bytes of it were taken"
            )
        case Truncation.DISCONNECT:
            return BrokenAnswerError(
                f"{exchange.url}: the connection ended after"
                f" {exchange.response.size_bytes} bytes of the answer"
            )
        case Truncation.UNSPECIFIED:
            return BrokenAnswerError(f"{exchange.url}: an HTTP/1 answer expected, found another")


def read_answer(
    url: str, hops: tuple[Hop, ...], error: NetworkError | None, *, decoded_bytes: int
) -> Fetched:
    """Make what readers want of the last exchange.

    Args:
        url: As asked for.
        hops: Every exchange on the way.
        error: Why there is no answer, as far as it is known.
        decoded_bytes: How large the body may become; 0 where nobody will read it. Then it is
            empty, and whether it can be decoded stays unknown.
    """
    last = hops[-1].exchange if hops else None
    body = b""
    if last and not error and decoded_bytes:
        try:
            body = last.decoded_body(limit_bytes=decoded_bytes)
        except LimitReachedError as reached:
            error = TooLargeError(f"{last.url}: {reached}")
        except UndecodableBodyError as undecodable:
            error = UndecodableAnswerError(f"{last.url}: {undecodable}")
    content_type, charset = read_media_type(last.head) if last else (None, None)
    return Fetched(
        url=url,
        hops=hops,
        final_url=last.url if last else url,
        status=last.status if last else None,
        content_type=content_type,
        charset=charset,
        body=body,
        error=error,
    )
