"""Which file of the bag each line of a manifest means.

Nearly always it is the file of exactly that name. Other systems spell names otherwise: macOS takes
accents apart (NFD), some tools leave a ``%`` as it is, and old bags travelled over file systems
that do not know cases. A file is found under another spelling only where no line names it exactly.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from archive.findings import Code
from archive.manifest import Manifest
from archive.paths import BagPath, normal_form
from archive.tree import Tree

_NAME_BYTES = 255  # of a name on disk; in another normal form it is at most four times as long


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A manifest, matched with what is in the bag."""

    manifest: Manifest
    respelled: Mapping[BagPath, tuple[Code, BagPath]]  # listed path: why, and the file it means
    listed_as: Mapping[BagPath, BagPath]  # the inverse: file to listed path
    absent: tuple[tuple[int, BagPath], ...]  # line and path of what is not there

    def file_of(self, path: BagPath) -> BagPath:
        """Give the file that a listed path means."""
        return self.respelled[path][1] if path in self.respelled else path

    def checksums_of(self, file: BagPath) -> tuple[bytes, ...]:
        """Give every checksum that the manifest has for a file: nearly always one, or none."""
        entries = self.manifest.entries
        paths = (file, self.listed_as[file]) if file in self.listed_as else (file,)
        return tuple(entries[path] for path in paths if path in entries)

    def lists(self, file: BagPath) -> bool:
        """Tell whether a line means this file."""
        return file in self.manifest.entries or file in self.listed_as


def match_manifest(manifest: Manifest, tree: Tree, *, is_1_0: bool) -> Listing:
    """Match the lines of a manifest with the files of a bag.

    A line whose path is a link or another special file, or lies where nobody could look, is not
    called absent: that is reported as what it is.
    """
    respelled: dict[BagPath, tuple[Code, BagPath]] = {}
    absent = []
    spellings = _Spellings(manifest, tree, is_1_0=is_1_0)
    elsewhere = manifest.entries.keys() - tree.payload.keys() - tree.tags.keys()
    for line, path in manifest.lines() if elsewhere else ():
        if path not in elsewhere:
            continue
        meant = spellings.find(path)
        if meant is not None:
            respelled[path] = meant
        elif path not in tree.specials and not tree.is_hidden(path):
            absent.append((line, path))
    return Listing(
        manifest=manifest,
        respelled=respelled,
        listed_as={file: path for path, (_, file) in respelled.items()},
        absent=tuple(absent),
    )


class _Spellings:
    """Finds files under other spellings; its indexes are made when the first is asked for."""

    def __init__(self, manifest: Manifest, tree: Tree, *, is_1_0: bool) -> None:
        self._manifest = manifest
        self._tree = tree
        self._is_1_0 = is_1_0
        self._taken: set[BagPath] = set()

    def find(self, path: BagPath) -> tuple[Code, BagPath] | None:
        """Find the file that a path means, and what kind of spelling it is; each file once."""
        written = BagPath(self._manifest.written.get(path, path))
        if self._tree.size_of(written) is not None and self._is_free(written):
            return self._take(Code.RAW_PERCENT, written)
        if any(len(name) > 4 * _NAME_BYTES for name in path.split(b"/")):
            return None
        file = self._next(self._by_form, normal_form(path))
        if file is not None:
            return self._take(Code.NAME_NORMALISED, file)
        file = None if self._is_1_0 else self._next(self._by_case, _caseless(path))
        return None if file is None else self._take(Code.NAME_CASE, file)

    def _take(self, code: Code, file: BagPath) -> tuple[Code, BagPath]:
        self._taken.add(file)
        return code, file

    def _is_free(self, file: BagPath) -> bool:
        # RFC 8493 §2.1.3: once in a manifest. An older bag may list a file under two spellings.
        may_be_listed = not self._is_1_0 or file not in self._manifest.entries
        return may_be_listed and file not in self._taken

    def _next(self, index: dict[str, list[BagPath]], key: str) -> BagPath | None:
        waiting = index.get(key, [])
        while waiting:  # what is not free now never will be, so it is not looked at again
            file = waiting.pop()
            if self._is_free(file):
                return file
        return None

    @cached_property
    def _by_form(self) -> dict[str, list[BagPath]]:
        return self._index(normal_form)

    @cached_property
    def _by_case(self) -> dict[str, list[BagPath]]:
        return self._index(_caseless)

    def _index(self, key: Callable[[BagPath], str]) -> dict[str, list[BagPath]]:
        index: dict[str, list[BagPath]] = {}
        # From last to first, for they are taken from the end; the disk's order must not decide.
        for file in sorted([*self._tree.payload, *self._tree.tags], reverse=True):
            index.setdefault(key(file), []).append(file)
        return index


def _caseless(path: BagPath) -> str:
    return normal_form(path).casefold()
