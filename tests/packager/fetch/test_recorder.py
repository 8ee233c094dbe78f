"""Every exchange is in the archive before its answer is given to anybody, or all work ends."""

import threading
from collections.abc import Callable

import pytest

from archive.errors import WriteError
from archive.exchange import Exchange, RecordIds
from packager.fetch.client import Client
from packager.fetch.fetched import Hop
from packager.fetch.recorder import Recorder
from packager.fetch.stoppable_clock import StoppableClock
from tests.packager.fetch.wire_server import ok, redirect


class ListSink:
    """Keeps exchanges in a list, and knows in which threads it was called."""

    def __init__(self) -> None:
        self.appended: list[Exchange] = []
        self.safe = 0
        self.preparers: set[int] = set()
        self.writers: set[int] = set()
        self.full_after: int | None = None

    def prepare(self, exchange: Exchange) -> Callable[[], RecordIds]:
        self.preparers.add(threading.get_ident())

        def append() -> RecordIds:
            self.writers.add(threading.get_ident())
            if len(self.appended) == self.full_after:
                raise WriteError("a.warc.gz: the disk is full")
            self.appended.append(exchange)
            return RecordIds(request=f"urn:{len(self.appended)}", response=None)

        return append

    def commit(self) -> None:
        self.writers.add(threading.get_ident())
        self.safe = len(self.appended)


def records_of(hop: Hop) -> RecordIds:
    assert hop.records
    return hop.records


@pytest.fixture
def sink() -> ListSink:
    return ListSink()


def test_every_exchange_is_safe_in_the_sink_when_its_answer_is_given(http_server, settings, sink):
    http_server.answers["/a"] = redirect("/b")
    http_server.answers["/b"] = ok(b"there")
    with Client(settings(), sink=sink) as client:
        fetched = client.fetch(http_server.url("/a"))
        assert sink.safe == 2
    assert tuple(sink.appended) == fetched.exchanges
    assert [records_of(hop).request for hop in fetched.hops] == ["urn:1", "urn:2"]


def test_many_workers_prepare_and_one_writes(http_server, settings, sink):
    urls = [http_server.url(f"/{number}") for number in range(200)]
    for number in range(200):
        http_server.answers[f"/{number}"] = ok(b"body %d" % number)
    with Client(settings(), sink=sink) as client:
        fetched = list(client.fetch_all(urls))
    assert [one.body for one in fetched] == [b"body %d" % number for number in range(200)]
    assert len(sink.appended) == sink.safe == 200
    assert len(sink.writers) == 1
    assert len(sink.preparers) > 1
    assert not sink.writers & sink.preparers
    assert len({records_of(hop).request for one in fetched for hop in one.hops}) == 200


def test_an_error_of_the_writer_stops_everything(http_server, settings, sink):
    sink.full_after = 5
    urls = [http_server.url(f"/{number}") for number in range(1000)]
    with Client(settings(workers=4), sink=sink) as client:
        with pytest.raises(WriteError, match="disk is full"):
            list(client.fetch_all(urls))
        asked = len(http_server.seen)
        with pytest.raises(WriteError, match="disk is full"):
            client.fetch(urls[0])
    assert asked < 100
    assert len(http_server.seen) == asked  # nothing is asked that could not be kept
    assert len(sink.appended) == 5


def test_an_error_while_records_are_made_ready_stops_everything_too(http_server, settings, sink):
    def fail(_exchange):
        raise WriteError("the temporary folder is full")

    sink.prepare = fail
    with Client(settings(), sink=sink) as client, pytest.raises(WriteError, match="temporary"):
        list(client.fetch_all([http_server.url("/")] * 50))


def test_other_records_are_appended_by_the_same_thread(http_server, settings, sink):
    with Client(settings(), sink=sink) as client:
        client.fetch(http_server.url("/"))
        assert client.recorder
        assert {client.recorder.append(threading.get_ident)} == sink.writers


def test_what_comes_while_the_disk_is_busy_is_made_safe_together():
    busy, free = threading.Event(), threading.Event()
    commits = []

    class SlowSink(ListSink):
        def commit(self) -> None:
            commits.append(len(appended))
            busy.set()
            free.wait(5)

    appended: list[int] = []
    recorder = Recorder(SlowSink(), StoppableClock())

    def append(number: int) -> None:
        recorder.append(lambda: appended.append(number))

    threads = [threading.Thread(target=append, args=(number,)) for number in range(9)]
    threads[0].start()
    busy.wait(5)
    for thread in threads[1:]:
        thread.start()
    while len(recorder._waiting) < 8:
        pass
    free.set()
    for thread in threads:
        thread.join()
    recorder.close()
    assert commits == [1, 9]


def test_whoever_stops_reading_results_does_not_stop_the_client(http_server, settings, sink):
    urls = [http_server.url(f"/{number}") for number in range(300)]
    with Client(settings(workers=2), sink=sink) as client:
        answers = client.fetch_all(urls)
        next(answers)
        answers.close()
        assert len(http_server.seen) < 300
        assert client.fetch(urls[-1]).error is None
