import gzip
import time
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from archive.block import Block
from archive.errors import LimitReachedError, UndecodableBodyError
from archive.http_body import ChunkScanner, decode_content, remove_chunks


def split(whole: bytes, cuts: list[int]) -> list[bytes]:
    edges = [0, *sorted(cut % (len(whole) + 1) for cut in cuts), len(whole)]
    return [whole[start:stop] for start, stop in pairwise(edges)]


def decode(body: bytes, *codings: str, limit_bytes: int = limits.MIB) -> bytes:
    return b"".join(decode_content([body], codings, limit_bytes=limit_bytes))


@given(
    parts=st.lists(st.binary(min_size=1, max_size=40)),
    cuts=st.lists(st.integers(0, 10_000)),
    line_end=st.sampled_from([b"\r\n", b"\n"]),
    after=st.binary(max_size=20),
)
def test_chunks_are_removed_however_the_pieces_are_cut(parts, cuts, line_end, after):
    framed = b"".join(b"%X;x" % len(part) + line_end + part + line_end for part in parts)
    framed += b"0" + line_end + b"T: t" + line_end + line_end
    scanner = ChunkScanner()
    data, unused_bytes = b"", 0
    for piece in split(framed + after, cuts):
        data += b"".join(scanner.feed(piece))
        unused_bytes += scanner.unused_bytes
    assert data == b"".join(parts)
    assert scanner.is_complete
    assert unused_bytes == len(after)


def test_trailers_without_end_are_not_followed():
    scanner = ChunkScanner()
    scanner.feed(b"0\r\n" + b"X: y\r\n" * limits.RESPONSE_HEAD_BYTES)
    assert scanner.is_broken


@given(pieces=st.lists(st.binary()))
def test_any_bytes_pass_through_chunk_framing_without_an_error(pieces):
    assert len(b"".join(remove_chunks(pieces))) <= sum(map(len, pieces))


@given(
    body=st.binary(max_size=5000),
    codings=st.lists(
        st.sampled_from(["gzip", "deflate", "x-gzip"]), max_size=limits.CONTENT_CODINGS
    ),
    cuts=st.lists(st.integers(0, 10_000)),
)
def test_compressions_are_undone_in_the_reverse_order(body, codings, cuts):
    packed = body
    for coding in codings:
        packed = zlib.compress(packed) if coding == "deflate" else gzip.compress(packed)
    pieces = split(packed, cuts)
    assert b"".join(decode_content(pieces, tuple(codings), limit_bytes=limits.MIB)) == body


def test_a_body_cut_short_gives_what_can_be_had():
    packed = gzip.compress(bytes(range(256)) * 100)
    assert bytes(range(256)).startswith(decode(packed[:100], "gzip")[:256])
    assert decode(b"", "gzip") == decode(b"", "deflate") == b""


@pytest.mark.parametrize(
    "codings", [("br",), ("gzip",), ("deflate",), ("gzip",) * 4, ("aes128gcm",)]
)
def test_what_cannot_be_decoded_is_said_to_be_so(codings):
    with pytest.raises(UndecodableBodyError):
        decode(b"\xff\xfe\xfd not compressed", *codings)


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_gzip_bomb_ends_at_the_limit_in_little_time(layers):
    bomb = bytes(200 * limits.MIB)
    for _ in range(layers):
        bomb = gzip.compress(bomb, compresslevel=9)
    began = time.process_time()
    with pytest.raises(LimitReachedError):
        decode(bomb, *["gzip"] * layers)
    assert time.process_time() - began < 1


def test_a_body_of_gzip_members_without_end_is_not_followed():
    body = Block(gzip.compress(b"", mtime=0) * 500_000)
    began = time.process_time()
    with pytest.raises(LimitReachedError):
        list(decode_content(body.pieces(), ("gzip",), limit_bytes=64 * limits.MIB))
    assert time.process_time() - began < 2
