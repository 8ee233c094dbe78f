"""Coverage-guided fuzzing of each parser that reads a bag; it ends only where something is wrong.

    bash tests/judges/atheris.sh
    .venvs/atheris/bin/python tests/long/fuzz_parsers.py manifest CORPUS -max_total_time=600

The first argument is a target below; the rest is libFuzzer's. What it finds becomes a test.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(include=["archive"]):
    from archive.checks.warcs import check_warc
    from archive.digests import Algorithm
    from archive.errors import MalformedRecordError
    from archive.extent import FAST
    from archive.findings import Severity, Verdict
    from archive.manifest import Manifest, ManifestKind, parse_manifest
    from archive.paths import BagPath, show_path
    from archive.records import parse_record
    from archive.tagfiles import (
        BagInfo,
        FetchList,
        parse_bag_info,
        parse_declaration,
        parse_fetch,
    )
    from archive.tagtext import was_read_whole
    from archive.verify import verify_bag

from tests.bags import seal_with_oxum
from tests.tweet_bags import RECORDS, write_tweet_package

CODECS = ("utf_8", "utf_16", "latin_1", "shift_jis", "gb18030", "cp1256", "utf_32_be", "euc_kr")
SEPARATOR = b"\xff\xfe\xfd"  # between the tag files of a bag
TAG_FILES = ("bagit.txt", "manifest-md5.txt", "bag-info.txt", "fetch.txt", "tagmanifest-md5.txt")
PLACE = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))


def small(text: bytes, size: int = 3) -> list[bytes]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def stopped(parsed: Manifest | BagInfo | FetchList) -> bool:
    """Tell whether reading ended before the text: where, depends on the pieces."""
    return not was_read_whole(parsed.faults)


def declaration(data: bytes) -> None:
    assert parse_declaration([data]) == parse_declaration(small(data))


def manifest(data: bytes) -> None:
    if len(data) < 2:
        return
    codec, flags, text = CODECS[data[0] % len(CODECS)], data[1], data[2:]
    settings = {
        "path": BagPath(b"manifest-md5.txt"),
        "kind": ManifestKind.TAG if flags & 1 else ManifestKind.PAYLOAD,
        "algorithm": Algorithm.MD5,
        "codec": codec,
        "is_1_0": bool(flags & 2),
    }
    whole, torn = parse_manifest([text], **settings), parse_manifest(small(text), **settings)
    assert whole == torn or stopped(whole), "it matters where the text is torn"
    for path in whole.entries:
        parts = path.split(b"/")
        assert not {b"", b".", b".."} & set(parts), path
        assert b"\0" not in path
        assert not path.startswith(b"~")
        assert show_path(path).isprintable()
        assert settings["kind"] is ManifestKind.TAG or parts[0] == b"data", path
    assert len(whole.line_numbers) == len(whole.entries)


def bag_info(data: bytes) -> None:
    if data:
        codec = CODECS[data[0] % len(CODECS)]
        for is_1_0 in (True, False):
            whole = parse_bag_info([data[1:]], codec=codec, is_1_0=is_1_0)
            torn = parse_bag_info(small(data[1:]), codec=codec, is_1_0=is_1_0)
            assert whole == torn or stopped(whole)
            assert all(element.label and ":" not in element.label for element in whole.elements)


def fetch(data: bytes) -> None:
    if data:
        codec = CODECS[data[0] % len(CODECS)]
        whole = parse_fetch([data[1:]], codec=codec)
        assert whole == parse_fetch(small(data[1:]), codec=codec) or stopped(whole)
        assert all(path.startswith(b"data/") for path in whole.lines)


def record(data: bytes) -> None:
    try:
        parse_record(data)
    except MalformedRecordError:
        return


def warc(data: bytes) -> None:
    path = PLACE / "a.warc"
    path.write_bytes(data)
    check = check_warc(path)
    assert all(finding.message for finding in check.findings)


def bag(data: bytes) -> None:
    folder = PLACE / "bag"
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "data/a.txt").write_bytes(b"abc")
    parts = data.split(SEPARATOR)
    for number, name in enumerate(TAG_FILES):
        if number < len(parts):
            (folder / name).write_bytes(parts[number])
        else:
            (folder / name).unlink(missing_ok=True)
    report = verify_bag(folder)
    json.dumps(report.to_json())
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    assert bool(errors) == (report.verdict is not Verdict.VALID)
    assert all(finding.file.isprintable() for finding in report.findings)
    assert verify_bag(folder, extent=FAST).verdict is not Verdict.VALID


def package(data: bytes) -> None:
    """One record of a package is anything at all: the first byte tells which."""
    if not data:
        return
    whole, folder = PLACE / "whole", PLACE / "package"
    if not whole.exists():
        write_tweet_package(whole)
        shutil.copytree(whole, folder)
    name = RECORDS[data[0] % len(RECORDS)]
    (folder / name).write_bytes(data[1:])
    seal_with_oxum(folder)
    report = verify_bag(folder, require_package=True)
    shutil.copyfile(whole / name, folder / name)
    json.dumps(report.to_json())
    assert all(finding.file.isprintable() for finding in report.findings)


PARSERS = (declaration, manifest, bag_info, fetch, record, warc, bag, package)
TARGETS = {one.__name__: one for one in PARSERS}

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
