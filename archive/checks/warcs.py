"""The WARC files of a bag: every record, then the records against one another.

1. The WARC files: framing, headers, digests, HTTP messages, the closing record.
2. Their CDXJ indexes: every line against its record, every record against a line.
3. Their journals, of files that are still being written.
4. The links between records, across all files: ids, captures, revisits.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from archive.findings import Check, Code
from archive.gathering import Gathering, skipped
from archive.warc.file import check_file
from archive.warc.index import check_index
from archive.warc.journal import check_journal
from archive.warc.links import check_links
from archive.warc.log import Log
from archive.warc.source import Source

if TYPE_CHECKING:
    from archive.warc.facts import FileFacts

NAME = "warcs"


class WarcsCheck:
    """Checks the WARC files of one bag. It writes nothing and needs no network.

    Memory stays flat: blocks are read in pieces, and of a record only its ids, date, address and
    digest are kept. What it does not show: that a server sent what the records hold.
    """

    def __init__(self) -> None:
        self._files: list[tuple[FileFacts, Log]] = []
        self._logs: list[tuple[bytes, Log]] = []

    def add_warc(self, descriptor: int, path: bytes) -> None:
        """Check one WARC file (1).

        Args:
            descriptor: Open for reading; its own position is neither used nor changed.
            path: In the bag, for the findings.
        """
        log = self._new_log(path)
        try:
            facts = check_file(Source(descriptor), os.fsdecode(path), log)
        except OSError as error:
            log.note(Code.WARC_UNREADABLE, f"it cannot be read: {error.strerror}")
        else:
            self._files.append((facts, log))

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
