"""However a block comes in pieces, its payload and what is wrong with it are the same."""

import hashlib
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.digests import Algorithm
from archive.warc.budget import Budget
from archive.warc.payload import HttpPayload

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
LONG_HEAD = OK + b"X-Long: " + b"x" * 20_000 + b"\r\nContent-Length: 5\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early Hints\r\n\r\n"
BLOCKS = {
    "sized": OK + b"Content-Length: 5\r\n\r\nhello",
    "surplus": OK + b"Content-Length: 5\r\n\r\nhello and more",
    "short": OK + b"Content-Length: 50\r\n\r\nhello",
    "chunked": CHUNKED + b"5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nX: y\r\n\r\n",
    "odd chunks": CHUNKED + b"5\r\nhello!\r\n0\r\n\r\n",
    "early hints": EARLY + OK + b"Content-Length: 5\r\n\r\nhello",
    "a long head": LONG_HEAD + b"hello",
    "not http": b"SSH-2.0-OpenSSH_9.9\r\n\r\n" * 10,
    "cut head": OK + b"Content-Length",
}


def read(block: bytes, cuts: list[int]) -> tuple[object, ...]:
    payload = HttpPayload(Algorithm.SHA256, is_request=False, budget=Budget(0))
    bounds = [0, *sorted(cut % (len(block) + 1) for cut in cuts), len(block)]
    for start, stop in itertools.pairwise(bounds):
        if start < stop:
            payload.feed(memoryview(block)[start:stop])
    digests = payload.finish()
    fault = payload.body.find_fault() if payload.body else None
    surplus = payload.body.surplus if payload.body else None
    return digests, payload.not_http, fault, surplus, payload.head


@pytest.mark.parametrize("name", BLOCKS)
@settings(max_examples=40, deadline=None)
@given(cuts=st.lists(st.integers(0, 30_000), max_size=12))
def test_pieces_of_any_size_give_the_same_answer(name, cuts):
    assert read(BLOCKS[name], cuts) == read(BLOCKS[name], [])


@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(st.binary(min_size=1, max_size=300), max_size=8), cut=st.integers(0))
def test_the_payload_of_a_chunked_body_is_what_was_put_into_chunks(pieces, cut):
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    body = chunks + b"0\r\n\r\n"
    digests, not_http, fault, surplus, _ = read(CHUNKED + body, [cut])
    assert digests.letter == hashlib.sha256(b"".join(pieces)).digest()
    assert digests.practice == hashlib.sha256(body).digest()
    assert (not_http, fault, surplus) == (None, None, 0)


@settings(max_examples=200, deadline=None)
@given(block=st.binary(max_size=200), cut=st.integers(0))
def test_any_bytes_may_stand_in_a_body(block, cut):
    assert read(CHUNKED + block, [cut]) == read(CHUNKED + block, [])


def test_where_the_readings_part_both_digests_are_computed():
    block = BLOCKS["early hints"]
    digests = read(block, [])[0]
    assert digests.letter == hashlib.sha256(b"hello").digest()
    assert digests.practice == hashlib.sha256(block[len(EARLY) :]).digest()
