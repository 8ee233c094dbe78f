"""Is the payload a WACZ 1.1.1, and does it say of its files and pages what is true?

The index stands with the WARC files (``archive.warc.index``). Here: the list of pages against the
records, the list of files against the payload, and the digest of that list.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from archive import layout, limits
from archive.bag import Bag
from archive.checks.descriptions import payload_digests
from archive.checks.package_files import PackageFiles
from archive.checks.recorded import Recorded
from archive.checks.warc_files import find_warc_files
from archive.digests import sha256_hex
from archive.errors import MalformedRecordError
from archive.findings import Code
from archive.gathering import Gathering
from archive.paths import BagPath, show_path
from archive.records import JsonObject, parse_record, show_value

PAGES = BagPath(layout.PAGES.encode())
DATAPACKAGE = BagPath(layout.DATAPACKAGE.encode())
DATAPACKAGE_DIGEST = BagPath(layout.DATAPACKAGE_DIGEST.encode())
_INDEX = BagPath(layout.WARC_INDEX.encode())
_PAYLOAD = f"{layout.PAYLOAD}/".encode()
_PAGES_FORMAT = "json-pages-1.0"
_VERSION = "1.1.1"
_HASH = re.compile("sha256:([0-9a-f]{64})")


def check_wacz(
    bag: Bag, files: PackageFiles, recorded: Recorded | None, gathering: Gathering
) -> None:
    """Check what stands around the WARC files; without one there is nothing to be checked.

    Args:
        bag: The bag as it was read.
        files: The files of the package.
        recorded: The records of its WARC files; None where they were not read.
        gathering: Where to add what is wrong.
    """
    if not find_warc_files(bag.tree):
        return
    for path in (_INDEX, PAGES, DATAPACKAGE, DATAPACKAGE_DIGEST):
        if bag.tree.size_of(path) is None and not bag.tree.is_hidden(path):
            words = "every package with captures has this file"
            gathering.add(Code.PACKAGE_FILE_MISSING, path, words)
    _check_pages(files, recorded, gathering)
    content = files.read(DATAPACKAGE)
    if content is not None:
        _check_datapackage(bag, content, recorded, gathering)
        _check_digest(files, content, gathering)


def _check_pages(files: PackageFiles, recorded: Recorded | None, gathering: Gathering) -> None:
    content = files.read(PAGES)
    if content is None:
        return
    lines = content.split(b"\n")
    header = _parse(lines[0])
    if header is None or header.get("format") != _PAGES_FORMAT or lines[-1]:
        words = f"expected a first line with the format {_PAGES_FORMAT}, and a line feed at the end"
        gathering.add(Code.WACZ_PAGES_MALFORMED, PAGES, words, line=1)
        return
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(lines[1:-1], 2):
        page = _parse(line) or {}
        url, ts = page.get("url"), page.get("ts")
        are_texts = all(isinstance(page.get(name, ""), str) for name in ("title", "text"))
        if not (isinstance(url, str) and isinstance(ts, str) and are_texts):
            words = "expected a JSON object with url and ts, and title and text as texts"
            gathering.add(Code.WACZ_PAGES_MALFORMED, PAGES, words, line=number)
            continue
        if (url, ts) in seen:
            words = "another line is about the same page"
            gathering.add(Code.WACZ_PAGES_MALFORMED, PAGES, words, line=number)
        seen.add((url, ts))
        if recorded is not None and not recorded.has_capture(url, ts):
            words = "no WARC file of the package has a capture of that address and time"
            gathering.add(Code.WACZ_PAGE_MISSING, PAGES, words, line=number, found=show_value(url))


def _check_main_page(record: JsonObject, recorded: Recorded | None, gathering: Gathering) -> None:
    url, ts = record.get("mainPageUrl"), record.get("mainPageDate")
    if (url, ts) == (None, None) or recorded is None:
        return
    if not recorded.has_capture(str(url), str(ts)):
        words = "no WARC file of the package has a capture of its main page"
        gathering.add(Code.WACZ_PAGE_MISSING, DATAPACKAGE, words, found=show_value(str(url)))


def _check_datapackage(
    bag: Bag, content: bytes, recorded: Recorded | None, gathering: Gathering
) -> None:
    try:
        record = parse_record(content)
    except MalformedRecordError as error:
        gathering.add(Code.WACZ_DATAPACKAGE_MALFORMED, DATAPACKAGE, str(error))
        return
    if record.get("profile") != "data-package" or record.get("wacz_version") != _VERSION:
        words = f"expected the profile data-package and the version {_VERSION}"
        gathering.add(Code.WACZ_DATAPACKAGE_MALFORMED, DATAPACKAGE, words)
    _check_main_page(record, recorded, gathering)
    resources = record.get("resources")
    if not isinstance(resources, list):
        words = "/resources is not a list"
        gathering.add(Code.WACZ_DATAPACKAGE_MALFORMED, DATAPACKAGE, words)
        return
    listed = dict(_read_resources(resources, gathering))
    own = (DATAPACKAGE, DATAPACKAGE_DIGEST)
    there = {path for path in bag.tree.payload if path not in own}
    for path in sorted(there - listed.keys()):
        words = f"it does not list {show_path(path)}"
        gathering.add(Code.WACZ_RESOURCES_DIFFER, DATAPACKAGE, words)
    for path in sorted(path for path in listed.keys() - there if not bag.tree.is_hidden(path)):
        words = f"it lists {show_path(path)}, which is not in the payload"
        gathering.add(Code.WACZ_RESOURCES_DIFFER, DATAPACKAGE, words)
    _compare(bag, {path: listed[path] for path in there & listed.keys()}, gathering)


def _read_resources(
    resources: Iterable[Any], gathering: Gathering
) -> Iterator[tuple[BagPath, JsonObject]]:
    seen: set[str] = set()
    for number, resource in enumerate(resources):
        path = resource.get("path") if isinstance(resource, dict) else None
        digest = resource.get("hash") if isinstance(resource, dict) else None
        is_right = (
            isinstance(path, str)
            and path not in seen
            and isinstance(digest, str)
            and _HASH.fullmatch(digest)
            and type(resource.get("bytes")) is int
        )
        if not is_right or path is None:
            words = f"/resources/{number} is not one file with path, hash and bytes"
            gathering.add(Code.WACZ_DATAPACKAGE_MALFORMED, DATAPACKAGE, words)
            continue
        seen.add(path)
        yield BagPath(_PAYLOAD + path.encode("utf-8", "surrogatepass")), resource


def _compare(bag: Bag, listed: dict[BagPath, JsonObject], gathering: Gathering) -> None:
    digests = payload_digests(bag)
    for path, resource in sorted(listed.items()):
        stated = resource["hash"].removeprefix("sha256:")
        if resource["bytes"] != bag.tree.payload[path] or stated != digests.get(path, stated):
            words = f"it states another size or digest of {show_path(path)} than the manifest"
            gathering.add(Code.WACZ_RESOURCES_DIFFER, DATAPACKAGE, words)


def _check_digest(files: PackageFiles, datapackage: bytes, gathering: Gathering) -> None:
    record = files.read_record(DATAPACKAGE_DIGEST)
    if record is None:
        return
    expected = f"sha256:{sha256_hex(datapackage)}"
    if record.get("path") != "datapackage.json" or record.get("hash") != expected:
        words = "it does not state the digest of datapackage.json"
        gathering.add(
            Code.WACZ_DIGEST_DIFFERS,
            DATAPACKAGE_DIGEST,
            words,
            expected=expected,
            found=show_value(str(record.get("hash"))),
        )


def _parse(line: bytes) -> JsonObject | None:
    if len(line) > limits.WACZ_PAGE_BYTES:
        return None
    try:
        return parse_record(line)
    except MalformedRecordError:
        return None
