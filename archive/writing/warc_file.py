"""A file that grows by whole units and can be cut off at any moment, and its journal.

Order: the units reach the disk, then their lines in the journal, then the caller is told. After a
kill or a power cut the next start cuts both files after the last unit that the journal names.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from archive import limits
from archive.digests import Algorithm, hash_pieces
from archive.errors import WriteError
from archive.writing.bag import sync_folder, write_errors
from archive.writing.warc_journal import Entry, read_entries, render_entries
from archive.writing.warc_unit import Unit

_CHANGED = "The file was changed by something else. Start anew with --fresh."


class JournaledFile:
    """One thread appends; nothing is safe before ``commit``.

    Attributes:
        end: The offset at which the next unit will stand.
        offsets: Where each record begins, by its id.

    Args:
        path: The file; made where it is missing, recovered where it is there.
        journal: Its journal.

    Raises:
        WriteError: The files cannot be written, or do not belong to each other.
    """

    def __init__(self, path: Path, journal: Path) -> None:
        if path.exists() and not journal.exists():
            raise WriteError(f"{path}: its journal {journal} is missing", hint=_CHANGED)
        self.end = 0
        self.offsets: dict[str, int] = {}
        self._path = path
        self._pending: list[Entry] = []
        self._failure: WriteError | None = None
        with contextlib.ExitStack() as opened, write_errors(path):
            self._journal = _open(journal)  # first: a file without a journal is none of ours
            opened.callback(os.close, self._journal)
            self._file = _open(path)
            opened.callback(os.close, self._file)
            self._recover(journal)
            self._opened = opened.pop_all()

    def append(self, unit: Unit, *, closes: bool = False) -> None:
        """Write a unit at the end; whole, or not at all.

        Args:
            unit: The records.
            closes: They end the file; appending more cuts them off when it is opened again.

        Raises:
            WriteError: The disk is full, or an earlier call failed. What was not committed is gone.
        """
        with self._whole_or_nothing():
            for piece in unit.content.pieces():
                _write(self._file, piece)
        entry = Entry(
            offset=self.end,
            length_bytes=unit.content.size_bytes,
            sha256=unit.sha256,
            members=unit.members,
            closes=closes,
        )
        self._pending.append(entry)
        self._take(entry)

    def commit(self) -> None:
        """Make every unit appended so far outlive a power cut; one wait for all of them.

        Raises:
            WriteError: The disk is full or failed. What was not committed is gone.
        """
        if not self._pending:
            return
        lines = render_entries(self._pending)
        with self._whole_or_nothing():
            os.fdatasync(self._file)
            _write(self._journal, lines)
            os.fdatasync(self._journal)
        self._safe_end = self.end
        self._safe_journal_end += len(lines)
        self._pending.clear()

    def close(self) -> None:
        """Give the files back; what was not committed may be lost."""
        self._opened.close()

    def _recover(self, journal: Path) -> None:
        self._safe_journal_end = 0
        for entry, journal_end in read_entries(journal):
            if entry.closes:
                break  # the work goes on: another record will end the file
            self._refuse_changed_bytes(entry)
            self._take(entry)
            self._safe_journal_end = journal_end
        self._safe_end = self.end
        self._cut_back()
        os.fsync(self._journal)
        os.fsync(self._file)
        sync_folder(journal.parent)
        sync_folder(self._path.parent)

    def _take(self, entry: Entry) -> None:
        for member in entry.members:
            self.offsets[member.record_id] = self.end
            self.end += member.length_bytes

    def _refuse_changed_bytes(self, entry: Entry) -> None:
        (sha256,) = hash_pieces(_read(self._file, entry), (Algorithm.SHA256,))
        if sha256 != entry.sha256:
            raise WriteError(
                f"{self._path}: the bytes {entry.offset} to {entry.end} are not those of the"
                f" journal: expected SHA-256 {entry.sha256}, found {sha256}",
                hint=_CHANGED,
            )

    @contextlib.contextmanager
    def _whole_or_nothing(self) -> Iterator[None]:
        """Undo what was not committed when something fails, and refuse all work after that."""
        if self._failure:
            raise self._failure
        try:
            with write_errors(self._path):
                yield
        except WriteError as error:
            self._failure = error
            with contextlib.suppress(OSError):  # the next start cuts them if this cannot
                self._cut_back()
            raise

    def _cut_back(self) -> None:
        # The journal first: a longer file is cut at the next start, a longer journal cannot be.
        for descriptor, size in (
            (self._journal, self._safe_journal_end),
            (self._file, self._safe_end),
        ):
            os.ftruncate(descriptor, size)
            os.lseek(descriptor, size, os.SEEK_SET)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)


def _write(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _read(descriptor: int, entry: Entry) -> Iterator[bytes]:
    for offset in range(entry.offset, entry.end, limits.READ_CHUNK_BYTES):
        yield os.pread(descriptor, min(limits.READ_CHUNK_BYTES, entry.end - offset), offset)
