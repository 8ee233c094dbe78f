"""A web in memory: a Wayback Machine with its CDX server, t.co, and the platform's own services."""

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qs, quote, unquote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from packager.platforms.interface import Answer, Purpose, Trouble
from tests.packager.resolve.tweets import Tweet, syndication_json

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")


@dataclass(frozen=True, kw_only=True, slots=True)
class Archived:
    """A capture that the archive holds."""

    original: str
    timestamp: str
    body: bytes = b""
    status: int = 200
    mimetype: str = "text/html"
    location: str | None = None
    revisits: str | None = None  # the timestamp of the capture with the same bytes

    @property
    def urlkey(self) -> str:
        """The address as indexes sort it: host turned round, in lower case, without "www."."""
        parts = urlsplit(self.original if "//" in self.original else f"http://{self.original}")
        return surt(f"{parts.hostname}{parts.path}" + (f"?{parts.query}" if parts.query else ""))

    @property
    def row(self) -> list[str]:
        is_revisit = self.revisits is not None
        has_status = not is_revisit and self.mimetype != "application/json"
        return [
            self.urlkey,
            self.timestamp,
            self.original,
            "warc/revisit" if is_revisit else self.mimetype,
            str(self.status) if has_status else "-",
            digest(self.body),
            "1234",
        ]


def digest(body: bytes) -> str:
    """A stand-in for the digest of an index."""
    return uuid5(NAMESPACE_URL, body.hex()).hex.upper()


def surt(address: str) -> str:
    """An address as indexes sort it."""
    host, slash, path = address.partition("/")
    labels = host.removeprefix("www.").split(".")
    return f"{','.join(reversed(labels))}){slash}{path}".lower()


Breakage = Callable[[Answer], Answer]


