"""The records of a part of a file, one after another, and where to go on after damage.

Either each record stands in a gzip member of its own (WARC 1.1 annex D), or nothing is compressed.
"""

from abc import ABC, abstractmethod

from archive.findings import Code
from archive.warc.budget import Budget, Work
from archive.warc.closing import keep_fields
from archive.warc.facts import FileFacts
from archive.warc.header import VERSION_MARK
from archive.warc.inflate import InflateError, new_inflater
from archive.warc.log import Log
from archive.warc.octets import GZIP_MAGIC, DamagedMemberError, GzipMember, Octets, PlainFile
from archive.warc.record import RecordCheck
from archive.warc.source import Source, Window

_BETWEEN = b"\r\n\r\n"  # two records of a file that is not compressed
_LOOKED_AT_BYTES = 1024  # of a gzip member, to see whether a record begins in it


class Walk(ABC):
    """Checks the records that begin in a part of a file. One thread, one walk.

    Args:
        source: The file.
        facts: Where to keep what the records say.
        log: What to note findings in.
        budget: What the file may still cost.
    """

    def __init__(self, source: Source, facts: FileFacts, log: Log, budget: Budget) -> None:
        self._source = source
        self._window = Window(source)
        self._facts = facts
        self._log = log
        self._budget = budget

    def run(self, start: int, stop: int) -> int:
        """Check every record that begins from ``start`` up to ``stop``.

        Returns:
            Where the next record would begin.

        Raises:
            LimitReachedError: The file has cost more than the limits allow.
        """
        offset = start
        while offset < stop:
            offset = self._check(offset) if self._begins(offset) else self._pass_over(offset)
        return offset

    def find_record(self, start: int, stop: int) -> int | None:
        """Find the next place from ``start`` up to ``stop`` at which a record seems to begin."""
        at = self._find_mark(start, stop)
        while at is not None:
            self._budget.spend(Work.SEARCHES)
            if self._begins_record(at):
                return at
            at = self._find_mark(at + 1, stop)
        return None

    @abstractmethod
    def _begins(self, offset: int) -> bool:
        """Tell whether what can hold a record begins here."""

    @abstractmethod
    def _begins_record(self, offset: int) -> bool:
        """Tell whether a record begins here."""

    @abstractmethod
    def _find_mark(self, start: int, stop: int) -> int | None:
        """Find what a record begins with, as it stands in the file."""

    @abstractmethod
    def _check(self, offset: int) -> int:
        """Check what begins here, and give the offset after it."""

    def _pass_over(self, offset: int) -> int:
        following = self._find_next(offset + 1)
        message = f"{following - offset} bytes at byte {offset} belong to no record"
        self._log.note(Code.WARC_STRAY_BYTES, message)
        return following

    def _find_next(self, offset: int) -> int:
        end = self._source.size_bytes
        found = self.find_record(offset, end)
        return end if found is None else found

    def _keep(self, check: RecordCheck, offset: int, end: int) -> None:
        record = check.make_facts(end)
        if record is not None:
            self._facts.records.append(record)
        if check.header and check.block and check.block.warc_fields:
            keep_fields(check.header, check.block.warc_fields, offset, self._facts)


class GzipWalk(Walk):
    """The members of a compressed file."""

    def _begins(self, offset: int) -> bool:
        return self._window.view(offset, len(GZIP_MAGIC)) == GZIP_MAGIC

    def _begins_record(self, offset: int) -> bool:
        raw = self._source.read(offset, _LOOKED_AT_BYTES)
        try:
            return new_inflater().decompress(raw, len(VERSION_MARK)) == VERSION_MARK
        except InflateError:
            return False

    def _find_mark(self, start: int, stop: int) -> int | None:
        return self._source.find(GZIP_MAGIC, start, stop)

    def _check(self, offset: int) -> int:
        member = GzipMember(self._window, offset, self._budget)
        try:
            self._check_member(member, offset)
        except DamagedMemberError as error:
            code = Code.WARC_GZIP_CUT if error.is_cut else Code.WARC_GZIP_DAMAGED
            message = f"the gzip member at byte {offset} cannot be decompressed: {error}"
            self._log.note(code, message)
            return self._find_next(offset + 1)
        return member.end

    def _check_member(self, member: GzipMember, offset: int) -> None:
        octets = Octets(member)
        records, is_whole = 0, True
        following = octets.peek(len(VERSION_MARK))
        while is_whole and following == VERSION_MARK:
            is_whole = self._check_record(octets, member, offset)
            following = octets.peek(len(VERSION_MARK))
            records += 1
        if not records:
            self._budget.spend(Work.RECORDS)
        if records > 1:
            message = f"the gzip member at byte {offset} holds {records} records, so that none"
            message += " but the first can be read without all before it"
            self._log.note(Code.WARC_NOT_ONE_A_MEMBER, message)
        if is_whole and (following or not records):
            what = "ends with bytes that belong to" if records else "holds"
            message = f"the gzip member at byte {offset} {what} no record"
            self._log.note(Code.WARC_STRAY_BYTES, message)
        octets.drain()

    def _check_record(self, octets: Octets, member: GzipMember, offset: int) -> bool:
        check = RecordCheck(offset, self._log, self._budget)
        try:
            is_whole = check.run(octets)
            octets.peek(1)  # at the end of its member the record's own end is known
        finally:
            self._keep(check, offset, member.end)
        return is_whole


class PlainWalk(Walk):
    """The records of a file that is not compressed."""

    def _begins(self, offset: int) -> bool:
        return self._window.view(offset, len(VERSION_MARK)) == VERSION_MARK

    def _begins_record(self, offset: int) -> bool:
        before = max(0, offset - len(_BETWEEN))
        return offset == 0 or self._source.read(before, offset - before) == _BETWEEN

    def _find_mark(self, start: int, stop: int) -> int | None:
        return self._source.find(VERSION_MARK, start, stop)

    def _check(self, offset: int) -> int:
        file = PlainFile(self._window, offset, self._budget)
        octets = Octets(file)
        check = RecordCheck(offset, self._log, self._budget)
        is_whole = check.run(octets)
        end = file.end - octets.left_over
        self._keep(check, offset, end)
        return end if is_whole else self._find_next(offset + 1)
