"""Whether records fit one another: their ids, and what each says of another one."""

from collections.abc import Iterator, Sequence

from archive.findings import Code
from archive.warc.block_rules import note_short_message
from archive.warc.facts import FileFacts, RecordFacts
from archive.warc.log import Log
from archive.warc.revisits import Originals, check_revisit

_CAPTURED = frozenset({"request", "response", "resource", "metadata", "revisit"})
_ANSWERS = frozenset({"response", "revisit"})

Files = Sequence[tuple[FileFacts, Log]]


def check_links(files: Files) -> None:
    """Compare the records of all WARC files of a bag.

    Args:
        files: The records of each file, and where to note what is wrong with them.
    """
    by_id = _collect_ids(files)
    originals = Originals(by_id)
    methods = _collect_methods(files)
    for record, log in _all(files):
        _check_warcinfo(record, by_id, log)
        _check_capture(record, by_id, log)
        _find_named(record, "WARC-Segment-Origin-ID", record.segment_origin_id, by_id, log)
        if record.type == "revisit":
            check_revisit(record, originals, log)
        else:
            _find_named(record, "WARC-Refers-To", record.refers_to, by_id, log)
        _check_lacking(record, by_id, methods, log)


def _all(files: Files) -> Iterator[tuple[RecordFacts, Log]]:
    for facts, log in files:
        for record in facts.records:
            yield record, log


def _collect_ids(files: Files) -> dict[str, RecordFacts]:
    by_id: dict[str, RecordFacts] = {}
    for record, log in _all(files):
        if record.id is None:
            continue  # noted when its header was read
        if by_id.setdefault(record.id, record) is not record:
            log.note_at(
                record.offset,
                Code.WARC_ID_REPEATED,
                "another record has the same WARC-Record-ID",
                found=record.id,
            )
    return by_id


def _collect_methods(files: Files) -> dict[str, str]:
    """Give the HTTP method by which each record was asked for, where its request says so."""
    return {
        answer: record.method
        for record, _ in _all(files)
        if record.method
        for answer in record.concurrent_to
    }


def _find_named(
    record: RecordFacts, field: str, name: str | None, by_id: dict[str, RecordFacts], log: Log
) -> RecordFacts | None:
    """Give the record that a field names; note it where the bag has none."""
    if name is None or name in by_id:
        return by_id.get(name or "")
    log.note_at(
        record.offset,
        Code.WARC_DANGLING,
        f"its {field} names a record that is nowhere in the bag",
        found=name,
    )
    return None


def _check_warcinfo(record: RecordFacts, by_id: dict[str, RecordFacts], log: Log) -> None:
    named = _find_named(record, "WARC-Warcinfo-ID", record.warcinfo_id, by_id, log)
    if named and named.type != "warcinfo":
        _note_wrong_kind(record, "WARC-Warcinfo-ID", named, log)


def _check_capture(record: RecordFacts, by_id: dict[str, RecordFacts], log: Log) -> None:
    for name in record.concurrent_to:
        other = _find_named(record, "WARC-Concurrent-To", name, by_id, log)
        if other is None:
            continue
        if other is record or other.type not in _CAPTURED:
            _note_wrong_kind(record, "WARC-Concurrent-To", other, log)
        elif record.type == "request" and other.type in _ANSWERS:
            _check_pair(record, other, log)


def _check_pair(request: RecordFacts, answer: RecordFacts, log: Log) -> None:
    """WARC 1.1 §5.7: one capture is of one target URI; §5.4: and of one date."""
    if (request.target_uri, request.date) != (answer.target_uri, answer.date):
        log.note_at(
            request.offset,
            Code.WARC_PAIR_DIFFERS,
            "it and its response are of one capture, but not of one address and time",
            expected=f"{request.target_uri} at {request.date}",
            found=f"{answer.target_uri} at {answer.date}",
        )


def _check_lacking(
    record: RecordFacts, by_id: dict[str, RecordFacts], methods: dict[str, str], log: Log
) -> None:
    """Decide about a response without a body, now that its request may be known.

    Where no request is in the bag nobody can say, and nothing is noted.
    """
    if record.lacks is None:
        return
    requests = [by_id[name].method for name in record.concurrent_to if name in by_id]
    method = methods.get(record.id or "") or next(filter(None, requests), None)
    if method not in (None, "HEAD"):
        note_short_message(record.offset, log, record.lacks)


def _note_wrong_kind(record: RecordFacts, field: str, named: RecordFacts, log: Log) -> None:
    log.note_at(
        record.offset,
        Code.WARC_WRONG_KIND,
        f"its {field} names a record that cannot be meant",
        found=f"a {named.type} record at byte {named.offset}",
    )
