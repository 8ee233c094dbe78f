"""The files of a package that its own checks read: each once, with limits."""

from functools import cached_property

from archive import layout, limits
from archive.errors import (
    FileChangedError,
    MalformedRecordError,
    UnreadableFileError,
)
from archive.files import FileReader
from archive.findings import Code
from archive.gathering import Gathering
from archive.paths import BagPath, show_path
from archive.records import JsonObject, parse_record
from archive.tree import Tree

ARTICLE_TEXT = BagPath(layout.ARTICLE_TEXT.encode())
ARTICLE_JSON = BagPath(layout.ARTICLE_JSON.encode())
TWEET_URLS = BagPath(layout.TWEET_URLS.encode())
REFERENCES_JSON = BagPath(layout.REFERENCES_JSON.encode())
COLLECTION_JSON = BagPath(layout.COLLECTION_JSON.encode())
_SOURCE_PREFIX = f"{layout.ARTICLE_SOURCE_STEM}.".encode()

ARTICLE_SCHEMA = "article"
REFERENCES_SCHEMA = "references"


class PackageFiles:
    """The files of a package. What cannot be read is added to the findings, and is None.

    Args:
        tree: What is in the bag's folder.
        reader: Reads its files.
        gathering: Where to add what cannot be read.
    """

    def __init__(self, tree: Tree, reader: FileReader, gathering: Gathering) -> None:
        self._tree = tree
        self._reader = reader
        self._gathering = gathering

    @cached_property
    def source_paths(self) -> list[BagPath]:
        """Every file that might be the article as received; a package has one."""
        paths = (path for path in self._tree.payload if path.startswith(_SOURCE_PREFIX))
        return sorted(path for path in paths if path.count(b"/") == _SOURCE_PREFIX.count(b"/"))

    @cached_property
    def source(self) -> bytes | None:
        """The article's bytes as received; None also where it is not clear which file that is."""
        if len(self.source_paths) == 1:
            return self.read(self.source_paths[0])
        if not self.source_paths and self._tree.is_hidden(ARTICLE_TEXT):
            return None  # its folder could not be looked into, which is reported as such
        words = " and ".join(map(show_path, self.source_paths)) or "none"
        self._gathering.add(
            Code.PACKAGE_SOURCES,
            b"",
            f"a package holds one {layout.ARTICLE_SOURCE_STEM}.*",
            found=words,
        )
        return None

    @cached_property
    def references(self) -> JsonObject | None:
        """references.json."""
        return self.read_record(REFERENCES_JSON)

    @cached_property
    def article(self) -> JsonObject | None:
        """article.json."""
        return self.read_record(ARTICLE_JSON)

    @cached_property
    def collection(self) -> JsonObject | None:
        """collection.json."""
        return self.read_record(COLLECTION_JSON)

    def have_our_records(self) -> bool:
        """Tell whether a record says that it has one of our forms."""
        references, article = self.references or {}, self.article or {}
        return (
            references.get("schema") == REFERENCES_SCHEMA or article.get("schema") == ARTICLE_SCHEMA
        )

    def read(self, path: BagPath) -> bytes | None:
        """Read a payload file."""
        size = self._tree.payload.get(path)
        if size is None:
            return None
        if size > limits.PACKAGE_RECORD_BYTES:
            words = f"{size:,} bytes; no more than {limits.PACKAGE_RECORD_BYTES:,} are read"
            self._gathering.add(Code.RECORD_LIMIT, path, words)
            return None
        try:
            return self._reader.read_file(path, size)
        except UnreadableFileError as error:
            self._gathering.add(Code.PAYLOAD_UNREADABLE, path, str(error))
        except FileChangedError as error:
            self._gathering.add(Code.CHANGED_DURING_CHECK, path, str(error))
        return None

    def read_record(self, path: BagPath) -> JsonObject | None:
        """Read a JSON record."""
        content = self.read(path)
        if content is None:
            return None
        try:
            return parse_record(content)
        except MalformedRecordError as error:
            self._gathering.add(Code.RECORD_MALFORMED, path, str(error))
            return None
