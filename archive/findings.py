"""What a check found: ``Code``, ``Finding``, ``Check`` and ``Report``, and their JSON form.

A *finding* is a value: the work was done, and the bag is bad there. All findings are gathered
before there is a verdict. A check that did not run says why; if nothing ran, the bag is not valid.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from archive.errors import InvalidBagError

REPORT_SCHEMA = "verify-report"
REPORT_VERSION = 1


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"  # a MUST is broken: the bag is not valid
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
    """The stable name of each finding, ``area.what-is-wrong``. A code is never reused."""


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

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the checks."""
        return tuple(finding for check in self.checks for finding in check.findings)

    @property
    def is_valid(self) -> bool:
        """Whether at least one check ran, and none found an error."""
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
            "checks": [
                {"name": c.name, "status": str(c.status), "reason": c.reason} for c in self.checks
            ],
            "findings": [
                {
                    "code": str(f.code),
                    "severity": str(f.severity),
                    "file": f.file,
                    "line": f.line,
                    "expected": f.expected,
                    "found": f.found,
                    "rule": f.rule,
                    "message": f.message,
                }
                for f in self.findings
            ],
            "figures": dict(self.figures),
        }
