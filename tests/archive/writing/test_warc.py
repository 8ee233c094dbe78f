"""What stands in a WARC file that we wrote: every byte of the wire, and what is said of it."""

import getpass
import hashlib
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.block import Block
from archive.checks.warcs import check_warc
from archive.exchange import Exchange, RecordIds
from archive.findings import Code, Status
from archive.writing.warc import WarcWriter
from tests.exchanges import EXCHANGES, OK, STARTED_AT, exchange, sized
from tests.warc_reading import Found, take_apart

DIGESTED = {"plain", "empty-body", "binary", "large", "gzip", "until-close", "not-ascii", "folded"}


def write(folder, *exchanges: Exchange, **options) -> tuple[list[RecordIds], list[Found]]:
    path = folder / "a.warc.gz"
    with WarcWriter(path, folder / "a.journal", **options) as writer:
        ids = [writer.prepare(one)() for one in exchanges]
    return ids, take_apart(path.read_bytes())


def by_id(found: list[Found]) -> dict[str, Found]:
    return {record.id: record for record in found}


@pytest.mark.parametrize("name", EXCHANGES)
def test_every_byte_of_the_wire_stands_in_the_file(name, tmp_path):
    one = EXCHANGES[name]
    (ids,), found = write(tmp_path, one)
    records = by_id(found)
    assert records[ids.request].block == one.request.read()
    if ids.response is None:
        assert one.response.size_bytes == 0
    else:
        assert records[ids.response].block == one.response.read()


@settings(max_examples=60, deadline=None)
@given(request=st.binary(max_size=300), response=st.binary(min_size=1, max_size=3000))
def test_any_bytes_stand_in_the_file_as_they_came(tmp_path_factory, request, response):
    one = replace(EXCHANGES["not-text"], request=Block(request), response=Block(response))
    path = tmp_path_factory.mktemp("any")
    (ids,), found = write(path, one)
    assert by_id(found)[ids.request].block == request
    assert by_id(found)[ids.response].block == response
    assert check_warc(path / "a.warc.gz").status is Status.PASSED


def test_our_check_finds_nothing_wrong_with_any_of_them(tmp_path):
    write(tmp_path, *EXCHANGES.values())
    check = check_warc(tmp_path / "a.warc.gz")
    assert check.status is Status.PASSED
    assert [finding.code for finding in check.findings] == [Code.WARC_HTTP_SURPLUS]  # it came so


def test_a_capture_is_a_response_and_its_request_of_one_moment(tmp_path):
    (ids,), found = write(tmp_path, EXCHANGES["secured"])
    info, response, request, _closing = found
    assert (response.id, request.id) == (ids.response, ids.request)
    assert response["WARC-Concurrent-To"] == f"<{ids.request}>"
    assert request["WARC-Concurrent-To"] == f"<{ids.response}>"
    for record in (response, request):
        assert record.version == "WARC/1.1"
        assert record["WARC-Date"] == "2016-08-19T17:42:30.123456Z"
        assert record["WARC-Target-URI"] == "https://news.example/secured"
        assert record["WARC-IP-Address"] == "192.0.2.7"
        assert record.all("WARC-Protocol") == ["http/1.1", "tls/1.3"]
        assert record["WARC-Cipher-Suite"] == "TLS_AES_128_GCM_SHA256"
        assert record["WARC-Warcinfo-ID"] == f"<{info.id}>"
        assert record["WARC-Block-Digest"] == f"sha256:{hashlib.sha256(record.block).hexdigest()}"
    assert response["Content-Type"] == "application/http;msgtype=response"
    assert request["Content-Type"] == "application/http;msgtype=request"


def test_behind_a_proxy_no_ip_address_is_stated(tmp_path):
    _, found = write(tmp_path, EXCHANGES["by-proxy"])
    assert not any(record.all("WARC-IP-Address") for record in found)


def test_a_date_is_written_in_utc(tmp_path):
    moment = STARTED_AT.astimezone(tz=None) + timedelta(hours=1)
    _, found = write(tmp_path, replace(EXCHANGES["plain"], started_at=moment))
    assert found[1]["WARC-Date"] == "2016-08-19T18:42:30.123456Z"


@pytest.mark.parametrize("name", EXCHANGES)
def test_what_was_cut_is_marked_with_its_reason(name, tmp_path):
    one = EXCHANGES[name]
    _, found = write(tmp_path, one)
    marks = [mark for record in found for mark in record.all("WARC-Truncated")]
    wanted = one.truncated if one.response.size_bytes else None
    assert marks == ([wanted] if wanted else [])


