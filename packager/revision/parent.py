"""Reading the package that a new one goes on from."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from archive import layout, verify_bag
from archive.digests import Algorithm, hash_pieces
from archive.errors import MalformedRecordError, NotABagError
from archive.limits import PACKAGE_RECORD_BYTES, TAG_FILE_BYTES
from archive.records import parse_record
from archive.tagfiles import BagInfo, parse_bag_info
from packager.bagging import raise_unless_valid
from packager.model import Article, EncodingFrom, Source, SourceKind
from packager.revision.article import parse_article


@dataclass(frozen=True, kw_only=True, slots=True)
class Parent:
    """A package that was verified, as far as a new one needs it."""

    path: Path
    article: Article
    record: dict[str, Any]  # references.json
    tweets: tuple[dict[str, Any], ...]
    collection: dict[str, Any]
    bag_info: BagInfo
    tagmanifest_sha512: str
    warcs: tuple[Path, ...]

    def stated(self, label: str) -> str | None:
        """Give the first value of a label in bag-info.txt."""
        found = self.bag_info.find(label)
        return found[0].value if found else None

    def to_json(self) -> dict[str, str]:
        """Give the form of ``parent`` in collection.json."""
        return {
            "name": self.path.resolve().name,
            "external_identifier": self.stated("External-Identifier") or "",
            "tagmanifest_sha512": self.tagmanifest_sha512,
            "started_at": self.collection["started_at"],
        }


def read_parent(bag: Path) -> Parent:
    """Verify a package, every byte of it, and read it.

    Raises:
        NotABagError: It is no package of ours.
        InvalidBagError: It is not valid: nothing is built on what was changed.
        UnreadableFileError: It cannot be read.
    """
    raise_unless_valid(bag, verify_bag(bag, require_package=True))
    article_json = _read_record(bag, layout.ARTICLE_JSON)
    source = _read_source(bag, article_json)
    text = _read(bag / layout.ARTICLE_TEXT, PACKAGE_RECORD_BYTES).decode()
    tag_manifest = _read(bag / layout.tag_manifest_name("sha512"), TAG_FILE_BYTES)
    (digest,) = hash_pieces((tag_manifest,), (Algorithm.SHA512,))
    tweets = sorted((bag / layout.TWEETS_FOLDER).glob("*.json"))
    return Parent(
        path=bag,
        article=parse_article(article_json, source, text),
        record=_read_record(bag, layout.REFERENCES_JSON),
        tweets=tuple(_read_record(bag, f"{layout.TWEETS_FOLDER}/{one.name}") for one in tweets),
        collection=_read_record(bag, layout.COLLECTION_JSON),
        bag_info=parse_bag_info((_read(bag / layout.BAG_INFO_TXT, TAG_FILE_BYTES),)),
        tagmanifest_sha512=digest,
        warcs=tuple(sorted((bag / layout.WARC_FOLDER).glob("*.warc.gz"))),
    )


def started_at(parent: Parent) -> datetime:
    """Give when the parent was begun, UTC."""
    return datetime.fromisoformat(parent.collection["started_at"])


def _read_source(bag: Path, article_json: dict[str, Any]) -> Source:
    stated = article_json["source"]
    folder = bag / layout.ARTICLE_SOURCE_STEM
    (path,) = folder.parent.glob(f"{folder.name}.*")  # verified: a package has one
    content = _read(path, PACKAGE_RECORD_BYTES)
    return Source(
        name=stated["name"],
        content=content,
        kind=SourceKind(stated["kind"]),
        url=stated["url"],
        text=content.decode(stated["encoding"], stated["errors"]),
        encoding=stated["encoding"],
        encoding_from=EncodingFrom(stated["encoding_from"]),
        errors=stated["errors"],
        sha256=stated["sha256"],
    )


def _read_record(bag: Path, path: str) -> dict[str, Any]:
    try:
        return parse_record(_read(bag / path, PACKAGE_RECORD_BYTES))
    except MalformedRecordError as error:
        raise NotABagError(f"{bag / path}: {error}") from error


def _read(path: Path, limit_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
    except OSError as error:
        raise NotABagError(f"{path}: cannot read: {error.strerror}") from error
    if len(content) > limit_bytes:
        raise NotABagError(f"{path}: larger than {limit_bytes} bytes")
    return content
