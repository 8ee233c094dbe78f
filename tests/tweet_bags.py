"""A package with a tweet that was captured: made with warcio, and with nothing of what is tested."""

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.bags import (
    ITEMS,
    PREMIS,
    STATUS_ID,
    STATUS_URL,
    describe,
    seal_package,
    to_json,
    write_package,
)

RECORD = "urn:uuid:0d6a3c1e-5d54-4a52-9a43-0f6f7c1f2a61"
OTHER_RECORD = "urn:uuid:1d6a3c1e-5d54-4a52-9a43-0f6f7c1f2a62"
TWEET_JSON = f"data/tweets/{STATUS_ID}.json"
REFERENCES_JSON = "data/references/references.json"
WARC = "data/archive/capture.warc.gz"
INDEX = "data/indexes/index.cdx"
PAGES = "data/pages/pages.jsonl"
DATAPACKAGE = "data/datapackage.json"
DATAPACKAGE_DIGEST = "data/datapackage-digest.json"
RECORDS = (  # what verify reads of a package, beside the article and the WARC file
    ITEMS,
    PREMIS,
    PAGES,
    INDEX,
    DATAPACKAGE,
    DATAPACKAGE_DIGEST,
    TWEET_JSON,
    REFERENCES_JSON,
    "data/article/article.json",
    "data/metadata/collection.json",
)
DATE = "2026-01-02T03:04:05Z"
ANSWER = {
    "id_str": STATUS_ID,
    "text": "The bridge is closed",
    "user": {"screen_name": "rana_reports"},
}
_ADDRESS = f"https://cdn.example/tweet-result?id={STATUS_ID}"


def write_tweet_package(folder: Path, *, body: bytes | None = None, head: tuple = ()) -> Path:
    """Write a package of ours whose second reference was captured."""
    write_package(folder)
    warc = folder / WARC
    warc.parent.mkdir(parents=True)
    with warc.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(warc.name, {"software": "a test"}))
        for record_id, content in (
            (RECORD, body or json.dumps(ANSWER).encode()),
            (OTHER_RECORD, b"{}"),
        ):
            _write_record(writer, record_id, content, head)
    (folder / "data/tweets").mkdir()
    (folder / TWEET_JSON).write_bytes(to_json(tweet_record()))
    references = json.loads((folder / REFERENCES_JSON).read_text("utf-8"))
    first, second = references["references"]
    first.update(_resolution("unresolved", "E"), absence="not_found")
    second.update(_resolution("resolved", "A"), method="source-markup", captures=[RECORD])
    (folder / REFERENCES_JSON).write_bytes(to_json(references))
    write_wacz_parts(folder)
    seal_package(folder)
    return folder


def write_wacz_parts(folder: Path) -> None:
    """Write what makes the payload a WACZ."""
    for name in ("indexes", "pages"):
        (folder / "data" / name).mkdir(exist_ok=True)
    (folder / INDEX).write_bytes(b"".join(sorted(_index_lines(folder / WARC))))
    pages = [
        {"format": "json-pages-1.0", "id": "pages", "title": "x"},
        {"url": _ADDRESS, "ts": DATE, "title": "The bridge"},
    ]
    (folder / PAGES).write_bytes("".join(f"{json.dumps(page)}\n" for page in pages).encode())
    write_datapackage(folder)


def write_datapackage(folder: Path) -> None:
    """List what is in the payload, and state the digest of the list."""
    describe(folder)
    own = (folder / DATAPACKAGE, folder / DATAPACKAGE_DIGEST)
    files = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    resources = [_resource(path, folder / "data") for path in files if path not in own]
    description = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    own[0].write_bytes(to_json(description))
    digest = hashlib.sha256(own[0].read_bytes()).hexdigest()
    own[1].write_bytes(to_json({"path": "datapackage.json", "hash": f"sha256:{digest}"}))


def _index_lines(warc: Path) -> Iterator[bytes]:
    with warc.open("rb") as file:
        records = ArchiveIterator(file)
        for record in records:
            record.raw_stream.read()
            records.read_to_end()
            if record.rec_type == "response":
                fields = {
                    "url": record.rec_headers.get_header("WARC-Target-URI"),
                    "mime": record.http_headers.get_header("Content-Type").partition(";")[0],
                    "status": record.http_headers.get_statuscode(),
                    "offset": str(records.get_record_offset()),
                    "length": str(records.get_record_length()),
                    "filename": warc.name,
                }
                yield f"example,cdn)/tweet-result?id={STATUS_ID} 20260102030405 {json.dumps(fields)}\n".encode()


def _resource(path: Path, root: Path) -> dict[str, Any]:
    content = path.read_bytes()
    name = str(path.relative_to(root))
    digest = hashlib.sha256(content).hexdigest()
    return {"name": path.name, "path": name, "hash": f"sha256:{digest}", "bytes": len(content)}


def tweet_record() -> dict[str, Any]:
    """The record of the tweet, with three claims."""
    return {
        "schema": "tweet",
        "version": 1,
        "platform": "twitter",
        "status_id": STATUS_ID,
        "canonical_url": STATUS_URL,
        "references": ["r2"],
        "absence": None,
        "id": claim(STATUS_ID, "/id_str"),
        "handle": claim("rana_reports", "/user/screen_name"),
        "text": claim("The bridge is closed", "/text"),
        "captures": [{"url": _ADDRESS, "record": RECORD, "shows": "tweet", "evidence": []}],
    }


def claim(value: object, pointer: str, record: str = RECORD) -> dict[str, Any]:
    """A value, and the member of a record's JSON that gives it."""
    origin = {"record": record, "locator": f"json:{pointer}", "transform": "as-is"}
    return {"value": value, "from": [origin]}


def _resolution(status: str, confidence: str) -> dict[str, Any]:
    lists = dict.fromkeys(("candidates", "captures", "queries", "hops", "searches"), ())
    return {
        "status": status,
        "confidence": confidence,
        "method": None,
        "absence": None,
        "id_window": None,
        **{name: list(value) for name, value in lists.items()},
    }


def _write_record(writer: WARCWriter, record_id: str, content: bytes, head: tuple) -> None:
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(content))), *head]
    record = writer.create_warc_record(
        _ADDRESS,
        "response",
        payload=BytesIO(content),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Record-ID": f"<{record_id}>", "WARC-Date": DATE},
    )
    writer.write_record(record)
    record.raw_stream.close()
