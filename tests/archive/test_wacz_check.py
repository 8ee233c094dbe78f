"""Every kind of broken WACZ is found, also where the manifests were written anew around it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import verify_bag
from tests.bags import seal_package, to_json
from tests.tweet_bags import (
    DATAPACKAGE,
    DATAPACKAGE_DIGEST,
    DATE,
    INDEX,
    PAGES,
    WARC,
    write_datapackage,
    write_tweet_package,
)


def edit(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(bag: Path) -> None:
        (bag / name).write_bytes(change((bag / name).read_bytes()))

    return apply


def edit_json(name: str, change: Callable[[dict], object]) -> Callable[[Path], None]:
    def apply(bag: Path) -> None:
        record = json.loads((bag / name).read_bytes())
        change(record)
        (bag / name).write_bytes(to_json(record))

    return apply


def remove(name: str) -> Callable[[Path], None]:
    return lambda bag: (bag / name).unlink()


def add(name: str) -> Callable[[Path], None]:
    def apply(bag: Path) -> None:
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(b"x")

    return apply


def flip(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


BROKEN = {
    "no list of pages": remove(PAGES),
    "no index": remove(INDEX),
    "no datapackage.json": remove(DATAPACKAGE),
    "no digest of it": remove(DATAPACKAGE_DIGEST),
    "no archive at all": remove(WARC),
    "an empty index": edit(INDEX, lambda _: b""),
    "an index that is not sorted": edit(INDEX, lambda c: c.replace(b"tweet-result?", b"zzz?", 1)),
    "an index with another offset": edit(
        INDEX, lambda c: c.replace(b'"offset": "', b'"offset": "1', 1)
    ),
    "an index with another length": edit(
        INDEX, lambda c: c.replace(b'"length": "', b'"length": "1', 1)
    ),
    "an index with another address": edit(
        INDEX, lambda c: c.replace(b"cdn.example", b"cdm.example", 1)
    ),
    "an index of another file": edit(
        INDEX, lambda c: c.replace(b"capture.warc", b"captura.warc", 1)
    ),
    "an index with another time": edit(INDEX, lambda c: c.replace(b" 2026", b" 2025", 1)),
    "an index with another status": edit(
        INDEX, lambda c: c.replace(b'"status": "200"', b'"status": "404"', 1)
    ),
    "an index with another media type": edit(
        INDEX, lambda c: c.replace(b'"mime": "', b'"mime": "x-', 1)
    ),
    "an index with a line twice": edit(INDEX, lambda c: c + c.splitlines(keepends=True)[-1]),
    "an index with the key of another host": edit(
        INDEX, lambda c: c.replace(b"example,cdn", b"x,cdn")
    ),
    "an index with the key of another path": edit(
        INDEX, lambda c: c.replace(b")/tweet-result?", b")/tweet-resulted?")
    ),
    "a main page that was not recorded": edit_json(
        DATAPACKAGE, lambda r: r.update(mainPageUrl="https://x.example/", mainPageDate=DATE)
    ),
    "an empty list of pages": edit(PAGES, lambda _: b""),
    "a list of pages without its header": edit(PAGES, lambda c: c.partition(b"\n")[2]),
    "a page without an address": edit(PAGES, lambda c: c.replace(b'"url"', b'"uri"')),
    "a page without a time": edit(PAGES, lambda c: c.replace(b'"ts"', b'"time"')),
    "a page twice": edit(PAGES, lambda c: c + c.splitlines(keepends=True)[-1]),
    "a page whose title is no text": edit(
        PAGES, lambda c: c.replace(b'"title": "', b'"title": 1, "t": "')
    ),
    "a page whose text is no text": edit(
        PAGES, lambda c: c.replace(b'"url": "', b'"text": [], "url": "')
    ),
    "a page that was not recorded": edit(
        PAGES, lambda c: c.replace(b"cdn.example", b"cdm.example")
    ),
    "a page of another time": edit(PAGES, lambda c: c.replace(b"03:04:05", b"03:04:06")),
    "a page that is cut": edit(PAGES, lambda c: c[:-2]),
    "a vast line of pages": edit(PAGES, lambda c: c + b'{"url": "' + b"x" * 5_000_000 + b'"}\n'),
    "pages that are not JSON": edit(PAGES, lambda c: c + b"[" * 100_000 + b"\n"),
    "no version": edit_json(DATAPACKAGE, lambda r: r.pop("wacz_version")),
    "another version": edit_json(DATAPACKAGE, lambda r: r.update(wacz_version="1.2.0")),
    "no profile": edit_json(DATAPACKAGE, lambda r: r.pop("profile")),
    "no resources": edit_json(DATAPACKAGE, lambda r: r.pop("resources")),
    "a file that is not listed": add("data/media/a.jpg"),
    "a file without a dot in its name that is not listed": add("data/media/a"),
    "a file at the root that is not listed": add("data/stray"),
    "a file that is listed and missing": edit_json(
        DATAPACKAGE,
        lambda r: r["resources"].append({**r["resources"][0], "path": "archive/b.warc.gz"}),
    ),
    "a file that is listed twice": edit_json(
        DATAPACKAGE, lambda r: r["resources"].append(r["resources"][0])
    ),
    "a file outside": edit_json(
        DATAPACKAGE, lambda r: r["resources"][0].update(path="../bagit.txt")
    ),
    "another digest of a file": edit_json(
        DATAPACKAGE, lambda r: r["resources"][0].update(hash="sha256:" + "0" * 64)
    ),
    "another kind of digest": edit_json(
        DATAPACKAGE, lambda r: r["resources"][0].update(hash="md5:0")
    ),
    "another size of a file": edit_json(DATAPACKAGE, lambda r: r["resources"][0].update(bytes=1)),
    "a size that is no number": edit_json(
        DATAPACKAGE, lambda r: r["resources"][0].update(bytes="1")
    ),
    "the digest of another list": edit_json(
        DATAPACKAGE_DIGEST, lambda r: r.update(hash="sha256:0")
    ),
    "the digest of another file": edit_json(
        DATAPACKAGE_DIGEST, lambda r: r.update(path="pages.jsonl")
    ),
    "a WARC file with another byte": edit(WARC, flip),
}


def is_found(bag: Path) -> bool:
    seal_package(bag)  # somebody hides it from the manifests
    return not verify_bag(bag, require_package=True).is_valid


def test_a_whole_one_is_valid(tmp_path):
    assert not is_found(write_tweet_package(tmp_path / "bag"))


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_found(kind, tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    BROKEN[kind](bag)
    assert is_found(bag)


@pytest.mark.parametrize(
    "kind", [name for name in BROKEN if "page" in name.replace("main page", "") or "index" in name]
)
def test_it_is_found_also_where_the_list_of_files_was_written_anew(kind, tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    BROKEN[kind](bag)
    write_datapackage(bag)
    assert is_found(bag)
