"""Opening the files of a bag: below its folder, through no link, nothing but regular files.

Names are looked up one step at a time from the bag's own folder, which is opened once. So nothing
outside the bag can be opened, even while somebody swaps its folders for links.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from archive import limits
from archive.errors import (
    FileChangedError,
    LimitReachedError,
    NotABagError,
    UnreadableBagError,
    UnreadableFileError,
)
from archive.paths import BagPath

_STEP = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# O_NONBLOCK: a FIFO that has taken a file's place must not make us wait for a writer.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY

# What opening says of a name that was a regular file a moment ago and no longer is.
_NO_LONGER_A_FILE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO}


class BagFolder:
    """A bag's folder, held open until ``close``.

    Args:
        path: The folder. The path itself may lead through links: it comes from the user.

    Raises:
        NotABagError: There is no such folder.
        UnreadableBagError: The operating system does not let us open it.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        try:
            self.descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotABagError(f"{os.fspath(path)}: not a folder: {error.strerror}") from error
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            raise UnreadableBagError(f"{os.fspath(path)}: cannot be opened: {error}") from error

    @classmethod
    def of_descriptor(cls, descriptor: int) -> Self:
        """Take over a folder that is open already, as another process handed it on."""
        folder = cls.__new__(cls)
        folder.descriptor = descriptor
        return folder

    def close(self) -> None:
        """Close the folder."""
        os.close(self.descriptor)


class FileReader:
    """Reads regular files of a bag, until ``close``; each thread needs its own.

    It keeps the folders above the last file open, so that files in the order of the disk cost one
    look-up each.
    """

    def __init__(self, folder: BagFolder) -> None:
        self._root = folder.descriptor
        self._folder: bytes | None = None  # of the last file
        self._steps: list[tuple[bytes, int]] = []  # the folders down to it, outermost first

    def close(self) -> None:
        """Close the folders that are still open."""
        self._leave(0)

    def read_file(self, path: BagPath, size_bytes: int) -> bytes:
        """Read a whole file; arguments and errors as in ``read_pieces``."""
        return b"".join(self.read_pieces(path, size_bytes))

    def read_pieces(self, path: BagPath, size_bytes: int) -> Iterator[bytes]:
        """Read a file in pieces of at most ``limits.READ_CHUNK_BYTES``.

        Args:
            path: As the walk of the bag found it.
            size_bytes: How large the walk found it; no more is ever read.

        Raises:
            UnreadableFileError: The operating system does not let us open or read it.
            FileChangedError: It has another size by now, or is no regular file any more.
            LimitReachedError: It is larger than ``limits.SPARSE_FILE_BYTES`` and nearly all of it
                is a hole: reading would take as long as its maker wished, not as long as it is.
        """
        with self.open_file(path, size_bytes) as descriptor:
            yield from _read_all(descriptor, size_bytes)

    def read_small(self, path: BagPath, size_bytes: int) -> bytes:
        """Read a small file in one call; arguments and errors as in ``read_pieces``."""
        descriptor = self._open(path)
        try:
            _refuse_unless_as_found(descriptor, size_bytes)
            content = os.read(descriptor, size_bytes + 1)  # one more: has it grown?
            if len(content) < size_bytes:  # so a network disk may answer; or it shrank
                content += b"".join(_read_all(descriptor, size_bytes - len(content)))
        except OSError as error:
            raise UnreadableFileError(f"it cannot be read: {error.strerror}") from error
        finally:
            os.close(descriptor)
        if len(content) > size_bytes:
            raise FileChangedError("it grew while it was read")
        return content

    @contextmanager
    def open_file(self, path: BagPath, size_bytes: int) -> Iterator[int]:
        """Open a file that is read in several places; arguments and errors as in ``read_pieces``.

        Yields:
            A descriptor, open for reading.
        """
        descriptor = self._open(path)
        try:
            _refuse_unless_as_found(descriptor, size_bytes)
            yield descriptor
        except OSError as error:
            raise UnreadableFileError(f"it cannot be read: {error.strerror}") from error
        finally:
            os.close(descriptor)

    def _open(self, path: BagPath) -> int:
        folder, _, name = path.rpartition(b"/")
        try:
            return os.open(name, _FILE, dir_fd=self._enter(folder))
        except OSError as error:
            if error.errno in _NO_LONGER_A_FILE:
                words = f"it was there when the bag was walked: {error.strerror}"
                raise FileChangedError(words) from error
            raise UnreadableFileError(f"it cannot be opened: {error.strerror}") from error

    def _enter(self, folder: bytes) -> int:
        if folder != self._folder:
            self._folder = None  # until every step to it is open
            self._step_into(folder.split(b"/") if folder else [])
            self._folder = folder
        return self._innermost

    def _step_into(self, names: list[bytes]) -> None:
        shared = 0
        for name, (open_name, _) in zip(names, self._steps, strict=False):
            if name != open_name:
                break
            shared += 1
        self._leave(shared)
        for name in names[shared:]:
            self._steps.append((name, os.open(name, _STEP, dir_fd=self._innermost)))

    @property
    def _innermost(self) -> int:
        return self._steps[-1][1] if self._steps else self._root

    def _leave(self, depth: int) -> None:
        while len(self._steps) > depth:
            os.close(self._steps.pop()[1])


def _refuse_unless_as_found(descriptor: int, size_bytes: int) -> None:
    """Look at the open file, not at its name, which may mean another file by now."""
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        raise FileChangedError("it is no regular file any more")
    if found.st_size != size_bytes:
        raise FileChangedError(f"it has {found.st_size} bytes, and had {size_bytes} when walked")
    if size_bytes > limits.SPARSE_FILE_BYTES and _is_nearly_all_hole(descriptor, found):
        raise LimitReachedError(
            f"nearly all of its {size_bytes:,} bytes are a hole; it was not read"
        )


def _is_nearly_all_hole(descriptor: int, found: os.stat_result) -> bool:
    # Both signs are needed: some network file systems count no blocks, and some know no holes.
    on_disk_bytes = found.st_blocks * 512  # stat(2): blocks are of 512 bytes everywhere
    if on_disk_bytes * 1000 > found.st_size:
        return False
    first_hole = os.lseek(descriptor, 0, os.SEEK_HOLE)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return first_hole < found.st_size


def _read_all(descriptor: int, size_bytes: int) -> Iterator[bytes]:
    left = size_bytes
    while True:
        # One byte more than there should be: a small file's end is then seen without another call.
        wanted = min(left + 1, limits.READ_CHUNK_BYTES)
        piece = os.read(descriptor, wanted)
        left -= len(piece)
        if left < 0:
            raise FileChangedError("it grew while it was read")
        if piece:
            yield piece
        if not piece or (left == 0 and len(piece) < wanted):
            break
    if left:
        raise FileChangedError("it shrank while it was read")
