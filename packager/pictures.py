"""The pictures and films of tweets as files that a browser can show, taken from the WARC files.

Only what its own bytes show to be a picture or film of a common kind is taken, whatever a server
called it: nothing that could run, such as SVG.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive import layout
from archive.digests import sha256_hex
from archive.errors import LimitReachedError, MalformedWarcError, UndecodableBodyError
from archive.limits import FILM_BYTES, MEDIUM_BYTES, SHOWN_MEDIA_BYTES
from archive.warc_record import read_payload
from archive.warc_records import index_records

_FILM = "film"
_SHOWN = ("photo", "still", _FILM)
_NAME_DIGITS = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture or film of a tweet, as a file."""

    status_id: str
    kind: str  # "photo", "still" or "film"
    path: str  # in the bag
    alt_text: str | None  # what the tweet's author says that it shows
    content: bytes


def find_pictures(bag: Path, collection: Mapping[str, Any]) -> Iterator[Picture]:
    """Take the pictures and films out of the WARC files of a bag, one after another.

    Args:
        bag: The bag's folder.
        collection: collection.json; ``media`` says which record holds what.

    Raises:
        MalformedWarcError: A WARC file was damaged meanwhile.
    """
    media = collection["media"] or {"stored": []}
    wanted = [one for one in media["stored"] if one["kind"] in _SHOWN and one["record"]]
    if not wanted:
        return
    find = index_records(sorted((bag / layout.WARC_FOLDER).glob("*.warc.gz")))
    left_bytes = SHOWN_MEDIA_BYTES
    for one in wanted:
        record = find(one["record"])
        limit = FILM_BYTES if one["kind"] == _FILM else MEDIUM_BYTES
        try:
            content = read_payload(record, find=find, limit_bytes=limit) if record else b""
        except (LimitReachedError, UndecodableBodyError, MalformedWarcError):
            continue  # it stays in the WARC file, where everybody can look at it
        suffix = _suffix(content, is_film=one["kind"] == _FILM)
        if suffix is None or len(content) > left_bytes:
            continue
        left_bytes -= len(content)
        yield Picture(
            status_id=one["status_id"],
            kind=one["kind"],
            path=f"{layout.REPORT_MEDIA}/{sha256_hex(content)[:_NAME_DIGITS]}{suffix}",
            alt_text=one["alt_text"],
            content=content,
        )


def _suffix(content: bytes, *, is_film: bool) -> str | None:
    """Tell by the first bytes what a file is; None where it is nothing that is shown."""
    if is_film:
        return ".mp4" if content[4:8] == b"ftyp" else None
    if content.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    return ".webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None
