"""``packager update``: ask again for what a package lacks, and whether what was there still is."""

from pathlib import Path
from typing import Any

import click

from packager.cli.options import config_option, json_option, setting
from packager.cli.packaging_options import packaging_options
from packager.cli.revising import run_revision


@click.command(name="update")
@click.argument("bag", metavar="BAG", type=click.Path(path_type=Path))
@setting("--out", type=click.Path(path_type=Path), default=Path(), help="Folder for the new bag.")
@packaging_options
@json_option
@click.option("--verbose", "-v", is_flag=True, help="Tell each step.")
@config_option
def command(bag: Path, *, out: Path, as_json: bool, verbose: bool, **chosen: Any) -> int:  # noqa: ANN401
    """Make a new package that goes on from BAG, which stays as it is.

    Tweets that were not found are looked for again, and of all others it is asked whether they are
    still there. The new package holds the WARC files of BAG byte for byte and names BAG.

    \b
    packager update bags/story-2016-08-19-0a1b2c3d --out bags
    """
    return run_revision(bag, None, out=out, chosen=chosen, as_json=as_json, verbose=verbose)
