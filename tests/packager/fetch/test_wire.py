"""What is recorded is what stood on the wire, over http and https, or is marked as cut short."""

from datetime import UTC, datetime

import pytest

from archive.exchange import Truncation
from tests.packager.fetch.wire_cases import BROKEN, WHOLE
from tests.packager.fetch.wire_server import Ending, answer, ok, redirect


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
def test_a_broken_answer_is_kept_as_far_as_it_came_and_marked(server, client, name):
    sent, truncated, error = BROKEN[name]
    server.answers["/case"] = sent
    fetched = client.fetch(server.url("/case"))
    (exchange,) = fetched.exchanges
    assert exchange.response.read() == sent.sent
    assert exchange.request.read() == server.seen[0].request
    assert exchange.truncated == truncated
    assert type(fetched.error).__name__ == error
    assert fetched.body == b""


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "switching protocols"])
def test_the_next_answer_is_never_mixed_with_an_odd_one(server, client, name):
    server.answers["/case"], _ = WHOLE[name]
    server.answers["/next"] = ok(b"the next one")
    client.fetch(server.url("/case"))
    (exchange,) = client.fetch(server.url("/next")).exchanges
    assert exchange.response.read() == ok(b"the next one").sent
