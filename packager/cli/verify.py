"""``packager verify``: check bags, offline, whoever made them."""

import json
from pathlib import Path

import click

from archive import verify_bag
from archive.errors import BagError
from archive.findings import Finding, Report, Severity, Verdict, unreadable_report
from packager.cli.exits import exit_of_verdict, worst
from packager.cli.options import json_option
from packager.cli.progress import ByteProgress
from packager.cli.words import bad, count, doubtful, foreign, good


@click.command(name="verify")
@click.argument("bags", metavar="BAG...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--require-package",
    is_flag=True,
    help="Accept only a package of ours, with its profile, tag manifests and records.",
)
@json_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code is the answer.")
@click.option("--verbose", "-v", is_flag=True, help="Show every check, also those that passed.")
def command(
    bags: tuple[Path, ...], *, require_package: bool, as_json: bool, quiet: bool, verbose: bool
) -> int:
    """Check every file of each bag against its manifests, and what a package says of itself.

    Nothing is asked of the network, and nothing is written. Exit code 0: valid; 1: not valid;
    3: no certain verdict; 5: cannot be read.

    \b
    packager verify bags/*
    packager verify --require-package --json bags/story-2016-08-19-0a1b2c3d
    """
    reports = []
    for bag in bags:
        report = _verify(bag, require_package=require_package)
        reports.append(report)
        if not as_json and not quiet:
            _show(bag, report, verbose=verbose)
    if as_json:
        records = [report.to_json() for report in reports]
        click.echo(json.dumps(records[0] if len(records) == 1 else records, indent=2))
    return worst(exit_of_verdict(report.verdict) for report in reports)


def _verify(bag: Path, *, require_package: bool) -> Report:
    try:
        with ByteProgress(f"verifying {bag.name}") as progress:
            return verify_bag(bag, require_package=require_package, progress=progress)
    except BagError as error:
        return unreadable_report(error)


def _show(bag: Path, report: Report, *, verbose: bool) -> None:
    colour = {Verdict.VALID: good, Verdict.INDETERMINATE: doubtful}.get(report.verdict, bad)
    click.echo(f"{bag}: {colour(str(report.verdict))}{_figures(report)}")
    for finding in report.findings:
        click.echo(f"  {_render_finding(finding)}")
    if verbose:
        for check in report.checks:
            reason = f" ({check.reason})" if check.reason else ""
            click.echo(f"  check {check.name}: {check.status}{reason}")


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
