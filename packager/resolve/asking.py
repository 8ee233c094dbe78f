"""Asking many questions at the same time without a thread waiting for another.

A procedure that needs answers is a generator: it yields the questions that it has now, all at once,
and is sent their answers in the same order. So a procedure reads from top to bottom, opens no
connection, and any number of them go forward side by side:

    def expand(link) -> Steps[str | None]:
        (answer,) = yield (Question(url=link, purpose=Purpose.EXPAND),)
        return find_target(answer)

    targets = run_all([expand(link) for link in links], asker, pool)
"""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Generic, Protocol, TypeAlias, TypeVar
from urllib.parse import urlsplit

from packager.platforms.interface import Answer, Purpose

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """An address to ask, and what for.

    ``LIVE`` asks a live server, ``EXPAND`` a live short link, ``SEARCH`` an archive's index,
    ``CAPTURE`` for a memento.
    """

    url: str
    purpose: Purpose

    @property
    def lane(self) -> tuple[str, bool]:
        """Whom is asked: questions of one lane share a pace. An index has a lane of its own."""
        return host_of(self.url), self.purpose is Purpose.SEARCH


Steps: TypeAlias = Generator[tuple[Question, ...], tuple[Answer, ...], T]


class Asker(Protocol):
    """Asks the web, or whoever stands for it in a test. Called from many threads."""

    def ask(self, url: str, purpose: Purpose) -> Answer:
        """Ask once, keep the record, and give what came back.

        No redirect of a short link or of a memento is followed: its target is the answer's
        ``final_url``. A live service's is, and an archive's own, to the capture that it holds. That
        nothing came back is an answer with a trouble, never an exception.
        """
        ...


_AT_ONCE = 12  # questions of one lane that are under way
_AT_ONCE_INDEX = 4  # an index is slow, and asked seldom: more would only wait in their threads


def run_all(
    procedures: Sequence[Steps[T]],
    asker: Asker,
    pool: Executor,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[T]:
    """Bring procedures to their ends, side by side.

    Args:
        procedures: Generators that nobody has started.
        asker: Who is asked.
        pool: Where it is asked; no thread of it waits for another.
        on_progress: Is told how many procedures have come to their ends, of how many.

    Returns:
        What the procedures returned, in their order.

    Raises:
        Exception: What the asker or a procedure raised first; what is not yet asked is called off.
    """
    return _Run(asker, pool, procedures, on_progress).results()


def together(procedures: Sequence[Steps[T]]) -> Steps[tuple[T, ...]]:
    """Make one procedure of several: their questions are asked at the same time."""
    results: dict[int, T] = {}
    waiting = dict(enumerate(procedures))
    answers: dict[int, tuple[Answer, ...] | None] = dict.fromkeys(waiting)
    while True:
        asked: dict[int, tuple[Question, ...]] = {}
        for number, procedure in waiting.items():
            try:
                asked[number] = _resume(procedure, answers[number])
            except StopIteration as end:
                results[number] = end.value
        if not asked:
            return tuple(results[number] for number in range(len(procedures)))
        waiting = {number: waiting[number] for number in asked}
        received = iter((yield tuple(chain.from_iterable(asked.values()))))
        answers = {number: tuple(islice(received, len(asked[number]))) for number in asked}


def _resume(procedure: Steps[T], answers: tuple[Answer, ...] | None) -> tuple[Question, ...]:
    """Send a procedure its answers, or start it, and give what it asks next.

    Raises:
        StopIteration: It has come to its end.
    """
    return next(procedure) if answers is None else procedure.send(answers)


def host_of(url: str) -> str:
    """Give the host of an address in lower case, with its port; "" where it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


@dataclass(kw_only=True, slots=True)
class _Batch:
    """The questions that one procedure waits for."""

    procedure: int
    answers: list[Answer | None]
    missing: int


@dataclass(kw_only=True, slots=True)
class _Lane:
    """The questions to one server: those under way are counted, the others wait their turn."""

    at_once: int
    under_way: int = 0
    waiting: deque[tuple[Question, _Batch, int]] = field(default_factory=deque)


class _Run(Generic[T]):
    """Some procedures under way."""

    def __init__(
        self,
        asker: Asker,
        pool: Executor,
        procedures: Sequence[Steps[T]],
        on_progress: Callable[[int, int], None],
    ) -> None:
        self._asker = asker
        self._pool = pool
        self._procedures = procedures
        self._on_progress = on_progress
        self._results: dict[int, T] = {}
        self._lanes: dict[tuple[str, bool], _Lane] = {}
        self._under_way: dict[Future[Answer], tuple[_Lane, _Batch, int]] = {}

    def results(self) -> list[T]:
        """Bring all to their ends."""
        try:
            for number in range(len(self._procedures)):
                self._advance(number, None)
            while self._under_way:
                done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    self._receive(future)
        finally:
            for future in self._under_way:
                future.cancel()
        return [self._results[number] for number in range(len(self._procedures))]

    def _advance(self, number: int, answers: tuple[Answer, ...] | None) -> None:
        """Send a procedure its answers, and take up what it asks next."""
        try:
            questions = _resume(self._procedures[number], answers)
            while not questions:
                questions = _resume(self._procedures[number], ())
        except StopIteration as end:
            self._results[number] = end.value
            self._on_progress(len(self._results), len(self._procedures))
            return
        batch = _Batch(procedure=number, answers=[None] * len(questions), missing=len(questions))
        for place, question in enumerate(questions):
            lane = self._lane(question)
            lane.waiting.append((question, batch, place))
            self._fill(lane)

    def _lane(self, question: Question) -> _Lane:
        key = question.lane
        if key not in self._lanes:
            is_index = question.purpose is Purpose.SEARCH
            self._lanes[key] = _Lane(at_once=_AT_ONCE_INDEX if is_index else _AT_ONCE)
        return self._lanes[key]

    def _fill(self, lane: _Lane) -> None:
        while lane.waiting and lane.under_way < lane.at_once:
            question, batch, place = lane.waiting.popleft()
            future = self._pool.submit(self._asker.ask, question.url, question.purpose)
            lane.under_way += 1
            self._under_way[future] = (lane, batch, place)

    def _receive(self, future: Future[Answer]) -> None:
        lane, batch, place = self._under_way.pop(future)
        lane.under_way -= 1
        batch.answers[place] = future.result()
        batch.missing -= 1
        self._fill(lane)
        if not batch.missing:
            answers = tuple(answer for answer in batch.answers if answer is not None)
            self._advance(batch.procedure, answers)
