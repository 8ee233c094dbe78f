"""The one HTTP client. Everything that this software asks of the web goes through it.

    with Client(settings, sink=warc) as client:
        fetched = client.fetch("https://news.example/article")

Each request, redirects and retries included, becomes an exchange in the sink before its answer is
given to anybody. The sink is opened before the client and closed after it.
"""

import time
from collections.abc import Generator, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from types import TracebackType
from typing import Self

from archive.exchange import Sink
from packager.errors import NetworkError, TimedOutError
from packager.fetch.adapter import RecordingAdapter
from packager.fetch.crew import work_on
from packager.fetch.dial import Dialer, Resolve, resolve_with_system
from packager.fetch.fetched import Fetched, Hop, read_answer
from packager.fetch.guard import Guard, host_of
from packager.fetch.patience import Patience
from packager.fetch.politeness import Politeness
from packager.fetch.question import Follow, Question
from packager.fetch.receive import Bounds
from packager.fetch.recorder import Recorder
from packager.fetch.settings import FetchSettings
from packager.fetch.stoppable_clock import StoppableClock
from packager.fetch.tls import new_tls_context
from packager.fetch.trip import Trip


class Client:
    """Fetches, from any number of threads.

    robots.txt is not asked; ``packager/docs/recording.md`` says why.

    Attributes:
        recorder: For records beside those of exchanges; None without a sink.
    """

    def __init__(
        self,
        settings: FetchSettings | None = None,
        *,
        sink: Sink | None = None,
        resolve: Resolve = resolve_with_system,
        clock: StoppableClock | None = None,
    ) -> None:
        """Make a client.

        Args:
            settings: How to fetch; the defaults where None.
            sink: Where every exchange is kept; nowhere where None.
            resolve: Gives a host's addresses; tests have their own.
            clock: For waits; tests have their own.

        Raises:
            NetworkError: Another library has patched ``http.client`` in this process.
        """
        self._settings = settings or FetchSettings()
        self._clock = clock or StoppableClock()
        self.recorder = Recorder(sink, self._clock) if sink else None
        self._politeness = Politeness(
            parallel=self._settings.host_parallel,
            delay_s=self._settings.host_delay_s,
            clock=self._clock,
        )
        patience = partial(Patience, politeness=self._politeness, clock=self._clock)
        self._patience = patience(tries=self._settings.tries)
        self._asks_once = patience(tries=1)
        self._adapter = RecordingAdapter(
            dialer=Dialer(guard=Guard(allow_hosts=self._settings.allow_hosts), resolve=resolve),
            tls=new_tls_context(self._settings.ca_file),
            proxy=self._settings.proxy,
            connections=self._settings.workers,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def clock(self) -> StoppableClock:
        """The clock of all its threads: who waits by it is woken when the work must stop."""
        return self._clock

    def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        follow: Follow = Follow.EVERY,
        response_bytes: int | None = None,
        fetch_s: float | None = None,
        decoded_bytes: int | None = None,
    ) -> Fetched:
        """Fetch one address: follow its redirects, and try again what fails in passing.

        Args:
            url: http or https; a fragment is not sent.
            method: "GET"; what is neither GET nor HEAD is tried once only.
            headers: Beside User-Agent, Accept and Accept-Encoding, or in place of them.
            body: Of the request.
            follow: Which redirects to follow.
            response_bytes: Of each answer on the wire; the setting's where None.
            fetch_s: For this address with its redirects, retries and waits; the setting's where None.
            decoded_bytes: Of the body, decompressed, for whoever reads it; the setting's where None, 0
                where nobody does. It is recorded all the same.

        Returns:
            The answer, or in ``error`` why there is none. The network is never an exception here.

        Raises:
            WriteError: An exchange cannot be kept; then every other fetch ends with it, too.
        """
        asked = {**self._default_headers(), **(headers or {})}
        question = Question(url=url, method=method, headers=tuple(asked.items()), body=body)
        ends_at = self._clock.now() + (self._settings.fetch_s if fetch_s is None else fetch_s)
        if response_bytes is None:
            response_bytes = self._settings.response_bytes
        trip = Trip(
            normalise=self._adapter.normalise,
            ask_once=lambda one: self._ask_once(one, ends_at, response_bytes),
            patience=self._asks_once if self._settings.is_paced_by_caller(url) else self._patience,
            ends_at=ends_at,
            follow=follow,
        )
        error = None
        try:
            trip.follow(question)
        except NetworkError as caught:
            error = caught
        if decoded_bytes is None:
            decoded_bytes = self._settings.decoded_bytes
        return read_answer(url, tuple(trip.hops), error, decoded_bytes=decoded_bytes)

    def fetch_all(self, urls: Iterable[str]) -> Generator[Fetched, None, None]:
        """Fetch many addresses at the same time, and give the answers in the same order.

        Raises:
            WriteError: As ``fetch``.
        """
        return work_on(urls, self.fetch, workers=self._settings.workers, clock=self._clock)

    def close(self) -> None:
        """Wait for what is being written, and close every connection."""
        if self.recorder:
            self.recorder.close()
        self._adapter.close()

    def _default_headers(self) -> dict[str, str]:
        return {
            "User-Agent": self._settings.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",  # what every reader of WARC files can undo
        }

    def _turn(self, url: str) -> AbstractContextManager[None]:
        """Wait until a host may be asked; whoever keeps the pace of some has waited already."""
        if self._settings.is_paced_by_caller(url):
            self._clock.check()
            return nullcontext()
        return self._politeness.turn(host_of(url))

    def _ask_once(self, question: Question, ends_at: float, response_bytes: int) -> Hop:
        with self._turn(question.url):
            left_s = min(self._settings.exchange_s, ends_at - self._clock.now())
            if left_s <= 0:
                raise TimedOutError(f"{question.url}: it was not its turn in the time there is")
            bounds = Bounds(
                ends_at=time.monotonic() + left_s,
                connect_s=min(self._settings.connect_s, left_s),
                read_s=self._settings.read_s,
                response_bytes=response_bytes,
                is_stopped=self._clock.is_stopped,
            )
            exchange = self._adapter.ask(question, bounds)
        records = self.recorder.record(exchange) if self.recorder else None
        return Hop(exchange=exchange, records=records)
