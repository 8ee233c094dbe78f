"""Assets are asked for once each, within limits, and each has a result."""

import gzip
import threading
import time
import tracemalloc

import pytest

from archive import limits
from archive.errors import WriteError
from archive.http_message import parse_final_head
from packager.assets.asset import AssetKind
from packager.assets.budget import Allowance, NotAsked
from packager.assets.fetch_assets import fetch_assets
from packager.assets.lanes import Pace
from packager.assets.page_assets import find_assets
from packager.fetch.client import Client
from packager.received import Received
from tests.packager.assets.receiving import Receiving
from tests.packager.fetch.wire_server import Ending, answer, ok, redirect

PAGE = "http://news.example/story"
WIDE = Allowance(number=1000, all_bytes=limits.ASSETS_BYTES, all_s=60)


def pages(markup, fetch, **how):
    """The results of a page's assets, by the last part of their addresses."""
    report = fetch_assets(find_assets(markup, PAGE), fetch, **{"allowance": WIDE, **how})
    return {one.asset.url.rpartition("/")[2]: one for one in report.results}


class Web:
    """Stands for a client: gives bodies by the last part of an address."""

    def __init__(self, bodies=None, *, content_type="text/css", takes_s=0.0):
        self.bodies = bodies or {}
        self.asked = []
        self.under_way = self.most = 0
        self._takes_s = takes_s
        self._type = content_type
        self._lock = threading.Lock()

    def __call__(self, url, /, *, response_bytes, fetch_s, decoded_bytes):
        with self._lock:
            self.asked.append(url)
            self.under_way += 1
            self.most = max(self.most, self.under_way)
        time.sleep(self._takes_s)
        with self._lock:
            self.under_way -= 1
        body = self.bodies.get(url.rpartition("/")[2], b"")
        body = body(url) if callable(body) else body
        return Received(
            url=url,
            final_url=url,
            asked_at=None,
            head=parse_final_head(b"HTTP/1.1 200 OK\r\n\r\n"),
            content_type=self._type,
            charset=None,
            body=body if decoded_bytes else b"",
            record=None,
            size_bytes=len(body),
            wire_bytes=len(body),
            error=None,
        )


def test_what_style_sheets_name_is_fetched_too_and_each_address_once(http_server, client):
    http_server.answers |= {
        "/main.css": ok(b"@import 'more.css';a{b:url(img/a.png)}", b"Content-Type: text/css"),
        "/more.css": ok(b"@font-face{src:url(f.woff2)} a{b:url(img/a.png)}"),
        "/img/a.png": ok(b"\x89PNG", b"Content-Type: image/png"),
        "/f.woff2": ok(b"wOF2"),
    }
    base = f"<base href={http_server.url('/')}>"
    results = pages(
        f"{base}<img src=img/a.png><img src=img/a.png><img src=gone.png>"
        "<link rel=stylesheet href=main.css>",
        Receiving(client).fetch,
    )
    assert set(results) == {"main.css", "more.css", "a.png", "f.woff2", "gone.png"}
    assert len(http_server.seen) == 5
    picture = results["a.png"].answered
    assert picture.is_good
    assert (picture.status, picture.content_type, picture.size_bytes) == (200, "image/png", 4)
    gone = results["gone.png"].answered
    assert not gone.is_good
    assert (gone.status, gone.error) == (404, None)
    assert results["f.woff2"].asset.found_in == http_server.url("/more.css")


def test_addresses_in_a_style_sheet_are_relative_to_where_its_redirects_led(http_server, client):
    http_server.answers |= {
        "/a.css": redirect("/deep/b.css"),
        "/deep/b.css": ok(b"a{b:url(x.png)}"),
        "/deep/x.png": ok(b"x"),
    }
    markup = f"<link rel=stylesheet href={http_server.url('/a.css')}>"
    assert pages(markup, Receiving(client).fetch)["x.png"].answered.is_good


