"""The WARC files of a bag: every record, then the records against one another.

1. The WARC files: framing, headers, digests, HTTP messages, the closing record.
2. Their CDXJ indexes: every line against its record, every record against a line.
3. Their journals, of files that are still being written.
4. The links between records, across all files: ids, captures, revisits.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from archive.checks.warc_files import NAME, WARC_INDEX, Place, find_warc_files
from archive.errors import BagError, LimitReachedError
from archive.files import FileReader
from archive.findings import Check, Code
from archive.gathering import Gathering, skipped
from archive.paths import BagPath
from archive.tree import Tree
from archive.warc.file import check_file
from archive.warc.index import check_index
from archive.warc.journal import check_journal
from archive.warc.links import check_links
from archive.warc.log import Log
from archive.warc.source import Source

if TYPE_CHECKING:
    from archive.warc.facts import FileFacts


def check_warcs(tree: Tree, reader: FileReader) -> tuple[Check, Mapping[str, Place]]:
    """Check the WARC files of a package, and the index of them where there is one.

    Args:
        tree: What is in the bag.
        reader: Reads its files.

    Returns:
        The check, and the places of all records by their ids, for the checks of what names them.
    """
    check = WarcsCheck()
    for path in find_warc_files(tree):
        with check.unreadable_noted(path), reader.open_file(path, tree.payload[path]) as file:
            check.add_warc(file, path)
    if WARC_INDEX in tree.payload:
        with check.unreadable_noted(WARC_INDEX):
            check.add_index(reader.read_pieces(WARC_INDEX, tree.payload[WARC_INDEX]), WARC_INDEX)
    return check.finish(), check.places


class WarcsCheck:
    """Checks the WARC files of one bag. It writes nothing and needs no network.

    Memory stays flat: blocks are read in pieces, and of a record only its ids, date, address and
    digest are kept. What it does not show: that a server sent what the records hold.
    """

    def __init__(self) -> None:
        self._files: list[tuple[FileFacts, Log]] = []
        self._logs: list[tuple[bytes, Log]] = []

    @property
    def places(self) -> dict[str, Place]:
        """Where every record stands that was read, by its id without angle brackets."""
        return {
            record.id.strip("<>"): Place(
                file=BagPath(os.fsencode(facts.file)),
                offset=record.offset,
                target_uri=record.target_uri,
                date=record.date,
            )
            for facts, _ in self._files
            for record in facts.records
            if record.id
        }

    def add_warc(self, descriptor: int, path: bytes) -> None:
        """Check one WARC file (1).

        Args:
            descriptor: Open for reading; its own position is neither used nor changed.
            path: In the bag, for the findings.

        Raises:
            OSError: It cannot be read.
        """
        log = self._new_log(path)
        self._files.append((check_file(Source(descriptor), os.fsdecode(path), log), log))

    def add_index(self, pieces: Iterable[bytes], path: bytes) -> None:
        """Compare a CDXJ index with the WARC files that were added before it (2).

        Args:
            pieces: The index, not compressed, in pieces of any size.
            path: In the bag, for the findings.
        """
        check_index(pieces, [facts for facts, _ in self._files], self._new_log(path))

    def add_journal(self, pieces: Iterable[bytes], path: bytes, descriptor: int) -> None:
        """Compare the journal of a WARC file's writing with the file, which was added last (3).

        Args:
            pieces: The journal, in pieces of any size.
            path: Of the journal, for the findings.
            descriptor: Of the WARC file.
        """
        facts, _ = self._files[-1]
        check_journal(pieces, facts, Source(descriptor), self._new_log(path))

    def finish(self) -> Check:
        """Compare the records of all files with one another (4), and give the check as it ended."""
        if not self._logs:
            return skipped(NAME, "there is no WARC file in the bag")
        check_links(self._files)
        gathering = Gathering(NAME)
        for path, log in self._logs:
            log.report(path, gathering)
        return gathering.finish()

    @contextmanager
    def unreadable_noted(self, path: bytes) -> Iterator[None]:
        """Note what the operating system, or a limit, does not let us read of a file."""
        try:
            yield
        except (BagError, LimitReachedError) as error:
            self._new_log(path).note(Code.WARC_UNREADABLE, str(error))

    def _new_log(self, path: bytes) -> Log:
        log = Log()
        self._logs.append((path, log))
        return log


def check_warc(path: Path) -> Check:
    """Check one WARC file by itself; whatever it refers to must be in it.

    Raises:
        OSError: It cannot be opened.
    """
    check = WarcsCheck()
    with path.open("rb") as file:
        check.add_warc(file.fileno(), os.fsencode(path.name))
    return check.finish()
