"""Gathering what one check finds: all of it, in order, up to a limit, then one ``Check``."""

from archive import limits
from archive.findings import Check, Code, Finding, Severity, Status
from archive.paths import show_path
from archive.rules import RULES
from archive.tagtext import Fault

_WORST_FIRST = (Status.FAILED, Status.INDETERMINATE)


class Gathering:
    """The findings of one check so far.

    Args:
        name: Of the check.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._findings: list[Finding] = []
        self._statuses: set[Status] = set()
        self._count = dict.fromkeys(Severity, 0)

    def add(
        self,
        code: Code,
        file: bytes,
        message: str,
        *,
        line: int | None = None,
        expected: str | None = None,
        found: str | None = None,
    ) -> None:
        """Add a finding about a file, or about the bag as a whole (``b""``)."""
        self.count(code)
        if self._has_room(code):
            self._findings.append(
                make_finding(code, file, message, line=line, expected=expected, found=found)
            )

    def take(self, finding: Finding) -> None:
        """Add a finding that is made already."""
        self.count(finding.code)
        if self._has_room(finding.code):
            self._findings.append(finding)

    def _has_room(self, code: Code) -> bool:
        return self._count[RULES[code].severity] <= limits.FINDINGS

    def count(self, code: Code, number: int = 1) -> None:
        """Count findings without keeping them: for the reason of the check, and how it ends."""
        rule = RULES[code]
        self._statuses.add(rule.status)
        self._count[rule.severity] += number

    def add_faults(self, file: bytes, faults: tuple[Fault, ...]) -> None:
        """Add what was wrong with a tag file."""
        for fault in faults:
            self.add(fault.code, file, fault.message, line=fault.line)

    def finish(self, *, not_done: str | None = None) -> Check:
        """Give the check as it ended.

        Args:
            not_done: What was left out on purpose, so that the check cannot pass.
        """
        if not_done is not None:
            self._statuses.add(Status.INDETERMINATE)
        status = next((s for s in _WORST_FIRST if s in self._statuses), Status.PASSED)
        reason = None
        left_out = sum(self._count.values()) - len(self._findings)
        if left_out:
            reason = f"{left_out:,} more of its findings are not listed"
        elif status is Status.INDETERMINATE:
            reason = not_done or "part of the bag could not be judged"
        return Check(name=self._name, status=status, reason=reason, findings=tuple(self._findings))

    def finish_skipped(self, reason: str) -> Check:
        """Give the check as one that did not run, unless it found something all the same."""
        return self.finish() if self._statuses else skipped(self._name, reason)


def make_finding(
    code: Code,
    file: bytes,
    message: str,
    *,
    line: int | None = None,
    expected: str | None = None,
    found: str | None = None,
) -> Finding:
    """Make a finding about a file, or about the bag as a whole (``b""``), as its rule has it."""
    rule = RULES[code]
    return Finding(
        code=code,
        severity=rule.severity,
        file=show_path(file),
        line=line,
        expected=expected,
        found=found,
        rule=rule.source,
        message=message,
    )


def skipped(name: str, reason: str) -> Check:
    """Give a check that did not run."""
    return Check(name=name, status=Status.SKIPPED, reason=reason)
