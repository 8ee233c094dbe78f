"""What is recorded is what stood on the wire, over http and https, or is marked as cut short."""

from datetime import UTC, datetime
from itertools import chain, repeat

import pytest

from archive import limits
from archive.exchange import Truncation
from packager.errors import BrokenAnswerError, TooLargeError
from packager.fetch.client import Client
from tests.packager.fetch.wire_cases import BINARY, BROKEN, TEXT, WHOLE, chunks
from tests.packager.fetch.wire_server import Answer, Ending, WireServer, answer, ok


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_answer_is_recorded_byte_for_byte(server, client, name):
    sent, body = WHOLE[name]
    server.answers["/case"] = sent
    fetched = client.fetch(server.url("/case"))
    (exchange,) = fetched.exchanges
    assert exchange.response.read() == sent.sent
    assert exchange.request.read() == server.seen[0].request
    assert exchange.truncated is None
    assert fetched.error is None
    assert fetched.body == body


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_is_kept_as_far_as_it_came_and_marked(server, settings, name):
    sent, truncated, error = BROKEN[name]
    server.answers["/case"] = sent
    patience_s = 0.3 if sent.ending is Ending.STALL else limits.READ_S
    with Client(settings(read_s=patience_s)) as client:
        fetched = client.fetch(server.url("/case"))
    (exchange,) = fetched.exchanges
    assert exchange.response.read() == sent.sent
    assert exchange.request.read() == server.seen[0].request
    assert exchange.truncated == truncated
    assert type(fetched.error).__name__ == error
    assert fetched.body == b""


@pytest.mark.parametrize("name", sorted(WHOLE.keys() - {"switching protocols"}))
def test_the_next_answer_is_never_mixed_with_an_odd_one(server, client, name):
    server.answers["/case"], _ = WHOLE[name]
    server.answers["/next"] = ok(b"the next one")
    client.fetch(server.url("/case"))
    (exchange,) = client.fetch(server.url("/next")).exchanges
    assert exchange.response.read() == ok(b"the next one").sent


def test_one_connection_serves_answers_that_end_where_http_says(server, client):
    kept = [name for name, (sent, _) in WHOLE.items() if sent.ending is Ending.KEEP]
    for number, name in enumerate(kept):
        server.answers[f"/{number}"], _ = WHOLE[name]
        client.fetch(server.url(f"/{number}"))
    assert server.connections == 2  # "chunked beside a length" cannot be trusted with the next


@pytest.mark.parametrize(
    "extra",
    [b"!", b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"],
    ids=["a byte", "an answer"],
)
def test_bytes_after_the_end_belong_to_no_answer_and_end_the_connection(server, client, extra):
    server.answers["/case"] = answer(ok(b"mine").sent + extra)
    server.answers["/next"] = ok(b"next")
    first = client.fetch(server.url("/case")).exchanges[0]
    second = client.fetch(server.url("/next")).exchanges[0]
    assert first.response.read() == ok(b"mine").sent
    assert second.response.read() == ok(b"next").sent
    assert server.connections == 2


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nConnection: Close\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: x, close\r\n",
        b"HTTP/1.0 200 OK\r\n",
    ],
)
def test_a_connection_that_the_server_will_not_keep_is_not_used_again(server, client, head):
    server.answers["/case"] = answer(head + b"Content-Length: 2\r\n\r\nok")
    client.fetch(server.url("/case"))
    client.fetch(server.url("/case"))
    assert server.connections == 2


def test_a_server_that_hangs_up_before_it_has_read_everything_is_on_record(server, client):
    server.answers["/case"] = answer(b"HTTP/1.1 413 Too Large\r\n\r\n", ending=Ending.RESET)
    body = bytes(30 * limits.MIB)
    fetched = client.fetch(server.url("/case"), method="POST", body=body)
    (exchange,) = fetched.exchanges
    assert exchange.request.read().endswith(b"\r\n\r\n" + body)
    assert exchange.status in (None, 413)  # a reset may overtake what was sent


def test_a_head_request_is_answered_by_a_head_alone(server, client):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"
    server.answers["/case"] = answer(head)
    fetched = client.fetch(server.url("/case"), method="HEAD")
    assert fetched.exchanges[0].response.read() == head
    assert fetched.error is None
    assert server.seen[0].request.startswith(b"HEAD /case HTTP/1.1\r\n")


def test_a_post_with_its_body_is_recorded(server, client):
    sent = answer(b"HTTP/1.1 100 Continue\r\n\r\n", ok(b"stored").sent)
    server.answers["/case"] = sent
    fetched = client.fetch(
        server.url("/case"),
        method="POST",
        body=b"\x00question\xff",
        headers={"Content-Type": "application/x", "Expect": "100-continue"},
    )
    (exchange,) = fetched.exchanges
    assert exchange.method == "POST"
    assert exchange.request.read() == server.seen[0].request
    assert exchange.request.read().endswith(b"\r\n\r\n\x00question\xff")
    assert exchange.response.read() == sent.sent


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", TEXT[:5000]),
        (b"HTTP/1.1 200 OK\r\n",),
        (),
    ],
    ids=["in the body", "in the head", "before everything"],
)
def test_a_reset_keeps_what_had_come(server, client, pieces):
    sent = answer(*pieces, ending=Ending.RESET)
    server.answers["/case"] = sent
    fetched = client.fetch(server.url("/case"))
    (exchange,) = fetched.exchanges
    assert sent.sent.startswith(exchange.response.read())  # a reset may overtake what was sent
    assert exchange.truncated is Truncation.DISCONNECT
    assert isinstance(fetched.error, BrokenAnswerError)


