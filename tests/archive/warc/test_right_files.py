"""What is right is not called wrong, whoever wrote it."""

import base64
import gzip
import hashlib
import io

import pytest
from warcio.warcwriter import WARCWriter

from archive.checks.warcs import WarcsCheck, check_warc
from archive.findings import Code, Status
from tests.warc_files import CHUNKS, HTML, SITE, Warc, compress, sha1, sha256

OK = b"HTTP/1.1 200 OK\r\n"


def check(folder, warc: Warc, name: str = "a.warc.gz"):
    warc["info"].fields["WARC-Filename"] = name
    plain = name.endswith(".warc")
    warc.close(plain=plain)
    path = folder / name
    path.write_bytes(warc.render_plain() if plain else warc.render())
    return check_warc(path)


def assert_right(folder, warc: Warc, *warnings: Code, name: str = "a.warc.gz") -> None:
    found = check(folder, warc, name)
    assert [finding.code for finding in found.findings] == list(warnings)
    assert found.status is Status.PASSED


@pytest.mark.parametrize("revisit", [True, False])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_file_with_and_without_a_revisit_compressed_or_not(tmp_path, revisit, name):
    assert_right(tmp_path, Warc(revisit=revisit), name=name)


def test_warc_1_0_with_whole_seconds_and_brackets_around_addresses(tmp_path):
    warc = Warc(revisit=True)
    for record in warc.records.values():
        record.version = "WARC/1.0"
        record.fields["WARC-Date"] = "2016-08-19T17:42:30Z"
        if "WARC-Target-URI" in record.fields:
            record.fields["WARC-Target-URI"] = f"<{record.fields['WARC-Target-URI']}>"
    warc["again"].fields |= {
        "WARC-Profile": "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest",
        "WARC-Refers-To-Date": "2016-08-19T17:42:30Z",
    }
    assert_right(tmp_path, warc)


@pytest.mark.parametrize(
    "date",
    ["2016", "2016-08", "2016-08-19", "2016-08-19T17:42Z", "2016-08-19T17:42:30Z",
     "2016-08-19T17:42:30.1Z", "2016-08-19T17:42:30.123456789Z"],
)  # fmt: skip
def test_a_date_of_any_precision(tmp_path, date):
    warc = Warc()
    warc["picture"].fields["WARC-Date"] = date
    assert_right(tmp_path, warc)


@pytest.mark.parametrize(
    "digest",
    [
        sha1(HTML),
        sha1(HTML).lower(),
        sha1(HTML).replace("sha1", "SHA-1"),
        sha256(HTML),
        sha256(HTML).upper().replace("SHA256", "sha-256"),
        f"md5:{hashlib.md5(HTML).hexdigest()}",
        f"md5:{base64.b32encode(hashlib.md5(HTML).digest()).decode()}",
    ],
)
def test_digests_in_every_spelling_that_is_in_use(tmp_path, digest):
    warc = Warc(revisit=True)
    warc["page"].fields["WARC-Payload-Digest"] = digest
    warc["again"].fields["WARC-Payload-Digest"] = digest
    assert_right(tmp_path, warc)


def test_a_chunked_body_with_a_payload_digest_by_the_letter(tmp_path):
    warc = Warc()
    warc["chunks"].payload = b"hello world"
    assert_right(tmp_path, warc)


def test_a_chunked_body_with_a_payload_digest_as_warcio_computes_it(tmp_path):
    warc = Warc()
    warc["chunks"].payload = CHUNKS
    assert_right(tmp_path, warc, Code.WARC_DIGEST_OF_FRAMING)


INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\nok"


@pytest.mark.parametrize(
    ("payload", "warnings"),
    [
        (b"ok", []),
        (INTERIM.partition(b"\r\n\r\n")[2], [Code.WARC_DIGEST_OF_FRAMING]),
    ],
)
def test_an_interim_head_with_a_payload_digest_in_either_reading(tmp_path, payload, warnings):
    warc = Warc()
    warc["chunks"].block, warc["chunks"].payload = INTERIM, payload
    assert_right(tmp_path, warc, *warnings)


@pytest.mark.parametrize(
    "block",
    [
        OK + b"\r\nuntil the connection ends",
        b"HTTP/1.0 200 OK\r\n\r\n",
        b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        OK + b"content-length:2\r\n\r\nok",
        OK + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\nok",
        OK + b"Content-Length: 2, 2\r\n\r\nok",
        OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nok?",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: gzip\r\n\r\nany bytes",
        OK + b"Transfer-Encoding: Chunked\r\n\r\n 2 ; a=b\r\nok\r\n0\r\nX: y\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\nX: y\n\n2\nok\n0\n\n",
        b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
        b"HTTP/2 200\r\ncontent-length: 2\r\n\r\nok",
    ],
)
def test_an_http_response_as_servers_write_it(tmp_path, block):
    warc = Warc()
    warc["chunks"].block = block
    assert_right(tmp_path, warc)


@pytest.mark.parametrize(
    "block",
    [b"", b"HTT", OK + b"Content-", OK + b"Content-Length: 9\r\n\r\nhalf", b"SSH-2.0-OpenSSH\r\n",
     OK + b"Transfer-Encoding: chunked\r\n\r\nzz"],
)  # fmt: skip
def test_what_is_marked_as_cut_may_end_anywhere(tmp_path, block):
    warc = Warc()
    warc["chunks"].block = block
    warc["chunks"].fields["WARC-Truncated"] = "disconnect"
    assert_right(tmp_path, warc)