@dataclass(kw_only=True, slots=True)
class FakeWeb:
    """Asks nobody. ``asked`` shows what was asked, in order."""

    archived: list[Archived] = field(default_factory=list)
    short_links: dict[str, str] = field(default_factory=dict)
    short_links_as_pages: bool = False
    live: dict[str, Tweet] = field(default_factory=dict)
    tombstones: dict[str, bytes] = field(default_factory=dict)
    page_rows: int = 10_000  # that the index gives at a time, whatever it is asked for
    latency_s: float = 0.0
    broken: dict[str, Breakage] = field(default_factory=dict)  # by service
    asked: list[tuple[str, Purpose]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, url: str, purpose: Purpose) -> Answer:
        with self._lock:
            self.asked.append((url, purpose))
        if self.latency_s:
            time.sleep(self.latency_s)
        service, answer = self._answer(url, purpose)
        broken = self.broken.get(service)
        return broken(answer) if broken else answer

    def urls_of(self, purpose: Purpose) -> list[str]:
        """What was asked for a purpose, in order."""
        return [url for url, asked_for in self.asked if asked_for is purpose]

    def _answer(self, url: str, purpose: Purpose) -> tuple[str, Answer]:
        parts = urlsplit(url)
        match parts.hostname, purpose:
            case "web.archive.org", Purpose.SEARCH if parts.path.startswith("/cdx/"):
                return "cdx", answer(url, self._search(parse_qs(parts.query)))
            case "web.archive.org", Purpose.SEARCH:
                return "timemap", answer(url, self._timemap(url.partition("/link/")[2]))
            case "web.archive.org", Purpose.CAPTURE:
                return "replay", self._replay(url)
            case "t.co", Purpose.EXPAND:
                return "t.co", self._expand(url)
            case "cdn.syndication.twimg.com", Purpose.LIVE:
                return "syndication", self._syndicate(url, parse_qs(parts.query)["id"][0])
            case "publish.twitter.com", Purpose.LIVE:
                return "oembed", answer(url, b'{"error":"not found"}', status=404)
        raise AssertionError(f"nobody should ask {url} for {purpose}")

    def _search(self, fields: dict[str, list[str]]) -> bytes:
        """Answer as the Wayback CDX server does."""
        key = surt(fields["url"][0].removeprefix("https://").removeprefix("http://"))
        is_prefix = fields["matchType"] == ["prefix"]
        rows = sorted(
            one.row
            for one in self.archived
            if (one.urlkey.startswith(key) if is_prefix else one.urlkey == key)
        )
        for rule in fields.get("filter", []):
            assert rule == "!statuscode:[45].."
            rows = [row for row in rows if not re.fullmatch("[45]..", row[4])]
        if "resumeKey" in fields:
            urlkey, _, timestamp = unquote(fields["resumeKey"][0]).partition(" ")
            rows = [row for row in rows if (row[0], row[1]) >= (urlkey, timestamp)]
        page, rest = _cut(rows, int(fields["limit"][0]), self.page_rows)
        if not page:
            return b"[]\n"
        table: list[list[str]] = [list(_FIELDS), *page]
        if rest and "showResumeKey" in fields:
            table += [[], [quote(f"{rest[0][0]} {rest[0][1]}")]]
        return json.dumps(table).encode()

    def _timemap(self, url: str) -> bytes:
        key = surt(url.removeprefix("https://").removeprefix("http://"))
        links = [f'<{url}>; rel="original"']
        for one in self.archived:
            if one.urlkey == key:
                at = datetime.strptime(one.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
                links.append(
                    f"<https://web.archive.org/web/{one.timestamp}/{one.original}>;"
                    f' rel="memento"; datetime="{at:%a, %d %b %Y %H:%M:%S GMT}"'
                )
        return ",\n".join(links).encode()

    def _replay(self, url: str) -> Answer:
        timestamp, _, original = url.partition("/web/")[2].partition("id_/")
        one = self._capture(timestamp, original)
        if one is None:
            return trouble(url, Trouble.NOT_ARCHIVED)
        held = self._capture(one.revisits, original) if one.revisits else one
        assert held is not None
        captured_at = datetime.strptime(one.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return answer(
            original,
            held.body,
            status=held.status,
            content_type=held.mimetype,
            location=held.location,
            captured_at=captured_at,
        )

    def _capture(self, timestamp: str, original: str) -> Archived | None:
        for one in self.archived:
            if (one.timestamp, one.original) == (timestamp, original):
                return one
        return None

    def _expand(self, url: str) -> Answer:
        target = self.short_links.get(url.removeprefix("https://t.co/"))
        if target is None:
            return answer(url, b"", status=404)
        if not self.short_links_as_pages:
            return answer(url, b"", status=301, location=target)
        page = f'<head><noscript><META http-equiv="refresh" content="0;URL={target}"></noscript>'
        return answer(url, page.encode(), content_type="text/html")

    def _syndicate(self, url: str, status_id: str) -> Answer:
        if status_id in self.tombstones:
            return answer(url, self.tombstones[status_id])
        if status_id in self.live:
            return answer(url, syndication_json(self.live[status_id]))
        return answer(url, b"<html>Not Found</html>", status=404)


def _cut(
    rows: list[list[str]], limit: int, page_rows: int
) -> tuple[list[list[str]], list[list[str]]]:
    most = min(limit, page_rows)
    return rows[:most], rows[most:]


def answer(
    url: str,
    body: bytes,
    *,
    status: int = 200,
    content_type: str = "application/json",
    location: str | None = None,
    captured_at: datetime | None = None,
) -> Answer:
    """An answer that was recorded."""
    return Answer(
        url=url,
        final_url=location or url,
        asked_at=NOW,
        captured_at=captured_at,
        http_status=status,
        content_type=content_type,
        charset="utf-8",
        body=body,
        record_id=f"urn:uuid:{uuid5(NAMESPACE_URL, url)}",
    )


def trouble(url: str, what: Trouble) -> Answer:
    """No answer."""
    return Answer(url=url, final_url=url, asked_at=NOW, trouble=what)


def with_status(status: int, body: bytes = b"") -> Breakage:
    """Break a service: it answers with a status of its own."""
    return lambda whole: answer(whole.url, body, status=status)


def with_trouble(what: Trouble) -> Breakage:
    """Break a service: it does not answer."""
    return lambda whole: trouble(whole.url, what)


def with_garbage(whole: Answer) -> Answer:
    """Break a service: its answers are noise."""
    return answer(whole.url, b"\x00\xff<<{[" * 20)


def with_half(whole: Answer) -> Answer:
    """Break a service: its answers end in the middle, and nobody notices."""
    if whole.trouble:
        return whole
    return answer(
        whole.url,
        whole.body[: len(whole.body) // 2],
        status=whole.http_status or 200,
        captured_at=whole.captured_at,
    )


def with_nothing(whole: Answer) -> Answer:
    """Break a service: its answers are empty."""
    return answer(whole.url, b"", captured_at=whole.captured_at)