def test_a_body_that_ends_without_the_word_of_tls_may_be_cut(server_tls, client):
    server = WireServer(tls=server_tls)
    server.answers["/case"] = answer(b"HTTP/1.1 200 OK\r\n\r\nhalf", ending=Ending.CUT)
    (exchange,) = client.fetch(server.url("/case")).exchanges
    server.close()
    assert exchange.response.read() == b"HTTP/1.1 200 OK\r\n\r\nhalf"
    assert exchange.truncated is Truncation.DISCONNECT


@pytest.mark.parametrize(
    ("sent", "limit_bytes"),
    [
        (ok(BINARY), 50_000),
        (ok(BINARY), len(ok(BINARY).sent) - 1),
        (answer(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *chunks(BINARY)), 50_000),
        (answer(b"HTTP/1.1 200 OK\r\n\r\n", BINARY, ending=Ending.CLOSE), 50_000),
        (ok(b"ok", b"X: " + b"y" * 1000), 500),
    ],
)
def test_an_answer_over_the_limit_is_cut_there_and_marked(server, settings, sent, limit_bytes):
    server.answers["/case"] = sent
    with Client(settings(response_bytes=limit_bytes)) as client:
        fetched = client.fetch(server.url("/case"))
    (exchange,) = fetched.exchanges
    assert exchange.response.read() == sent.sent[:limit_bytes]
    assert exchange.truncated is Truncation.LENGTH
    assert isinstance(fetched.error, TooLargeError)


def test_an_answer_as_large_as_the_limit_is_whole(server, settings):
    server.answers["/case"] = ok(BINARY)
    with Client(settings(response_bytes=len(ok(BINARY).sent))) as client:
        assert client.fetch(server.url("/case")).error is None


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * limits.RESPONSE_HEAD_BYTES,
        b"HTTP/1.1 103 Early Hints\r\n\r\n" * 20_000,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * (limits.RESPONSE_HEADERS + 1) + b"\r\n",
    ],
    ids=["a header without end", "interim heads without end", "too many headers"],
)
def test_a_head_without_end_is_not_followed(server, client, head):
    server.answers["/case"] = answer(head, ending=Ending.STALL)
    fetched = client.fetch(server.url("/case"))
    (exchange,) = fetched.exchanges
    assert head.startswith(exchange.response.read())
    assert exchange.truncated is Truncation.LENGTH
    assert isinstance(fetched.error, TooLargeError)


def test_a_server_that_drips_is_left_when_the_time_is_over(server, settings):
    server.answers["/case"] = Answer(pieces=chain([b"HTTP/1.1 200 OK\r\n\r\n"], repeat(b"x")))
    with Client(settings(exchange_s=0.3)) as client:
        (exchange,) = client.fetch(server.url("/case")).exchanges
    assert exchange.truncated is Truncation.TIME


def test_a_large_answer_does_not_stay_in_the_memory(server, client, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    body = bytes(3 * limits.BLOCK_MEMORY_BYTES)
    server.answers["/case"] = ok(body)
    fetched = client.fetch(server.url("/case"))
    assert fetched.exchanges[0].response._memory == b""
    assert fetched.exchanges[0].response.read() == ok(body).sent


def test_an_exchange_says_when_where_and_how(server, client):
    before = datetime.now(UTC)
    (exchange,) = client.fetch(server.url("/case?a=b")).exchanges
    assert before <= exchange.started_at <= datetime.now(UTC)
    assert exchange.url == server.url("/case?a=b")
    assert (exchange.ip, exchange.port) == ("127.0.0.1", server.port)
    assert exchange.protocol == "http/1.1"
    if server.scheme == "https":
        assert exchange.tls == "tls/1.3"
        assert exchange.cipher_suite.startswith("TLS_")
    else:
        assert exchange.tls is exchange.cipher_suite is None


def test_the_protocol_is_what_the_answer_says(server, client):
    server.answers["/case"], _ = WHOLE["HTTP/1.0 with a length"]
    assert client.fetch(server.url("/case")).exchanges[0].protocol == "http/1.0"
    server.answers["/case"] = answer(b"SSH-2.0\r\n", ending=Ending.CLOSE)
    assert client.fetch(server.url("/case")).exchanges[0].protocol is None


def test_the_time_is_that_of_the_request_not_of_its_end(server, client):
    ended = []

    def slow(_request):
        ended.append(datetime.now(UTC))
        return ok(b"")

    server.answers["/case"] = slow
    (exchange,) = client.fetch(server.url("/case")).exchanges
    assert exchange.started_at < ended[0]
