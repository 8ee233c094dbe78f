import gzip
from datetime import UTC, datetime

import pytest

from archive.block import Block
from archive.errors import LimitReachedError
from archive.exchange import Exchange, Truncation


def exchange_of(response: bytes, *, method: str = "GET", truncated: Truncation | None = None):
    return Exchange(
        url="http://news.example/",
        method=method,
        started_at=datetime(2026, 1, 1, tzinfo=UTC),
        request=Block(b"GET / HTTP/1.1\r\n\r\n"),
        response=Block(response),
        ip=None,
        port=None,
        protocol=None,
        tls=None,
        cipher_suite=None,
        truncated=truncated,
    )


def test_the_body_is_read_through_chunks_and_compression():
    packed = gzip.compress(b"text")
    exchange = exchange_of(
        b"HTTP/1.1 103 Early Hints\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"%x\r\n%b\r\n0\r\n\r\n"
        % (len(packed), packed)
    )
    assert exchange.status == 200
    assert exchange.is_chunked
    assert b"".join(exchange.body_pieces()) == packed
    assert exchange.decoded_body() == b"text"


def test_an_answer_that_is_not_http_has_neither_status_nor_body():
    exchange = exchange_of(b"hello", truncated=Truncation.UNSPECIFIED)
    assert exchange.status is None
    assert not exchange.is_chunked
    assert exchange.decoded_body() == b""


def test_a_decoded_body_has_a_limit():
    exchange = exchange_of(b"HTTP/1.1 200 OK\r\n\r\n12345")
    assert exchange.decoded_body(limit_bytes=5) == b"12345"
    with pytest.raises(LimitReachedError):
        exchange.decoded_body(limit_bytes=4)
