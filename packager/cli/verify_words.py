"""What verify says: in words for people, and in JSON lines for programs."""

from pathlib import Path
from typing import Any

import click

from archive.extent import ExtentKind
from archive.findings import Finding, Report, Severity, Verdict
from packager.cli.words import bad, count, doubtful, foreign, good

_STREAM_SCHEMA, _STREAM_VERSION = "verify-stream", 1


class Share(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """A share above 0, up to 1: as a number, or in per cent."""

    name = "share"

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read a share.

        >>> Share().convert("5%", None, None)
        0.05
        """
        text = str(value).strip()
        try:
            share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            share = 0.0
        if not 0 < share <= 1:  # also false where it is no number
            self.fail(f"{value}: a share is above 0 and up to 1, or 100%", param, ctx)
        return share


def render_report(bag: Path, report: Report, *, verbose: bool) -> str:
    """Render a report for people: the verdict, then the findings."""
    lines = [f"{bag}: {_render_verdict(report)}{_figures(report)}"]
    lines += (f"  {_render_finding(finding)}" for finding in report.findings)
    if any(finding.severity is Severity.ERROR for finding in report.findings):
        lines.append("  packager explain CODE tells what a code means and what to do")
    for check in report.checks if verbose else ():
        reason = f" ({foreign(check.reason, limit=400)})" if check.reason else ""
        lines.append(f"  check {check.name}: {check.status}{reason}")
    return "\n".join(lines)


def stream_finding(bag: Path, finding: Finding) -> None:
    """Print a finding as a line of JSON (archive/schemas/verify-stream.json)."""
    _print_line(bag, "finding", finding.to_json())


def stream_report(bag: Path, report: Report) -> None:
    """Print a report as a line of JSON, after its findings."""
    _print_line(bag, "report", report.to_json())


def _print_line(bag: Path, event: str, value: dict[str, Any]) -> None:
    import json

    record = {
        "schema": _STREAM_SCHEMA,
        "version": _STREAM_VERSION,
        "bag": str(bag),
        "event": event,
        event: value,
    }
    click.echo(json.dumps(record))  # and flushes


def _render_verdict(report: Report) -> str:
    """Say the verdict; of a check that was not full never that the bag is valid."""
    colour = {Verdict.VALID: good, Verdict.INDETERMINATE: doubtful}.get(report.verdict, bad)
    if report.extent.is_full:
        return colour(str(report.verdict))
    is_clean = not any(finding.severity is Severity.ERROR for finding in report.findings)
    words = "nothing wrong found" if is_clean else str(report.verdict)
    return colour(f"{words}, but not checked in full") + f": {_render_extent(report)}"


def _render_extent(report: Report) -> str:
    extent = report.extent
    read = next((check.reason for check in report.checks if check.name == "fixity"), None)
    if extent.kind is ExtentKind.FAST:
        return f"a fast check; {read or 'no payload file was read'}"
    return f"a sample of {extent.share:.4%} with seed {extent.seed}; {read or 'nothing was read'}"


def _figures(report: Report) -> str:
    files, checks = report.figures.get("files"), len(report.checks)
    return f" ({count(files, 'file')}, {count(checks, 'check')})" if files is not None else ""


def _render_finding(finding: Finding) -> str:
    colour = bad if finding.severity is Severity.ERROR else doubtful
    line = f" line {finding.line}" if finding.line is not None else ""
    rule = f" [{finding.rule}]" if finding.rule else ""
    where = f"{foreign(finding.file, limit=300)}{line}: " if finding.file else ""
    words = foreign(finding.message, limit=400)
    return f"{colour(str(finding.severity))} {finding.code}: {where}{words}{rule}"
