"""Exchanges as servers make them: right, odd and broken ones, by name."""

import gzip
import random
from datetime import UTC, datetime

from archive.block import Block
from archive.exchange import Exchange, Truncation

STARTED_AT = datetime(2016, 8, 19, 17, 42, 30, 123456, tzinfo=UTC)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"


def exchange(name: str, response: bytes, **changes: object) -> Exchange:
    """Make an exchange with a server that gave some bytes."""
    method = str(changes.get("method", "GET"))
    fields: dict[str, object] = {
        "url": f"http://news.example/{name}",
        "method": method,
        "started_at": STARTED_AT,
        "request": Block(f"{method} /{name} HTTP/1.1\r\nHost: news.example\r\n\r\n".encode()),
        "response": Block(response),
        "ip": "192.0.2.7",
        "port": 80,
        "protocol": "http/1.1",
        "tls": None,
        "cipher_suite": None,
        "truncated": None,
    }
    return Exchange(**(fields | changes))  # type: ignore[arg-type] (the test says what it changes)


def sized(body: bytes, head: bytes = b"") -> bytes:
    """Give a response with a Content-Length."""
    return OK + head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def _all() -> dict[str, Exchange]:
    cut, other = Truncation.DISCONNECT, Truncation.UNSPECIFIED
    noise = random.Random(7).randbytes(300_000)
    post = b"POST /continued HTTP/1.1\r\nHost: news.example\r\nContent-Length: 3\r\n\r\na=b"
    responses: dict[str, tuple[bytes, dict[str, object]]] = {
        "plain": (sized(b"hello"), {}),
        "same": (sized(b"hello", b"X-Other: head\r\n"), {}),
        "empty-body": (sized(b""), {}),
        "binary": (sized(noise), {}),
        "large": (sized(noise * 12), {}),
        "gzip": (sized(gzip.compress(b"hello " * 99), b"Content-Encoding: gzip\r\n"), {}),
        "chunked": (OK + CHUNKED + b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", {}),
        "trailers": (OK + CHUNKED + b"5\r\nhello\r\n0\r\nX-T: v\r\n\r\n", {}),
        "chunk-extension": (OK + CHUNKED + b"5;a=b\r\nhello\r\n0\r\n\r\n", {}),
        "early-hints": (
            b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + sized(b"hints"),
            {},
        ),
        "continued": (
            b"HTTP/1.1 100 Continue\r\n\r\n" + sized(b"thanks"),
            {"method": "POST", "request": Block(post)},
        ),
        "lf-only": (b"HTTP/1.1 200 OK\nContent-Length: 3\n\nlf!", {}),
        "until-close": (b"HTTP/1.0 200 OK\r\nServer: old\r\n\r\nuntil the end", {}),
        "not-ascii": (sized(b"utf", b"X-Name: gr\xc3\xbc\xc3\x9fe\r\nX-Raw: \xff\xfe\r\n"), {}),
        "folded": (sized(b"fold", b"X-Folded: a\r\n  b\r\nSpaced : c\r\n"), {}),
        "repeated": (sized(b"twice", b"Set-Cookie: a=1\r\nset-cookie: b=2\r\n"), {}),
        "no-reason": (b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nno", {}),
        "blank-line-of-blanks": (OK + b"X: a\r\n \r\nContent-Length: 5\r\n\r\nhello", {}),
        "two-lengths": (OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc", {}),
        "surplus": (sized(b"exact") + b"and more", {}),
        "head": (OK + b"Content-Length: 900\r\n\r\n", {"method": "HEAD"}),
        "not-modified": (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 900\r\n\r\n", {}),
        "no-content": (b"HTTP/1.1 204 No Content\r\n\r\n", {}),
        "moved": (b"HTTP/1.1 302 Found\r\nLocation: /plain\r\nContent-Length: 0\r\n\r\n", {}),
        "gone": (b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", {}),
        "short": (OK + b"Content-Length: 50\r\n\r\nabc", {"truncated": cut}),
        "short-chunk": (
            OK + CHUNKED + b"ff\r\nabc",
            {"truncated": Truncation.TIME},
        ),
        "too-long": (
            OK + b"Content-Length: 9000\r\n\r\n" + bytes(90),
            {"truncated": Truncation.LENGTH},
        ),
        "cut-head": (b"HTTP/1.1 200 OK\r\nConte", {"truncated": cut}),
        "cut-status": (b"HTT", {"truncated": cut}),
        "not-http": (b"SSH-2.0-OpenSSH_9.9\r\n", {"truncated": other, "protocol": None}),
        "not-text": (bytes(range(256)) * 10, {"truncated": other, "protocol": None}),
        "blank": (b"\r\n\r\nx", {"truncated": other, "protocol": None}),
        "a-warc": (sized(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n\r\n\r\nWARC/1.1\r\n"), {}),
        "a-gzipped-warc": (sized(gzip.compress(b"WARC/1.1\r\n\r\n\r\n\r\n", mtime=0) * 3), {}),
        "nothing": (b"", {"truncated": cut, "protocol": None}),
        "odd%20path?q=a|b": (sized(b"odd address"), {}),
        "ipv6": (sized(b"six"), {"ip": "2001:db8::7"}),
        "secured": (
            sized(b"tls"),
            {
                "url": "https://news.example/secured",
                "tls": "tls/1.3",
                "cipher_suite": "TLS_AES_128_GCM_SHA256",
            },
        ),
        "by-proxy": (sized(b"proxied"), {"ip": None, "port": None}),
    }
    return {name: exchange(name, block, **more) for name, (block, more) in responses.items()}


EXCHANGES = _all()
