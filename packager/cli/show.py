"""``packager show``: what a package holds, for people."""

import json
import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import click

from archive import layout
from archive.errors import MalformedRecordError, NotABagError
from archive.limits import PACKAGE_RECORD_BYTES
from archive.records import parse_record
from packager.cli.exits import Exit
from packager.cli.options import json_option
from packager.cli.resolution_line import describe_resolution
from packager.cli.words import count, foreign, label
from packager.opening import open_inside


@click.command(name="show")
@click.argument("bag", metavar="BAG", type=click.Path(path_type=Path))
@click.option("--open", "opens", is_flag=True, help="Open the report in the browser.")
@click.option("--serve", "serves", is_flag=True, help="Serve report, files and captures here.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="For --serve; 0: any.")
@json_option
def command(bag: Path, *, opens: bool, serves: bool, port: int, as_json: bool) -> int:
    """Show what a package holds: the article, and every tweet that it refers to.

    The package is shown as it is, not checked: packager verify does that.

    \b
    packager show bags/story-2016-08-19-0a1b2c3d
    packager show bags/story-2016-08-19-0a1b2c3d --open
    packager show bags/story-2016-08-19-0a1b2c3d --serve
    """
    article = _read_record(bag, layout.ARTICLE_JSON)
    references = _read_record(bag, layout.REFERENCES_JSON)
    if as_json:
        both = {"article": article, "references": references}
        click.echo(json.dumps(both, ensure_ascii=False, indent=2))
        return Exit.OK
    _show_article(bag, article)
    entries = [entry for entry in _items(references, "references") if isinstance(entry, dict)]
    click.echo(f"{label('Tweets')}{count(len(entries), 'reference')}")
    for entry in entries:
        click.echo(f"{label('')}{_describe(entry)}")
        click.echo(f"{label('')}    {describe_resolution(entry)}")
    click.echo(f"{label('Verify')}packager verify {bag} (nothing was checked here)")
    if opens:
        _open_report(bag)
    if serves:
        _serve(bag, port)
    return Exit.OK


def _open_report(bag: Path) -> None:
    """Open the page for people.

    Raises:
        NotABagError: There is none.
    """
    report = bag / layout.REPORT
    descriptor = open_inside(bag, layout.REPORT)
    if descriptor is None:
        raise NotABagError(f"{report}: the package has no report")
    os.close(descriptor)
    click.echo(f"{label('Report')}{report}")
    click.launch(str(report.resolve()))


def _serve(bag: Path, port: int) -> None:
    """Serve until the user interrupts."""
    from packager.replaying import find_pywb, replaying  # only here
    from packager.serving import serving

    wayback = find_pywb() if (bag / layout.WARC_INDEX).is_file() else None
    with ExitStack() as stack:
        server = stack.enter_context(serving(bag, port))
        address = f"http://127.0.0.1:{server.server_address[1]}"
        click.echo(f"{label('Report')}{address}/{layout.REPORT}")
        click.echo(f"{label('Files')}{address}/")
        if wayback is not None:
            below = stack.enter_context(replaying(bag, wayback, server.server_address[1] + 1))
            click.echo(f"{label('Replay')}{below}*/ADDRESS")
        else:
            click.echo(
                f"{label('Replay')}not here: it needs captures, and the extra 'replay' (pywb)"
            )
        click.echo("Ctrl-C ends it.")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def _show_article(bag: Path, article: dict[str, Any]) -> None:
    click.echo(f"{label('Package')}{bag}")
    for name, field in (
        ("Article", "headline"),
        ("By", "author"),
        ("Site", "publisher"),
        ("Published", "datePublished"),
        ("Language", "inLanguage"),
        ("Address", "url"),
    ):
        value = article.get(field)
        text = value.get("name") if isinstance(value, dict) else value
        if text is not None:
            click.echo(f"{label(name)}{foreign(str(text), limit=300)}")
    click.echo(f"{label('Words')}{foreign(str(article.get('wordCount')))}")


def _describe(entry: dict[str, Any]) -> str:
    handle = f"@{entry.get('handle')}" if entry.get("handle") else "(handle unknown)"
    columns = ((entry.get("id"), 4), (handle, 18), (entry.get("posted_on") or "no date", 12))
    return "".join(f"{foreign(str(value)):<{width}}" for value, width in columns).rstrip()


def _read_record(bag: Path, path: str) -> dict[str, Any]:
    """Read one of the package's JSON records, as far as it can be trusted for showing.

    Raises:
        NotABagError: The record is missing, too large, or not a JSON object.
    """
    hint = "packager show reads packages made by packager; packager verify reads any bag."
    descriptor = open_inside(bag, path)
    if descriptor is None:
        raise NotABagError(f"{bag / path}: there is no such file that can be read", hint=hint)
    with open(descriptor, "rb") as file:  # noqa: PTH123 (a descriptor has no path)
        content = file.read(PACKAGE_RECORD_BYTES + 1)
    if len(content) > PACKAGE_RECORD_BYTES:
        size = f"larger than {PACKAGE_RECORD_BYTES:,} bytes"
        raise NotABagError(f"{bag / path}: {size}, which no record of ours is", hint=hint)
    try:
        return parse_record(content)
    except MalformedRecordError as error:
        raise NotABagError(f"{bag / path}: {error}", hint=hint) from error


def _items(record: dict[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []
