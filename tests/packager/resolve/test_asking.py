"""Asking side by side, and at a pace."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from packager.platforms.interface import Answer, Purpose, Trouble
from packager.resolve.archives import WAYBACK_MACHINE
from packager.resolve.asking import Question, Steps, run_all, together
from packager.resolve.pacing import PacedAsker
from tests.packager.resolve.fake_web import NOW, answer, trouble

INDEX = "https://web.archive.org/cdx/search/cdx?url=x"
REPLAY = "https://web.archive.org/web/20160819101112id_/https://t.co/x"


def live(url: str) -> Question:
    """A question to a live server."""
    return Question(url=url, purpose=Purpose.LIVE)


def chain(*urls: str) -> Steps[list[str]]:
    """Ask one address after another."""
    asked = []
    for url in urls:
        (one,) = yield (live(url),)
        asked.append(one.url)
    return asked


def nothing() -> Steps[str]:
    """Ask nothing."""
    yield from ()
    return "done"


class Echo:
    """Answers everything, and counts how many ask at the same time."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.most: dict[Purpose, int] = {}
        self._now: dict[Purpose, int] = {}
        self._lock = threading.Lock()

    def ask(self, url: str, purpose: Purpose) -> Answer:
        with self._lock:
            self.asked.append(url)
            self._now[purpose] = self._now.get(purpose, 0) + 1
            self.most[purpose] = max(self.most.get(purpose, 0), self._now[purpose])
        answered = answer(url, b"")
        with self._lock:
            self._now[purpose] -= 1
        return answered


def run(*procedures, asker=None):
    """Run procedures on a few threads."""
    with ThreadPoolExecutor(max_workers=4) as pool:
        return run_all(procedures, asker or Echo(), pool)


def test_each_procedure_gets_its_own_answers_in_order():
    a, b = "https://a.example/{}", "https://b.example/{}"
    results = run(chain(a.format(1), a.format(2)), nothing(), chain(b.format(1)))
    assert results == [[a.format(1), a.format(2)], "done", [b.format(1)]]


def test_no_procedures_and_empty_batches_come_to_an_end():
    def empty() -> Steps[int]:
        assert (yield ()) == ()
        return 7

    assert run() == []
    assert run(empty()) == [7]


def test_procedures_put_together_ask_at_the_same_time():
    both = together([chain("https://a.example/1", "https://a.example/2"), nothing(), chain("x")])
    assert [question.url for question in next(both)] == ["https://a.example/1", "x"]
    assert [
        question.url
        for question in both.send((answer("https://a.example/1", b""), answer("x", b"")))
    ] == ["https://a.example/2"]
    with pytest.raises(StopIteration) as end:
        both.send((answer("https://a.example/2", b""),))
    assert end.value.value == (["https://a.example/1", "https://a.example/2"], "done", ["x"])


def test_an_index_is_asked_by_a_few_at_a_time():
    def burst() -> Steps[int]:
        answers = yield tuple(
            Question(url=f"{INDEX}{number}", purpose=Purpose.SEARCH) for number in range(30)
        )
        return len(answers)

    echo = Echo()
    assert run(burst(), asker=echo) == [30]
    assert echo.most[Purpose.SEARCH] <= 4


def test_what_the_asker_raises_ends_everything():
    class Full:
        def ask(self, url: str, purpose: Purpose) -> Answer:
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        run(chain("https://a.example/"), chain("https://b.example/"), asker=Full())


