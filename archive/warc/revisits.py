"""Whether a revisit record leads to the payload that it stands for (WARC 1.1 §6.7)."""

from archive.findings import Code
from archive.warc.facts import RecordFacts
from archive.warc.fields import parse_date
from archive.warc.labelled_digest import LabelledDigest
from archive.warc.log import Log

# WARC 1.1 §6.7.2, and the same in WARC 1.0.
_IDENTICAL_PAYLOAD = frozenset(
    f"http://netpreserve.org/warc/{version}/revisit/identical-payload-digest"
    for version in ("1.0", "1.1")
)
_WITH_PAYLOAD = frozenset({"response", "resource", "conversion"})


class Originals:
    """The records of a bag that hold a payload of their own.

    Args:
        by_id: Every record by its id.
    """

    def __init__(self, by_id: dict[str, RecordFacts]) -> None:
        self._by_id = by_id
        self._digests = {r.payload_digest for r in by_id.values() if r.type in _WITH_PAYLOAD}

    def get(self, record_id: str) -> RecordFacts | None:
        """Give a record by its id."""
        return self._by_id.get(record_id)

    def has_payload(self, digest: LabelledDigest | None) -> bool:
        """Tell whether some record says that its payload has a digest."""
        return digest is not None and digest in self._digests


def check_revisit(record: RecordFacts, originals: Originals, log: Log) -> None:
    """Note where a revisit leads to no payload, or to another than it says."""
    is_identical = record.profile in _IDENTICAL_PAYLOAD
    if is_identical and record.payload_digest is None:
        log.note_at(
            record.offset,
            Code.WARC_FIELD_MISSING,
            "it is a revisit by payload digest and has none",
            expected="warc-payload-digest",
        )
    if record.refers_to is None:
        if is_identical and not originals.has_payload(record.payload_digest):
            _note_dangling(record, log, "nothing")
        return
    original = originals.get(record.refers_to)
    if original is None:
        _note_dangling(record, log, record.refers_to)
    elif original.type not in _WITH_PAYLOAD:
        log.note_at(
            record.offset,
            Code.WARC_WRONG_KIND,
            "it is a revisit of a record that has no payload of its own",
            found=f"a {original.type} record at byte {original.offset}",
        )
    else:
        _compare(record, original, log, with_digest=is_identical)


def _compare(record: RecordFacts, original: RecordFacts, log: Log, *, with_digest: bool) -> None:
    differing = []
    if record.refers_to_target_uri not in (None, original.target_uri):
        differing.append("WARC-Refers-To-Target-URI")
    if record.refers_to_date and not _is_same_time(record.refers_to_date, original.date):
        differing.append("WARC-Refers-To-Date")
    digests = (record.payload_digest, original.payload_digest)
    if with_digest and _are_comparable(*digests) and digests[0] != digests[1]:
        differing.append("WARC-Payload-Digest")
    if differing:
        log.note_at(
            record.offset,
            Code.WARC_REVISIT_DIFFERS,
            f"the record that it refers to has another {' and '.join(differing)}",
            found=f"the record at byte {original.offset}",
        )


def _is_same_time(text: str, original: str) -> bool:
    """Compare dates, to the second where one of them is no more precise (WARC 1.0 §5.4)."""
    one, other = parse_date(text), parse_date(original)
    if one is None or other is None:
        return True  # noted when the headers were read
    if "." not in text or "." not in original:
        one, other = one.replace(microsecond=0), other.replace(microsecond=0)
    return one == other


def _are_comparable(one: LabelledDigest | None, other: LabelledDigest | None) -> bool:
    return one is not None and other is not None and one.algorithm == other.algorithm


def _note_dangling(record: RecordFacts, log: Log, found: str) -> None:
    log.note_at(
        record.offset,
        Code.WARC_DANGLING,
        "it is a revisit, and the record with its payload is nowhere in the bag",
        found=found,
    )
