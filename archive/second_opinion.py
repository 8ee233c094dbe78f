"""What bagit-python says of a bag: an opinion that shares no code with our own verifier.

The only importer of ``bagit``. Its verdict is weaker than ours (it accepts a bag whose tag manifest
is gone), so it is asked beside our verifier, never instead. It opens what a manifest says, wherever
that leads, and waits for pipes; so of a bag that we do not know it is asked in another process, with
a limit of time, and not at all where it would leave the bag.

``python -m archive.second_opinion BAG full|fast`` is that process; it prints the check as JSON.
"""

import json
import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive import limits
from archive.extent import ExtentKind
from archive.findings import Check, Code, Finding, Report, Severity, Status
from archive.gathering import make_finding, skipped

_NAME = "bagit-python"

# With these, bagit-python may open what is not in the bag, wait for ever, or run out of memory.
_NOT_ASKED = frozenset(
    (
        Code.UNSAFE_PATH,
        Code.LINK,
        Code.SPECIAL_FILE,
        Code.STRAY_SPECIAL_FILE,
        Code.TAG_FILE_LIMIT,
        Code.ENCODING_UNSUPPORTED,
        Code.TOO_DEEP,
        Code.SPARSE_FILE,
        Code.CHANGED_DURING_CHECK,
    )
)


def check_with_bagit(bag: Path, *, fast: bool = False) -> Check:
    """Let bagit-python validate a bag.

    Args:
        bag: The bag's folder.
        fast: Compare Payload-Oxum only, and hash nothing.

    Returns:
        PASSED, or FAILED with one finding that carries its words.
    """
    import bagit  # 50 ms, and only packaging needs it

    logging.getLogger("bagit").setLevel(logging.CRITICAL)  # its words reach the finding below
    name = f"bagit-python {bagit.VERSION}"
    try:
        bagit.Bag(str(bag)).validate(fast=fast)
    except bagit.BagError as error:
        finding = Finding(
            code=Code.SECOND_OPINION,
            severity=Severity.ERROR,
            file="",
            found=str(error),
            message=f"{name} does not accept the bag: {error}",
        )
        return Check(name=name, status=Status.FAILED, findings=(finding,))
    return Check(name=name, status=Status.PASSED)


def add_second_opinion(bag: Path, report: Report) -> Report:
    """Ask bagit-python too, and add what it says as a check of its own.

    Our verdict stays as it is. Where the two disagree, that is a warning with its words.

    Args:
        bag: The bag's folder.
        report: What we found; the same extent is asked for, or all where ours is a sample.
    """
    codes = {finding.code for finding in report.findings}
    if codes & _NOT_ASKED:
        why = f"it was not asked, because of {' and '.join(sorted(codes & _NOT_ASKED))}"
        return _with(report, skipped(_NAME, why))
    how = "fast" if report.extent.kind is ExtentKind.FAST else "full"
    answer = _ask(bag, how, report.figures.get("bytes", 0))
    accepts = answer["status"] == Status.PASSED
    we_accept = not any(finding.severity is Severity.ERROR for finding in report.findings)
    findings: tuple[Finding, ...] = ()
    if accepts != we_accept:
        ours = "we find no error" if we_accept else f"we say {report.verdict}"
        words = f"{ours}, and {answer['name']} {'accepts the bag' if accepts else 'does not'}"
        findings = (make_finding(Code.OPINIONS_DIFFER, b"", words, found=answer["words"]),)
    return _with(
        report,
        Check(
            name=answer["name"],
            status=Status(answer["status"]),
            reason=answer["words"],
            findings=findings,
        ),
    )


def _with(report: Report, check: Check) -> Report:
    return replace(report, checks=(*report.checks, check))


def _ask(bag: Path, how: str, size_bytes: int) -> dict[str, Any]:
    """Let another process ask; a failed check is one that it did not accept, or could not finish."""
    patience_s = limits.SECOND_OPINION_S + size_bytes / limits.SECOND_OPINION_BYTES_PER_S
    command = [sys.executable, "-P", "-m", "archive.second_opinion", str(bag.absolute()), how]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience_s, check=False
        )
    except subprocess.TimeoutExpired:
        words = f"it was not done after {patience_s:.0f} seconds"
        return {"name": _NAME, "status": Status.INDETERMINATE, "words": words}
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return {"name": _NAME, "status": Status.FAILED, "words": f"it broke down: {last[:1000]}"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _answer(bag: Path, how: str) -> str:
    check = check_with_bagit(bag, fast=how == "fast")
    words = "; ".join(str(finding.found) for finding in check.findings) or None
    return json.dumps({"name": check.name, "status": check.status, "words": words})


if __name__ == "__main__":
    sys.stdout.write(_answer(Path(sys.argv[1]), sys.argv[2]))
