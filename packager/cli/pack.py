"""``packager pack``: make a package of each article."""

import json
import shlex
from functools import partial
from pathlib import Path
from typing import Any

import click

from archive.errors import Error
from archive.writing.bag import render_size
from packager.assets.fetch_assets import AssetReport
from packager.cli import show_error
from packager.cli.exits import Exit, exit_of_error, worst
from packager.cli.options import config_option, json_option, kind_option, setting
from packager.cli.packaging_options import packaging_options, read_settings
from packager.cli.progress import CountProgress
from packager.cli.reference_line import describe_reference
from packager.cli.resolution_line import describe_resolution
from packager.cli.steps import begin_step
from packager.cli.words import count, doubtful, foreign, good, label, script_of
from packager.findings import Findings
from packager.model import Article, SourceKind
from packager.pack import Content, Package, pack_article
from packager.records import count_words
from packager.resolve.resolution import Status

PACK_SCHEMA, PACK_VERSION = "pack-result", 1


@click.command(name="pack")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@setting("--out", type=click.Path(path_type=Path), default=Path(), help="Folder for the bags.")
@setting("--offline", is_flag=True, help="Ask nothing of the network.")
@setting("--strict", is_flag=True, help="Exit 3 where a part that was asked for is missing.")
@click.option("--url", help="The address at which the article stood.")
@kind_option
@packaging_options
@json_option
@click.option("--quiet", "-q", is_flag=True, help="Print only where each package is.")
@click.option("--verbose", "-v", is_flag=True, help="Tell each step.")
@config_option
def command(
    sources: tuple[str, ...],
    *,
    out: Path,
    strict: bool,
    url: str | None,
    kind: SourceKind | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **chosen: Any,  # noqa: ANN401 (click gives each option its own type)
) -> int:
    """Make a BagIt package of each article: its text, every tweet it refers to, checksums.

    SOURCE is a file (.txt .html .htm .xhtml .md), an http(s) address, or - for standard input.

    \b
    packager pack article.txt --offline --out bags
    packager pack https://news.example/story --organization "City Archive"
    curl -s https://news.example/story | packager pack - --type html
    """
    if url and len(sources) > 1:
        raise click.UsageError("--url says where one article stood; give one SOURCE with it")
    settings = read_settings(chosen)
    results, codes = [], []
    for source in sources:
        try:
            with CountProgress() as progress:
                package = pack_article(
                    source,
                    out=out,
                    kind=kind,
                    url=url,
                    settings=settings,
                    on_step=partial(begin_step, progress, verbose=verbose),
                    on_progress=progress.show,
                )
        except Error as error:
            codes.append(exit_of_error(error))
            results.append({"source": source, "error": str(error), "hint": error.hint})
            if not as_json:
                show_error(error)
            continue
        codes.append(_exit_of(package, strict=strict))
        results.append(package_to_json(source, package))
        if quiet and not as_json:
            click.echo(package.path)
        elif not as_json:
            show_package(package)
    if as_json:
        record = {"schema": PACK_SCHEMA, "version": PACK_VERSION, "packages": results}
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    return worst(codes)


def _exit_of(package: Package, *, strict: bool) -> Exit:
    has_no_text = package.content is not None and package.content.article.text_is_fallback
    is_lacking = has_no_text or (package.findings is not None and package.findings.is_lacking)
    return Exit.INDETERMINATE if strict and is_lacking else Exit.OK


def package_to_json(source: str, package: Package) -> dict[str, Any]:
    """Give what is printed of a package for programs."""
    return {
        "source": source,
        "package": str(package.path),
        "was_there": not package.is_new,
        "accepted_by": list(package.accepted_by),
        "references": len(package.content.references) if package.content else None,
        "tweets": _tweets_to_json(package.findings) if package.findings else None,
    }


def _tweets_to_json(findings: Findings) -> list[dict[str, Any]]:
    return [
        {
            "id": one.reference_id,
            "status": str(one.status),
            "confidence": one.confidence,
            "canonical_url": one.canonical_url,
            "captures": len(one.captures),
            "absence": one.absence,
        }
        for one in findings.resolutions
    ]


def show_package(package: Package) -> None:
    """Print what a package is, for people."""
    if package.content is not None and package.findings is not None:
        _show_content(package.content, package.findings)
    files = [path for path in package.path.rglob("*") if path.is_file()]
    size = render_size(sum(path.stat().st_size for path in files))
    made = good("made") if package.is_new else "was there already"
    accepted = f", accepted by {' and '.join(package.accepted_by)}" if package.accepted_by else ""
    click.echo(f"{label('Package')}{package.path}")
    click.echo(f"{label('')}{made}: {count(len(files), 'file')}, {size}{accepted}")
    click.echo(f"{label('Verify')}packager verify {shlex.quote(str(package.path))}")


def _show_content(content: Content, findings: Findings) -> None:
    article = content.article
    title = foreign(article.title.value) if article.title else "(the source states no title)"
    click.echo(f"{label('Article')}{title}")
    click.echo(f"{label('')}{_describe_text(article)}")
    if article.text_is_fallback:
        click.echo(f"{label('')}{doubtful(article.text_from)}")
    if content.assets:
        click.echo(f"{label('Needs')}{_describe_assets(content.assets)}")
    click.echo(f"{label('Tweets')}{count(len(content.references), 'reference')}")
    for reference, resolution in zip(content.references, findings.resolutions, strict=True):
        click.echo(f"{label('')}{describe_reference(reference)}")
        if resolution.status is not Status.NOT_ASKED:
            click.echo(f"{label('')}    {describe_resolution(resolution.to_json())}")
    if findings.media and (findings.media.stored or findings.media.missing):
        stored, missing = len(findings.media.stored), len(findings.media.missing)
        click.echo(f"{label('Media')}{stored} of {count(stored + missing, 'picture or film')} came")
    if findings.is_lacking:
        click.echo(
            f"{label('Missing')}{doubtful('not everybody answered; packager update asks again')}"
        )


def _describe_assets(assets: AssetReport) -> str:
    asked = sum(one.answered is not None for one in assets.results)
    skipped = len(assets.results) - asked + assets.unlisted
    words = f"{assets.good} of {count(asked, 'image, style sheet or other part')} came"
    return f"{words}; {skipped} not asked" if skipped else words


def _describe_text(article: Article) -> str:
    if article.language:
        language = f"language {foreign(article.language.value)}"
    else:
        language = f"{script_of(article.text) or 'no'} script, language not stated"
    words = count(count_words(article.text), "word")
    source = article.source
    return f"{language} · {words} · {source.encoding} ({source.encoding_from})"
