"""A bag as it was read: what is in its folder, and what its tag files say.

Reading only gathers. Whether the two agree is for the checks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from archive import limits
from archive.digests import parse_algorithm
from archive.errors import FileChangedError, UnreadableFileError, UnsupportedAlgorithmError
from archive.files import FileReader
from archive.findings import Code
from archive.gathering import Gathering
from archive.layout import BAG_INFO_TXT, BAGIT_TXT, FETCH_TXT
from archive.manifest import (
    Manifest,
    ManifestKind,
    ManifestName,
    parse_manifest,
    parse_manifest_name,
)
from archive.paths import BagPath
from archive.tagfiles import (
    BAGIT_1_0,
    BagInfo,
    Declaration,
    FetchList,
    Version,
    parse_bag_info,
    parse_declaration,
    parse_fetch,
)
from archive.tagtext import Fault
from archive.tree import Tree

BAGIT_TXT_PATH = BagPath(BAGIT_TXT.encode())
BAG_INFO_PATH = BagPath(BAG_INFO_TXT.encode())
FETCH_PATH = BagPath(FETCH_TXT.encode())
_PACKAGE_INFO_PATH = BagPath(b"package-info.txt")  # the name of bag-info.txt before BagIt 0.96
_BAG_INFO_VERSION = Version(0, 96)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bag:
    """A bag as it was read."""

    tree: Tree
    declaration: Declaration
    manifests: tuple[Manifest, ...]  # of both kinds that could be read, by name
    info: BagInfo | None  # None where bag-info.txt is absent or could not be read
    fetch: FetchList | None  # likewise

    @property
    def is_1_0(self) -> bool:
        """Whether the rules of BagIt 1.0 hold, some of which are stricter than those before."""
        return self.declaration.version >= BAGIT_1_0


def find_manifests(tree: Tree, kind: ManifestKind) -> list[ManifestName]:
    """Find the files that are manifests by their names, whether or not they can be read."""
    named = map(parse_manifest_name, sorted(tree.tags))
    return [name for name in named if name is not None and name.kind is kind]


def bag_info_path(version: Version) -> BagPath:
    """Give the name of bag-info.txt in a version of BagIt."""
    return BAG_INFO_PATH if version >= _BAG_INFO_VERSION else _PACKAGE_INFO_PATH


def read_bag(tree: Tree, reader: FileReader, gathering: Gathering) -> Bag:
    """Read the tag files that RFC 8493 defines.

    Args:
        tree: What is in the bag's folder.
        reader: Reads its files.
        gathering: Where to add what is wrong with them; nothing stops the reading.
    """
    tag_files = _TagFiles(tree, reader, gathering)
    declaration = tag_files.read(BAGIT_TXT_PATH, limits.BAGIT_TXT_BYTES, parse_declaration)
    declaration = declaration or Declaration()
    codec, is_1_0 = declaration.codec, declaration.version >= BAGIT_1_0
    manifests = (
        tag_files.read_manifest(name, declaration)
        for kind in ManifestKind
        for name in find_manifests(tree, kind)
    )
    return Bag(
        tree=tree,
        declaration=declaration,
        manifests=tuple(manifest for manifest in manifests if manifest is not None),
        info=tag_files.read(
            bag_info_path(declaration.version),
            limits.BAG_INFO_BYTES,
            lambda pieces: parse_bag_info(pieces, codec=codec, is_1_0=is_1_0),
        ),
        fetch=tag_files.read(
            FETCH_PATH,
            limits.TAG_FILE_BYTES,
            lambda pieces: parse_fetch(pieces, codec=codec, is_1_0=is_1_0),
        ),
    )


class _Parsed(Protocol):
    @property
    def faults(self) -> tuple[Fault, ...]: ...


_P = TypeVar("_P", bound=_Parsed)


class _TagFiles:
    def __init__(self, tree: Tree, reader: FileReader, gathering: Gathering) -> None:
        self._tree = tree
        self._reader = reader
        self._gathering = gathering

    def read_manifest(self, named: ManifestName, declaration: Declaration) -> Manifest | None:
        try:
            algorithm = parse_algorithm(named.algorithm)
        except UnsupportedAlgorithmError as error:
            self._gathering.add(Code.ALGORITHM_UNSUPPORTED, named.path, str(error))
            return None
        return self.read(
            named.path,
            limits.TAG_FILE_BYTES,
            lambda pieces: parse_manifest(
                pieces,
                path=named.path,
                kind=named.kind,
                algorithm=algorithm,
                codec=declaration.codec,
                is_1_0=declaration.version >= BAGIT_1_0,
            ),
        )

    def read(
        self, path: BagPath, limit_bytes: int, parse: Callable[[Iterable[bytes]], _P]
    ) -> _P | None:
        """Read and parse a tag file; None where it is absent, or cannot be read."""
        size = self._tree.tags.get(path)
        if size is None:
            return None
        if size > limit_bytes:
            words = f"{size:,} bytes; no more than {limit_bytes:,} are read"
            self._gathering.add(Code.TAG_FILE_LIMIT, path, words)
            return None
        try:
            parsed = parse(self._reader.read_pieces(path, size))
        except UnreadableFileError as error:
            self._gathering.add(Code.TAG_FILE_UNREADABLE, path, str(error))
        except FileChangedError as error:
            self._gathering.add(Code.CHANGED_DURING_CHECK, path, str(error))
        else:
            self._gathering.add_faults(path, parsed.faults)
            return parsed
        return None
