"""The bytes of a file, read at any place and from any thread."""

import os

from archive import limits

_WINDOW_BYTES = 256 * limits.KIB


class Source:
    """A file of known size.

    Attributes:
        descriptor: Of the file.
        size_bytes: How large it is.

    Args:
        descriptor: Open for reading; its own position is neither used nor changed.
    """

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.size_bytes = os.fstat(descriptor).st_size
        self._is_stopped = False

    def read(self, offset: int, size_bytes: int) -> bytes:
        """Read from an offset; fewer bytes come back only at the end of the file.

        Raises:
            OSError: It cannot be read, or nobody wants it to be read any more.
        """
        if self._is_stopped:
            raise InterruptedError("the check was stopped")
        return os.pread(self.descriptor, size_bytes, offset)

    def stop(self) -> None:
        """Stop whoever is reading, by an error."""
        self._is_stopped = True

    def find(self, wanted: bytes, start: int, stop: int) -> int | None:
        """Find the first place from ``start`` up to ``stop`` at which some bytes begin."""
        offset = start
        while offset < stop:
            piece = self.read(offset, _WINDOW_BYTES)
            at = piece.find(wanted)
            if at >= 0:
                return offset + at if offset + at < stop else None
            if len(piece) < _WINDOW_BYTES:
                return None
            offset += len(piece) - len(wanted) + 1
        return None


class Window:
    """The part of a source that one thread is reading, forwards."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._start = 0
        self._bytes = memoryview(b"")

    def view(self, offset: int, size_bytes: int) -> memoryview:
        """Give bytes from an offset; fewer only at the end of the file."""
        at = offset - self._start
        end = self._start + len(self._bytes)
        is_here = at >= 0 and (offset + size_bytes <= end or end == self.source.size_bytes)
        if not is_here:
            self._bytes = memoryview(self.source.read(offset, max(size_bytes, _WINDOW_BYTES)))
            self._start = offset
            at = 0
        return self._bytes[at : at + size_bytes]
