"""The server of the demo: everything that it is asked for stands in this program."""

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

from packager.demo import archive
from packager.demo.tweets import DELETED, LIVE, RESCUE, oembed, syndication, tombstone

_PORT = 47816  # the same each time, so that a second run finds the first one's packages
_HTML, _JSON, _CSS, _PNG = "text/html; charset=utf-8", "application/json", "text/css", "image/png"
_DATE = "Thu, 01 Jan 2026 00:00:00 GMT"
_SHORT_LINKS = {"Dm0wAdi1Aa": f"{RESCUE.url}/photo/1"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """An answer."""

    body: bytes = b""
    content_type: str = _HTML
    status: HTTPStatus = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)


_NOTHING = Reply(body=b"<!DOCTYPE html><title>Not Found</title>", status=HTTPStatus.NOT_FOUND)


@contextmanager
def made_up_web() -> Iterator[str]:
    """Serve the made-up web for as long as the block lasts.

    Yields:
        Its origin, ``http://127.0.0.1:<port>``.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", _PORT), _Handler)
    except OSError:  # somebody has the port
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(target: str, origin: str) -> Reply:
    """Answer one request.

    Args:
        target: Path and query.
        origin: Of this web.
    """
    parts = urlsplit(target)
    first, _, rest = parts.path.removeprefix("/").partition("/")
    match first:
        case "news":
            return _newspaper(rest)
        case "t.co":
            leads_to = _SHORT_LINKS.get(rest)
            return _moved(leads_to) if leads_to else _NOTHING
        case "tweet-result":
            return _syndicate(parse_qs(parts.query).get("id", [""])[0], f"{origin}/media")
        case "oembed":
            return _embed(parse_qs(parts.query).get("url", [""])[0])
        case "media":
            return Reply(body=picture(320, 200), content_type=_PNG)
        case "cdx":
            return Reply(body=archive.search(parts.query), content_type=_JSON)
        case "web":
            held = archive.find(target.partition("/web/")[2])
            return Reply(body=held.body, headers=held.headers) if held else _NOTHING
        case _:
            return _NOTHING


def picture(width: int, height: int) -> bytes:
    """Paint a small picture: water under a sky (PNG, W3C 2003)."""
    rows = b"".join(
        b"\0" + bytes((90 + 100 * y // height, 130 + 60 * y // height, 160)) * width
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def _newspaper(name: str) -> Reply:
    if name == "valley.png":
        return Reply(body=picture(64, 40), content_type=_PNG)
    if name in ("ar", "en"):
        return Reply(body=_read(f"{name}.html"))
    if name == "style.css":
        return Reply(body=_read(name), content_type=_CSS)
    return _NOTHING


def _read(name: str) -> bytes:
    return (files("packager.demo") / "articles" / name).read_bytes()


def _moved(url: str) -> Reply:
    return Reply(status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": url})


def _syndicate(status_id: str, media: str) -> Reply:
    if any(tweet.id == status_id for tweet in DELETED):
        return Reply(body=tombstone(), content_type=_JSON)
    for tweet in LIVE:
        if tweet.id == status_id:
            return Reply(body=syndication(tweet, media), content_type=_JSON)
    return _NOTHING


def _embed(url: str) -> Reply:
    for tweet in LIVE:
        if url.endswith(f"/{tweet.id}"):
            return Reply(body=oembed(tweet), content_type=_JSON)
    return _NOTHING


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer as this web does."""
        port = self.connection.getsockname()[1]
        reply = answer(self.path, f"http://127.0.0.1:{port}")
        self.send_response_only(reply.status)
        self.send_header("Date", _DATE)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the demo."""
