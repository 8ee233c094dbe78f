"""Which file of the bag each line of a manifest means.

Nearly always it is the file of exactly that name. Other systems spell names otherwise: macOS takes
accents apart (NFD), some tools leave a ``%`` as it is, and old bags travelled over file systems
that do not know cases. A file is found under another spelling only where no line names it exactly.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from archive.findings import Code
from archive.manifest import Manifest
from archive.paths import BagPath
from archive.tree import Tree

_NAME_BYTES = 255  # of a name on disk; in another normal form it is at most four times as long


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A manifest, matched with what is in the bag."""

    manifest: Manifest
    respelled: Mapping[BagPath, tuple[Code, BagPath]]  # listed path: why, and the file it means
    absent: tuple[tuple[int, BagPath], ...]  # line and path of what is not there
    _listed_as: Mapping[BagPath, tuple[BagPath, ...]]  # the inverse of ``respelled``

    def file_of(self, path: BagPath) -> BagPath:
        """Give the file that a listed path means."""
        return self.respelled[path][1] if path in self.respelled else path

    def checksums_of(self, file: BagPath) -> tuple[bytes, ...]:
        """Give every checksum that the manifest has for a file: nearly always one, or none."""
        entries = self.manifest.entries
        exact = (entries[file],) if file in entries else ()
        if file not in self._listed_as:
            return exact
        return exact + tuple(entries[path] for path in self._listed_as[file])

    def lists(self, file: BagPath) -> bool:
        """Tell whether a line means this file."""
        return file in self.manifest.entries or file in self._listed_as


def match_manifest(manifest: Manifest, tree: Tree, *, is_1_0: bool) -> Listing:
    """Match the lines of a manifest with the files of a bag.

    A line whose path is a link or another special file, or lies where nobody could look, is not
    called absent: that is reported as what it is.
    """
    respelled: dict[BagPath, tuple[Code, BagPath]] = {}
    listed_as: dict[BagPath, tuple[BagPath, ...]] = {}
    absent = []
    spellings = _Spellings(manifest, tree, is_1_0=is_1_0)
    for line, path in manifest.lines():
        if path in tree.payload or path in tree.tags:
            continue
        meant = spellings.find(path, taken=listed_as)
        if meant is not None:
            respelled[path] = meant
            listed_as[meant[1]] = (*listed_as.get(meant[1], ()), path)
        elif path not in tree.specials and not tree.is_hidden(path):
            absent.append((line, path))
    return Listing(
        manifest=manifest, respelled=respelled, absent=tuple(absent), _listed_as=listed_as
    )


class _Spellings:
    """Finds files under other spellings; its indexes are made when the first is asked for."""

    def __init__(self, manifest: Manifest, tree: Tree, *, is_1_0: bool) -> None:
        self._manifest = manifest
        self._tree = tree
        self._is_1_0 = is_1_0
        self._by_form: dict[str, list[BagPath]] | None = None
        self._by_case: dict[str, list[BagPath]] | None = None

    def find(
        self, path: BagPath, *, taken: Mapping[BagPath, object]
    ) -> tuple[Code, BagPath] | None:
        """Find the file that a path means, and what kind of spelling it is."""
        for code, file in self._candidates(path):
            # RFC 8493 §2.1.3: once in a manifest. Older bags may list a file under two spellings.
            is_free = file not in self._manifest.entries and file not in taken
            if is_free or not self._is_1_0:
                return code, file
        return None

    def _candidates(self, path: BagPath) -> Iterator[tuple[Code, BagPath]]:
        written = BagPath(self._manifest.written.get(path, path))
        if written in self._tree.payload or written in self._tree.tags:
            yield Code.RAW_PERCENT, written
        if any(len(name) > 4 * _NAME_BYTES for name in path.split(b"/")):
            return
        if self._by_form is None:
            self._by_form = self._index(_normal_form)
        yield from ((Code.NAME_NORMALISED, f) for f in self._by_form.get(_normal_form(path), ()))
        if not self._is_1_0:
            if self._by_case is None:
                self._by_case = self._index(_caseless)
            yield from ((Code.NAME_CASE, f) for f in self._by_case.get(_caseless(path), ()))

    def _index(self, key: Callable[[BagPath], str]) -> dict[str, list[BagPath]]:
        index: dict[str, list[BagPath]] = {}
        for files in (self._tree.payload, self._tree.tags):
            for file in files:
                index.setdefault(key(file), []).append(file)
        for same in index.values():
            same.sort()  # the disk's order must not decide
        return index


def _normal_form(path: BagPath) -> str:
    return unicodedata.normalize("NFC", path.decode("utf-8", "surrogateescape"))


def _caseless(path: BagPath) -> str:
    return _normal_form(path).casefold()
