"""Write a WARC 1.1 file: many threads prepare records, one appends them, nothing safe is lost.

writer.prepare(exchange)   any thread     digests and compression; gives a function
that function              one thread     appends request and response as a unit
writer.commit()            the same one   everything appended so far is on the disk
writer.close()             the same one   the record that ends the file
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.block import Block
from archive.exchange import Exchange, RecordIds, Sink
from archive.warc_record import WarcRecord
from archive.warc_records import read_record_at
from archive.writing.warc_exchange import (
    Ids,
    Original,
    find_original,
    find_payload_digest,
    make_request,
    make_response,
    make_revisit,
    render_target_uri,
)
from archive.writing.warc_file import JournaledFile
from archive.writing.warc_info import make_closing_record, make_warcinfo
from archive.writing.warc_record import Record, RecordType
from archive.writing.warc_unit import Unit, render_unit


def _new_id() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def _now() -> datetime:
    return datetime.now(UTC)


class WarcWriter(Sink):
    """One WARC file and its journal. A file that an earlier run left behind is recovered.

    As a context it is closed at the end; after an exception it is only given back, and another
    writer can go on with it.

    Args:
        path: The file, ``*.warc.gz``.
        journal: Beside the bag, not in it; it can be deleted once the file is closed.
        info: Further fields of the warcinfo record, in order: other software, the User-Agent.
        clock: Gives the time of the records that no capture has dated.
        new_id: Gives a record id that was never used before, ``urn:uuid:...``.

    Raises:
        WriteError: The files cannot be written, or do not belong to each other.
    """

    def __init__(
        self,
        path: Path,
        journal: Path,
        *,
        info: Sequence[tuple[str, str]] = (),
        clock: Callable[[], datetime] = _now,
        new_id: Callable[[], str] = _new_id,
    ) -> None:
        self._clock = clock
        self._new_id = new_id
        self._originals: dict[str, Original] = {}
        self._path = path
        self._file = JournaledFile(path, journal)
        # One more after each recovery: the records that follow may come from newer software.
        self._warcinfo_id = new_id()
        warcinfo = make_warcinfo(
            record_id=self._warcinfo_id, date=clock(), file_name=path.name, further=info
        )
        try:
            self._file.append(render_unit((warcinfo,)))
            self._file.commit()
        except BaseException:
            self._file.close()
            raise

    def prepare(self, exchange: Exchange) -> Callable[[], RecordIds]:
        """Make the records of an exchange ready. Any number of threads may, at the same time.

        A whole response whose payload stands in the file already becomes a revisit. Two that are
        prepared at the same time may both be stored, and so may a payload from before a recovery.

        Args:
            exchange: What was asked and what came. Without a response there is a request only.

        Returns:
            What appends them, once, in the thread that writes. They are not safe before ``commit``.

        Raises:
            WriteError: The temporary folder, where what is large waits, cannot be written to.
        """
        answered = exchange.response.size_bytes > 0
        ids = Ids(
            request=self._new_id(),
            response=self._new_id() if answered else None,
            warcinfo=self._warcinfo_id,
        )
        digest = find_payload_digest(exchange)
        offered = find_original(exchange, ids, digest)
        original = self._originals.get(offered.payload_digest) if offered else None
        records = [make_request(exchange, ids)]
        if original:
            records.insert(0, make_revisit(exchange, ids, original))
        elif answered:
            records.insert(0, make_response(exchange, ids, digest))
        unit = render_unit(records)

        def append() -> RecordIds:
            self._file.append(unit)
            # Only now: a revisit never stands before its original, whatever is cut off.
            if offered:
                self._originals.setdefault(offered.payload_digest, offered)
            return RecordIds(request=ids.request, response=ids.response)

        return append

    def find(self, record_id: str) -> WarcRecord | None:
        """Read back a record that is safe in the file; None where it has none with that id.

        Any thread may, also while another appends.

        Raises:
            MalformedWarcError: The file was damaged meanwhile.
            WriteError: The temporary folder, where a large block is put, cannot be written to.
            OSError: The file cannot be read.
        """
        offset = self._file.offsets.get(record_id)
        return None if offset is None else read_record_at(self._path, offset)

    @property
    def record_ids(self) -> tuple[str, ...]:
        """The ids of the records in the file, in its order."""
        return tuple(self._file.offsets)

    def prepare_resource(
        self, uri: str, *, content_type: str, block: Block, date: datetime | None = None
    ) -> Callable[[], str]:
        """Make a resource record ready: content without a protocol around it (WARC 1.1 §6.4).

        Args:
            uri: What it is, as a URI.
            content_type: Its media type.
            block: The content.
            date: When it was captured; now where None.

        Returns:
            What appends it, once, and gives its record id.
        """
        fields = (("WARC-Target-URI", render_target_uri(uri)),)
        return self._prepare(RecordType.RESOURCE, fields, content_type, block, date)

    def prepare_metadata(
        self, refers_to: str, *, content_type: str, block: Block, date: datetime | None = None
    ) -> Callable[[], str]:
        """Make a metadata record ready: what is known about another record (WARC 1.1 §6.6).

        Args:
            refers_to: The id of the record that it describes.
            content_type: Its media type.
            block: What is known.
            date: When it became known; now where None.

        Returns:
            What appends it, once, and gives its record id.
        """
        fields = (("WARC-Refers-To", f"<{refers_to}>"),)
        return self._prepare(RecordType.METADATA, fields, content_type, block, date)

    def commit(self) -> None:
        """Make everything appended so far safe from a kill and a power cut.

        Raises:
            WriteError: The disk is full or failed; what was appended since the last call is gone.
        """
        self._file.commit()

    def close(self) -> None:
        """Append the closing record, make all of it safe, and give the files back.

        Raises:
            WriteError: The disk is full or failed.
        """
        closing = make_closing_record(
            record_id=self._new_id(),
            date=self._clock(),
            warcinfo_id=self._warcinfo_id,
            records=len(self._file.offsets),
            size_bytes=self._file.end,
        )
        try:
            self._file.append(render_unit((closing,)), closes=True)
            self._file.commit()
        finally:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._file.close()

    def _prepare(
        self,
        kind: RecordType,
        fields: tuple[tuple[str, str], ...],
        content_type: str,
        block: Block,
        date: datetime | None,
    ) -> Callable[[], str]:
        record = Record(
            type=kind,
            id=self._new_id(),
            date=date or self._clock(),
            fields=(*fields, ("WARC-Warcinfo-ID", f"<{self._warcinfo_id}>")),
            content_type=content_type,
            block=block,
        )
        unit: Unit = render_unit((record,))

        def append() -> str:
            self._file.append(unit)
            return record.id

        return append
