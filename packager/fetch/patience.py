"""When to ask again, and after how long: what fails in passing is tried a few times."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import cast

import tenacity

from archive import limits
from archive.exchange import Exchange, Truncation
from packager.errors import TimedOutError, UnreachableError, UntrustedServerError
from packager.fetch.guard import host_of
from packager.fetch.politeness import Politeness
from packager.fetch.question import Question
from packager.fetch.stoppable_clock import StoppableClock

_BUSY = frozenset({429, 502, 503, 504})  # RFC 6585 §4, RFC 9110 §15.6
_IN_PASSING = frozenset({Truncation.TIME, Truncation.DISCONNECT})
_BACK_OFF = tenacity.wait_exponential_jitter(
    initial=limits.BACK_OFF_FIRST_S, max=limits.BACK_OFF_LAST_S, jitter=limits.BACK_OFF_JITTER_S
)


class Patience:
    """Asks again, later and later, and not before the server's own Retry-After."""

    def __init__(self, *, tries: int, politeness: Politeness, clock: StoppableClock) -> None:
        """Ask up to ``tries`` times. The waits hold for everybody who asks the same host."""
        self._tries = tries
        self._politeness = politeness
        self._clock = clock

    def ask(self, question: Question, ends_at: float, ask_once: Callable[[], Exchange]) -> Exchange:
        """Ask until there is an answer that will not change by asking again.

        Args:
            question: What ``ask_once`` asks.
            ends_at: By the clock, when it is not asked any more.
            ask_once: Asks one time; each call is an exchange of its own.

        Returns:
            The last answer, which may still be a refusal or cut short.

        Raises:
            NetworkError: What ``ask_once`` raised last.
        """
        host = host_of(question.url)
        tries = self._tries if question.may_be_repeated else 1
        retrying = tenacity.Retrying(
            stop=lambda state: state.attempt_number >= tries or self._is_late(state, ends_at),
            wait=_wait_s,
            retry=tenacity.retry_any(
                tenacity.retry_if_exception(_passes), tenacity.retry_if_result(_is_passing)
            ),
            sleep=partial(self._politeness.pause, host),
            reraise=True,
        )
        try:
            exchange = retrying(ask_once)
        except tenacity.RetryError as error:  # the last answer was no better than the first
            exchange = cast("Exchange", error.last_attempt.result())
        self._politeness.pause(host, min(_asked_wait_s(exchange), limits.RETRY_AFTER_S))
        return exchange

    def _is_late(self, state: tenacity.RetryCallState, ends_at: float) -> bool:
        return self._clock.now() + state.upcoming_sleep >= ends_at


def parse_retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header in seconds from now (RFC 9110 §10.2.3); None where it is neither.

    >>> parse_retry_after("Thu, 01 Jan 2026 00:00:10 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    10.0
    """
    if value.isascii() and value.isdigit():
        return float(value[:18])
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max((at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds(), 0.0)


def _passes(error: BaseException) -> bool:
    in_passing = (UnreachableError, TimedOutError)
    return isinstance(error, in_passing) and not isinstance(error, UntrustedServerError)


def _is_passing(exchange: Exchange) -> bool:
    if exchange.truncated in _IN_PASSING:
        return True
    return exchange.status in _BUSY and _asked_wait_s(exchange) <= limits.RETRY_AFTER_S


def _asked_wait_s(exchange: Exchange) -> float:
    """Give how long a busy server wants to be left alone; 0 where it is not or does not say."""
    if exchange.head is None or exchange.head.status not in _BUSY:
        return 0.0
    value = exchange.head.first("retry-after") or ""
    return parse_retry_after(value, datetime.now(UTC)) or 0.0


def _wait_s(state: tenacity.RetryCallState) -> float:
    back_off_s = _BACK_OFF(state)
    if state.outcome is None or state.outcome.failed:
        return back_off_s
    return max(back_off_s, _asked_wait_s(state.outcome.result()))
