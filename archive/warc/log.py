"""Where the checks of one WARC file put what they find."""

from typing import TypedDict, Unpack

from archive import limits
from archive.findings import Code, Finding, Severity

# A SHOULD is broken, or something a person ought to know. Every other code is an error.
_WARNINGS = frozenset(
    {
        Code.WARC_LIMIT,
        Code.WARC_UNREADABLE,
        Code.WARC_NAME_DIFFERS,
        Code.WARC_TYPE_UNKNOWN,
        Code.WARC_FIELD_NOT_ALLOWED,
        Code.WARC_CONTENT_TYPE,
        Code.WARC_DIGEST_OF_FRAMING,
        Code.WARC_DIGEST_MISSING,
        Code.WARC_DIGEST_NOT_CHECKED,
        Code.WARC_HTTP_MALFORMED,
        Code.WARC_HTTP_SURPLUS,
        Code.WARC_OTHER_ADDRESS,
        Code.WARC_NO_WARCINFO,
    }
)


class Details(TypedDict, total=False):
    """What a finding may say beside its code and its message."""

    line: int  # of an index or a journal
    expected: str
    found: str
    rule: str


class Log:
    """Findings about one file, in the order in which they were made.

    Attributes:
        findings: At most ``limits.FINDINGS``.
        dropped: How many more there were.

    Args:
        file: The file's path in the bag.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.dropped = 0

    def note(self, code: Code, message: str, **details: Unpack[Details]) -> None:
        """Add a finding about the file."""
        if len(self.findings) >= limits.FINDINGS:
            self.dropped += 1
            return
        severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
        self.findings.append(
            Finding(code=code, severity=severity, file=self.file, message=message, **details)
        )

    def note_at(self, offset: int, code: Code, message: str, **details: Unpack[Details]) -> None:
        """Add a finding about the record that begins at an offset of the file."""
        self.note(code, f"the record at byte {offset}: {message}", **details)

    def take(self, other: "Log") -> None:
        """Add everything that another log of the same file has."""
        room = limits.FINDINGS - len(self.findings)
        self.findings += other.findings[:room]
        self.dropped += other.dropped + max(0, len(other.findings) - room)
