"""What a check found: ``Code``, ``Finding``, ``Check`` and ``Report``, and their JSON form.

A *finding* is a value: the work was done, and the bag is bad there. All findings are gathered
before there is a verdict. A check that did not run says why; if nothing ran, the bag is not valid.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from archive.errors import BagError, InvalidBagError, NotABagError
from archive.extent import FULL, Extent

REPORT_SCHEMA = "verify-report"
REPORT_VERSION = 2


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"  # the bag is not valid, or nobody can say that it is
    WARNING = "warning"  # a SHOULD is broken, or something a person ought to know


class Status(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    INDETERMINATE = "indeterminate"
    SKIPPED = "skipped"


class Verdict(StrEnum):
    """What can be said of the whole bag."""

    VALID = "valid"
    INVALID = "invalid"
    INDETERMINATE = "indeterminate"
    UNREADABLE = "unreadable"


class Code(StrEnum):
    """The stable name of each finding, ``area.what-is-wrong``. A code is never reused.

    How bad each is, and by which rule: ``archive.rules``.
    """

    # Is it a bag at all?
    NOT_A_BAG = "structure.not-a-bag"  # nothing at the path looks like a bag
    BAG_UNREADABLE = "structure.bag-unreadable"  # the bag's own folder cannot be listed
    BAGIT_TXT_MISSING = "structure.bagit-txt-missing"  # it looks like a bag, but does not say so
    BAGIT_TXT_MALFORMED = "structure.bagit-txt-malformed"  # not the two lines, to the letter
    VERSION_UNKNOWN = "structure.version-unknown"  # a BagIt version that nobody published
    ENCODING_UNSUPPORTED = "structure.encoding-unsupported"  # not on our list of encodings
    ENCODING_NOT_UTF8 = "structure.encoding-not-utf-8"  # allowed, but not recommended
    PAYLOAD_FOLDER_MISSING = "structure.payload-folder-missing"  # no folder data/
    MANIFEST_MISSING = "structure.manifest-missing"  # no manifest-*.txt
    LINK = "structure.link"  # a symbolic link where the bag's own bytes belong
    SPECIAL_FILE = "structure.special-file"  # a FIFO, socket or device, likewise
    STRAY_SPECIAL_FILE = "structure.stray-special-file"  # either of them where nothing refers to it
    ENTRY_UNREADABLE = "structure.entry-unreadable"  # a folder that cannot be listed, or the like
    TOO_DEEP = "structure.too-deep"  # a folder below more folders than the limit

    # Can its tag files be read?
    TAG_FILE_UNREADABLE = "tag-file.unreadable"  # the operating system refuses
    TAG_FILE_LIMIT = "tag-file.limit-reached"  # too large, too many lines, too long a line
    TAG_FILE_NOT_IN_ENCODING = "tag-file.not-in-encoding"  # bytes that are not text in it
    TAG_FILE_BYTE_ORDER_MARK = "tag-file.byte-order-mark"  # UTF-8 text that begins with one
    TAG_FILE_LAST_LINE = "tag-file.last-line-open"  # no line end after the last line

    # Paths in manifests and in fetch.txt
    UNSAFE_PATH = "path.unsafe"  # absolute, climbing, with a drive, a tilde, a NUL
    OUTSIDE_PAYLOAD = "path.outside-payload"  # not below data/ where it must be
    LISTED_TWICE = "path.listed-twice"  # the same file on two lines of one list

    # Lines of manifests
    MALFORMED_LINE = "manifest.malformed-line"  # not "checksum path"
    REPEATED_LINE = "manifest.repeated-line"  # the same line twice, before BagIt 1.0
    ASTERISK = "manifest.asterisk"  # "*path", as md5sum writes it
    DOT_SLASH = "manifest.dot-slash"  # "./path"
    RAW_PERCENT = "manifest.raw-percent"  # a "%" that should be written "%25"
    ALGORITHM_UNSUPPORTED = "manifest.algorithm-unsupported"  # its checksums cannot be computed
    ALGORITHM_UNREGISTERED = "manifest.algorithm-unregistered"  # known, but in no registry
    ALGORITHM_NAME = "manifest.algorithm-name"  # not lower-case letters and digits only
    TAG_ALGORITHMS_DIFFER = "manifest.tag-algorithms-differ"  # from those of payload manifests
    TAG_MANIFEST_LISTED = "manifest.tag-manifest-listed"  # a tag manifest in a tag manifest
    PAYLOAD_IN_TAG_MANIFEST = "manifest.payload-in-tag-manifest"  # a payload file in one

    # bag-info.txt and fetch.txt
    BAG_INFO_MALFORMED = "bag-info.malformed-line"  # not "Label: value"
    OXUM_MALFORMED = "bag-info.oxum-malformed"  # not "octets.files"
    OXUM_REPEATED = "bag-info.oxum-repeated"  # more than one Payload-Oxum
    OXUM_DIFFERS = "bag-info.oxum-differs"  # the payload has another size or number of files
    LABEL_REPEATED = "bag-info.label-repeated"  # one that should stand there once
    FETCH_MALFORMED = "fetch.malformed-line"  # not "url length path"
    FETCH_NOT_IN_MANIFEST = "fetch.not-in-manifest"  # to be fetched, but nothing says what it is

    # Is everything there that is listed, and listed that is there?
    PAYLOAD_MISSING = "completeness.payload-missing"
    PAYLOAD_NOT_FETCHED = "completeness.payload-not-fetched"  # missing, but fetch.txt has a URL
    PAYLOAD_NOT_LISTED = "completeness.payload-not-listed"
    TAG_FILE_MISSING = "completeness.tag-file-missing"
    TAG_FILE_NOT_LISTED = "completeness.tag-file-not-listed"  # there, but not in a tag manifest
    MANIFEST_NOT_LISTED = "completeness.manifest-not-listed"  # a manifest, likewise
    NAME_NORMALISED = "completeness.name-normalised"  # same letters, other code points (NFC, NFD)
    NAME_CASE = "completeness.name-case"  # same letters, other case

    # Can every system hold these names, and every person tell them apart?
    NAMES_ALIKE_IN_FORM = "name.alike-in-normal-form"  # two names, the same letters (NFC, NFD)
    NAMES_ALIKE_IN_CASE = "name.alike-in-case"  # two names that differ in case only
    NAME_NOT_PORTABLE = "name.not-portable"  # Windows cannot hold it
    NAME_NOT_UTF8 = "name.not-utf-8"  # no manifest can list it
    NAME_DECEPTIVE = "name.deceptive"  # control characters, or marks that turn the line around

    # Is it what was packaged?
    PAYLOAD_CHANGED = "fixity.payload-changed"
    TAG_FILE_CHANGED = "fixity.tag-file-changed"
    PAYLOAD_UNREADABLE = "fixity.payload-unreadable"  # never "changed": nobody has seen the bytes
    CHANGED_DURING_CHECK = "fixity.changed-during-check"  # somebody is writing to the bag
    SPARSE_FILE = "fixity.sparse-file"  # a vast file that is nearly all hole was not read

    # A package of ours
    PACKAGE_PROFILE_MISSING = "package.profile-missing"  # bag-info.txt does not name our profile
    PACKAGE_AGENT_MISSING = "package.software-agent-missing"  # nor the software that made it
    PACKAGE_DECLARATION = "package.declaration"  # not BagIt 1.0 in UTF-8
    PACKAGE_MANIFEST_MISSING = "package.manifest-missing"  # SHA-256 or SHA-512
    PACKAGE_TAG_MANIFEST_MISSING = "package.tag-manifest-missing"  # likewise
    PACKAGE_MANIFEST_NOT_STRICT = "package.manifest-not-strict"  # not as sha256sum writes it
    PACKAGE_FETCH = "package.fetch-txt"  # a package is whole, or it is none
    PACKAGE_FILE_MISSING = "package.file-missing"  # a file that every package has
    PACKAGE_SOURCES = "package.not-one-source"  # no source, or several
    PACKAGE_TAG_FILE_NOT_LISTED = "package.tag-file-not-listed"  # nothing protects it
    PACKAGE_SIGNATURE = "package.signature-not-checked"  # a file below signatures/
    RECORD_LIMIT = "package.record-limit-reached"  # too large to be read
    RECORD_MALFORMED = "package.record-malformed"  # not the JSON that its schema describes
    SOURCE_DIGEST = "package.source-digest-differs"  # a record is about another source
    TEXT_DIGEST = "package.text-digest-differs"  # a record is about another article.txt
    SOURCE_UNDECODABLE = "package.source-undecodable"  # the source is not in the stated encoding
    OFFSET_OUT_OF_RANGE = "package.offset-out-of-range"  # it points outside the source
    QUOTE_DIFFERS = "package.quote-differs"  # the source has other words there
    REFERENCE_IDS = "package.reference-ids"  # not r1, r2, ... in order
    TWEET_URLS_DIFFER = "package.tweet-urls-differ"  # tweet-urls.txt and references.json disagree
    TWEET_DIFFERS = "package.tweet-differs"  # the records of a tweet and of its references disagree
    CAPTURE_RECORD_MISSING = "capture.record-missing"  # named, but in no WARC file
    CAPTURE_RECORD_UNREADABLE = "capture.record-unreadable"  # nothing can be read from it
    CLAIM_NOT_IN_RECORD = "capture.claim-not-in-record"  # the record gives another value, or none
    ITEMS_DIFFER = "package.items-differ"  # items.csv does not list the payload as it is
    PREMIS_DIFFERS = "package.premis-differs"  # premis.xml does not describe the payload as it is
    WACZ_PAGES_MALFORMED = "wacz.pages-malformed"  # pages.jsonl is not in its form
    WACZ_PAGE_MISSING = "wacz.page-not-recorded"  # a page that no WARC file has
    WACZ_DATAPACKAGE_MALFORMED = "wacz.datapackage-malformed"  # datapackage.json is not in its form
    WACZ_RESOURCES_DIFFER = "wacz.resources-differ"  # it does not list the payload as it is
    WACZ_DIGEST_DIFFERS = "wacz.digest-differs"  # its digest is another
    QUESTION_RECORD_MISSING = "package.question-record-missing"  # named, but in no WARC file

    SECOND_OPINION = "second-opinion.not-accepted"  # another validator does not accept the bag
    OPINIONS_DIFFER = "second-opinion.differs"  # it says otherwise than we do

    # WARC files: can their records be read at all?
    WARC_NOT_A_WARC = "warc.not-a-warc"  # no record in it
    WARC_UNREADABLE = "warc.unreadable"  # the operating system refuses
    WARC_LIMIT = "warc.limit-reached"  # more work than the limits allow; the rest was not read
    WARC_GZIP_DAMAGED = "warc.gzip-damaged"  # deflate, CRC-32 or length are wrong
    WARC_GZIP_CUT = "warc.gzip-cut"  # the file ends within a member
    WARC_NOT_ONE_A_MEMBER = "warc.not-one-record-a-member"  # nobody can seek in it
    WARC_STRAY_BYTES = "warc.stray-bytes"  # bytes that belong to no record
    WARC_NAME_DIFFERS = "warc.name-differs"  # another suffix or WARC-Filename than the file's

    # The header of a record
    WARC_HEADER_MALFORMED = "warc.header-malformed"
    WARC_VERSION_UNKNOWN = "warc.version-unknown"  # neither 1.0 nor 1.1
    WARC_TYPE_UNKNOWN = "warc.type-unknown"
    WARC_FIELD_MISSING = "warc.field-missing"
    WARC_FIELD_REPEATED = "warc.field-repeated"
    WARC_FIELD_MALFORMED = "warc.field-malformed"
    WARC_FIELD_NOT_ALLOWED = "warc.field-not-allowed"  # on a record of this type

    WARC_CONTENT_TYPE = "warc.content-type-unfit"  # none, or not that of an HTTP message

    # The block of a record
    WARC_BLOCK_CUT = "warc.block-cut"  # shorter than Content-Length
    WARC_RECORD_END = "warc.record-end-missing"  # no two new lines after it: the length is wrong
    WARC_BLOCK_DIGEST = "warc.block-digest-differs"
    WARC_PAYLOAD_DIGEST = "warc.payload-digest-differs"
    WARC_DIGEST_OF_FRAMING = "warc.payload-digest-of-framing"  # as warcio computes it
    WARC_DIGEST_MISSING = "warc.block-digest-missing"  # nothing protects the block
    WARC_DIGEST_NOT_CHECKED = "warc.digest-not-checked"  # an algorithm that cannot be computed
    WARC_HTTP_MALFORMED = "warc.http-malformed"  # no HTTP message, and no mark that it was cut
    WARC_HTTP_FRAMING = "warc.http-framing"  # not as long as its head says, without that mark
    WARC_HTTP_SURPLUS = "warc.http-surplus"  # bytes after the message's end
    WARC_OTHER_ADDRESS = "warc.request-of-another-address"  # it asks for something else

    # Records and one another
    WARC_ID_REPEATED = "warc.id-repeated"
    WARC_DANGLING = "warc.reference-dangling"  # it names a record that is nowhere in the bag
    WARC_WRONG_KIND = "warc.reference-of-wrong-kind"  # it names a record of an unfit type
    WARC_PAIR_DIFFERS = "warc.pair-differs"  # of one capture, but not of one address and time
    WARC_REVISIT_DIFFERS = "warc.revisit-differs"  # from the record that it refers to
    WARC_NO_WARCINFO = "warc.warcinfo-missing"  # a file should begin with one
    WARC_NOT_CLOSED = "warc.closing-record-missing"  # announced, and the last record is another
    WARC_CLOSING_DIFFERS = "warc.closing-record-differs"  # records were lost or added

    # WARC files, their index and their journal
    WARC_INDEX_MALFORMED = "warc.index-malformed"
    WARC_INDEX_DIFFERS = "warc.index-differs"  # a line is about no record, or about another
    WARC_INDEX_UNSORTED = "warc.index-unsorted"  # readers search it by halving
    WARC_INDEX_INCOMPLETE = "warc.index-incomplete"  # a record that no line is about
    WARC_JOURNAL_MALFORMED = "warc.journal-malformed"
    WARC_JOURNAL_DIFFERS = "warc.journal-differs"  # it names other records than the file has


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that is wrong, and where."""

    code: Code
    severity: Severity
    file: str  # relative to the bag, as it stands on disk; "" for the bag as a whole
    line: int | None = None  # counted from 1
    expected: str | None = None
    found: str | None = None
    rule: str | None = None  # "RFC 8493 §2.1.3"
    message: str  # one sentence for people, without the file's name

    def to_json(self) -> dict[str, Any]:
        """Give the form that it has in a report."""
        return {
            "code": str(self.code),
            "severity": str(self.severity),
            "file": self.file,
            "line": self.line,
            "expected": self.expected,
            "found": self.found,
            "rule": self.rule,
            "message": self.message,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One family of checks: how it ended, and what it found."""

    name: str
    status: Status
    reason: str | None = None  # why it was skipped or could not decide
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Everything that the checks of one bag found."""

    verdict: Verdict
    checks: tuple[Check, ...]
    figures: dict[str, int] = field(default_factory=dict)
    extent: Extent = FULL  # of what was read; of no other is VALID ever said

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the checks."""
        return tuple(finding for check in self.checks for finding in check.findings)

    @property
    def is_valid(self) -> bool:
        """Whether every file was read and compared, and no check found an error."""
        return self.verdict is Verdict.VALID

    def raise_if_invalid(self) -> None:
        """Turn a verdict other than VALID into an exception.

        Raises:
            InvalidBagError: The verdict is not VALID; the message names the first finding.
        """
        if self.is_valid:
            return
        first = next((f for f in self.findings if f.severity is Severity.ERROR), None)
        detail = f": {first.file}: {first.message}" if first else ""
        raise InvalidBagError(f"the bag is {self.verdict}{detail}")

    def to_json(self) -> dict[str, Any]:
        """Give the form of ``packager verify --json`` (archive/schemas/verify-report.json)."""
        return {
            "schema": REPORT_SCHEMA,
            "version": REPORT_VERSION,
            "verdict": str(self.verdict),
            "extent": self.extent.to_json(),
            "checks": [
                {"name": c.name, "status": str(c.status), "reason": c.reason} for c in self.checks
            ],
            "findings": [finding.to_json() for finding in self.findings],
            "figures": dict(self.figures),
        }


def unreadable_report(error: BagError) -> Report:
    """Give the report of a bag that could not be read at all."""
    code = Code.NOT_A_BAG if isinstance(error, NotABagError) else Code.BAG_UNREADABLE
    finding = Finding(code=code, severity=Severity.ERROR, file="", message=str(error))
    check = Check(
        name="structure", status=Status.INDETERMINATE, reason=str(error), findings=(finding,)
    )
    return Report(verdict=Verdict.UNREADABLE, checks=(check,))
