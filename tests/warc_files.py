"""WARC files for tests, record by record: nothing here shares code with what it tests."""

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass, field

DATE = "2016-08-19T17:42:30.123456Z"
LATER = "2016-08-19T17:42:31.000001Z"
SITE = "http://news.example"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
RESPONSE = "application/http;msgtype=response"
REQUEST = "application/http;msgtype=request"
FIELDS = "application/warc-fields"
HTML = b"<p>The bridge is open again.</p>" * 20
CHUNKS = b"5;note=a\r\nhello\r\n6\r\n world\r\n0\r\nX-Trailer: b\r\n\r\n"


def sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def sha1(content: bytes) -> str:
    return f"sha1:{base64.b32encode(hashlib.sha1(content).digest()).decode()}"


def urn(number: int) -> str:
    return f"<urn:uuid:00000000-0000-4000-8000-{number:012}>"


def compress(content: bytes, level: int = 6) -> bytes:
    compressor = zlib.compressobj(level, zlib.DEFLATED, 31)
    return compressor.compress(content) + compressor.flush()


@dataclass
class Rec:
    """A record that can be made wrong.

    Digests and length are computed when it is rendered, unless ``fields`` has them.
    """

    fields: dict[str, str]
    block: bytes
    payload: bytes | None = None  # what the payload digest is of; None: it has no such digest
    version: str = "WARC/1.1"
    lines: list[bytes] = field(default_factory=list)  # more lines of the header
    without: set[str] = field(default_factory=set)  # fields that it shall not have
    end: bytes = b"\r\n\r\n"

    def render(self) -> bytes:
        fields = {"WARC-Block-Digest": sha256(self.block), "Content-Length": str(len(self.block))}
        if self.payload is not None:
            fields["WARC-Payload-Digest"] = sha256(self.payload)
        fields = {n: v for n, v in (fields | self.fields).items() if n not in self.without}
        lines = [self.version, *(f"{name}: {value}" for name, value in fields.items())]
        head = b"\r\n".join([*(line.encode() for line in lines), *self.lines])
        return head + b"\r\n\r\n" + self.block + self.end


class Warc:
    """The records of one file, by name, in their order."""

    def __init__(self, *, revisit: bool = False) -> None:
        self.records = _records()
        if not revisit:
            self.remove("again", "again request")
        self.close()

    def __getitem__(self, name: str) -> Rec:
        return self.records[name]

    def members(self) -> dict[str, bytes]:
        return {name: compress(record.render()) for name, record in self.records.items()}

    def render(self) -> bytes:
        return b"".join(self.members().values())

    def render_plain(self) -> bytes:
        return b"".join(record.render() for record in self.records.values())

    def remove(self, *names: str) -> None:
        for name in names:
            del self.records[name]

    def close(self, *, plain: bool = False) -> None:
        """Make the closing record fit the records before it."""
        closing = self.records.pop("closing")
        size = len(self.render_plain() if plain else self.render())
        closing.block = b"preceding-records: %d\r\npreceding-bytes: %d\r\n" % (
            len(self.records),
            size,
        )
        self.records["closing"] = closing


def index_lines(warc: Warc) -> list[bytes]:
    """Make the CDXJ lines of a file as cdxj-indexer does."""
    lines, offset = [], 0
    for name, member in warc.members().items():
        record = warc[name]
        if record.fields["WARC-Type"] in ("response", "revisit", "resource"):
            entry = {
                "url": record.fields["WARC-Target-URI"],
                "digest": record.fields.get("WARC-Payload-Digest") or sha256(record.payload or b""),
                "length": str(len(member)),
                "offset": str(offset),
                "filename": "a.warc.gz",
            }
            path = entry["url"].removeprefix(SITE)
            lines.append(f"example,news){path} 20160819174230 {json.dumps(entry)}\n".encode())
        offset += len(member)
    return sorted(lines)


def journal_lines(warc: Warc) -> list[bytes]:
    """Make the journal of a file as if each record had been written by itself."""
    lines, offset = [], 0
    for name, member in warc.members().items():
        entry = {
            "offset": offset,
            "length": len(member),
            "sha256": hashlib.sha256(member).hexdigest(),
            "records": [{"id": warc[name].fields["WARC-Record-ID"][1:-1], "length": len(member)}],
        }
        lines.append(json.dumps(entry).encode() + b"\n")
        offset += len(member)
    return lines


def _records() -> dict[str, Rec]:
    page = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(HTML)
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS
    records = {
        "info": Rec(
            {"WARC-Type": "warcinfo", "WARC-Filename": "a.warc.gz", "Content-Type": FIELDS},
            b"software: tests/1\r\nends-with: closing-record\r\n",
        ),
        "page": answer("/page", page + HTML, HTML),
        "page request": request("/page", "page"),
        "chunks": answer("/chunks", chunked, None),
        "chunks request": request("/chunks", "chunks"),
        "again": answer("/again", page, HTML),
        "again request": request("/again", "again"),
        "picture": Rec(
            {
                "WARC-Type": "resource",
                "WARC-Target-URI": f"urn:view:{SITE}/page",
                "Content-Type": "image/png",
            },
            b"\x89PNG\r\n\x1a\n",
        ),
        "note": Rec(
            {"WARC-Type": "metadata", "WARC-Refers-To": "page", "Content-Type": FIELDS},
            b"via: http://news.example/\r\n",
        ),
        "closing": Rec(
            {"WARC-Type": "metadata", "WARC-Refers-To": "info", "Content-Type": FIELDS}, b""
        ),
    }
    records["again"].fields |= {
        "WARC-Type": "revisit",
        "WARC-Profile": IDENTICAL,
        "WARC-Truncated": "length",
        "WARC-Refers-To": "page",
        "WARC-Refers-To-Target-URI": f"{SITE}/page",
        "WARC-Refers-To-Date": DATE,
    }
    _number(records)
    return records


def answer(path: str, block: bytes, payload: bytes | None) -> Rec:
    name = path.removeprefix("/")
    fields = {
        "WARC-Type": "response",
        "WARC-Target-URI": f"{SITE}{path}",
        "WARC-Concurrent-To": f"{name} request",
        "WARC-IP-Address": "192.0.2.7",
        "WARC-Protocol": "http/1.1",
        "Content-Type": RESPONSE,
    }
    return Rec(fields, block, payload)


def request(path: str, answer: str, method: str = "GET") -> Rec:
    fields = {
        "WARC-Type": "request",
        "WARC-Target-URI": f"{SITE}{path}",
        "WARC-Concurrent-To": answer,
        "Content-Type": REQUEST,
    }
    return Rec(fields, f"{method} {path} HTTP/1.1\r\nHost: news.example\r\n\r\n".encode())


def _number(records: dict[str, Rec]) -> None:
    """Give each record an id and a date, and put ids in the place of names."""
    ids = {name: urn(number) for number, name in enumerate(records)}
    for name, record in records.items():
        for reference in ("WARC-Concurrent-To", "WARC-Refers-To"):
            if reference in record.fields:
                record.fields[reference] = ids[record.fields[reference]]
        record.fields = {"WARC-Record-ID": ids[name], "WARC-Date": DATE} | record.fields
        if name != "info":
            record.fields["WARC-Warcinfo-ID"] = ids["info"]
