"""One record, from its version line to the two new lines after its block (WARC 1.1 §4)."""

from typing import Unpack

from archive import limits
from archive.findings import Code
from archive.warc.block import Block
from archive.warc.block_rules import check_block
from archive.warc.budget import Budget, Work
from archive.warc.facts import RecordFacts
from archive.warc.header import HEADER_END, Header, parse_header
from archive.warc.log import Details, Log
from archive.warc.media_type import parse_media_type
from archive.warc.octets import Octets

_RECORD_END = b"\r\n\r\n"


class RecordCheck:
    """Reads one record and notes what is wrong with it.

    Attributes:
        header: What its header says; None where it has none that can be read.
        block: What was read of its block.

    Args:
        offset: Where it begins in the file.
        log: What to note findings in.
        budget: What the file may still cost.
    """

    def __init__(self, offset: int, log: Log, budget: Budget) -> None:
        self.header: Header | None = None
        self.block: Block | None = None
        self._lacks: str | None = None
        self._offset = offset
        self._log = log
        self._budget = budget

    def run(self, octets: Octets) -> bool:
        """Read the record.

        Returns:
            Whether its end was where its header says, so that reading can go on after it.

        Raises:
            DamagedMemberError: The member that it stands in cannot be decompressed.
            LimitReachedError: The file has cost more than the limits allow.
        """
        self._budget.spend(Work.RECORDS)
        raw = octets.take_up_to(HEADER_END, limits.WARC_HEADER_BYTES)
        if raw is None:
            message = f"its header does not end within {limits.WARC_HEADER_BYTES} bytes"
            self._note(Code.WARC_HEADER_MALFORMED, message)
            return False
        self._budget.spend(Work.HEADER_BYTES, len(raw))
        self.header = parse_header(raw, self._offset, self._log)
        length = self.header.length
        if length is None:
            return False  # noted as a missing or malformed field
        self.block = Block(self.header, self._budget)
        self.block.read(octets.take(length))
        if self.block.size_bytes < length:
            self._note(
                Code.WARC_BLOCK_CUT,
                "its block ends too early",
                expected=f"{length} bytes",
                found=f"{self.block.size_bytes} bytes",
            )
            return False
        self._lacks = check_block(self.header, self.block, self._offset, self._log)
        return self._take_end(octets)

    def make_facts(self, end: int) -> RecordFacts | None:
        """Give what is kept of the record; None where it has no header that can be read.

        Args:
            end: The offset after it in the file.
        """
        header = self.header
        if header is None:
            return None
        fields = header.fields
        http = self.block.http if self.block else None
        head = http.head if http else None
        of_block = parse_media_type(fields.get("content-type")).essence
        return RecordFacts(
            offset=self._offset,
            end=end,
            type=header.type,
            id=fields.get("warc-record-id"),
            date=fields.get("warc-date", ""),
            target_uri=header.target_uri,
            payload_digest=self.block.payload_digest if self.block else None,
            profile=header.get_uri("warc-profile"),
            concurrent_to=header.concurrent_to,
            refers_to=fields.get("warc-refers-to"),
            refers_to_target_uri=header.get_uri("warc-refers-to-target-uri"),
            refers_to_date=fields.get("warc-refers-to-date"),
            warcinfo_id=fields.get("warc-warcinfo-id"),
            segment_origin_id=fields.get("warc-segment-origin-id"),
            method=head.method if head else None,
            status=head.status if head else None,
            media_type=(head.media_type if head else "") if http else of_block,
            lacks=self._lacks,
        )

    def _take_end(self, octets: Octets) -> bool:
        end = b"".join(octets.take(len(_RECORD_END)))
        if end == _RECORD_END:
            return True
        self._note(
            Code.WARC_RECORD_END,
            "no two new lines follow its block, so its Content-Length is wrong or it was cut",
            expected=repr(_RECORD_END),
            found=repr(end),
        )
        return False

    def _note(self, code: Code, message: str, **details: Unpack[Details]) -> None:
        self._log.note_at(self._offset, code, message, **details)
