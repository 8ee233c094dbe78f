"""``packager export``: a package in a form that other tools open."""

import json
from pathlib import Path

import click

from packager.cli.exits import Exit
from packager.cli.options import json_option
from packager.cli.words import count, good, label
from packager.wacz.export import export_wacz

EXPORT_SCHEMA, EXPORT_VERSION = "export-result", 1


@click.command(name="export")
@click.argument("bag", metavar="BAG", type=click.Path(path_type=Path))
@click.option(
    "--wacz",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to write.",
)
@click.option("--force", is_flag=True, help="Replace the file where it is there.")
@json_option
def command(bag: Path, *, wacz: Path, force: bool, as_json: bool) -> int:
    """Write the payload of a package as a WACZ, which replay tools open.

    BAG is verified first. The same bag gives the same bytes.

    \b
    packager export bags/story-2016-08-19-0a1b2c3d --wacz story.wacz
    """
    files = export_wacz(bag, wacz, replace=force)
    if as_json:
        record = {
            "schema": EXPORT_SCHEMA,
            "version": EXPORT_VERSION,
            "file": str(wacz),
            "files": files,
            "bytes": wacz.stat().st_size,
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{label('WACZ')}{wacz}")
        click.echo(f"{label('')}{good('made')}: {count(files, 'file')}")
    return Exit.OK
