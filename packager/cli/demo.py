"""``packager demo``: see it work, on a made-up web on this machine."""

import json
import shlex
from pathlib import Path

import click

from archive import layout
from packager.cli.exits import Exit
from packager.cli.options import json_option
from packager.cli.pack import PACK_SCHEMA, PACK_VERSION, package_to_json, show_package
from packager.cli.progress import CountProgress
from packager.cli.steps import begin_step
from packager.cli.words import count, label
from packager.demo.run import ARTICLES, run_demo


@click.command(name="demo")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("demo-bags"), help="Folder for the bags."
)
@json_option
@click.option("--verbose", "-v", is_flag=True, help="Tell each step.")
def command(*, out: Path, as_json: bool, verbose: bool) -> int:
    """Package two made-up articles on a made-up web on this machine; nothing else is asked.

    One is in Arabic and one in English. Their tweets fared differently: one is still there, one was
    deleted and an archive has it, and of one nothing is left.

    \b
    packager demo --out bags
    """
    with CountProgress() as progress:
        packages = run_demo(out, on_step=lambda words: begin_step(progress, words, verbose=verbose))
    if as_json:
        results = [
            package_to_json(name, package) for name, package in zip(ARTICLES, packages, strict=True)
        ]
        record = {"schema": PACK_SCHEMA, "version": PACK_VERSION, "packages": results}
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return Exit.OK
    for package in packages:
        show_package(package)
        click.echo(f"{label('Look at')}{package.path / layout.REPORT}")
        click.echo()
    click.echo(f"{count(len(packages), 'package')} made of a made-up web. Now your own:")
    click.echo(f"  packager pack article.txt --out {shlex.quote(str(out))}")
    return Exit.OK
