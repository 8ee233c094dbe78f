"""What each finding means for the bag, and which rule it is about: one line a code.

A MUST of RFC 8493 that is broken makes the bag invalid. A broken SHOULD is a warning. What could
not be looked at leaves the verdict open; that is never called damage.
"""

from dataclasses import dataclass

from archive.findings import Code, Severity, Status, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What one code means."""

    verdict: Verdict  # of a bag with nothing worse
    source: str | None  # where the rule is written; None where it is ours

    @property
    def severity(self) -> Severity:
        """How bad a finding is."""
        return Severity.WARNING if self.verdict is Verdict.VALID else Severity.ERROR

    @property
    def status(self) -> Status:
        """How a check ends that has nothing worse."""
        return _STATUS[self.verdict]


_STATUS = {
    Verdict.VALID: Status.PASSED,
    Verdict.INDETERMINATE: Status.INDETERMINATE,
    Verdict.UNREADABLE: Status.INDETERMINATE,
    Verdict.INVALID: Status.FAILED,
}

PROFILE = "package profile 1"
WACZ = "WACZ 1.1.1 §5"  # the parts of a WACZ and the members of each


def _must(source: str | None = None) -> Rule:
    return Rule(verdict=Verdict.INVALID, source=source)


def _should(source: str | None = None) -> Rule:
    return Rule(verdict=Verdict.VALID, source=source)


def _cannot_tell(source: str | None = None) -> Rule:
    return Rule(verdict=Verdict.INDETERMINATE, source=source)


def _cannot_read() -> Rule:
    return Rule(verdict=Verdict.UNREADABLE, source=None)


RULES: dict[Code, Rule] = {
    Code.NOT_A_BAG: _cannot_read(),
    Code.BAG_UNREADABLE: _cannot_read(),
    Code.BAGIT_TXT_MISSING: _must("RFC 8493 §2.1.1"),
    Code.BAGIT_TXT_MALFORMED: _must("RFC 8493 §2.1.1"),
    Code.VERSION_UNKNOWN: _cannot_tell("RFC 8493 §2.1.1"),
    Code.ENCODING_UNSUPPORTED: _cannot_tell("RFC 8493 §2.1.1"),
    Code.ENCODING_NOT_UTF8: _should("RFC 8493 §2.1.1"),
    Code.PAYLOAD_FOLDER_MISSING: _must("RFC 8493 §2.1.2"),
    Code.MANIFEST_MISSING: _must("RFC 8493 §2.1.3"),
    Code.LINK: _must(),
    Code.SPECIAL_FILE: _must(),
    Code.STRAY_SPECIAL_FILE: _should(),
    Code.ENTRY_UNREADABLE: _cannot_read(),
    Code.TOO_DEEP: _cannot_tell(),
    Code.TAG_FILE_UNREADABLE: _cannot_read(),
    Code.TAG_FILE_LIMIT: _cannot_tell(),
    Code.TAG_FILE_NOT_IN_ENCODING: _must("RFC 8493 §2.3"),
    Code.TAG_FILE_BYTE_ORDER_MARK: _must("RFC 8493 §2.3"),
    Code.TAG_FILE_LAST_LINE: _should("RFC 8493 §2.3"),
    Code.UNSAFE_PATH: _must("RFC 8493 §5.1"),
    Code.OUTSIDE_PAYLOAD: _must("RFC 8493 §2.1.3"),
    Code.LISTED_TWICE: _must("RFC 8493 §2.1.3"),
    Code.MALFORMED_LINE: _must("RFC 8493 §2.1.3"),
    Code.REPEATED_LINE: _should("RFC 8493 §2.1.3"),
    Code.ASTERISK: _should("RFC 8493 §6.1.3"),
    Code.DOT_SLASH: _should("RFC 8493 §6.1.3"),
    Code.RAW_PERCENT: _should("RFC 8493 §2.1.3"),
    Code.ALGORITHM_UNSUPPORTED: _cannot_tell("RFC 8493 §2.4"),
    Code.ALGORITHM_UNREGISTERED: _should("RFC 8493 §2.4"),
    Code.ALGORITHM_NAME: _must("RFC 8493 §2.4"),
    Code.TAG_ALGORITHMS_DIFFER: _should("RFC 8493 §2.2.1"),
    Code.TAG_MANIFEST_LISTED: _must("RFC 8493 §2.2.1"),
    Code.PAYLOAD_IN_TAG_MANIFEST: _must("RFC 8493 §2.2.1"),
    Code.BAG_INFO_MALFORMED: _must("RFC 8493 §2.2.2"),
    Code.OXUM_MALFORMED: _must("RFC 8493 §2.2.2"),
    Code.OXUM_REPEATED: _must("RFC 8493 §2.2.2"),
    Code.OXUM_DIFFERS: _must("RFC 8493 §2.2.2"),
    Code.LABEL_REPEATED: _should("RFC 8493 §2.2.2"),
    Code.FETCH_MALFORMED: _must("RFC 8493 §2.2.3"),
    Code.FETCH_NOT_IN_MANIFEST: _must("RFC 8493 §2.2.3"),
    Code.PAYLOAD_MISSING: _must("RFC 8493 §3"),
    Code.PAYLOAD_NOT_FETCHED: _must("RFC 8493 §3"),
    Code.PAYLOAD_NOT_LISTED: _must("RFC 8493 §3"),
    Code.TAG_FILE_MISSING: _must("RFC 8493 §3"),
    Code.TAG_FILE_NOT_LISTED: _should("RFC 8493 §2.2.1"),
    Code.MANIFEST_NOT_LISTED: _must("RFC 8493 §2.2.1"),
    Code.NAME_NORMALISED: _should("RFC 8493 §6.1.1.3"),
    Code.NAME_CASE: _should("RFC 8493 §6.1.1.1"),
    Code.NAMES_ALIKE_IN_FORM: _should("RFC 8493 §6.1.1.3"),
    Code.NAMES_ALIKE_IN_CASE: _should("RFC 8493 §6.1.1.3"),
    Code.NAME_NOT_PORTABLE: _should("RFC 8493 §6.1.2"),
    Code.NAME_NOT_UTF8: _should("RFC 8493 §2.3"),
    Code.NAME_DECEPTIVE: _should(),
    Code.PAYLOAD_CHANGED: _must("RFC 8493 §3"),
    Code.TAG_FILE_CHANGED: _must("RFC 8493 §3"),
    Code.PAYLOAD_UNREADABLE: _cannot_read(),
    Code.CHANGED_DURING_CHECK: _cannot_tell(),
    Code.SPARSE_FILE: _cannot_tell(),
    Code.PACKAGE_PROFILE_MISSING: _must(PROFILE),
    Code.PACKAGE_AGENT_MISSING: _must(PROFILE),
    Code.PACKAGE_DECLARATION: _must(PROFILE),
    Code.PACKAGE_MANIFEST_MISSING: _must(PROFILE),
    Code.PACKAGE_TAG_MANIFEST_MISSING: _must(PROFILE),
    Code.PACKAGE_MANIFEST_NOT_STRICT: _must(PROFILE),
    Code.PACKAGE_FETCH: _must(PROFILE),
    Code.PACKAGE_FILE_MISSING: _must(PROFILE),
    Code.PACKAGE_SOURCES: _must(PROFILE),
    Code.PACKAGE_TAG_FILE_NOT_LISTED: _must(PROFILE),
    Code.PACKAGE_SIGNATURE: _should(PROFILE),
    Code.RECORD_LIMIT: _cannot_tell(),
    Code.RECORD_MALFORMED: _must(PROFILE),
    Code.SOURCE_DIGEST: _must(PROFILE),
    Code.TEXT_DIGEST: _must(PROFILE),
    Code.SOURCE_UNDECODABLE: _must(PROFILE),
    Code.OFFSET_OUT_OF_RANGE: _must(PROFILE),
    Code.QUOTE_DIFFERS: _must(PROFILE),
    Code.REFERENCE_IDS: _must(PROFILE),
    Code.QUESTION_RECORD_MISSING: _must(PROFILE),
    Code.ITEMS_DIFFER: _must(PROFILE),
    Code.PREMIS_DIFFERS: _must(PROFILE),
    Code.WACZ_PAGES_MALFORMED: _must(WACZ),
    Code.WACZ_PAGE_MISSING: _must(WACZ),
    Code.WACZ_DATAPACKAGE_MALFORMED: _must(WACZ),
    Code.WACZ_RESOURCES_DIFFER: _must(WACZ),
    Code.WACZ_DIGEST_DIFFERS: _must(WACZ),
    Code.TWEET_DIFFERS: _must(PROFILE),
    Code.CAPTURE_RECORD_MISSING: _must(PROFILE),
    Code.CAPTURE_RECORD_UNREADABLE: _must(PROFILE),
    Code.CLAIM_NOT_IN_RECORD: _must(PROFILE),
    Code.TWEET_URLS_DIFFER: _must(PROFILE),
    Code.SECOND_OPINION: _must(),
    Code.OPINIONS_DIFFER: _should(),
    Code.WARC_NOT_A_WARC: _must("WARC 1.1 §4"),
    Code.WARC_UNREADABLE: _cannot_read(),
    Code.WARC_LIMIT: _cannot_tell(),
    Code.WARC_GZIP_DAMAGED: _must("RFC 1952 §2.3"),
    Code.WARC_GZIP_CUT: _must("RFC 1952 §2.3"),
    Code.WARC_NOT_ONE_A_MEMBER: _must("WARC 1.1 annex D.2"),
    Code.WARC_STRAY_BYTES: _must("WARC 1.1 §4"),
    Code.WARC_NAME_DIFFERS: _should("WARC 1.1 annex D.3"),
    Code.WARC_HEADER_MALFORMED: _must("WARC 1.1 §4"),
    Code.WARC_VERSION_UNKNOWN: _must("WARC 1.1 §4"),
    Code.WARC_TYPE_UNKNOWN: _should("WARC 1.1 §5.5"),
    Code.WARC_FIELD_MISSING: _must("WARC 1.1 §5"),
    Code.WARC_FIELD_REPEATED: _must("WARC 1.1 §5.1"),
    Code.WARC_FIELD_MALFORMED: _must("WARC 1.1 §5"),
    Code.WARC_FIELD_NOT_ALLOWED: _should("WARC 1.1 §5"),
    Code.WARC_CONTENT_TYPE: _should("WARC 1.1 §5.6"),
    Code.WARC_BLOCK_CUT: _must("WARC 1.1 §4"),
    Code.WARC_RECORD_END: _must("WARC 1.1 §4"),
    Code.WARC_BLOCK_DIGEST: _must("WARC 1.1 §5.8"),
    Code.WARC_PAYLOAD_DIGEST: _must("WARC 1.1 §5.9"),
    Code.WARC_DIGEST_OF_FRAMING: _should("WARC 1.1 §5.9"),
    Code.WARC_DIGEST_MISSING: _should("WARC 1.1 §5.8"),
    Code.WARC_DIGEST_NOT_CHECKED: _cannot_tell("WARC 1.1 §5.8"),
    Code.WARC_HTTP_MALFORMED: _should("WARC 1.1 §6.3.2"),
    Code.WARC_HTTP_FRAMING: _must("WARC 1.1 §6.3.2"),
    Code.WARC_HTTP_SURPLUS: _should("RFC 9112 §6.3"),
    Code.WARC_OTHER_ADDRESS: _should("WARC 1.1 §5.14"),
    Code.WARC_ID_REPEATED: _must("WARC 1.1 §5.2"),
    Code.WARC_DANGLING: _must("WARC 1.1 §5"),
    Code.WARC_WRONG_KIND: _must("WARC 1.1 §5"),
    Code.WARC_PAIR_DIFFERS: _must("WARC 1.1 §5.7"),
    Code.WARC_REVISIT_DIFFERS: _must("WARC 1.1 §6.7.2"),
    Code.WARC_NO_WARCINFO: _should("WARC 1.1 §5.5"),
    Code.WARC_NOT_CLOSED: _must(),
    Code.WARC_CLOSING_DIFFERS: _must(),
    Code.WARC_INDEX_MALFORMED: _must(),
    Code.WARC_INDEX_DIFFERS: _must(),
    Code.WARC_INDEX_UNSORTED: _must(),
    Code.WARC_INDEX_INCOMPLETE: _must(),
    Code.WARC_JOURNAL_MALFORMED: _must(),
    Code.WARC_JOURNAL_DIFFERS: _must(),
}
