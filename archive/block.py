"""Bytes of any number: few stand in the memory, many in a temporary file that has no name."""

import os
import tempfile
import weakref
from collections.abc import Iterator

from archive import limits
from archive.errors import WriteError


class _NamelessFile:
    """A temporary file that is closed, and so gone, when nothing refers to it any more."""

    __slots__ = ("__weakref__", "file")

    def __init__(self) -> None:
        self.file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives as long as self
        weakref.finalize(self, self.file.close)


class Block:
    """Bytes that are read again and again, from any thread, and never change."""

    __slots__ = ("_file", "_memory", "size_bytes")

    def __init__(self, content: bytes = b"", *, file: _NamelessFile | None = None) -> None:
        """Hold bytes; or, for ``BlockBuilder`` alone, what stands in a file."""
        self._memory = content
        self._file = file
        self.size_bytes = len(content) if file is None else os.fstat(file.file.fileno()).st_size

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        """Give the bytes from ``start`` up to ``stop`` (the end where None), in one piece."""
        if self._file is None:
            return self._memory[start:stop]
        return b"".join(self.pieces(start, stop))

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Give the same bytes in pieces of at most ``limits.READ_CHUNK_BYTES``."""
        end = self.size_bytes if stop is None else min(stop, self.size_bytes)
        for offset in range(start, end, limits.READ_CHUNK_BYTES):
            size = min(limits.READ_CHUNK_BYTES, end - offset)
            if self._file is None:
                yield self._memory[offset : offset + size]
            else:
                yield os.pread(self._file.file.fileno(), size, offset)


class BlockBuilder:
    """Collects bytes and makes a ``Block`` of them."""

    def __init__(self, *, memory_bytes: int = limits.BLOCK_MEMORY_BYTES) -> None:
        """Keep up to ``memory_bytes`` in the memory, and everything in a file beyond that."""
        self._memory_bytes = memory_bytes
        self._memory = bytearray()
        self._file: _NamelessFile | None = None

    def append(self, piece: bytes | memoryview) -> None:
        """Add bytes at the end.

        Raises:
            WriteError: The temporary folder is full or cannot be written to.
        """
        if self._file is None and len(self._memory) + len(piece) <= self._memory_bytes:
            self._memory += piece
            return
        try:
            if self._file is None:
                self._file = _NamelessFile()
                _write_all(self._file, self._memory)
                self._memory.clear()
            _write_all(self._file, piece)
        except OSError as error:
            raise WriteError(
                f"{tempfile.gettempdir()}: a large response cannot be kept: {error.strerror}",
                hint="Free some space, or name another folder in TMPDIR.",
            ) from error

    def build(self) -> Block:
        """Give everything so far; nothing is appended after that."""
        return Block(bytes(self._memory), file=self._file)


def _write_all(file: _NamelessFile, content: bytes | bytearray | memoryview) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[file.file.write(rest) :]
