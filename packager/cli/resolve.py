"""``packager resolve``: take what a person knows of a reference into a new package."""

from pathlib import Path
from typing import Any

import click

from packager.cli.options import config_option, json_option, setting
from packager.cli.packaging_options import packaging_options
from packager.cli.revising import run_revision
from packager.revision.statement import Statement


@click.command(name="resolve")
@click.argument("bag", metavar="BAG", type=click.Path(path_type=Path))
@click.option("--ref", metavar="ID", help="The reference, as packager show names it: r1, r2 ...")
@click.option("--url", help="The address of its tweet.")
@click.option("--reject", metavar="ID", help="The reference whose tweet was found wrongly.")
@setting("--out", type=click.Path(path_type=Path), default=Path(), help="Folder for the new bag.")
@setting("--offline", is_flag=True, help="Ask nothing of the network.")
@packaging_options
@json_option
@click.option("--verbose", "-v", is_flag=True, help="Tell each step.")
@config_option
def command(
    bag: Path,
    *,
    ref: str | None,
    url: str | None,
    reject: str | None,
    out: Path,
    as_json: bool,
    verbose: bool,
    **chosen: Any,  # noqa: ANN401 (click gives each option its own type)
) -> int:
    """Say which tweet a reference means, or that the one that was found is wrong.

    A new package is made, which says that a person stated this, and holds what the web shows of
    that tweet. BAG stays as it is.

    \b
    packager resolve bags/story-2016-08-19-0a1b2c3d --ref r2 --url https://twitter.com/HANDLE/status/ID
    packager resolve bags/story-2016-08-19-0a1b2c3d --reject r2
    """
    if reject and not ref and not url:
        statement = Statement(reference_id=reject, url=None)
    elif ref and url and not reject:
        statement = Statement(reference_id=ref, url=url)
    else:
        raise click.UsageError("give --ref ID with --url URL, or --reject ID")
    return run_revision(bag, statement, out=out, chosen=chosen, as_json=as_json, verbose=verbose)
