"""The public face of an archive, with the ways of the Wayback Machine: index, replay, TimeMap."""

import re

from tests.world.cdx_server import answer_cdx
from tests.world.holdings import Elsewhere, Holdings, Memento, http_date
from tests.world.messages import Answering, Reply, path_of
from tests.world.request_log import Service

_REPLAY = re.compile(r"/web/([0-9]{1,14})([a-z]{2}_)?/(.+)")
_TIMEMAP = "/web/timemap/link/"
_KEPT_AS_THEY_ARE = ("content-type", "content-encoding")
_NOT_ARCHIVED = b"<html><body><p>Wayback Machine has not archived that URL.</p></body></html>"


class Wayback:
    """Answers as the Wayback Machine does.

    Attributes:
        holdings: What it holds; may be changed at any time.
        origin: Where it stands.
        page_rows: How many rows its index gives at a time.
    """

    def __init__(self, holdings: Holdings, *, page_rows: int) -> None:
        self.holdings = holdings
        self.origin = ""
        self.page_rows = page_rows

    def services(self) -> dict[Service, Answering]:
        """Who answers what."""
        return {
            Service.CDX: self._search,
            Service.REPLAY: self._replay,
            Service.TIMEMAP: self._list,
        }

    @staticmethod
    def choose(target: str) -> Service:
        """Which of its services a request is for."""
        if target.startswith("/cdx/"):
            return Service.CDX
        return Service.TIMEMAP if target.startswith(_TIMEMAP) else Service.REPLAY

    def _search(self, target: str) -> Reply:
        if path_of(target) != "/cdx/search/cdx":
            return Reply(404, b"Not Found")
        return answer_cdx(self.holdings, target, page_rows=self.page_rows)

    def _replay(self, target: str) -> Reply:
        asked = _REPLAY.fullmatch(target)
        if asked is None:
            return Reply(404, b"<html><body>Not Found</body></html>")
        timestamp, mode, url = asked[1], asked[2] or "", asked[3]
        found = self.holdings.replay(timestamp, url)
        match found:
            case None:
                return Reply(404, _NOT_ARCHIVED)
            case Elsewhere():
                reason = f"found capture at {found.timestamp}"
                return Reply(
                    302,
                    headers=(
                        ("location", self._at(found.timestamp, mode, found.original)),
                        ("x-archive-redirect-reason", reason),
                        ("link", self._links(found.original)),
                    ),
                )
            case Memento():
                return self._memento(found, mode)

    def _memento(self, found: Memento, mode: str) -> Reply:
        """A capture's own status and bytes, with the archive's headers around them."""
        content_type = "text/html"
        headers = [
            ("memento-datetime", http_date(found.timestamp)),
            ("x-archive-src", "world-0001/world.warc.gz"),
        ]
        for name, value in found.headers:
            headers.append((f"x-archive-orig-{name.lower()}", value))
            if name.lower() == "content-type":
                content_type = value
            elif name.lower() in _KEPT_AS_THEY_ARE:
                headers.append((name.lower(), value))
            elif name.lower() == "location":
                headers.append(("location", self._at(found.timestamp, mode, value)))
        moment = http_date(found.timestamp)
        here = self._at(found.timestamp, "", found.original)
        link = f'{self._links(found.original)}, <{here}>; rel="memento"; datetime="{moment}"'
        return Reply(found.status, found.body, content_type, (*headers, ("link", link)))

    def _list(self, target: str) -> Reply:
        url = target.removeprefix(_TIMEMAP)
        rows = self.holdings.rows(url, is_prefix=False)
        if not rows:
            return Reply(404, b"", "text/plain")
        lines = [f'<{url}>; rel="original"', f'<{self.origin}{target}>; rel="self"']
        for number, row in enumerate(rows):
            place = "first memento" if number == 0 else "memento"
            lines.append(
                f'<{self._at(row.timestamp, "", row.original)}>; rel="{place}";'
                f' datetime="{http_date(row.timestamp)}"'
            )
        return Reply(200, ",\n".join(lines).encode() + b"\n", "application/link-format")

    def _links(self, url: str) -> str:
        return (
            f'<{url}>; rel="original", <{self.origin}{_TIMEMAP}{url}>; rel="timemap";'
            f' type="application/link-format", <{self.origin}/web/{url}>; rel="timegate"'
        )

    def _at(self, timestamp: str, mode: str, url: str) -> str:
        return f"{self.origin}/web/{timestamp}{mode}/{url}"
