"""Show a package in a browser: its report, its files, and its captures where pywb can be had.

On loopback only. What stands in a package comes from anybody: nothing in it may run, and nothing may
be loaded from elsewhere. No request leaves the package's folder, and no link in it is followed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from archive import layout
from archive.limits import READ_CHUNK_BYTES
from archive.writing.bag import render_size
from packager.opening import open_inside

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "text/plain; charset=utf-8",
    ".cdx": "text/plain; charset=utf-8",
    ".csv": "text/plain; charset=utf-8",
    ".xml": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
}
_OTHER = "application/octet-stream"
# The report's own style is allowed by the report itself; here, nothing runs and nothing is foreign.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox"
)
_REPORT = f"/{layout.REPORT}"


@contextmanager
def serving(bag: Path, port: int = 0) -> Iterator[ThreadingHTTPServer]:
    """Serve a package on loopback for as long as the block lasts; ``serve_forever`` answers.

    Args:
        bag: The package.
        port: Where to listen; 0 for any that is free.

    Raises:
        OSError: Somebody listens there already.
    """
    server = _Server(("127.0.0.1", port), _Handler)
    server.bag = bag
    try:
        yield server
    finally:
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    bag: Path


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Give a file of the package, or the list of them."""
        path = unquote(urlsplit(self.path).path)
        if not self._is_asked_as_itself():
            self._refuse(HTTPStatus.FORBIDDEN)
        elif path == "/":
            self._send(_list_files(self.server.bag), _TYPES[".html"])
        else:
            self._send_file(path.removeprefix("/"))

    def _is_asked_as_itself(self) -> bool:
        """Whether the address in the browser is this one: no other name leads here."""
        host = self.headers.get("Host", "").partition(":")[0]
        return host in ("127.0.0.1", "localhost")

    def _send_file(self, name: str) -> None:
        descriptor = open_inside(self.server.bag, name)
        if descriptor is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        with open(descriptor, "rb") as file:  # noqa: PTH123 (a descriptor has no path)
            self._begin(_type_of(name), os.fstat(descriptor).st_size)
            while piece := file.read(READ_CHUNK_BYTES):
                self.wfile.write(piece)

    def _send(self, content: bytes, content_type: str) -> None:
        self._begin(content_type, len(content))
        self.wfile.write(content)

    def _begin(self, content_type: str, size_bytes: int) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(size_bytes))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        if content_type == _OTHER:
            self.send_header("Content-Disposition", "attachment")
        self.end_headers()

    def _refuse(self, status: HTTPStatus) -> None:
        self.send_error(status)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is the user's."""


def _type_of(name: str) -> str:
    suffix = Path(name).suffix
    if name.startswith(layout.ARTICLE_SOURCE_STEM):
        return _TYPES[".txt"]  # the article's own page is shown as the text that it is
    return _TYPES.get(suffix, _OTHER if "." in name else _TYPES[".txt"])


def _list_files(bag: Path) -> bytes:
    rows = []
    for folder, folders, files in os.walk(bag):
        folders.sort()
        for file in sorted(files):
            path = Path(folder, file)
            name = path.relative_to(bag).as_posix()
            size = render_size(path.lstat().st_size)
            rows.append(f'<li><a href="/{quote(name, errors="replace")}">{escape(name)}</a> {size}')
    title = escape(bag.resolve().name)
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<h1>{title}</h1><p><a href="{_REPORT}">The report</a></p><ul>{"".join(rows)}</ul></html>'
    ).encode("utf-8", "replace")
