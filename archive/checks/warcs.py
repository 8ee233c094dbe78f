"""The check of a bag's WARC files: every record, then the records against one another.

What it reads, in this order; each of the first three may be given any number of times:

    1. the WARC files      framing, headers, digests, HTTP messages, the closing record
    2. their CDXJ indexes  every line against its record, every record against a line
    3. their journals      of files that are still being written
    4. the links           ids, captures, revisits, across all files
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from archive import limits
from archive.findings import Check, Code, Finding, Severity, Status
from archive.warc.file import check_file
from archive.warc.index import check_index
from archive.warc.journal import check_journal
from archive.warc.links import check_links
from archive.warc.log import Log
from archive.warc.source import Source

if TYPE_CHECKING:
    from archive.warc.facts import FileFacts

NAME = "warcs"
_NOT_READ_TO_ITS_END = frozenset({Code.WARC_LIMIT, Code.WARC_UNREADABLE})


class WarcsCheck:
    """Checks the WARC files of one bag. It writes nothing and needs no network.

    Memory stays flat: blocks are read in pieces, and of a record only its ids, date, address and
    digest are kept. What it does not show: that a server sent what the records hold.
    """

    def __init__(self) -> None:
        self._files: list[tuple[FileFacts, Log]] = []
        self._others: list[Log] = []

    def add_warc(self, file: BinaryIO, path: str) -> None:
        """Check one WARC file.

        Args:
            file: Open for reading, with a descriptor; its position is neither used nor changed.
            path: In the bag, for the findings.
        """
        try:
            self._files.append(check_file(Source(file.fileno()), path))
        except OSError as error:
            self._new_log(path).note(Code.WARC_UNREADABLE, f"it cannot be read: {error.strerror}")

    def add_index(self, pieces: Iterable[bytes], path: str) -> None:
        """Compare a CDXJ index with the WARC files that were added before it.

        Args:
            pieces: The index, not compressed, in pieces of any size.
            path: In the bag, for the findings.
        """
        check_index(pieces, [facts for facts, _ in self._files], self._new_log(path))

    def add_journal(self, pieces: Iterable[bytes], path: str, file: BinaryIO) -> None:
        """Compare the journal of a WARC file's writing with the file that was added last.

        Args:
            pieces: The journal, in pieces of any size.
            path: Of the journal, for the findings.
            file: The WARC file, open for reading.
        """
        facts, _ = self._files[-1]
        check_journal(pieces, facts, Source(file.fileno()), self._new_log(path))

    def finish(self) -> Check:
        """Compare all records with one another, and say how the check ended.

        Returns:
            SKIPPED where there was no WARC file; FAILED where an error was found; INDETERMINATE
            where there was none, but a file could not be read to its end; else PASSED.
        """
        check_links(self._files)
        logs = [log for _, log in self._files] + self._others
        found = [finding for log in logs for finding in log.findings]
        dropped = sum(log.dropped for log in logs) + max(0, len(found) - limits.FINDINGS)
        status, reason = _judge(found)
        if not logs:
            status, reason = Status.SKIPPED, "there is no WARC file in the bag"
        if dropped:
            reason = f"{dropped} more findings are not shown"
        return Check(
            name=NAME, status=status, reason=reason, findings=tuple(found[: limits.FINDINGS])
        )

    def _new_log(self, path: str) -> Log:
        log = Log(path)
        self._others.append(log)
        return log


def check_warc(path: Path) -> Check:
    """Check one WARC file by itself; what it refers to must be in it.

    Raises:
        OSError: It cannot be opened.
    """
    check = WarcsCheck()
    with path.open("rb") as file:
        check.add_warc(file, path.name)
    return check.finish()


def _judge(findings: Iterable[Finding]) -> tuple[Status, str | None]:
    unread = None
    for finding in findings:
        if finding.severity is Severity.ERROR:
            return Status.FAILED, None
        if finding.code in _NOT_READ_TO_ITS_END:
            unread = f"{finding.file}: {finding.message}"
    return (Status.INDETERMINATE, unread) if unread else (Status.PASSED, None)
