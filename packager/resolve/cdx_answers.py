"""Reading what a CDX server answers: which captures of which addresses an archive holds.

Servers answer in four shapes, told apart by what stands there and not by what was asked for:

    [["urlkey", "timestamp", ...], [...], [], ["resume key"]]    Wayback CDX server, output=json
    {"urlkey": ..., "timestamp": ..., "url": ...}  a line        pywb and Common Crawl, output=json
    com,example)/ 20160819120000 {"url": ...}      a line        CDXJ
    com,example)/ 20160819120000 http://... ...    a line        Wayback CDX server, plain text

An answer is read whole or not at all: half of one says nothing of what the other half holds.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from packager.errors import UnreadableAnswerError

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_PYWB_FIELDS = {"url": "original", "mime": "mimetype", "status": "statuscode"}
_NOTHING_FOUND = "no captures found"  # how pywb and Common Crawl say that there are none
_TIMESTAMP_DIGITS = 14
_STATUS = re.compile(r"[1-9][0-9]{2}")
_SHOWN_CHARS = 80  # of an answer, in a message


@dataclass(frozen=True, kw_only=True, slots=True)
class CdxRow:
    """One capture that an archive's index names."""

    timestamp: str  # 14 digits, as replay addresses have it
    captured_at: datetime  # the same in UTC
    original: str  # the address as it was captured, case kept
    mimetype: str  # in lower case; "warc/revisit" where the same bytes stand elsewhere
    status: int | None  # None for many revisits and JSON captures
    digest: str | None  # of the payload, as the index spells it


@dataclass(frozen=True, kw_only=True, slots=True)
class CdxPage:
    """One answer: some captures, and how to ask for the rest."""

    rows: tuple[CdxRow, ...]
    resume_key: str | None  # None: the server says of no more


NO_CAPTURES = CdxPage(rows=(), resume_key=None)


def parse_cdx(content: bytes) -> CdxPage:
    """Read the body of an answer, in any of the four shapes.

    A row that does not name a time and an address, as there are some in every index, is passed
    over.

    Raises:
        UnreadableAnswerError: The body is in none of the shapes, or breaks off.
    """
    try:
        text = content.decode("utf-8").lstrip("\ufeff").strip(" ")
    except UnicodeDecodeError as error:
        raise UnreadableAnswerError(f"a CDX answer is not UTF-8: {error}") from error
    if not text.strip():
        return NO_CAPTURES
    if text.lstrip().startswith("["):
        return _parse_array(_load(text))
    if text.lstrip().startswith("{"):
        return _parse_json_lines(text)
    return _parse_plain(text)


def _load(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableAnswerError(f"a CDX answer is not whole JSON: {error}") from error


def _parse_array(answer: object) -> CdxPage:
    if answer == []:
        return NO_CAPTURES
    rows = _rows_of_texts(answer)
    names, lines = rows[0], rows[1:]
    if not {"timestamp", "original"} <= set(names):
        raise UnreadableAnswerError(f"a CDX answer names no columns: {_show(names)}")
    resume_key = None
    if len(lines) > 1 and not lines[-2] and len(lines[-1]) == 1:
        resume_key = lines[-1][0]
        lines = lines[:-2]
    if any(len(line) != len(names) for line in lines):
        raise UnreadableAnswerError(f"a CDX answer has rows without its {len(names)} columns")
    return _page((dict(zip(names, line, strict=True)) for line in lines), resume_key)


def _rows_of_texts(answer: object) -> list[list[str]]:
    is_table = isinstance(answer, list) and all(isinstance(row, list) for row in answer)
    if not is_table:
        raise UnreadableAnswerError(f"a CDX answer is not a list of rows: {_show(answer)}")
    rows: list[list[str]] = answer  # type: ignore[assignment] # checked above and below
    if not all(isinstance(value, str) for row in rows for value in row):
        raise UnreadableAnswerError("a CDX answer has a value that is not a text")
    return rows


def _parse_json_lines(text: str) -> CdxPage:
    lines = [_load_object(line) for line in text.splitlines() if line.strip()]
    error = lines[0].get("error", lines[0].get("message"))
    if isinstance(error, str) and "timestamp" not in lines[0]:
        if error.lower().startswith(_NOTHING_FOUND):
            return NO_CAPTURES
        raise UnreadableAnswerError(f"a CDX server answered with an error: {_show(error)}")
    return _page(map(_rename, lines), None)


def _parse_plain(text: str) -> CdxPage:
    if not text.endswith("\n"):
        raise UnreadableAnswerError("a CDX answer breaks off within its last line")
    body, blank, rest = text.partition("\n\n")
    resume_key = rest.strip() or None if blank else None
    return _page((_parse_line(line) for line in body.splitlines() if line), resume_key)


def _parse_line(line: str) -> dict[str, str]:
    urlkey, _, rest = line.partition(" ")
    timestamp, _, rest = rest.partition(" ")
    if rest.startswith("{"):
        return {**_rename(_load_object(rest)), "urlkey": urlkey, "timestamp": timestamp}
    columns = [urlkey, timestamp, *rest.split(" ")]
    if len(columns) != len(FIELDS) or not _is_timestamp(timestamp):
        raise UnreadableAnswerError(f"a CDX answer has a line of another shape: {_show(line)}")
    return dict(zip(FIELDS, columns, strict=True))


def _load_object(line: str) -> dict[str, Any]:
    value = _load(line)
    if not isinstance(value, dict):
        raise UnreadableAnswerError(f"a CDX answer has a line that is no object: {_show(line)}")
    return value


def _rename(fields: Mapping[str, Any]) -> dict[str, str]:
    return {
        _PYWB_FIELDS.get(name, name): value
        for name, value in fields.items()
        if isinstance(value, str)
    }


def _page(rows: Iterable[Mapping[str, str]], resume_key: str | None) -> CdxPage:
    read = (_parse_row(row) for row in rows)
    return CdxPage(rows=tuple(row for row in read if row is not None), resume_key=resume_key)


def _parse_row(fields: Mapping[str, str]) -> CdxRow | None:
    timestamp, original = fields.get("timestamp", ""), fields.get("original", "")
    captured_at = parse_timestamp(timestamp)
    if captured_at is None or not original:
        return None
    status = fields.get("statuscode", "-")
    digest = fields.get("digest", "-")
    return CdxRow(
        timestamp=timestamp,
        captured_at=captured_at,
        original=original,
        mimetype=fields.get("mimetype", "").lower(),
        status=int(status) if _STATUS.fullmatch(status) else None,
        digest=digest if digest not in ("", "-") else None,
    )


def parse_timestamp(timestamp: str) -> datetime | None:
    """Read 14 digits as a time in UTC; None where they are no time.

    >>> parse_timestamp("20160819123456").isoformat()
    '2016-08-19T12:34:56+00:00'
    """
    if not _is_timestamp(timestamp):
        return None
    try:
        return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_timestamp(text: str) -> bool:
    return len(text) == _TIMESTAMP_DIGITS and text.isascii() and text.isdigit()


def _show(value: object) -> str:
    shown: Sequence[str] = str(value) if isinstance(value, str) else json.dumps(value)[:200]
    return repr("".join(shown)[:_SHOWN_CHARS])