@pytest.mark.parametrize("head", [b"Content-Length: 900\r\n", b"Transfer-Encoding: chunked\r\n"])
def test_the_answer_to_a_head_request_has_no_body(tmp_path, head):
    warc = Warc()
    warc["chunks"].block = OK + head + b"\r\n"
    warc["chunks request"].block = b"HEAD /chunks HTTP/1.1\r\nHost: news.example\r\n\r\n"
    assert_right(tmp_path, warc)


def test_without_its_request_nobody_can_say_that_a_body_is_missing(tmp_path):
    warc = Warc()
    warc["chunks"].block = OK + b"Content-Length: 900\r\n\r\n"
    warc.remove("chunks request")
    del warc["chunks"].fields["WARC-Concurrent-To"]
    assert_right(tmp_path, warc)


@pytest.mark.parametrize(
    "line",
    [b"GET http://news.example/page HTTP/1.1", b"GET /page HTTP/1.0", b"OPTIONS * HTTP/1.1",
     b"CONNECT news.example:443 HTTP/1.1"],
)  # fmt: skip
def test_a_request_in_every_form_of_its_first_line(tmp_path, line):
    warc = Warc()
    warc["page request"].block = line + b"\r\nHost: NEWS.example:80\r\n\r\n"
    assert_right(tmp_path, warc)


def test_fields_that_go_on_in_the_next_line(tmp_path):
    warc = Warc()
    warc["picture"].lines = [b"X-Note: one\r\n  and another\r\n\tand a third"]
    assert_right(tmp_path, warc)


def test_fields_in_any_case_and_with_any_blanks(tmp_path):
    warc = Warc()
    fields = warc["picture"].fields
    warc["picture"].fields = {name.upper(): f"  {value}\t" for name, value in fields.items()}
    assert_right(tmp_path, warc)


def test_extension_fields_may_be_repeated(tmp_path):
    warc = Warc()
    warc["page"].lines = [b"WARC-Protocol: tls/1.3", "X-Name: grüße".encode()]
    assert_right(tmp_path, warc)


def test_a_revisit_without_a_block_and_by_nothing_but_its_digest(tmp_path):
    warc = Warc(revisit=True)
    warc["again"].block = b""
    warc["again"].without = {"WARC-Refers-To", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"}
    assert_right(tmp_path, warc)


def test_a_revisit_after_not_modified_needs_no_digest(tmp_path):
    warc = Warc(revisit=True)
    warc["again"].payload = None
    warc["again"].block = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    warc["again"].fields |= {
        "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    }
    assert_right(tmp_path, warc)


def test_a_dns_record_as_crawlers_write_it(tmp_path):
    warc = Warc()
    warc["picture"].fields |= {
        "WARC-Type": "response",
        "WARC-Target-URI": "dns:news.example",
        "Content-Type": "text/dns",
    }
    warc["picture"].payload = warc["picture"].block
    assert_right(tmp_path, warc)


def test_a_file_without_closing_record_that_announces_none(tmp_path):
    warc = Warc()
    warc["info"].block = b"software: tests/1\r\n"
    warc.remove("closing")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc.render())
    assert check_warc(path).findings == ()


def test_members_with_a_name_and_a_time_as_gzip_writes_them(tmp_path):
    warc = Warc()
    members = []
    for record in warc.records.values():
        target = io.BytesIO()
        with gzip.GzipFile("record", "wb", fileobj=target, mtime=1471628550) as file:
            file.write(record.render())
        members.append(target.getvalue())
    warc["info"].block = b"software: tests/1\r\n"  # announces no closing record
    path = tmp_path / "a.warc.gz"
    path.write_bytes(compress(warc["info"].render()) + b"".join(members[1:-1]))
    assert check_warc(path).findings == ()


def test_what_warcio_writes(tmp_path):
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "x"}))
        body = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
        response = writer.create_warc_record(
            f"{SITE}/", "response", payload=io.BytesIO(body), length=len(body)
        )
        query = b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"
        request = writer.create_warc_record(
            f"{SITE}/", "request", payload=io.BytesIO(query), length=len(query)
        )
        writer.write_request_response_pair(request, response)
    assert check_warc(path).findings == ()


def test_records_of_several_files_may_refer_to_one_another(tmp_path):
    one, other = Warc(revisit=True), Warc(revisit=True)
    for record in other.records.values():
        for name in ("WARC-Record-ID", "WARC-Concurrent-To", "WARC-Warcinfo-ID"):
            if name in record.fields:
                record.fields[name] = record.fields[name].replace("-0000-", "-1111-")
    other.remove("page", "page request")  # its revisit and its note are of the first file's page
    other.close()
    check = WarcsCheck()
    for name, warc in (("a.warc.gz", one), ("b.warc.gz", other)):
        warc["info"].fields["WARC-Filename"] = name
        warc.close()
        (tmp_path / name).write_bytes(warc.render())
        with (tmp_path / name).open("rb") as file:
            check.add_warc(file.fileno(), name.encode())
    found = check.finish()
    assert found.findings == ()
