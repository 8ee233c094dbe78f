"""An archive whose captures are held, indexed and given out by a real pywb."""

import http.client
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.packager.resolve.fake_web import Archived
from tests.world.holdings import Elsewhere, Memento, Row
from tests.world.pywb_server import serving
from tests.world.warcs import write_warc

_TIMEOUT_S = 30
_OWN_HEADERS = (
    "memento-datetime",
    "link",
    "date",
    "transfer-encoding",
)  # pywb's, not the capture's


@contextmanager
def in_pywb(home: Path, archived: Sequence[Archived]) -> Iterator["InPywb"]:
    """Hold captures in a pywb for as long as the block lasts; ``home`` is an empty folder."""
    path = home / "world.warc.gz"
    write_warc(path, archived)
    served = home / "pywb"
    served.mkdir()
    with serving(served, {"all": [path]}) as address:
        yield InPywb(address, "all")


class InPywb:
    """Holds what a collection of a pywb holds."""

    def __init__(self, address: tuple[str, int], collection: str) -> None:
        self._address = address
        self._collection = collection

    def rows(self, url: str, *, is_prefix: bool) -> list[Row]:
        fields = {
            "url": url,
            "matchType": "prefix" if is_prefix else "exact",
            "output": "json",
            "allowFuzzy": "false",
        }
        response, body = self._get(f"cdx?{urlencode(fields, quote_via=quote)}")
        assert response.status == http.client.OK, body
        return [_row(json.loads(line)) for line in body.splitlines() if line]

    def replay(self, timestamp: str, url: str) -> Memento | Elsewhere | None:
        response, body = self._get(f"{timestamp}id_/{url}")
        if response.headers["Memento-Datetime"] is None:
            location = response.headers["Location"]
            return _elsewhere(location, self._collection) if location else None
        original = response.headers["Link"].partition(">")[0].removeprefix("<")
        headers = [pair for pair in response.getheaders() if pair[0].lower() not in _OWN_HEADERS]
        return Memento(
            timestamp=timestamp,
            original=original,
            status=response.status,
            headers=tuple(headers),
            body=body,
        )

    def _get(self, path: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection(*self._address, timeout=_TIMEOUT_S)
        try:
            connection.request("GET", f"/{self._collection}/{path}")
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()


def _row(fields: dict[str, str]) -> Row:
    return Row(
        urlkey=fields["urlkey"],
        timestamp=fields["timestamp"],
        original=fields["url"],
        mimetype=fields["mime"],
        statuscode=fields.get("status", "-"),
        digest=fields["digest"],
        length=fields["length"],
    )


def _elsewhere(location: str, collection: str) -> Elsewhere:
    timestamp, _, original = location.partition(f"/{collection}/")[2].partition("id_/")
    return Elsewhere(timestamp=timestamp, original=original)
