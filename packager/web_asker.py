"""Ask the web for a package as the resolver wants it: questions in, answers with their records out.

PacedAsker stands between: what was answered already costs no turn, and what fails is asked again
as the archives want it.

    RememberingAsker  gives what was answered already, and lets equal questions share one answer
    PacedAsker        waits for the question's turn
    WebAsker          asks, records, and reads what came as an answer
"""

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from threading import Lock
from urllib.parse import urljoin

from archive.limits import LIVE_S
from packager.collecting import Collecting
from packager.errors import (
    NetworkError,
    RefusedAddressError,
    TimedOutError,
    TooLargeError,
    UndecodableAnswerError,
    UnknownHostError,
    UnreachableError,
)
from packager.fetch.patience import parse_retry_after
from packager.fetch.question import Follow
from packager.platforms.interface import Answer, Purpose, Trouble
from packager.received import Received, unasked
from packager.resolve.archives import WebArchive, original_of
from packager.resolve.pacing import PacedAsker

_FOLLOW = {
    Purpose.LIVE: Follow.EVERY,
    Purpose.SEARCH: Follow.EVERY,
    Purpose.EXPAND: Follow.NONE,
    Purpose.CAPTURE: Follow.TO_MEMENTO,
}
_REDIRECT = range(HTTPStatus.MULTIPLE_CHOICES, HTTPStatus.BAD_REQUEST)
# How an archive says that it holds nothing there, or does not show it: no word of the post.
_NOTHING_HELD = (HTTPStatus.OK, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)


class WebAsker:
    """Asks once, keeps the record, and gives what came back; ``Asker`` says how."""

    def __init__(self, web: Collecting) -> None:
        self._web = web

    def ask(self, url: str, purpose: Purpose) -> Answer:
        """Ask the web."""
        received = self._web.fetch(
            url,
            purpose=str(purpose),
            follow=_FOLLOW[purpose],
            fetch_s=LIVE_S if purpose in (Purpose.LIVE, Purpose.EXPAND) else None,
        )
        return to_answer(received, purpose)

    def recall(self, url: str, purpose: Purpose) -> Answer | None:
        """Give the answer that came to the same question earlier; None where none did."""
        received = self._web.recall(url, purpose=str(purpose))
        return to_answer(received, purpose) if received else None


class RememberingAsker:
    """Gives what was answered already; of equal questions at the same time one is asked.

    Args:
        web: Asks and records.
        archives: Whose pace is kept.
    """

    def __init__(self, web: Collecting, archives: Sequence[WebArchive]) -> None:
        clock = web.clock
        self._collecting = web
        self._web = WebAsker(web)
        self._paced = PacedAsker(self._web, archives, now=clock.now, sleep=clock.wait)
        self._lock = Lock()
        self._under_way: dict[tuple[str, Purpose], Future[Answer]] = {}

    def ask(self, url: str, purpose: Purpose) -> Answer:
        """Recall, wait for whoever is asking the same, or ask."""
        key = url, purpose
        with self._lock:
            shared = self._under_way.get(key)
            own: Future[Answer] = Future()
            if shared is None:
                self._under_way[key] = own
        if shared is not None:
            return shared.result()
        try:
            answer = self._web.recall(url, purpose) or self._paced.ask(url, purpose)
        except BaseException as error:
            own.set_exception(error)
            raise
        else:
            own.set_result(answer)
            return answer
        finally:
            with self._lock:
                del self._under_way[key]

    def fetch(
        self, url: str, /, *, purpose: str, response_bytes: int, fetch_s: float, decoded_bytes: int
    ) -> Received:
        """Fetch what is kept and hardly read, as ``Collecting.fetch``; an archive at its pace."""
        known = self._collecting.recall(url, purpose=purpose, decoded_bytes=decoded_bytes)
        if known is not None:
            return known
        left_alone = self._paced.wait_turn(url, Purpose.CAPTURE)
        if left_alone is not None:
            return unasked(url, UnreachableError(f"{url}: not asked, its server gave no answers"))
        return self._collecting.fetch(
            url,
            purpose=purpose,
            response_bytes=response_bytes,
            fetch_s=fetch_s,
            decoded_bytes=decoded_bytes,
        )

    def stopped_by_errors(self) -> AbstractContextManager[None]:
        """Let an error of the block end every wait of whoever is asking."""
        return self._collecting.clock.stopped_by_errors()


def to_answer(received: Received, purpose: Purpose) -> Answer:
    """Make of what came the answer that readers of platforms and archives know.

    A memento is told by its Memento-Datetime (RFC 7089 §2.1.1) and nothing else: whatever an archive
    says without one is the archive's own word.
    """
    asked_at = received.asked_at or datetime.now(UTC)
    captured_at = _captured_at(received) if purpose is Purpose.CAPTURE else None
    trouble = _find_trouble(received, purpose, is_memento=captured_at is not None)
    target = _target(received)
    retry_after = received.head.first("retry-after") if received.head else None
    return Answer(
        url=original_of(received.final_url) if captured_at else received.url,
        final_url=original_of(target) if captured_at else target,
        asked_at=asked_at,
        captured_at=captured_at,
        http_status=received.status,
        content_type=received.content_type,
        charset=received.charset,
        body=received.body,
        record_id=received.record,
        trouble=trouble,
        retry_after_s=parse_retry_after(retry_after, datetime.now(UTC)) if retry_after else None,
    )


def _captured_at(received: Received) -> datetime | None:
    value = received.head.first("memento-datetime") if received.head else None
    if value is None:
        return None
    try:
        at = parsedate_to_datetime(value)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _target(received: Received) -> str:
    """Give the address that an unfollowed redirect names, or that the answer is of."""
    location = received.head.first("location") if received.head else None
    if location is None or received.status not in _REDIRECT:
        return received.final_url
    try:
        return urljoin(received.final_url, location)
    except ValueError:  # brackets that hold no IPv6 address
        return received.final_url


def _find_trouble(received: Received, purpose: Purpose, *, is_memento: bool) -> Trouble | None:
    if received.error is not None:
        return _trouble_of(received.error)
    if received.status is None or received.record is None:
        return Trouble.CONNECTION_BROKEN
    if received.status == HTTPStatus.TOO_MANY_REQUESTS and not is_memento:
        return Trouble.RATE_LIMITED
    is_nothing = received.status in _NOTHING_HELD or received.status in _REDIRECT
    if purpose is Purpose.CAPTURE and not is_memento and is_nothing:
        return Trouble.NOT_ARCHIVED
    return None


def _trouble_of(error: NetworkError) -> Trouble:
    match error:
        case TimedOutError():
            return Trouble.TIMED_OUT
        case UnreachableError() | UnknownHostError() | RefusedAddressError():
            return Trouble.CONNECTION_REFUSED
        case UndecodableAnswerError():
            return Trouble.UNDECODABLE
        case TooLargeError():
            return Trouble.TOO_LARGE
        case _:
            return Trouble.CONNECTION_BROKEN
