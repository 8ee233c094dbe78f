"""Whether a CDXJ index and the WARC files that it is about agree.

A line is ``key timestamp {"url": ..., "filename": ..., "offset": ..., "length": ...}``, as
cdxj-indexer and pywb write it; ``!`` begins a line about the index itself.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from archive import limits
from archive.findings import Code
from archive.warc.facts import FileFacts, RecordFacts
from archive.warc.labelled_digest import LabelledDigest, parse_labelled_digest
from archive.warc.lines import parse_object, read_lines, read_number
from archive.warc.log import Log

_INDEXED = frozenset({"response", "revisit", "resource"})
_REVISIT_MIME = "warc/revisit"
_UNKNOWN_MIME = "unk"
_TIMESTAMP_DIGITS = 14  # to the second
_PARTS = 3
_SHOWN_CHARS = 200
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_ESCAPES = 8  # within one another; a deeper address is not compared
_VARYING = re.compile(rb"sid|session|cfid|cftoken|\.\.|__wb_|%[0-9a-f]{2}")
_WWW = re.compile(r"^www[0-9]*\.")


def check_index(pieces: Iterable[bytes], files: Sequence[FileFacts], log: Log) -> None:
    """Compare an index with the files, in both directions.

    Args:
        pieces: The index, not compressed, in pieces of any size.
        files: The WARC files that the index should be about.
        log: Of the index.
    """
    by_place = {
        (_name_of(facts.file), record.offset): record for facts in files for record in facts.records
    }
    missing = {place for place, record in by_place.items() if record.type in _INDEXED}
    before: list[bytes] = []  # key and time of the line before
    seen: set[tuple[str, int]] = set()
    for number, line in read_lines(pieces):
        if line is not None and (not line.strip() or line.startswith(b"!")):
            continue
        entry = _parse(line)
        if entry is None:
            message = "a key, 14 digits and a JSON object with url, filename, offset and length"
            log.note(Code.WARC_INDEX_MALFORMED, f"expected {message}", line=number)
            continue
        place_in_order = (line or b"").split(b" ", 2)[:2]
        if place_in_order < before:
            message = "it stands after a line that is larger; nobody finds it by halving"
            log.note(Code.WARC_INDEX_UNSORTED, message, line=number)
        before = place_in_order
        timestamp, fields = entry
        place = (_name_of(fields["filename"]), fields["offset"])
        missing.discard(place)
        differing = _compare(timestamp, fields, by_place.get(place))
        if place in seen:
            differing = "another line is about the same record"
        elif not differing and not _is_key_of(place_in_order[0], fields["url"]):
            differing = "the key is that of another address"
        seen.add(place)
        if differing:
            log.note(
                Code.WARC_INDEX_DIFFERS,
                f"the line and the record at byte {place[1]} of {place[0]} differ: {differing}",
                line=number,
            )
    for name, offset in sorted(missing):
        message = f"no line is about the record at byte {offset} of {name}"
        log.note(Code.WARC_INDEX_INCOMPLETE, message)


def _parse(line: bytes | None) -> tuple[str, dict[str, Any]] | None:
    """Give timestamp and fields of a line; None where it is none."""
    parts = line.split(b" ", _PARTS - 1) if line is not None else []
    if len(parts) != _PARTS:
        return None
    fields = parse_object(parts[2])
    timestamp = parts[1].decode("ascii", errors="replace")
    if fields is None or len(timestamp) != _TIMESTAMP_DIGITS or not timestamp.isdecimal():
        return None
    fields["offset"] = read_number(fields.get("offset"))
    fields["length"] = read_number(fields.get("length"))
    texts = (fields.get("url"), fields.get("filename"), fields.get("digest", ""))
    if None in (fields["offset"], fields["length"]) or not all(isinstance(t, str) for t in texts):
        return None
    return timestamp, fields


def _compare(timestamp: str, fields: dict[str, Any], record: RecordFacts | None) -> str:
    """Say in what a line differs from the record that it is about; nothing where they agree."""
    if record is None:
        return "no record begins there"
    differing = []
    if fields["length"] != record.end - record.offset:
        differing.append("length")
    if fields["url"] != record.target_uri:
        differing.append("url")
    digits = "".join(filter(str.isdecimal, record.date))
    if timestamp != digits[:_TIMESTAMP_DIGITS].ljust(_TIMESTAMP_DIGITS, "0"):
        differing.append("timestamp")
    if _is_other_digest(fields.get("digest", ""), record.payload_digest):
        differing.append("digest")
    if record.status is not None and fields.get("status", str(record.status)) != str(record.status):
        differing.append("status")
    if not _is_mime_of(fields.get("mime"), record):
        differing.append("mime")
    return ", ".join(differing)


def _is_mime_of(mime: object, record: RecordFacts) -> bool:
    """Whether a line's mime is right, or nothing is said of it there or in the record."""
    expected = _REVISIT_MIME if record.type == "revisit" else record.media_type
    is_type = expected.count("/") == 1  # indexers differ in what they make of any other
    return mime in (None, _UNKNOWN_MIME, expected) or not is_type


def _is_key_of(key: bytes, url: str) -> bool:
    """Whether a key can be that of an address: its host turned round, and its letters and digits.

    Indexers agree on no more. They differ in escapes, in the order of parameters, in which session
    ids they leave out, and some add what a form sent.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return True
    if not host.isascii() or not url.lower().startswith(("http://", "https://")):
        return True
    labels = _WWW.sub("", host.rstrip(".")).split(".")
    expected = ",".join(reversed(labels)).encode()
    if not key.startswith((expected + b")", expected + b":")):
        return False
    if max(len(url), len(key)) > limits.ADDRESS_CHARS:
        return True
    below = _unescaped(key.partition(b")")[2])
    asked = _unescaped(f"{parts.path}?{parts.query}".encode())
    return bool(_VARYING.search(below + asked)) or _letters(below) == _letters(asked)


def _unescaped(text: bytes) -> bytes:
    for _ in range(_ESCAPES):
        text = unquote_to_bytes(text)
    return text.lower()


def _letters(text: bytes) -> list[int]:
    return sorted(byte for byte in text if byte in _LETTERS)


def _is_other_digest(text: str, digest: LabelledDigest | None) -> bool:
    stated = parse_labelled_digest(text)
    if stated is None or digest is None or stated.algorithm != digest.algorithm:
        return False  # no two digests that could be compared
    return stated != digest


def _name_of(path: str) -> str:
    return path.rpartition("/")[2]