def test_an_asset_at_a_private_address_is_refused_and_named(http_server, settings):
    """Also where a redirect or a style sheet leads there; the listener is never reached."""
    refusing = settings(allow_hosts=frozenset({"public.example"}))
    seen = []
    port = http_server.port
    http_server.answers["/secret"] = lambda request: seen.append(request) or ok(b"secret")
    http_server.answers["/away"] = redirect(f"http://10.0.0.1:{port}/secret")
    http_server.answers["/c.css"] = ok(f"a{{b:url(http://127.0.0.1:{port}/secret)}}".encode())
    with Client(refusing, resolve=lambda *_: ["127.0.0.1"]) as client:
        results = pages(
            f"<img src=http://169.254.169.254/latest/meta-data><img src=http://public.example:{port}/away>"
            f"<link rel=stylesheet href=http://public.example:{port}/c.css>",
            Receiving(client).fetch,
        )
    assert set(results) == {"meta-data", "away", "c.css", "secret"}
    for name in ("meta-data", "secret"):
        assert "a public address expected" in results[name].answered.error
        assert results[name].answered.record is None
    assert "a public address expected" in results["away"].answered.error
    assert seen == []


def test_only_get_is_ever_asked(http_server, client):
    http_server.answers["/a.png"] = ok(b"x")
    pages(f"<img src={http_server.url('/a.png')}>", Receiving(client).fetch)
    assert [one.request.split(b" ")[0] for one in http_server.seen] == [b"GET"]


def test_style_sheets_that_import_one_another_are_asked_once():
    web = Web({"a.css": b"@import 'b.css';", "b.css": b"@import 'a.css';@import 'b.css';"})
    pages("<link rel=stylesheet href=a.css>", web)
    assert sorted(web.asked) == ["http://news.example/a.css", "http://news.example/b.css"]


def test_style_sheets_without_end_stop_at_the_limit_of_depth():
    web = Web({"a.css": lambda url: b"@import 'x/a.css';"})
    report = fetch_assets(
        find_assets("<link rel=stylesheet href=a.css>", PAGE), web, allowance=WIDE
    )
    assert len(web.asked) == limits.STYLESHEET_DEPTH
    assert report.results[-1].not_asked is NotAsked.DEPTH


def test_a_style_sheet_that_doubles_stops_at_the_limit_of_number():
    web = Web({"a.css": lambda url: b"".join(b"@import 'x%d/a.css';" % n for n in range(50))})
    allowance = Allowance(number=120, all_bytes=limits.ASSETS_BYTES, all_s=60)
    report = fetch_assets(
        find_assets("<link rel=stylesheet href=a.css>", PAGE), web, allowance=allowance
    )
    assert len(web.asked) == 120
    skipped = [one for one in report.results if one.not_asked is NotAsked.NUMBER]
    assert len(skipped) == len(report.results) - 120
    assert len(report.results) + report.unlisted >= 2551
    assert len(report.results) <= limits.ASSETS_LISTED


def test_what_is_not_asked_because_of_a_limit_is_said_with_the_reason():
    markup = "".join(f"<img src=/{number}.png>" for number in range(5))
    few = Allowance(number=2, all_bytes=limits.ASSETS_BYTES, all_s=60)
    assert [one.not_asked for one in pages(markup, Web(), allowance=few).values()].count(
        NotAsked.NUMBER
    ) == 3
    late = Allowance(number=9, all_bytes=limits.ASSETS_BYTES, all_s=0)
    assert {one.not_asked for one in pages(markup, Web(), allowance=late).values()} == {
        NotAsked.TIME
    }


def test_bytes_are_counted_as_they_come(http_server, client):
    markup = ""
    for number in range(6):
        http_server.answers[f"/{number}.png"] = ok(bytes(1000))
        markup += f"<img src={http_server.url(f'/{number}.png')}>"
    allowance = Allowance(number=9, all_bytes=2500, all_s=60)
    pace = Pace(workers=1, per_host=1)
    results = pages(markup, Receiving(client).fetch, allowance=allowance, pace=pace)
    assert [one.not_asked for one in results.values()] == [None] * 3 + [NotAsked.BYTES] * 3


def test_style_sheets_come_first_however_late_they_stand():
    web = Web()
    markup = "<img src=1.png><img src=2.png><link rel=stylesheet href=a.css>"
    pages(markup, web, pace=Pace(workers=1))
    assert web.asked[0].endswith("a.css")


