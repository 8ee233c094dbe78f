"""``packager verify``: check bags, offline, whoever made them."""

from pathlib import Path

import click

from archive import verify_bag
from archive.errors import BagError
from archive.extent import FAST, FULL, Extent, sample
from archive.findings import Report, unreadable_report
from archive.telling import Listener
from packager.cli.exits import exit_of_verdict, worst
from packager.cli.options import json_option
from packager.cli.progress import ByteProgress
from packager.cli.verify_words import Share, render_report, stream_finding, stream_report

_SEED_BITS = 32


@click.command(name="verify")
@click.argument("bags", metavar="BAG...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--require-package",
    is_flag=True,
    help="Accept only a package of ours, with its profile, tag manifests and records.",
)
@click.option(
    "--fast",
    "is_fast",
    is_flag=True,
    help="Read no payload file: compare names, sizes, Payload-Oxum and tag manifests.",
)
@click.option(
    "--sample",
    "share",
    type=Share(),
    metavar="SHARE",
    help="As --fast, and read this share of the payload, chosen by chance: 5% or 0.05.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    help="Of the chance of --sample; the same seed means the same files. By default a new one.",
)
@click.option(
    "--second-opinion",
    is_flag=True,
    help="Ask bagit-python too, and say where it disagrees.",
)
@json_option
@click.option(
    "--stream",
    "is_stream",
    is_flag=True,
    help="Print JSON lines: each finding as soon as it is known, then the report.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code is the answer.")
@click.option("--verbose", "-v", is_flag=True, help="Show every check, also those that passed.")
def command(
    bags: tuple[Path, ...],
    *,
    require_package: bool,
    is_fast: bool,
    share: float | None,
    seed: int | None,
    second_opinion: bool,
    as_json: bool,
    is_stream: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Check every file of each bag against its manifests, and what a package says of itself.

    Nothing is asked of the network, and nothing is written. Exit code 0: valid; 1: not valid;
    3: no certain verdict; 5: cannot be read. A bag is called valid when every file was read: with
    --fast or --sample a bag in which nothing is wrong ends with 3.

    \b
    packager verify bags/*
    packager verify --require-package --json bags/story-2016-08-19-0a1b2c3d
    packager verify --sample 5% --stream bags/*
    """
    extent = _choose_extent(is_fast=is_fast, share=share, seed=seed)
    if as_json and is_stream:
        raise click.UsageError("--json and --stream exclude one another")
    reports = []
    for bag in bags:
        tell = (lambda finding, bag=bag: stream_finding(bag, finding)) if is_stream else None
        report = _verify(bag, extent=extent, require_package=require_package, listener=tell)
        if second_opinion:
            report = _ask_another(bag, report, tell)
        reports.append(report)
        if is_stream:
            stream_report(bag, report)
        elif not as_json and not quiet:
            click.echo(render_report(bag, report, verbose=verbose))
    if as_json:
        import json  # 2 ms, as all that is imported here and there below

        records = [report.to_json() for report in reports]
        click.echo(json.dumps(records[0] if len(records) == 1 else records, indent=2))
    return worst(exit_of_verdict(report.verdict) for report in reports)


def _choose_extent(*, is_fast: bool, share: float | None, seed: int | None) -> Extent:
    if is_fast and share is not None:
        raise click.UsageError("--fast and --sample exclude one another")
    if seed is not None and share is None:
        raise click.UsageError("--seed is that of --sample")
    if share is None:
        return FAST if is_fast else FULL
    import secrets  # 5 ms

    return sample(share, seed=secrets.randbits(_SEED_BITS) if seed is None else seed)


def _verify(
    bag: Path, *, extent: Extent, require_package: bool, listener: Listener | None
) -> Report:
    try:
        with ByteProgress(f"verifying {bag.name}") as progress:
            return verify_bag(
                bag,
                require_package=require_package,
                extent=extent,
                progress=progress,
                listener=listener,
            )
    except BagError as error:
        report = unreadable_report(error)
        if listener:
            for finding in report.findings:
                listener(finding)
        return report


def _ask_another(bag: Path, report: Report, listener: Listener | None) -> Report:
    from archive.findings import Verdict
    from archive.second_opinion import add_second_opinion  # 10 ms

    if report.verdict is Verdict.UNREADABLE:
        return report
    asked = add_second_opinion(bag, report)
    if listener:
        for finding in asked.checks[-1].findings:
            listener(finding)
    return asked
