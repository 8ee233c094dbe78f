"""Reading records through warcio: all of them, one by its id or its place, and its payload."""

import gzip

import pytest

from archive.errors import LimitReachedError, MalformedWarcError, UndecodableBodyError
from archive.exchange import RecordIds
from archive.warc_record import read_payload
from archive.warc_records import find_record, read_record_at, read_records
from archive.writing.warc import WarcWriter
from tests.exchanges import EXCHANGES, exchange, sized
from tests.warc_faults.members import flip
from tests.warc_files import HTML, Warc
from tests.warc_reading import take_apart


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> tuple[object, dict[str, RecordIds]]:
    folder = tmp_path_factory.mktemp("records")
    path = folder / "a.warc.gz"
    with WarcWriter(path, folder / "a.journal") as writer:
        ids = {name: writer.prepare(one)() for name, one in EXCHANGES.items()}
    return path, ids


def test_every_record_is_read_as_it_stands(written):
    path, _ = written
    for record, found in zip(read_records(path), take_apart(path.read_bytes()), strict=True):
        assert (record.offset, record.length_bytes) == (found.offset, len(found.member))
        assert list(record.fields) == found.fields
        assert record.block.read() == found.block
        assert record.id == found.id


@pytest.mark.parametrize("name", sorted(EXCHANGES))
def test_a_payload_is_the_body_that_the_server_meant(name, written):
    path, ids = written
    one = EXCHANGES[name]
    if one.head is None or one.method == "HEAD":
        return
    record = find_record(path, ids[name].response)
    payload = read_payload(record, find=lambda record_id: find_record(path, record_id))
    assert record.head.status == one.status
    assert payload == one.decoded_body()


def test_a_record_is_found_by_its_id_with_or_without_brackets(written):
    path, ids = written
    one = find_record(path, ids["plain"].request)
    assert one.type == "request"
    assert one.target_uri == "http://news.example/plain"
    assert find_record(path, f"<{one.id}>").offset == one.offset
    assert find_record(path, "urn:uuid:nowhere") is None


def test_a_record_is_read_at_its_place(written):
    path, ids = written
    one = find_record(path, ids["chunked"].response)
    assert read_record_at(path, one.offset).id == one.id
    with pytest.raises(MalformedWarcError, match="no record begins"):
        read_record_at(path, path.stat().st_size)


def test_a_revisit_needs_its_original(written):
    path, ids = written
    revisit = find_record(path, ids["same"].response)
    assert revisit.type == "revisit"
    with pytest.raises(MalformedWarcError, match="revisit of"):
        read_payload(revisit)


def test_what_has_no_http_head_is_its_own_payload(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(Warc().render_plain())
    payloads = [read_payload(r) for r in read_records(path) if r.type in ("response", "resource")]
    assert payloads == [HTML, b"hello world", b"\x89PNG\r\n\x1a\n"]


def one_response(folder, response: bytes):
    with WarcWriter(folder / "a.warc.gz", folder / "a.journal") as writer:
        ids = writer.prepare(exchange("x", response))()
    return find_record(folder / "a.warc.gz", ids.response)


def test_a_payload_larger_than_the_limit_is_not_read(tmp_path):
    with pytest.raises(LimitReachedError):
        read_payload(one_response(tmp_path, sized(b"x" * 2000)), limit_bytes=1000)


def test_an_unknown_compression_is_not_guessed(tmp_path):
    with pytest.raises(UndecodableBodyError):
        read_payload(one_response(tmp_path, sized(b"x", b"Content-Encoding: zstd\r\n")))


def damaged(name: str) -> bytes:
    whole = Warc().render()
    return {
        "text": b"no record at all\n",
        "cut": whole[:500],
        "changed": flip(whole, 400),
        "one member": gzip.compress(Warc().render_plain()),
    }[name]


@pytest.mark.parametrize("name", ["text", "cut", "changed", "one member"])
def test_a_damaged_file_is_an_error_and_never_an_end(name, tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(damaged(name))
    with pytest.raises(MalformedWarcError, match=r"a\.warc\.gz"):
        list(read_records(path))
