"""What a reader wants of an answer, whether it came just now or stands in the WARC file already."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from archive.errors import LimitReachedError, UndecodableBodyError
from archive.http_message import ResponseHead, read_media_type
from archive.warc_record import WarcRecord, body_pieces, find_original, read_payload
from packager.asked import Asked
from packager.errors import NetworkError, TooLargeError, UndecodableAnswerError
from packager.fetch.fetched import Fetched

Find = Callable[[str], WarcRecord | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """The last answer to one question, or why there is no whole one."""

    url: str  # as asked for
    final_url: str  # that the answer is of; the last one tried where there is none
    asked_at: datetime | None  # aware UTC; None where no request was sent
    head: ResponseHead | None  # None where there is no whole one
    content_type: str | None  # in lower case, without parameters
    charset: str | None  # in lower case, as stated
    body: (
        bytes  # without chunk framing and compression; empty after an error, or if nobody reads it
    )
    record: str | None  # WARC-Record-ID of the answer, whole or not; None where nothing came
    size_bytes: int  # of its body as it came: compressed if it came so, without chunk framing
    wire_bytes: int  # of all responses on the way, if they came just now
    error: NetworkError | None  # why there is no whole answer; None where there is one

    @property
    def status(self) -> int | None:
        """Of the last answer, whole or not; None where there is none."""
        return self.head.status if self.head else None

    def raise_for_error(self) -> None:
        """Turn the error, if any, into an exception.

        Raises:
            NetworkError: There is no whole answer; the subclass says why.
        """
        if self.error:
            raise self.error


def unasked(url: str, error: NetworkError) -> Received:
    """Say why an address was not asked."""
    return Received(
        url=url,
        final_url=url,
        asked_at=None,
        head=None,
        content_type=None,
        charset=None,
        body=b"",
        record=None,
        size_bytes=0,
        wire_bytes=0,
        error=error,
    )


def receive(fetched: Fetched) -> Received:
    """Take what came just now."""
    last = fetched.hops[-1] if fetched.hops else None
    return Received(
        url=fetched.url,
        final_url=fetched.final_url,
        asked_at=last.exchange.started_at if last else None,
        head=last.exchange.head if last else None,
        content_type=fetched.content_type,
        charset=fetched.charset,
        body=fetched.body,
        record=last.records.response if last and last.records else None,
        size_bytes=sum(map(len, last.exchange.body_pieces())) if last else 0,
        wire_bytes=sum(hop.exchange.response.size_bytes for hop in fetched.hops),
        error=fetched.error,
    )


def receive_again(asked: Asked, find: Find, *, decoded_bytes: int) -> Received | None:
    """Take an answer that came earlier; None where its record is not there.

    Args:
        asked: What was asked, and whole answers came to it.
        find: Gives a record of the WARC file by its id.
        decoded_bytes: How large the body may become; 0 where nobody will read it.

    Raises:
        MalformedWarcError: The WARC file was damaged meanwhile.
    """
    last = asked.exchanges[-1]
    record = find(last.records.response) if last.records and last.records.response else None
    if record is None:
        return None
    body, error = _read_body(record, find, last.url, decoded_bytes)
    whole = find_original(record, find) if record.type == "revisit" else record
    content_type, charset = read_media_type(record.head)
    return Received(
        url=asked.url,
        final_url=last.url,
        asked_at=last.started_at,
        head=record.head,
        content_type=content_type,
        charset=charset,
        body=body,
        record=record.id,
        size_bytes=sum(map(len, body_pieces(whole))),
        wire_bytes=0,
        error=error,
    )


def _read_body(
    record: WarcRecord, find: Find, url: str, decoded_bytes: int
) -> tuple[bytes, NetworkError | None]:
    if not decoded_bytes:
        return b"", None
    try:
        return read_payload(record, find=find, limit_bytes=decoded_bytes), None
    except LimitReachedError as reached:
        return b"", TooLargeError(f"{url}: {reached}")
    except UndecodableBodyError as undecodable:
        return b"", UndecodableAnswerError(f"{url}: {undecodable}")
