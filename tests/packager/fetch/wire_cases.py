"""Answers that servers give: proper ones, odd ones, broken ones. ``WHOLE`` end where HTTP says."""

import gzip
import random
import zlib

from tests.packager.fetch.wire_server import Answer, Ending, answer, ok

TEXT = b"".join(b"line %05d of a text that compresses well\n" % number for number in range(2000))
BINARY = random.Random(7).randbytes(300_000)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
_CHUNKED = _HEAD + b"Transfer-Encoding: chunked\r\n"
_GZIPPED = gzip.compress(TEXT, mtime=0)


def chunks(body: bytes, size: int = 1000) -> tuple[bytes, ...]:
    parts = (body[start : start + size] for start in range(0, len(body), size))
    return tuple(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)


def single_bytes(whole: bytes) -> tuple[bytes, ...]:
    return tuple(whole[index : index + 1] for index in range(len(whole)))


# name -> (what is sent, the body a reader gets)
WHOLE: dict[str, tuple[Answer, bytes]] = {
    "plain": (ok(TEXT, b"Content-Type: text/plain"), TEXT),
    "binary": (ok(BINARY, b"Content-Type: application/x"), BINARY),
    "empty body": (ok(b""), b""),
    "gzip": (ok(_GZIPPED, b"Content-Encoding: gzip"), TEXT),
    "two gzip members": (ok(_GZIPPED + _GZIPPED, b"Content-Encoding: x-gzip"), TEXT + TEXT),
    "gzip and padding": (ok(_GZIPPED + bytes(8), b"Content-Encoding: gzip"), TEXT),
    "deflate": (ok(zlib.compress(TEXT), b"Content-Encoding: deflate"), TEXT),
    "deflate without its header": (
        ok(zlib.compress(TEXT)[2:-4], b"Content-Encoding: deflate"),
        TEXT,
    ),
    "gzip over gzip": (ok(gzip.compress(_GZIPPED), b"Content-Encoding: gzip, gzip"), TEXT),
    "identity": (ok(TEXT, b"Content-Encoding: identity"), TEXT),
    "chunked": (answer(_CHUNKED + b"\r\n", *chunks(TEXT), b"0\r\n\r\n"), TEXT),
    "chunked, large": (answer(_CHUNKED + b"\r\n", *chunks(BINARY, 77_777), b"0\r\n\r\n"), BINARY),
    "gzip, chunked": (
        answer(_CHUNKED + b"Content-Encoding: gzip\r\n\r\n", *chunks(_GZIPPED, 7), b"0\r\n\r\n"),
        TEXT,
    ),
    "chunk extensions and trailers": (
        answer(
            _CHUNKED + b"Trailer: X-T\r\n\r\n",
            b'A;ext=1;q="a"\r\n0123456789\r\n',
            b"00\r\nX-T: tail\r\nX-U: \xe9\r\n\r\n",
        ),
        b"0123456789",
    ),
    "chunked with single line feeds": (
        answer(_CHUNKED + b"\r\n", b"3\nabc\n", b" 2 \nde\n", b"0\n\n"),
        b"abcde",
    ),
    "chunked, a byte at a time": (
        answer(*single_bytes(_CHUNKED + b"\r\n2\r\nab\r\n0\r\nT: t\r\n\r\n")),
        b"ab",
    ),
    "chunked beside a length": (
        answer(_CHUNKED + b"Content-Length: 3\r\n\r\n", b"4\r\nabcd\r\n0\r\n\r\n"),
        b"abcd",
    ),
    "a byte at a time": (answer(*single_bytes(ok(b"slow", b"X: y").sent)), b"slow"),
    "HTTP/1.0 until the end": (
        answer(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n", TEXT, ending=Ending.CLOSE),
        TEXT,
    ),
    "HTTP/1.1 until the end": (answer(_HEAD + b"\r\n", TEXT, ending=Ending.CLOSE), TEXT),
    "HTTP/1.0 with a length": (
        answer(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", ending=Ending.CLOSE),
        b"ok",
    ),
    "HTTP/1.0 kept alive": (
        answer(b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"),
        b"ok",
    ),
    "another transfer coding until the end": (
        answer(_HEAD + b"Transfer-Encoding: gzip\r\n\r\n", _GZIPPED, ending=Ending.CLOSE),
        _GZIPPED,
    ),
    "two lengths that agree": (
        answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2, 2\r\n\r\nok"),
        b"ok",
    ),
    "two lengths that differ": (
        answer(
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nokay",
            ending=Ending.CLOSE,
        ),
        b"okay",
    ),
    "a negative length": (
        answer(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nok", ending=Ending.CLOSE),
        b"ok",
    ),
    "no content": (answer(b"HTTP/1.1 204 No Content\r\n\r\n"), b""),
    "not modified, with a length": (
        answer(b"HTTP/1.1 304 Not Modified\r\nETag: x\r\nContent-Length: 99\r\n\r\n"),
        b"",
    ),
    "not found": (
        answer(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"),
        b"gone",
    ),
    "switching protocols": (
        answer(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", ending=Ending.STALL),
        b"",
    ),
    "100 first": (
        answer(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        b"ok",
    ),
    "103 first": (
        answer(
            b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        ),
        b"ok",
    ),
    "100, 102, 103 and 103 in one piece": (
        answer(
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
            b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 103 Early Hints\n\n"
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        ),
        b"ok",
    ),
    "single line feeds": (
        answer(b"HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 2\n\nok"),
        b"ok",
    ),
    "mixed line ends": (answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\n\r\nok"), b"ok"),
    "no reason": (answer(b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"), b"ok"),
    "a long reason": (
        answer(b"HTTP/1.1 200 Tout va bien, caf\xe9\r\nContent-Length: 2\r\n\r\nok"),
        b"ok",
    ),
    "letters outside ASCII": (
        answer(
            b'HTTP/1.1 200 OK\r\nContent-Disposition: x; filename="gr\xc3\xbc\xc3\x9fe"\r\n'
            b"X-Latin: caf\xe9\r\nX-Arabic: \xd8\xad\xd9\x84\xd8\xa8\r\nContent-Length: 2\r\n\r\nok"
        ),
        b"ok",
    ),
    "a space before the colon": (
        answer(b"HTTP/1.1 200 OK\r\nX-Spaced :  two  \r\nContent-Length : 2\r\n\r\nok"),
        b"ok",
    ),
    "folded lines": (
        answer(b"HTTP/1.1 200 OK\r\nX-Fold: a\r\n  b\r\n\tc\r\nContent-Length:\r\n 2\r\n\r\nok"),
        b"ok",
    ),
    "a line without a colon": (
        answer(b"HTTP/1.1 200 OK\r\nwhat is this\r\n: nameless\r\nContent-Length: 2\r\n\r\nok"),
        b"ok",
    ),
    "control characters": (
        answer(b"HTTP/1.1 200 OK\r\nX-Nul: a\x00b\r\nX-Cr: a\rb\r\nContent-Length: 2\r\n\r\nok"),
        b"ok",
    ),
    "repeated headers": (
        answer(
            b"HTTP/1.1 200 OK\r\nset-cookie: a=1\r\nSET-COOKIE: b=2\r\nX: 1\r\nx: 2\r\n"
            b"content-LENGTH: 2\r\n\r\nok"
        ),
        b"ok",
    ),
    "300 headers": (
        answer(
            b"HTTP/1.1 200 OK\r\n"
            + b"".join(b"X-%d: v\r\n" % number for number in range(300))
            + b"Content-Length: 2\r\n\r\nok"
        ),
        b"ok",
    ),
    "a header of 100 KiB": (ok(b"ok", b"X: " + b"y" * 102_400), b"ok"),
}

# name -> (what is sent, WARC-Truncated, the class of the error)
BROKEN: dict[str, tuple[Answer, str, str]] = {
    "a short body": (
        answer(
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", TEXT[:5000], ending=Ending.CLOSE
        ),
        "disconnect",
        "BrokenAnswerError",
    ),
    "a short chunk": (
        answer(_CHUNKED + b"\r\n", *chunks(TEXT)[:7], b"3e8\r\nabc", ending=Ending.CLOSE),
        "disconnect",
        "BrokenAnswerError",
    ),
    "chunks without the last": (
        answer(_CHUNKED + b"\r\n", *chunks(TEXT)[:3], ending=Ending.CLOSE),
        "disconnect",
        "BrokenAnswerError",
    ),
    "half a head": (
        answer(b"HTTP/1.1 200 OK\r\nContent-Ty", ending=Ending.CLOSE),
        "disconnect",
        "BrokenAnswerError",
    ),
    "only an interim head": (
        answer(b"HTTP/1.1 103 Early Hints\r\n\r\n", ending=Ending.CLOSE),
        "disconnect",
        "BrokenAnswerError",
    ),
    "nothing": (answer(ending=Ending.CLOSE), "disconnect", "BrokenAnswerError"),
    "a stall in the body": (
        answer(
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", TEXT[:5000], ending=Ending.STALL
        ),
        "time",
        "TimedOutError",
    ),
    "a stall in the head": (
        answer(b"HTTP/1.1 200 OK\r\nContent-Ty", ending=Ending.STALL),
        "time",
        "TimedOutError",
    ),
    "a stall before everything": (answer(ending=Ending.STALL), "time", "TimedOutError"),
    "a stall after an interim head": (
        answer(b"HTTP/1.1 100 Continue\r\n\r\n", ending=Ending.STALL),
        "time",
        "TimedOutError",
    ),
    "a stall in the trailers": (
        answer(_CHUNKED + b"\r\n0\r\nX-T: ", ending=Ending.STALL),
        "time",
        "TimedOutError",
    ),
    "not HTTP": (
        answer(b"SSH-2.0-OpenSSH_9.2p1\r\n", ending=Ending.CLOSE),
        "unspecified",
        "BrokenAnswerError",
    ),
    "HTTP/0.9": (
        answer(b"<html>", b"no head at all\n\n", b"</html>", ending=Ending.CLOSE),
        "unspecified",
        "BrokenAnswerError",
    ),
    "HTTP/2": (
        answer(b"HTTP/2 200\r\nContent-Length: 2\r\n\r\nok", ending=Ending.CLOSE),
        "unspecified",
        "BrokenAnswerError",
    ),
    "a status that is no number": (
        answer(b"HTTP/1.1 OK fine\r\n\r\nok", ending=Ending.CLOSE),
        "unspecified",
        "BrokenAnswerError",
    ),
    "a chunk size that is none": (
        answer(_CHUNKED + b"\r\n2\r\nab\r\nzz\r\n", b"more\r\n", ending=Ending.CLOSE),
        "unspecified",
        "BrokenAnswerError",
    ),
    "a chunk longer than it says": (
        answer(_CHUNKED + b"\r\n2\r\nabc\r\n0\r\n\r\n", ending=Ending.CLOSE),
        "unspecified",
        "BrokenAnswerError",
    ),
    "a chunk size without end": (
        answer(_CHUNKED + b"\r\n", b"0" * 20_000, ending=Ending.CLOSE),
        "unspecified",
        "BrokenAnswerError",
    ),
}
