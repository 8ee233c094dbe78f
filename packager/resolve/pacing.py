"""Asking no oftener than allowed, and leaving a server alone that refuses or fails again and again.

A web archive is asked at its own pace. A 429 closes it for all, for a minute at least or for as long
as it says; the refused question is asked again then. What fails in passing is asked again a little
later. Who goes on refusing or failing is asked no more, so that no run waits for ever: the questions
that are left have a trouble for an answer.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from threading import Lock

from archive.limits import (
    ARCHIVE_PAUSE_S,
    ARCHIVE_TRIES,
    FAILURES,
    REFUSAL_PAUSE_S,
    REFUSALS,
    RETRY_AFTER_S,
)
from packager.platforms.interface import Answer, Purpose, Trouble
from packager.resolve.archives import WebArchive
from packager.resolve.asking import Asker, host_of
from packager.resolve.failures import is_refusal

_MINUTE_S = 60.0
_IN_PASSING = (Trouble.TIMED_OUT, Trouble.CONNECTION_REFUSED, Trouble.CONNECTION_BROKEN)


@dataclass(kw_only=True, slots=True)
class _Lane:
    """What one server is asked as one thing: an archive's index, its mementos, a live service."""

    interval_s: float = 0.0
    next_start: float = 0.0
    failures: int = 0  # in a row
    trouble: Trouble = Trouble.UNAVAILABLE  # of the last one


@dataclass(kw_only=True, slots=True)
class _Server:
    """One server: when it may be asked, and whether it still is."""

    index: _Lane
    others: _Lane
    tries: int  # of one question; whoever has its tries elsewhere is asked once here
    closed_until: float = 0.0
    refusals: int = 0  # in a row
    lock: Lock = field(default_factory=Lock)

    def lane(self, purpose: Purpose) -> _Lane:
        return self.index if purpose is Purpose.SEARCH else self.others

    def take_start(self, lane: _Lane, now: float) -> float:
        """Give the time at which a question may be sent, and keep it free for that question."""
        with self.lock:
            start = max(now, lane.next_start, self.closed_until)
            lane.next_start = start + lane.interval_s
            return start

    def why_left_alone(self, lane: _Lane) -> Trouble | None:
        """Say why it is asked no more; None where it is."""
        if self.refusals >= REFUSALS:
            return Trouble.RATE_LIMITED
        return lane.trouble if lane.failures >= FAILURES else None

    def note(self, lane: _Lane, answer: Answer, now: float) -> None:
        """Note how a question ended; a refusal closes the server for all, each time longer."""
        with self.lock:
            lane.failures = lane.failures + 1 if is_passing(answer) else 0
            lane.trouble = answer.trouble or Trouble.UNAVAILABLE
            if not is_refusal(answer):
                self.refusals = 0
            elif now >= self.closed_until:  # else it was sent before the refusal that closed it
                asked_s = answer.retry_after_s or 0.0
                self.closed_until = now + max(REFUSAL_PAUSE_S * 2**self.refusals, asked_s)
                # Who wants to be left alone for hours is, in this run.
                self.refusals = REFUSALS if asked_s > RETRY_AFTER_S else self.refusals + 1


class PacedAsker:
    """Asks through another asker, when it is a question's turn, and again where that may help."""

    def __init__(
        self,
        asker: Asker,
        archives: Sequence[WebArchive],
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the paces of archives. Archives on one host share the first one's.

        Other servers are asked at once, and once: their pace and their tries are the asker's own.
        """
        self._asker = asker
        self._now = now
        self._sleep = sleep
        self._lock = Lock()
        self._servers: dict[str, _Server] = {}
        for archive in archives:
            server = _Server(
                index=_Lane(interval_s=_MINUTE_S / archive.cdx_per_minute),
                others=_Lane(interval_s=_MINUTE_S / archive.others_per_minute),
                tries=ARCHIVE_TRIES,
            )
            for host in archive.hosts:
                self._servers.setdefault(host, server)

    def ask(self, url: str, purpose: Purpose) -> Answer:
        """Ask when it is the question's turn."""
        server = self._server(host_of(url))
        lane = server.lane(purpose)
        answer, tries = None, 0
        while tries < server.tries:
            left_alone = self._wait(server, lane)
            if left_alone is not None:
                return answer or _not_asked(url, left_alone)
            answer = self._asker.ask(url, purpose)
            server.note(lane, answer, self._now())
            if is_refusal(answer):
                if server.tries == 1:
                    break
                continue
            tries += 1
            if not is_passing(answer):
                break
            if tries < server.tries:
                self._sleep(ARCHIVE_PAUSE_S * 2 ** (tries - 1))
        return answer or _not_asked(url, lane.trouble)

    def wait_turn(self, url: str, purpose: Purpose) -> Trouble | None:
        """Wait until an address may be asked by somebody else; say why it may not be."""
        server = self._server(host_of(url))
        return self._wait(server, server.lane(purpose))

    def _server(self, host: str) -> _Server:
        with self._lock:
            if host not in self._servers:
                self._servers[host] = _Server(index=_Lane(), others=_Lane(), tries=1)
            return self._servers[host]

    def _wait(self, server: _Server, lane: _Lane) -> Trouble | None:
        """Wait for a turn; say why there is none, where the server is asked no more."""
        start = server.take_start(lane, self._now())
        while (why := server.why_left_alone(lane)) is None:
            left_s = max(start, server.closed_until) - self._now()
            if left_s <= 0:
                return None
            self._sleep(left_s)
        return why


def is_passing(answer: Answer) -> bool:
    """Say whether a question failed in a way that may be over when it is asked again.

    A memento has come, whatever status was archived; a refusal is no failure.
    """
    if answer.trouble is not None:
        return answer.trouble in _IN_PASSING
    status = answer.http_status or HTTPStatus.OK
    return answer.captured_at is None and status >= HTTPStatus.INTERNAL_SERVER_ERROR


def _not_asked(url: str, trouble: Trouble) -> Answer:
    return Answer(url=url, final_url=url, asked_at=datetime.now(UTC), trouble=trouble)