@pytest.mark.parametrize("name", sorted(DIGESTED))
def test_the_payload_digest_is_of_the_body_as_it_came(name, tmp_path):
    one = EXCHANGES[name]
    _, found = write(tmp_path, one)
    body = one.response.read(one.head.end)
    assert found[1]["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


@pytest.mark.parametrize(
    "name", ["chunked", "early-hints", "continued", "lf-only", "blank-line-of-blanks", "surplus"]
)
def test_where_readers_would_compute_different_payload_digests_none_is_stated(name, tmp_path):
    _, found = write(tmp_path, EXCHANGES[name])
    assert not any(record.all("WARC-Payload-Digest") for record in found)


def test_without_an_answer_there_is_a_request_alone(tmp_path):
    (ids,), found = write(tmp_path, EXCHANGES["nothing"])
    assert ids.response is None
    assert [record["WARC-Type"] for record in found] == ["warcinfo", "request", "metadata"]
    assert not found[1].all("WARC-Concurrent-To")


def test_an_address_is_written_as_a_uri(tmp_path):
    _, found = write(tmp_path, EXCHANGES["odd%20path?q=a|b"])
    assert found[1]["WARC-Target-URI"] == "http://news.example/odd%20path?q=a%7Cb"


# Revisits ----------------------------------------------------------------------------------------


def test_the_same_payload_again_becomes_a_revisit(tmp_path):
    ids, found = write(tmp_path, EXCHANGES["plain"], EXCHANGES["same"])
    original, revisit = by_id(found)[ids[0].response], by_id(found)[ids[1].response]
    assert revisit["WARC-Type"] == "revisit"
    assert revisit["WARC-Refers-To"] == f"<{original.id}>"
    assert revisit["WARC-Refers-To-Target-URI"] == original["WARC-Target-URI"]
    assert revisit["WARC-Refers-To-Date"] == original["WARC-Date"]
    assert revisit["WARC-Payload-Digest"] == original["WARC-Payload-Digest"]
    assert revisit["WARC-Truncated"] == "length"
    assert revisit["WARC-Profile"].endswith("/warc/1.1/revisit/identical-payload-digest")
    head = EXCHANGES["same"].head
    assert revisit.block == EXCHANGES["same"].response.read(0, head.end)


def types_of(found: list[Found]) -> list[str]:
    return [
        record["WARC-Type"] for record in found if record["WARC-Type"] in ("response", "revisit")
    ]


def test_what_was_cut_is_neither_a_revisit_nor_the_original_of_one(tmp_path):
    cut = replace(EXCHANGES["until-close"], truncated=EXCHANGES["short"].truncated)
    whole = EXCHANGES["until-close"]
    _, found = write(tmp_path, cut, whole, cut)
    assert types_of(found) == ["response", "response", "response"]


@pytest.mark.parametrize("name", ["empty-body", "head", "chunked"])
def test_what_has_no_payload_to_compare_is_stored_again(name, tmp_path):
    _, found = write(tmp_path, EXCHANGES[name], EXCHANGES[name])
    assert types_of(found) == ["response", "response"]


def test_what_was_not_written_yet_is_no_original(tmp_path):
    with WarcWriter(tmp_path / "a.warc.gz", tmp_path / "a.journal") as writer:
        first, second = writer.prepare(EXCHANGES["plain"]), writer.prepare(EXCHANGES["same"])
        second()
        first()
    assert types_of(take_apart((tmp_path / "a.warc.gz").read_bytes())) == ["response"] * 2


# Other records -----------------------------------------------------------------------------------


def test_a_resource_and_a_note_about_a_record(tmp_path):
    path = tmp_path / "a.warc.gz"
    with WarcWriter(path, tmp_path / "a.journal") as writer:
        picture = writer.prepare_resource(
            "urn:view:http://news.example/plain",
            content_type="image/png",
            block=Block(b"\x89PNG"),
            date=STARTED_AT,
        )()
        writer.prepare_metadata(picture, content_type="text/plain", block=Block(b"a picture"))()
    _, resource, note, _ = take_apart(path.read_bytes())
    assert (resource["WARC-Type"], resource.block) == ("resource", b"\x89PNG")
    assert resource["WARC-Target-URI"] == "urn:view:http://news.example/plain"
    assert not resource.all("WARC-Payload-Digest")  # its block digest says the same
    assert (note["WARC-Type"], note["WARC-Refers-To"]) == ("metadata", f"<{picture}>")
    assert check_warc(path).findings == ()


def test_the_first_record_says_what_wrote_the_file_and_nothing_of_the_host(tmp_path):
    _, found = write(tmp_path, info=[("http-header-user-agent", "tests/1 (+http://news.example)")])
    info = found[0]
    assert (info["WARC-Type"], info["WARC-Filename"]) == ("warcinfo", "a.warc.gz")
    text = info.block.decode()
    assert "software: article-packager/" in text
    assert "http-header-user-agent: tests/1 (+http://news.example)\r\n" in text
    for private in (socket.gethostname(), getpass.getuser(), str(tmp_path)):
        assert private not in text


def test_the_last_record_counts_those_before_it(tmp_path):
    _, found = write(tmp_path, EXCHANGES["plain"])
    closing = found[-1]
    assert closing["WARC-Type"] == "metadata"
    assert closing["WARC-Refers-To"] == f"<{found[0].id}>"
    assert closing.block == b"preceding-records: 3\r\npreceding-bytes: %d\r\n" % closing.offset


def test_a_line_break_cannot_smuggle_a_field_into_a_header(tmp_path):
    with WarcWriter(tmp_path / "a.warc.gz", tmp_path / "a.journal") as writer:
        one = replace(EXCHANGES["plain"], cipher_suite="X\r\nWARC-Truncated: time")
        with pytest.raises(ValueError, match="one line expected"):
            writer.prepare(one)


def test_a_line_break_in_an_address_is_encoded(tmp_path):
    _, found = write(tmp_path, replace(EXCHANGES["plain"], url="http://news.example/\r\nX: y"))
    assert found[1]["WARC-Target-URI"] == "http://news.example/%0D%0AX:%20y"


# Bytes -------------------------------------------------------------------------------------------


def test_each_record_is_a_gzip_member_without_time_and_name(tmp_path):
    _, found = write(tmp_path, *EXCHANGES.values())
    for record in found:
        assert record.member[:8] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


def test_the_same_exchanges_ids_and_times_make_the_same_file(tmp_path):
    def files():
        for name in ("one", "other"):
            folder = tmp_path / name
            folder.mkdir()
            ids = count()
            write(
                folder,
                *EXCHANGES.values(),
                clock=lambda: datetime(2016, 8, 20, tzinfo=UTC),
                new_id=lambda ids=ids: f"urn:uuid:00000000-0000-4000-8000-{next(ids):012}",
            )
            yield (folder / "a.warc.gz").read_bytes()

    one, other = files()
    assert one == other


def test_what_does_not_shrink_is_stored(tmp_path):
    _, found = write(tmp_path, EXCHANGES["large"], exchange("text", sized(b"again " * 50_000)))
    noise, text = found[1], found[3]
    assert len(noise.block) < len(noise.member) < len(noise.block) * 1.001
    assert len(text.member) < len(text.block) / 100


def test_threads_prepare_and_one_appends_without_mixing_anything_up(tmp_path):
    bodies = [b"%d " % number * (number + 1) for number in range(200)]
    exchanges = [exchange(str(number), sized(body)) for number, body in enumerate(bodies)]
    path = tmp_path / "a.warc.gz"
    lock = threading.Lock()
    with WarcWriter(path, tmp_path / "a.journal") as writer:

        def record(one: Exchange) -> RecordIds:
            append = writer.prepare(one)
            with lock:
                return append()

        with ThreadPoolExecutor(8) as pool:
            ids = list(pool.map(record, exchanges))
    records = by_id(take_apart(path.read_bytes()))
    for one, its in zip(exchanges, ids, strict=True):
        assert records[its.response]["WARC-Target-URI"] == one.url
        assert records[its.response].block == one.response.read()
        assert records[its.request].block == one.request.read()
    assert check_warc(path).findings == ()


def test_a_response_of_many_megabytes_takes_no_more_memory_than_a_small_one(tmp_path):
    import tracemalloc

    from archive.block import BlockBuilder

    builder = BlockBuilder()
    builder.append(OK + b"\r\n")
    for _ in range(40):
        builder.append(bytes(1_000_000))
    one = replace(EXCHANGES["plain"], response=builder.build())
    with WarcWriter(tmp_path / "a.warc.gz", tmp_path / "a.journal") as writer:
        tracemalloc.start()
        writer.prepare(one)()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8_000_000