def test_films_are_left_out_where_nobody_wants_them():
    results = pages("<video src=a.mp4 poster=a.jpg></video>", Web(), with_video=False)
    assert results["a.mp4"].not_asked is NotAsked.UNWANTED
    assert results["a.jpg"].answered
    assert results["a.mp4"].asset.kind is AssetKind.VIDEO


def test_many_are_under_way_but_few_of_one_host():
    markup = "".join(f"<img src=//h{n % 4}.example/{n}.png>" for n in range(40))
    web = Web(takes_s=0.02)
    pages(markup, web, pace=Pace(workers=16, per_host=2))
    assert web.most == 8
    web = Web(takes_s=0.02)
    pages(markup, web, pace=Pace(workers=3, per_host=16))
    assert web.most == 3


def test_a_slow_host_does_not_keep_the_others():
    slow = [f"<img src=//slow.example/{n}.png>" for n in range(20)]
    markup = "".join([*slow, "<img src=//fast.example/a.png>"])
    web = Web(takes_s=0.02)
    pages(markup, web, pace=Pace(workers=4, per_host=2))
    assert web.asked.index("http://fast.example/a.png") < 4


def test_progress_is_told_to_the_end():
    told = []
    web = Web({"a.css": b"a{b:url(x.png)}"})
    pages("<link rel=stylesheet href=a.css>", web, on_progress=lambda *said: told.append(said))
    assert told == [(1, 2), (2, 2)]


def test_the_first_error_ends_the_work():
    def fetch(url, /, **_how):
        raise WriteError("disk full")

    markup = "".join(f"<img src=/{number}.png>" for number in range(500))
    with pytest.raises(WriteError):
        pages(markup, fetch)


def test_assets_that_drip_take_no_longer_than_all_may_take(http_server, client):
    http_server.answers["/a.png"] = answer(b"HTTP/1.1 200 OK\r\n", ending=Ending.STALL)
    markup = "".join(f"<img src={http_server.url('/a.png')}?{n}>" for n in range(40))
    for number in range(40):
        http_server.answers[f"/a.png?{number}"] = http_server.answers["/a.png"]
    allowance = Allowance(number=99, all_bytes=limits.ASSETS_BYTES, all_s=1.0)
    began = time.monotonic()
    results = pages(
        markup, Receiving(client).fetch, allowance=allowance, pace=Pace(workers=4, per_host=4)
    )
    assert time.monotonic() - began < 10
    assert len(results) == 40
    assert {one.not_asked for one in results.values()} == {None, NotAsked.TIME}
    assert all("in the time" in one.answered.error for one in results.values() if one.answered)


def test_a_style_sheet_that_is_a_gzip_bomb_is_recorded_and_not_read(http_server, client):
    bomb = gzip.compress(bytes(limits.STYLESHEET_BYTES + 1))
    http_server.answers["/a.css"] = ok(bomb, b"Content-Encoding: gzip")
    results = pages(
        f"<link rel=stylesheet href={http_server.url('/a.css')}>", Receiving(client).fetch
    )
    assert results["a.css"].answered.error
    assert results["a.css"].answered.size_bytes == len(bomb)


def test_the_memory_stays_flat_while_pictures_come(http_server, client):
    markup = ""
    for number in range(60):
        http_server.answers[f"/{number}.png"] = ok(bytes(900_000))
        markup += f"<img src={http_server.url(f'/{number}.png')}>"
    http_server.seen = _Forgetful()
    tracemalloc.start()
    try:
        results = pages(markup, Receiving(client).fetch, pace=Pace(workers=2, per_host=2))
        _, most_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert all(one.answered.is_good for one in results.values())
    assert most_bytes < 15_000_000  # of 54 million that came


class _Forgetful(list):
    def append(self, _seen):
        """Keep nothing."""


def test_a_hundred_thousand_pictures_are_a_few_thousand_questions():
    markup = "".join(f"<img src=/{number}.png>" for number in range(100_000))
    web = Web()
    allowance = Allowance(number=limits.ASSETS, all_bytes=limits.ASSETS_BYTES, all_s=60)
    report = fetch_assets(find_assets(markup, PAGE), web, allowance=allowance)
    assert len(web.asked) == limits.ASSETS
    assert len(report.results) == limits.ASSETS_LISTED
    assert len(report.results) + report.unlisted == 100_000
    assert report.good == limits.ASSETS
