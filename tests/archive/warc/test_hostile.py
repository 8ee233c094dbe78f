"""A hostile file neither hangs, nor fills the memory, nor gives a traceback."""

import itertools
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import limits
from archive.checks.warcs import WarcsCheck, check_warc
from archive.findings import Check, Code, Status
from tests.warc_files import Warc, compress, index_lines, journal_lines

OK = b"HTTP/1.1 200 OK\r\n"


def check(folder, content: bytes, name: str = "a.warc.gz") -> Check:
    path = folder / name
    path.write_bytes(content)
    return check_warc(path)


def with_answer(block: bytes) -> bytes:
    warc = Warc()
    warc["chunks"].block = block
    warc.close()
    return warc.render()


def codes_of(found: Check) -> list[Code]:
    return [finding.code for finding in found.findings]


# Limits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("WARC_RECORDS", 3),
        ("WARC_HEADERS_BYTES", 900),
        ("WARC_CHUNK_LINES", 3),
    ],
)
def test_more_work_than_a_limit_allows_is_not_done(tmp_path, monkeypatch, limit, value):
    monkeypatch.setattr(limits, limit, value)
    found = check(tmp_path, Warc().render())
    assert Code.WARC_LIMIT in codes_of(found)


def test_a_file_that_was_not_read_to_its_end_is_neither_good_nor_bad(tmp_path, monkeypatch):
    warc = Warc()
    warc["info"].block = b"software: tests/1\r\n"  # announces no closing record
    for record in warc.records.values():
        for name in ("WARC-Concurrent-To", "WARC-Refers-To"):
            record.fields.pop(name, None)
    monkeypatch.setattr(limits, "WARC_RECORDS", 3)
    found = check(tmp_path, warc.render())
    assert found.status is Status.INDETERMINATE
    assert codes_of(found) == [Code.WARC_LIMIT]


def bomb(size_bytes: int) -> bytes:
    """A member of a record that says it is as large as it is; it inflates a thousandfold."""
    head = b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n" % size_bytes
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [compressor.compress(head)]
    zeros = bytes(1_000_000)
    pieces += [compressor.compress(zeros) for _ in range(size_bytes // len(zeros))]
    return b"".join([*pieces, compressor.compress(b"\r\n\r\n"), compressor.flush()])


def test_a_gzip_bomb_is_not_inflated_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "WARC_INFLATED_BYTES", 10_000_000)
    monkeypatch.setattr(limits, "WARC_INFLATION", 1)
    assert Code.WARC_LIMIT in codes_of(check(tmp_path, bomb(50_000_000)))


def test_a_large_record_takes_no_more_memory_than_a_small_one(tmp_path):
    content = bomb(60_000_000)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    check_warc(path)  # imports and caches
    tracemalloc.start()
    check_warc(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6_000_000


def test_a_search_for_the_next_record_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "WARC_SEARCHES", 50)
    found = check(tmp_path, b"\x1f\x8b\x08" * 5000)
    assert Code.WARC_LIMIT in codes_of(found)


def test_findings_without_end_are_counted_and_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "FINDINGS", 20)
    record = compress(b"WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    found = check(tmp_path, record * 200)
    assert len(found.findings) <= 40
    assert "more of its findings" in found.reason
    assert found.status is Status.FAILED


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (b"HTTP/1.1 103 Early\r\n\r\n" * 2000, Code.WARC_HTTP_MALFORMED),
        (OK + b"X: y\r\n" * 60_000, Code.WARC_HTTP_MALFORMED),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"0" * 50_000, Code.WARC_HTTP_FRAMING),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"x" * 50_000, Code.WARC_HTTP_FRAMING),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\nx", Code.WARC_HTTP_FRAMING),
    ],
)
def test_http_without_end_is_left(tmp_path, block, code):
    assert codes_of(check(tmp_path, with_answer(block))) == [code]


