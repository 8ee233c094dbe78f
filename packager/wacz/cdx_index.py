"""The index of captures: one line each, by which replay finds a capture of an address and a time.

``key timestamp {"url": ..., "mime": ..., "status": ..., "digest": ..., "length": ..., "offset": ...,
"filename": ...}``, sorted by bytes (CDXJ, as pywb and ReplayWeb.page read it).
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

from archive.http_message import read_media_type
from archive.warc_record import WarcRecord
from archive.warc_records import read_records

_INDEXED = frozenset({"response", "revisit", "resource"})
_WWW = re.compile(r"^www[0-9]*\.")
_SESSION = re.compile(
    "(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+|cftoken=[^&]+"
)
_UNESCAPED = "".join(chr(point) for point in range(0x21, 0x7F) if chr(point) not in "#%")
_NOT_DIGITS = re.compile("[^0-9]")
_DIGITS = 14


@dataclass(frozen=True, kw_only=True, slots=True)
class Indexed:
    """One capture, and where it stands."""

    record_id: str
    url: str
    date: str  # WARC-Date
    mime: str
    status: int | None
    digest: str | None  # of the payload, as the record has it
    length_bytes: int
    offset: int
    file_name: str


def index_captures(warcs: Iterable[Path]) -> Iterator[Indexed]:
    """Read some WARC files, and give every capture in them.

    Raises:
        MalformedWarcError: A file was damaged meanwhile.
    """
    for path in warcs:
        for record in read_records(path):
            if record.type in _INDEXED and record.target_uri is not None:
                yield _index(record, path.name)


def _index(record: WarcRecord, file_name: str) -> Indexed:
    head = record.head
    mime = read_media_type(head)[0]
    if record.type == "resource":
        mime = (record.get("Content-Type") or "").partition(";")[0].strip().lower()
    return Indexed(
        record_id=record.id,
        url=record.target_uri or "",
        date=record.get("WARC-Date") or "",
        mime="warc/revisit" if record.type == "revisit" else mime or "unk",
        status=head.status if head else None,
        digest=record.get("WARC-Payload-Digest"),
        length_bytes=record.length_bytes,
        offset=record.offset,
        file_name=file_name,
    )


def render_line(one: Indexed) -> bytes:
    """Render a line of the index."""
    fields: dict[str, str] = {"url": one.url, "mime": one.mime}
    if one.status is not None:
        fields["status"] = str(one.status)
    if one.digest is not None:
        fields["digest"] = one.digest
    fields |= {
        "length": str(one.length_bytes),
        "offset": str(one.offset),
        "filename": one.file_name,
    }
    timestamp = _NOT_DIGITS.sub("", one.date)[:_DIGITS].ljust(_DIGITS, "0")
    return f"{search_key(one.url)} {timestamp} {json.dumps(fields)}\n".encode()


def search_key(url: str) -> str:
    """Give the key by which replay looks an address up: its host turned round, all in lower case.

    The same as pywb's and the Wayback Machine's for all but rare addresses, so that they take our
    index as it is: escapes undone and made anew, paths resolved, parameters sorted, session ids and a
    "/" at the end left out.

    >>> search_key("https://www.News.example:8080/a/../Story/?b=2&a=1")
    'example,news:8080)/story?a=1&b=2'
    """
    if not url.lower().startswith(("http://", "https://")):
        return url
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    labels = _WWW.sub("", _ascii_host(host.rstrip("."))).split(".")
    is_default = port in (None, {"http": 80, "https": 443}.get(parts.scheme))
    key = f"{','.join(reversed(labels))}{'' if is_default else f':{port}'})"
    query = _search_query(parts.query)
    return f"{key}{_search_path(parts.path)}{f'?{query}' if query else ''}"


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:  # no name that could be asked for
        return _escaped(host)


def _search_path(path: str) -> str:
    steps: list[str] = []
    for step in _escaped(path).split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/" + "/".join(steps)


def _search_query(query: str) -> str:
    parameters = _escaped(query).split("&")
    return "&".join(sorted(one for one in parameters if not _SESSION.fullmatch(one)))


def _escaped(text: str) -> str:
    """Undo escapes until none is left, make those anew that must be, and give lower case."""
    content = text.encode("utf-8", "surrogateescape")
    while (plain := unquote_to_bytes(content)) != content:
        content = plain
    return quote_from_bytes(content, safe=_UNESCAPED).lower()
