"""Bags for tests, made with hashlib alone: nothing here shares code with what it tests."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HANDLE, STATUS_ID = "rana_reports", "766666666666666666"
STATUS_URL = f"https://twitter.com/{HANDLE}/status/{STATUS_ID}"
ATTRIBUTION = "— Nada Rescue (@NadaRescue) August 19, 2016"
TWEET = "فرقنا تعمل منذ الفجر"
ITEMS, PREMIS = "data/metadata/items.csv", "data/metadata/premis.xml"
_PREMIS = "http://www.loc.gov/premis/v3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
SOURCE = f"\ufeffThe bridge\r\n\r\n{TWEET} {ATTRIBUTION}\r\nSee {STATUS_URL} today.\r\n"


def write_bag(
    folder: Path,
    payload: Mapping[str, bytes] | None = None,
    *,
    version: str = "1.0",
    encoding: str = "UTF-8",
    tags: Mapping[str, bytes] | None = None,
    algorithms: tuple[str, ...] = ("sha256",),
    tag_algorithms: tuple[str, ...] = (),
) -> Path:
    """Write a bag: its payload and tag files as given, then sealed."""
    if payload is None:
        payload = {"data/a.txt": b"abc", "data/sub/b.txt": b"defg"}
    declaration = f"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n"
    (folder / "data").mkdir(parents=True)
    for name, content in {"bagit.txt": declaration.encode(), **payload, **(tags or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    seal(folder, algorithms, tag_algorithms)
    return folder


def seal(
    folder: Path, algorithms: tuple[str, ...] = ("sha256",), tag_algorithms: tuple[str, ...] = ()
) -> None:
    """Write the manifests of what is in the folder now, and the tag manifests."""
    payload = [name for name in _files(folder) if name.startswith(b"data/")]
    for algorithm in algorithms:
        _write_manifest(folder, f"manifest-{algorithm}.txt", algorithm, payload)
    tags = [n for n in _files(folder) if not n.startswith((b"data/", b"tagmanifest-"))]
    for algorithm in tag_algorithms:
        _write_manifest(folder, f"tagmanifest-{algorithm}.txt", algorithm, tags)


def write_package(folder: Path) -> Path:
    """Write a small package of ours: an article with two references, one of which has an id."""
    payload = package_payload()
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    info = (
        "BagIt-Profile-Identifier: urn:article-packager:bagit-profile:1\n"
        f"Bag-Software-Agent: article-packager 0.1.0\nPayload-Oxum: {oxum}\n"
    )
    tags = {"bag-info.txt": info.encode(), "README.txt": b"What this is.\n"}
    both = ("sha256", "sha512")
    write_bag(folder, payload, tags=tags, algorithms=both, tag_algorithms=both)
    (folder / ITEMS).write_bytes(b"")
    (folder / PREMIS).write_bytes(b"")
    seal_package(folder)
    return folder


def describe(folder: Path) -> None:
    """Write items.csv and premis.xml for what is in the payload now, where they are there."""
    later = (PREMIS, ITEMS, "data/datapackage.json", "data/datapackage-digest.json")
    files = [
        folder / os.fsdecode(name)
        for name in _files(folder)
        if name.startswith(b"data/") and name.decode("utf-8", "replace") not in later
    ]
    if (folder / PREMIS).exists():
        objects = "".join(map(_object, files, [folder] * len(files)))
        text = f'<premis xmlns="{_PREMIS}" xmlns:xsi="{_XSI}">{objects}</premis>\n'
        (folder / PREMIS).write_text(text, "utf-8")
        files.append(folder / PREMIS)
    if (folder / ITEMS).exists():
        rows = "".join(f"{_name(path, folder)},{_size(path)},{_sha256(path)}\r\n" for path in files)
        (folder / ITEMS).write_text(f"path,bytes,sha256\r\n{rows}", "utf-8", newline="")


def _object(path: Path, folder: Path) -> str:
    fixity = (
        f"<messageDigestAlgorithm>SHA-256</messageDigestAlgorithm><messageDigest>{_sha256(path)}"
    )
    return (
        '<object xsi:type="premis:file"><objectIdentifier>'
        f"<objectIdentifierValue>{_name(path, folder)}</objectIdentifierValue></objectIdentifier>"
        f"<objectCharacteristics><fixity>{fixity}</messageDigest></fixity><size>{_size(path)}</size>"
        "</objectCharacteristics></object>"
    )


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _size(path: Path) -> int:
    return path.stat().st_size


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seal_package(folder: Path) -> None:
    """Make what describes the payload fit again after a change, as somebody would who hides it."""
    describe(folder)
    seal_with_oxum(folder)


def seal_with_oxum(folder: Path) -> None:
    """Make the manifests and Payload-Oxum fit again."""
    payload = [folder / os.fsdecode(n) for n in _files(folder) if n.startswith(b"data/")]
    info = folder / "bag-info.txt"
    if info.exists():
        lines = info.read_text("utf-8").splitlines()[:-1]
        lines.append(f"Payload-Oxum: {sum(p.stat().st_size for p in payload)}.{len(payload)}")
        info.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    both = ("sha256", "sha512")
    seal(folder, both, both)


def package_payload() -> dict[str, bytes]:
    """The payload files of ``write_package``."""
    text = SOURCE.removeprefix("\ufeff").replace("\r\n", "\n").encode()
    return {
        "data/article/source.txt": SOURCE.encode(),
        "data/article/article.txt": text,
        "data/article/article.json": to_json(article_record(SOURCE.encode(), text)),
        "data/article/tweet-urls.txt": f"# r1 @NadaRescue 2016-08-19\n{STATUS_URL}\n".encode(),
        "data/references/references.json": to_json(references_record(SOURCE)),
        "data/metadata/collection.json": to_json(
            {"schema": "collection", "version": 1, "questions": []}
        ),
        "data/metadata/dublin-core.xml": b"<dc/>\n",
        "data/report/index.html": b"<!DOCTYPE html><title>The bridge</title>\n",
    }


def article_record(source: bytes, text: bytes) -> dict[str, Any]:
    """article.json, as far as it is checked."""
    return {
        "schema": "article",
        "version": 1,
        "source": {"sha256": hashlib.sha256(source).hexdigest()},
        "text": {"from": "the whole text", "sha256": hashlib.sha256(text).hexdigest()},
    }


def references_record(source: str) -> dict[str, Any]:
    """references.json, before anybody asked for addresses."""
    first = _reference("r1", "flattened_embed", source, ATTRIBUTION, handle="NadaRescue")
    start = source.index(TWEET)
    first.update(text=TWEET, text_start=start, text_end=start + len(TWEET))
    second = _reference("r2", "status_url", source, STATUS_URL, handle=HANDLE)
    second.update(status_id=STATUS_ID, url=STATUS_URL, canonical_url=STATUS_URL)
    return {
        "schema": "references",
        "version": 1,
        "source": {
            "name": "story.txt",
            "sha256": hashlib.sha256(source.encode()).hexdigest(),
            "encoding": "utf-8",
            "encoding_from": "byte-order-mark",
            "errors": "strict",
            "article_start": 0,
            "article_end": len(source),
        },
        "references": [first, second],
    }


def to_json(record: object) -> bytes:
    """Render a record."""
    return json.dumps(record, ensure_ascii=False, indent=2).encode() + b"\n"


def escape(name: bytes) -> bytes:
    """Write a path as RFC 8493 §2.1.3 wants it."""
    return name.replace(b"%", b"%25").replace(b"\n", b"%0A").replace(b"\r", b"%0D")


def _reference(id_: str, kind: str, source: str, quote: str, *, handle: str) -> dict[str, Any]:
    start = source.index(quote)
    unknown = "text text_start text_end name status_id posted_on posted_at date_text url"
    return {
        "id": id_,
        "kind": kind,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "text_is_guess": False,
        "handle": handle,
        "links": [],
        "reading": "certain",
        "notes": [],
        "in_code": False,
        "in_comment": False,
        "platform": "twitter",
        "canonical_url": None,
        **dict.fromkeys(unknown.split()),
    }


def _files(folder: Path) -> list[bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(os.fsencode(path.relative_to(folder)) for path in paths)


def _write_manifest(folder: Path, name: str, algorithm: str, files: list[bytes]) -> None:
    lines = []
    for file in files:
        content = (folder / os.fsdecode(file)).read_bytes()
        checksum = hashlib.new(algorithm, content).hexdigest().encode()
        lines.append(checksum + b"  " + escape(file) + b"\n")
    (folder / name).write_bytes(b"".join(lines))
