"""``packager references``: find every tweet that an article refers to, and write nothing."""

import json

import click

from packager.cli.exits import Exit
from packager.cli.options import config_option, json_option, kind_option, setting
from packager.cli.reference_line import describe_reference
from packager.cli.words import foreign
from packager.model import SourceKind


@click.command(name="references")
@click.argument("source", metavar="SOURCE")
@kind_option
@json_option
@setting("--offline", is_flag=True, help="Ask nothing of the network.")
@setting("--allow-host", multiple=True, help="A host that may have a private address.")
@setting("--proxy", help="Proxy for every request, as http://host:port.")
@setting("--contact", help="How a server's owner can reach you; sent with every request.")
@config_option
def command(
    source: str,
    *,
    kind: SourceKind | None,
    as_json: bool,
    offline: bool,
    allow_host: tuple[str, ...],
    proxy: str | None,
    contact: str | None,
) -> int:
    """Find every tweet that an article refers to, and print what the article tells of each.

    \b
    packager references article.html
    packager references article.txt --json | jq '.references[].handle'
    """
    from packager.load import load_source  # start-up
    from packager.records import references_to_json
    from packager.references import find_references
    from packager.settings import Settings

    settings = Settings(offline=offline, allow_hosts=allow_host, proxy=proxy, contact=contact)
    loaded = load_source(source, kind=kind, url=None, settings=settings)
    references = find_references(loaded.text, loaded.kind)
    if as_json:
        record = references_to_json(loaded, references)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return Exit.OK
    for reference in references:
        click.echo(describe_reference(reference))
        if reference.text:
            click.echo(f"    {foreign(reference.text)}")
        for note in reference.notes:
            click.echo(f"    note: {foreign(note, limit=200)}")
    if not references:
        click.echo("no reference to a tweet", err=True)
    return Exit.OK