class Clock:
    """A clock that stands still but for waits."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def now(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds


class Timed:
    """Notes when it is asked, and refuses as often as it is told."""

    def __init__(self, clock: Clock, refusals: int = 0, how: str = "429") -> None:
        self.times: list[float] = []
        self._clock = clock
        self._refusals = refusals
        self._how = how

    def ask(self, url: str, purpose: Purpose) -> Answer:
        self.times.append(self._clock.now() - 100)
        self._refusals -= 1
        if self._refusals < 0:
            return answer(url, b"")
        if self._how == "429":
            return answer(url, b"", status=429)
        return trouble(url, Trouble.RATE_LIMITED)


def paced(clock: Clock, asker: Timed) -> PacedAsker:
    """A paced asker on a clock of its own."""
    return PacedAsker(asker, (WAYBACK_MACHINE,), now=clock.now, sleep=clock.sleep)


def test_an_index_is_asked_every_two_and_a_half_seconds_and_mementos_eight_times_a_second():
    clock = Clock()
    timed = Timed(clock)
    asker = paced(clock, timed)
    for _ in range(3):
        asker.ask(INDEX, Purpose.SEARCH)
    assert timed.times == [0, 2.5, 5]
    timed.times.clear()
    for _ in range(3):
        asker.ask(REPLAY, Purpose.CAPTURE)
    assert timed.times == [5, 5.125, 5.25]


def test_other_hosts_do_not_wait():
    clock = Clock()
    timed = Timed(clock)
    for _ in range(3):
        paced(clock, timed).ask("https://t.co/x", Purpose.LIVE)
    assert timed.times == [0, 0, 0]


@pytest.mark.parametrize("how", ["429", "trouble"])
def test_after_a_refusal_all_wait_a_minute_and_the_question_is_asked_again(how):
    clock = Clock()
    timed = Timed(clock, refusals=1, how=how)
    asker = paced(clock, timed)
    assert asker.ask(INDEX, Purpose.SEARCH).http_status == 200
    asker.ask(REPLAY, Purpose.CAPTURE)
    assert timed.times == [0, 60, 60]


def test_an_archive_that_goes_on_refusing_is_left_alone():
    clock = Clock()
    timed = Timed(clock, refusals=100)
    asker = paced(clock, timed)
    assert asker.ask(INDEX, Purpose.SEARCH).http_status == 429
    assert asker.ask(REPLAY, Purpose.CAPTURE).trouble is Trouble.RATE_LIMITED
    assert timed.times == [0, 60, 180]


def test_an_archived_refusal_is_no_refusal():
    clock = Clock()

    class Archive:
        def ask(self, url: str, purpose: Purpose) -> Answer:
            return answer(url, b"", status=429, captured_at=NOW)

    asker = PacedAsker(Archive(), (WAYBACK_MACHINE,), now=clock.now, sleep=clock.sleep)
    assert asker.ask(REPLAY, Purpose.CAPTURE).http_status == 429
    assert clock.now() == 100


class Failing:
    """Fails for a while, in one way."""

    def __init__(self, failures: int, how) -> None:
        self.asked = 0
        self._failures = failures
        self._how = how

    def ask(self, url: str, purpose: Purpose) -> Answer:
        self.asked += 1
        return self._how(url) if self.asked <= self._failures else answer(url, b"")


def broken(url: str) -> Answer:
    return trouble(url, Trouble.CONNECTION_BROKEN)


def unavailable(url: str) -> Answer:
    return answer(url, b"", status=503)


@pytest.mark.parametrize("how", [broken, unavailable])
def test_what_fails_in_passing_is_asked_again_a_little_later(how):
    clock, failing = Clock(), Failing(2, how)
    assert paced(clock, failing).ask(REPLAY, Purpose.CAPTURE).http_status == 200
    assert failing.asked == 3
    assert 5 < clock.now() - 100 < 10


@pytest.mark.parametrize(
    ("how", "why"), [(broken, Trouble.CONNECTION_BROKEN), (unavailable, Trouble.UNAVAILABLE)]
)
def test_a_server_that_fails_again_and_again_is_left_alone(how, why):
    clock, failing = Clock(), Failing(10_000, how)
    asker = paced(clock, failing)
    answers = [asker.ask(f"{REPLAY}{number}", Purpose.CAPTURE) for number in range(50)]
    assert failing.asked == 12
    assert answers[-1].trouble is why
    asker.ask(INDEX, Purpose.SEARCH)
    assert failing.asked == 12 + 3  # its index may work all the same


def test_a_live_service_that_fails_again_and_again_is_left_alone():
    clock, failing = Clock(), Failing(10_000, broken)
    asker = paced(clock, failing)
    for number in range(50):
        asker.ask(f"https://live.example/{number}", Purpose.LIVE)
    assert failing.asked == 12


def test_one_success_is_enough_to_go_on():
    clock, failing = Clock(), Failing(11, broken)
    asker = paced(clock, failing)
    for number in range(20):
        last = asker.ask(f"{REPLAY}{number}", Purpose.CAPTURE)
    assert last.http_status == 200


def test_a_server_is_left_alone_for_as_long_as_it_asks():
    clock = Clock()
    times = []

    class Busy:
        def ask(self, url: str, purpose: Purpose) -> Answer:
            times.append(clock.now() - 100)
            whole = answer(url, b"", status=429 if len(times) == 1 else 200)
            return replace(whole, retry_after_s=90.0 if len(times) == 1 else None)

    paced(clock, Busy()).ask(INDEX, Purpose.SEARCH)
    assert times == [0, 90]


def test_a_server_that_wants_hours_is_asked_no_more():
    clock = Clock()

    class Busy:
        def ask(self, url: str, purpose: Purpose) -> Answer:
            return replace(answer(url, b"", status=429), retry_after_s=3600.0)

    asker = paced(clock, Busy())
    assert asker.ask(INDEX, Purpose.SEARCH).http_status == 429
    assert asker.ask(REPLAY, Purpose.CAPTURE).trouble is Trouble.RATE_LIMITED
    assert clock.now() < 200
