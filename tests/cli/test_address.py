"""An article that is fetched: from a server on loopback, and from where nothing may be fetched."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jsonschema
import pytest

from archive.warc_records import read_records
from tests.packager import site_pages as pages
from tests.schemas import schema

PAGE = pages.PAGES["article element"].encode()


class _Pages(BaseHTTPRequestHandler):
    """A small site."""

    def do_GET(self):
        answers = {
            "/story": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
            "/moved": (301, {"Location": "/story"}, b""),
            "/away": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/photo": (200, {"Content-Type": "image/jpeg"}, b"\xff\xd8\xff"),
            "/text": (200, {"Content-Type": "text/plain; charset=windows-1256"}, ARABIC),
        }
        status, headers, body = answers.get(self.path, (404, {}, b"nothing here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


ARABIC = f"{pages.ARABIC_WORDS}\n".encode("cp1256")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def pack(cli, address, tmp_path, *more):
    allowed = ("--allow-host", "127.0.0.1") if "127.0.0.1" in address else ()
    return cli("pack", address, "--out", tmp_path / "out", *allowed, *more)


def test_a_page_is_fetched_and_packaged(cli, site, tmp_path):
    ended = pack(cli, f"{site}/moved", tmp_path)
    assert ended.code == 0, ended.err
    (package,) = (tmp_path / "out").iterdir()
    assert package.name.startswith("moved-")
    assert (package / "data/article/source.html").read_bytes() == PAGE
    record = json.loads((package / "data/article/article.json").read_text("utf-8"))
    assert record["source"]["name"] == f"{site}/moved"
    assert record["source"]["url"] == f"{site}/story"
    urls = (package / "data/article/tweet-urls.txt").read_text("utf-8").splitlines()
    assert urls == [
        f"https://twitter.com/river_council/status/{pages.FIRST_ID}",
        f"https://twitter.com/bus_line/status/{pages.SECOND_ID}",
    ]
    assert cli("verify", "--require-package", package).code == 0


def test_every_exchange_is_in_the_warc_file_and_in_the_record_of_questions(cli, site, tmp_path):
    assert pack(cli, f"{site}/moved", tmp_path).code == 0
    (package,) = (tmp_path / "out").iterdir()
    collection = json.loads((package / "data/metadata/collection.json").read_text("utf-8"))
    jsonschema.validate(collection, schema("collection"))
    question, *others = collection["questions"]
    assert {one["purpose"] for one in others} <= {"asset"}
    assert (question["purpose"], question["error"]) == ("article", None)
    assert [exchange["status"] for exchange in question["exchanges"]] == [301, 200]
    records = {one.id: one for one in read_records(package / "data/archive/capture.warc.gz")}
    for exchange in question["exchanges"]:
        assert records[exchange["response_record"]].target_uri == exchange["url"]
        assert records[exchange["request_record"]].type == "request"
    page = records[question["exchanges"][1]["response_record"]]
    assert page.block.read(0, page.block.size_bytes).endswith(PAGE)
    info = (package / "bag-info.txt").read_text("utf-8")
    assert "Capture-Status: complete\n" in info
    assert "Capture-Start: " in info


def test_a_damaged_warc_record_is_found(cli, site, tmp_path):
    assert pack(cli, f"{site}/story", tmp_path).code == 0
    (package,) = (tmp_path / "out").iterdir()
    warc = package / "data/archive/capture.warc.gz"
    warc.write_bytes(warc.read_bytes()[:-40])
    ended = cli("verify", package)
    assert ended.code == 1
    assert "warc." in ended.out
    assert "fixity.payload-changed" in ended.out


def test_the_charset_of_the_answer_counts(cli, site, tmp_path):
    assert pack(cli, f"{site}/text", tmp_path).code == 0
    (package,) = (tmp_path / "out").iterdir()
    text = (package / "data/article/article.txt").read_text("utf-8")
    assert text == f"{pages.ARABIC_WORDS}\n"


@pytest.mark.parametrize(
    ("path", "code_and_words"),
    [
        ("/missing", (4, "expected HTTP status 200, found 404")),
        ("/away", (4, "169.254.169.254")),
        ("/file", (4, "file:")),
        ("/photo", (5, "image/jpeg")),
    ],
)
def test_what_gives_no_article_is_a_clear_error(cli, site, tmp_path, path, code_and_words):
    ended = pack(cli, f"{site}{path}", tmp_path)
    code, words = code_and_words
    assert ended.code == code
    assert words in ended.err
    assert not list((tmp_path / "out").glob("*"))


def test_an_address_of_this_machine_is_refused_unless_it_is_allowed(cli, site, tmp_path):
    ended = cli("pack", f"{site}/story", "--out", tmp_path / "out")
    assert ended.code == 4
    assert "127.0.0.1" in ended.err


def test_what_was_fetched_before_an_interruption_is_kept_for_the_next_run(
    cli, site, tmp_path, monkeypatch
):
    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("packager.pack.read_article", interrupt)
        assert pack(cli, f"{site}/story", tmp_path).code == 130
    (partial,) = (tmp_path / "out").iterdir()
    assert partial.name.endswith(".partial")
    before = [one.id for one in read_records(partial / "bag/data/archive/capture.warc.gz")]
    assert pack(cli, f"{site}/story", tmp_path).code == 0
    (package,) = (tmp_path / "out").iterdir()
    after = [one.id for one in read_records(package / "data/archive/capture.warc.gz")]
    assert after[: len(before)] == before
    assert cli("verify", "--require-package", package).code == 0


def test_a_fresh_start_forgets_what_was_fetched(cli, site, tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("packager.pack.read_article", interrupt)
        pack(cli, f"{site}/story", tmp_path)
    assert pack(cli, f"{site}/story", tmp_path, "--fresh").code == 0
    (package,) = (tmp_path / "out").iterdir()
    kinds = [one.type for one in read_records(package / "data/archive/capture.warc.gz")]
    assert kinds.count("warcinfo") == 1
