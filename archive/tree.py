"""What is in a bag's folder: walked once, no link followed, before any manifest is read.

Every later step compares with this picture. What is not in it as a regular file is never opened.
"""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from archive import limits
from archive.errors import LimitReachedError, UnreadableBagError
from archive.files import BagFolder
from archive.layout import PAYLOAD
from archive.paths import BagPath

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC

_ENCODING, _ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()  # as os.fsencode

PAYLOAD_FOLDER = BagPath(PAYLOAD.encode())
_PAYLOAD_PREFIX = PAYLOAD_FOLDER + b"/"


class Special(StrEnum):
    """What is neither a regular file nor a folder."""

    LINK = "a symbolic link"
    FIFO = "a FIFO"
    SOCKET = "a socket"
    DEVICE = "a device"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tree:
    """Every entry below a bag's folder, by its path."""

    payload: Mapping[BagPath, int]  # regular files below data/, with their sizes in bytes
    tags: Mapping[BagPath, int]  # the other regular files: tag files
    folders: frozenset[BagPath]
    specials: Mapping[BagPath, Special]
    unreadable: Mapping[BagPath, str]  # what the operating system did not show, and its words
    too_deep: frozenset[BagPath]  # folders that were not entered

    @property
    def payload_bytes(self) -> int:
        """The size of the payload."""
        return sum(self.payload.values())

    @property
    def size_bytes(self) -> int:
        """The size of all regular files."""
        return self.payload_bytes + sum(self.tags.values())

    def size_of(self, path: BagPath) -> int | None:
        """Give a regular file's size in bytes, or None where there is no such file."""
        size = self.payload.get(path)
        return self.tags.get(path) if size is None else size

    @property
    def is_partial(self) -> bool:
        """Whether there may be more in the folder than was to be seen."""
        return bool(self.unreadable or self.too_deep)

    def is_hidden(self, path: BagPath) -> bool:
        """Tell whether nobody can say if a path exists, because it was not to be seen."""
        return self.is_partial and any(
            above in self.unreadable or above in self.too_deep for above in _self_and_above(path)
        )


def is_payload(path: BagPath) -> bool:
    """Tell whether a path is below ``data/`` (RFC 8493 §2.1.2)."""
    return path.startswith(_PAYLOAD_PREFIX)


def walk_bag(folder: BagFolder) -> Tree:
    """Walk a bag's folder.

    Raises:
        UnreadableBagError: The bag's own folder cannot be listed; below it that is no error.
        LimitReachedError: There are more than ``limits.FILES`` entries.
    """
    walk = _Walk()
    try:
        walk.run(folder.descriptor)
    except OSError as error:
        raise UnreadableBagError(f"the bag's folder cannot be listed: {error.strerror}") from error
    finally:
        walk.close()
    return Tree(
        payload=walk.payload,
        tags=walk.tags,
        folders=frozenset(walk.folders),
        specials=walk.specials,
        unreadable=walk.unreadable,
        too_deep=frozenset(walk.too_deep),
    )


@dataclass(kw_only=True, slots=True)
class _Level:
    """A folder that is open while what is below it is walked."""

    descriptor: int
    prefix: bytes  # of the paths in it
    waiting: list[bytes]  # names of folders in it that were not entered yet


@dataclass(kw_only=True, slots=True)
class _Walk:
    payload: dict[BagPath, int] = field(default_factory=dict)
    tags: dict[BagPath, int] = field(default_factory=dict)
    folders: set[BagPath] = field(default_factory=set)
    specials: dict[BagPath, Special] = field(default_factory=dict)
    unreadable: dict[BagPath, str] = field(default_factory=dict)
    too_deep: set[BagPath] = field(default_factory=set)
    _levels: list[_Level] = field(default_factory=list)  # from the bag's folder inwards
    _seen: int = 0

    def run(self, root: int) -> None:
        """Walk depth first, so that no more folders are open at a time than the path is deep."""
        self._enter(os.dup(root), b"")
        while self._levels:
            level = self._levels[-1]
            if level.waiting:
                self._descend(level, level.waiting.pop())
            else:
                os.close(self._levels.pop().descriptor)

    def close(self) -> None:
        """Close what an error left open."""
        while self._levels:
            os.close(self._levels.pop().descriptor)

    def _descend(self, level: _Level, name: bytes) -> None:
        path = BagPath(level.prefix + name)
        self.folders.add(path)
        if len(self._levels) > limits.PATH_DEPTH:
            self.too_deep.add(path)
            return
        try:
            self._enter(os.open(name, _FOLDER, dir_fd=level.descriptor), path + b"/")
        except OSError as error:
            self.unreadable[path] = str(error.strerror)

    def _enter(self, descriptor: int, prefix: bytes) -> None:
        level = _Level(descriptor=descriptor, prefix=prefix, waiting=[])
        self._levels.append(level)
        files = self.payload if prefix.startswith(_PAYLOAD_PREFIX) else self.tags
        with os.scandir(descriptor) as entries:
            for entry in entries:  # in one loop, for speed: a bag may have a million files
                self._seen += 1
                if self._seen > limits.FILES:
                    words = f"more than {limits.FILES:,} files and folders in one bag"
                    raise LimitReachedError(words)
                name = entry.name.encode(_ENCODING, _ERRORS)
                path = BagPath(prefix + name)
                try:
                    if entry.is_file(follow_symlinks=False):
                        files[path] = entry.stat(follow_symlinks=False).st_size
                    elif entry.is_dir(follow_symlinks=False):
                        level.waiting.append(name)
                    else:
                        self.specials[path] = _kind_of(entry.stat(follow_symlinks=False).st_mode)
                except OSError as error:
                    self.unreadable[path] = str(error.strerror)


def _kind_of(mode: int) -> Special:
    if stat.S_ISLNK(mode):
        return Special.LINK
    if stat.S_ISFIFO(mode):
        return Special.FIFO
    return Special.SOCKET if stat.S_ISSOCK(mode) else Special.DEVICE


def _self_and_above(path: BagPath) -> Iterator[BagPath]:
    above: bytes = path
    while above:
        yield BagPath(above)
        above = above.rpartition(b"/")[0]
