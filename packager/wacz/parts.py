"""Writing the index, the list of pages and the list of files around the WARC files of a bag."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive import __version__, layout
from archive.digests import sha256_hex
from archive.writing.bag import BagWriter, PayloadFile
from packager.wacz.cdx_index import Indexed, render_line
from packager.wacz.pages import Page, render_pages

WACZ_VERSION = "1.1.1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """What datapackage.json says of the whole."""

    title: str
    description: str
    created: str  # RFC 3339 in UTC


def add_index_and_pages(
    writer: BagWriter, indexed: Sequence[Indexed], pages: Sequence[Page]
) -> None:
    """Write ``indexes/index.cdx`` and ``pages/pages.jsonl``.

    Args:
        writer: Of the bag.
        indexed: Every capture in its WARC files.
        pages: What a person may want to see again, the main page first.

    Raises:
        WriteError: They could not be written.
    """
    lines = sorted(render_line(one) for one in indexed)  # by bytes, as every reader searches it
    writer.add(layout.WARC_INDEX, b"".join(lines))
    writer.add(layout.PAGES, render_pages(pages))


def add_datapackage(writer: BagWriter, described: Described, pages: Sequence[Page]) -> None:
    """Write ``datapackage.json``, which lists every payload file so far, and its digest.

    Raises:
        WriteError: They could not be written.
    """
    record: dict[str, Any] = {
        "profile": "data-package",
        "wacz_version": WACZ_VERSION,
        "title": described.title,
        "description": described.description,
        "created": described.created,
        "modified": described.created,
        "software": f"{layout.SOFTWARE_NAME} {__version__}",
    }
    if pages:
        record |= {"mainPageUrl": pages[0].url, "mainPageDate": pages[0].ts}
    record["resources"] = [_resource(file) for file in writer.payload]
    content = _render(record)
    digest = {"path": _relative(layout.DATAPACKAGE), "hash": f"sha256:{sha256_hex(content)}"}
    writer.add(layout.DATAPACKAGE, content)
    writer.add(layout.DATAPACKAGE_DIGEST, _render(digest))


def warc_files(bag: Path) -> list[Path]:
    """Give the WARC files of a bag that is being made, in the order of their names."""
    return sorted((bag / layout.WARC_FOLDER).glob("*.warc.gz"))


def _resource(file: PayloadFile) -> dict[str, Any]:
    path = _relative(file.path)
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "hash": f"sha256:{file.sha256}",
        "bytes": file.size_bytes,
    }


def _relative(path: str) -> str:
    return path.removeprefix(f"{layout.PAYLOAD}/")


def _render(record: dict[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
