"""What a fetched page needs is fetched with it, recorded, and accounted for."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jsonschema
import pytest

from archive.warc_records import read_records
from tests.conftest import ROOT
from tests.packager import site_pages as pages
from tests.schemas import schema

NEEDS = """<link rel=stylesheet href=/main.css><img src=/a.png><img src=/gone.png>
<img src="http://169.254.169.254/secret.png"><video src=/film.mp4></video>"""
PAGE = pages.PAGES["article element"].replace("</body>", f"{NEEDS}</body>")


class _Site(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self):
        answers = {
            "/story": ("text/html; charset=utf-8", PAGE.encode()),
            "/main.css": ("text/css", b"body{background:url(bg.png)}"),
            "/a.png": ("image/png", b"A"),
            "/bg.png": ("image/png", b"BG"),
            "/film.mp4": ("video/mp4", b"film"),
        }
        self.asked.append(self.path)
        kind, body = answers.get(self.path, (None, b"gone"))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    _Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def pack(cli, site, tmp_path, *more):
    out = tmp_path / "out"
    more = ("--allow-host", "127.0.0.1", "--host-delay", "0", *more)
    ended = cli("pack", f"{site}/story", "--out", out, *more)
    assert ended.code == 0, ended.err
    (package,) = out.iterdir()
    collection = json.loads((package / "data/metadata/collection.json").read_text("utf-8"))
    jsonschema.validate(collection, schema("collection"))
    return ended, package, collection


def test_a_page_is_packaged_with_what_it_needs(cli, site, tmp_path):
    ended, package, collection = pack(cli, site, tmp_path)
    results = {one["url"].rpartition("/")[2]: one for one in collection["assets"]["results"]}
    assert {"main.css", "a.png", "gone.png", "secret.png", "film.mp4", "bg.png"} <= set(results)
    records = {one.id: one for one in read_records(package / "data/archive/capture.warc.gz")}
    for name in ("main.css", "a.png", "gone.png", "film.mp4", "bg.png"):
        record = records[results[name]["record"]]
        assert record.target_uri == results[name]["url"]
    assert results["bg.png"]["found_in"] == f"{site}/main.css"
    assert (results["a.png"]["status"], results["a.png"]["bytes"]) == (200, 1)
    assert (results["gone.png"]["status"], results["gone.png"]["error"]) == (404, None)
    refused = results["secret.png"]
    assert "a public address expected" in refused["error"]
    assert (refused["record"], refused["status"], refused["not_asked"]) == (None, None, None)
    purposes = [one["purpose"] for one in collection["questions"]]
    assert purposes.count("article") == 1
    assert purposes.count("asset") == len(results)
    assert "of" in ended.out
    assert "other parts came" in ended.out
    assert cli("verify", "--require-package", package).code == 0


def test_no_assets_asks_for_the_page_alone(cli, site, tmp_path):
    ended, _, collection = pack(cli, site, tmp_path, "--no-assets")
    assert collection["assets"] is None
    assert _Site.asked == ["/story"]
    assert "other parts" not in ended.out


def test_no_video_asks_for_no_films_and_says_so(cli, site, tmp_path):
    _, _, collection = pack(cli, site, tmp_path, "--no-video")
    results = {one["url"].rpartition("/")[2]: one for one in collection["assets"]["results"]}
    assert results["film.mp4"]["not_asked"] == "not-wanted"
    assert "/film.mp4" not in _Site.asked
    assert "/a.png" in _Site.asked


def test_both_are_settings_of_the_file(cli, site, tmp_path):
    config = tmp_path / "config.toml"
    nobody = (ROOT / "tests/nobody.toml").read_text("utf-8")
    config.write_text(f"no-assets = true\nno-video = true\n{nobody}", encoding="utf-8")
    _, _, collection = pack(cli, site, tmp_path, "--config", config)
    assert collection["assets"] is None


def test_another_choice_is_another_package(cli, site, tmp_path):
    names = set()
    for number, more in enumerate([(), ("--no-assets",), ("--no-video",)]):
        _, package, _ = pack(cli, site, tmp_path / str(number), *more)
        names.add(package.name)
    assert len(names) == 3
