"""Asking web archives no oftener than they allow, and leaving one alone that refuses."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from archive.limits import REFUSAL_PAUSE_S, REFUSALS
from packager.platforms.interface import Answer, Purpose, Trouble
from packager.resolve.archives import WebArchive
from packager.resolve.asking import Asker, host_of
from packager.resolve.failures import is_refusal

_MINUTE_S = 60.0


@dataclass(kw_only=True, slots=True)
class _Pace:
    """When the next questions to one archive may be sent."""

    interval_s: dict[bool, float]  # by whether it is the index that is asked
    next_start: dict[bool, float] = field(default_factory=lambda: {True: 0.0, False: 0.0})
    closed_until: float = 0.0
    refusals: int = 0  # in a row
    lock: Lock = field(default_factory=Lock)

    def take_start(self, *, is_index: bool, now: float) -> float:
        """Give the time at which a question may be sent, and keep it free for that question."""
        with self.lock:
            start = max(now, self.next_start[is_index], self.closed_until)
            self.next_start[is_index] = start + self.interval_s[is_index]
            return start

    def note(self, *, was_refused: bool, now: float) -> None:
        """Note how a question ended; a refusal closes the archive for all, each time longer."""
        with self.lock:
            if not was_refused:
                self.refusals = 0
            elif now >= self.closed_until:  # else it was sent before the refusal that closed it
                self.closed_until = now + REFUSAL_PAUSE_S * 2**self.refusals
                self.refusals += 1

    @property
    def has_given_up(self) -> bool:
        """Whether the archive refused so often that it is asked no more."""
        return self.refusals >= REFUSALS


class PacedAsker:
    """Asks through another asker, at each archive's pace; other hosts as fast as they are asked.

    A 429 without Retry-After, as the Wayback Machine sends it, means: all wait for a minute, at
    least. The question that was refused is asked again then.
    """

    def __init__(
        self,
        asker: Asker,
        archives: Sequence[WebArchive],
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the paces of archives. Archives on one host share the first one's."""
        self._asker = asker
        self._now = now
        self._sleep = sleep
        self._paces: dict[str, _Pace] = {}
        for archive in archives:
            pace = _Pace(
                interval_s={
                    True: _MINUTE_S / archive.cdx_per_minute,
                    False: _MINUTE_S / archive.others_per_minute,
                }
            )
            for address in (archive.replay, archive.cdx, archive.timemap):
                if address:
                    self._paces.setdefault(host_of(address), pace)

    def ask(self, url: str, purpose: Purpose) -> Answer:
        """Ask when it is the question's turn."""
        pace = self._paces.get(host_of(url))
        if pace is None:
            return self._asker.ask(url, purpose)
        answer = None
        while self._wait(pace, is_index=purpose is Purpose.SEARCH):
            answer = self._asker.ask(url, purpose)
            was_refused = is_refusal(answer)
            pace.note(was_refused=was_refused, now=self._now())
            if not was_refused:
                break
        return answer or _not_asked(url)

    def _wait(self, pace: _Pace, *, is_index: bool) -> bool:
        """Wait for a turn; say whether there is one, or the archive is asked no more."""
        start = pace.take_start(is_index=is_index, now=self._now())
        while not pace.has_given_up:
            left_s = max(start, pace.closed_until) - self._now()
            if left_s <= 0:
                return True
            self._sleep(left_s)
        return False


def _not_asked(url: str) -> Answer:
    return Answer(url=url, final_url=url, asked_at=datetime.now(UTC), trouble=Trouble.RATE_LIMITED)