def test_a_body_of_very_many_chunks_is_read(tmp_path):
    chunks = b"1\r\nx\r\n" * 50_000 + b"0\r\n\r\n"
    content = with_answer(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
    assert codes_of(check(tmp_path, content)) == []


@pytest.mark.parametrize(
    "lines",
    [
        [b"a 20160819174230 " + b"[" * 60_000 + b"\n"],
        [b"x" * 200_000],
        [b"a 20160819174230 {}\n"] * 3,
        [b'a 20160819174230 {"url": 1, "filename": {}, "offset": [], "length": true}\n'],
        [b"a 99999999999999 " + b'{"url": "x", "filename": "y", "offset": -1, "length": 1e99}\n'],
    ],
)
def test_an_index_and_a_journal_of_anything_at_all(tmp_path, lines):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(Warc().render())
    warcs = WarcsCheck()
    with path.open("rb") as file:
        warcs.add_warc(file.fileno(), b"a.warc.gz")
        warcs.add_index(lines, b"index.cdx")
        warcs.add_journal(lines, b"journal", file.fileno())
    found = {(finding.file, finding.code) for finding in warcs.finish().findings}
    assert ("index.cdx", Code.WARC_INDEX_MALFORMED) in found
    assert ("journal", Code.WARC_JOURNAL_MALFORMED) in found


# Damage by chance --------------------------------------------------------------------------------

WHOLE = Warc().render()
PLAIN = Warc().render_plain()


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255), length=st.integers(0, 40))
def test_any_bytes_may_be_overwritten(tmp_path_factory, at, byte, length):
    content = WHOLE[:at] + bytes([byte]) * length + WHOLE[at + length :]
    found = check(tmp_path_factory.getbasetemp(), content)
    assert found.status in Status


@settings(max_examples=200, deadline=None)
@given(at=st.integers(0, len(PLAIN)), more=st.binary(max_size=60), lost=st.integers(0, 60))
def test_any_bytes_of_an_uncompressed_file_may_be_replaced(tmp_path_factory, at, more, lost):
    content = PLAIN[:at] + more + PLAIN[at + lost :]
    found = check(tmp_path_factory.getbasetemp(), content, "a.warc")
    if content != PLAIN and len(content) != len(PLAIN):
        assert found.status is Status.FAILED


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_at_all_are_a_file_that_is_not_one(tmp_path_factory, content):
    assert check(tmp_path_factory.getbasetemp(), content).status is Status.FAILED


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_may_stand_in_a_header(tmp_path_factory, text):
    warc = Warc()
    warc["picture"].lines = [text.encode()]
    warc.close()
    check(tmp_path_factory.getbasetemp(), warc.render())


def test_the_cut_of_a_file_is_found_wherever_it_is(tmp_path):
    for size in range(0, len(WHOLE), 3):
        assert check(tmp_path, WHOLE[:size]).status is Status.FAILED, size


def bytes_that_mean_nothing() -> set[int]:
    """Give the bytes of gzip members that no checksum of theirs is of (RFC 1952 §2.3).

    They are time, extra flags and system in the header, and the bits that fill the last byte of
    the deflate stream. That they are what they were, the bag's manifests show.
    """
    ends = list(itertools.accumulate(map(len, Warc().members().values())))
    headers = {start + at for start in [0, *ends] for at in range(4, 10)}
    return headers | {end - 9 for end in ends}


def test_a_changed_byte_is_found_wherever_it_stands(tmp_path):
    skipped = bytes_that_mean_nothing()
    for at in range(0, len(WHOLE), 3):
        changed = bytearray(WHOLE)
        changed[at] ^= 2 << at % 7  # never the lowest bit, which calls a member text, no more
        found = check(tmp_path, bytes(changed))
        assert at in skipped or found.status is Status.FAILED, at


def test_index_and_journal_of_a_right_file_fit(tmp_path):
    assert index_lines(Warc())
    assert journal_lines(Warc())
