"""Make one package of one article.

1. Read the source: its bytes exactly as received, decoded.
2. Find every reference in the source's whole text, markup included.
3. Read the article: the text for people, and what the page states about itself. Fetch what a page
   from the web needs to be seen again.
4. Take the workplace ``NAME.partial``; where ``NAME`` stands already, check it and stop. Ask the web
   for the tweets: where they are, what shows them, what they showed (``packager.enquiry``).
5. Write the payload, then the tag files, taking checksums on the way.
6. Close the bag: manifests, tag manifests, all of it synced to the disk.
7. Check it with our verifier, and let bagit-python give its opinion.
8. Rename the folder to ``NAME``: no bag is announced that two validators have not accepted.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from packager.article import read_article
from packager.asked import Asked
from packager.assets.fetch_assets import AssetReport, Progress
from packager.assets.of_page import fetch_page_assets
from packager.bagging import check_bag, write_bag
from packager.collection import collection_to_json
from packager.contents import Contents
from packager.fetch_source import fetch_source
from packager.findings import Findings, leave_unasked
from packager.load import is_address, refuse_while_offline
from packager.model import Article, Reference, Source, SourceKind
from packager.naming import job_key, package_day, package_slug
from packager.records import references_to_json, with_resolutions
from packager.references import find_references
from packager.settings import Settings
from packager.source import read_source
from packager.workplace import Workplace


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What was read of an article."""

    article: Article
    references: tuple[Reference, ...]
    assets: AssetReport | None = None  # of a fetched page; None where they were not looked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A finished package, and what went into it."""

    path: Path
    content: Content | None  # None where the package was there and the article not read again
    findings: Findings | None = None  # None where the package was there already
    accepted_by: tuple[str, ...]  # the validators that accepted it, in words
    is_new: bool = False  # else an earlier run made it, and nothing was written now


def pack_article(
    source: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] = ".",
    kind: SourceKind | None = None,
    url: str | None = None,
    settings: Settings | None = None,
    on_step: Callable[[str], None] = lambda _words: None,
    on_progress: Progress = lambda _done, _known: None,
) -> Package:
    """Package an article and what it refers to into a BagIt bag below a folder.

    Args:
        source: A path, an http or https address, or ``"-"`` for standard input.
        out: The folder in which the package will stand.
        kind: What the source is; None to tell from its name and content.
        url: The address at which the article stood, where the source is not an address itself.
        settings: What the user chose.
        on_step: Is told each step in words, before it begins.
        on_progress: Is told how much of what a page needs is done, and how much is known.

    Returns:
        The package. It is whole and was checked; what it holds is as good as the source was.

    Raises:
        SourceError: The source cannot be read, or is not text.
        NetworkError: The address did not answer with an article.
        LimitReachedError: The source is larger than ``archive.limits`` allows.
        BusyError: Another run is making the same package.
        WriteError: The package could not be written.
        InvalidBagError: A bag stands under the package's name already and is not valid, or a
            validator did not accept what was written: a fault of this software or of the disk.
    """
    settings = settings or Settings()
    if is_address(source):
        refuse_while_offline(str(source), settings)
        local = None
    else:
        on_step("reading the article")
        local = _understand(read_source(os.fspath(source), kind=kind, url=url), on_step)  # (1)-(3)
    with _workplace(Path(out), str(source), kind, local, settings) as workplace:  # (4)
        if workplace.is_done:
            on_step("checking the package that is there")
            accepted_by = check_bag(workplace.final, settings.check)
            return Package(path=workplace.final, content=local, accepted_by=accepted_by)
        content, findings, asked = _gather(
            str(source), kind, local, settings, workplace, on_step=on_step, on_progress=on_progress
        )
        on_step("writing the bag")
        write_bag(
            workplace.bag,
            Contents(
                article=content.article,
                record=with_resolutions(
                    references_to_json(content.article.source, content.references),
                    findings.resolutions,
                ),
                tweets=findings.tweets,
                collection=collection_to_json(
                    workplace.started_at, asked, settings, content.assets, findings.media
                ),
                settings=settings,
                started_at=workplace.started_at,
            ),
        )
        on_step("checking the bag")
        accepted_by = check_bag(workplace.bag, settings.check)  # (7)
        workplace.announce()  # (8)
    return Package(
        path=workplace.final,
        content=content,
        findings=findings,
        accepted_by=accepted_by,
        is_new=True,
    )


def _understand(source: Source, on_step: Callable[[str], None]) -> Content:
    on_step("finding references")  # (2)
    references = find_references(source.text, source.kind)
    on_step("extracting the text")  # (3)
    return Content(article=read_article(source, references), references=references)


def _gather(
    source: str,
    kind: SourceKind | None,
    local: Content | None,
    settings: Settings,
    workplace: Workplace,
    *,
    on_step: Callable[[str], None],
    on_progress: Progress,
) -> tuple[Content, Findings, tuple[Asked, ...]]:
    """Ask the web for the article, where it is an address, and for its tweets, where it may be asked."""
    if local is not None and (settings.asks_nobody or not local.references):
        return local, leave_unasked(local.article, local.references), ()
    # Asking nobody needs none of this.
    from packager.collecting import Collecting
    from packager.enquiry import enquire
    from packager.web_asker import RememberingAsker

    with Collecting(workplace, settings.for_fetching()) as web:
        asker = RememberingAsker(web, settings.archives)
        with asker.stopped_by_errors():
            content = local
            if content is None:
                on_step("fetching the article")
                page = fetch_source(partial(web.fetch, purpose="article"), source, kind=kind)
                workplace.keep_what_was_fetched()
                content = _understand(page, on_step)
                on_step("fetching what the page needs")
                fetch = partial(asker.fetch, purpose="asset")
                assets = fetch_page_assets(page, fetch, settings, on_progress)
                content = replace(content, assets=assets)
            workplace.keep_what_was_fetched()
            findings = enquire(
                asker,
                content.article,
                content.references,
                settings,
                on_step=on_step,
                on_progress=on_progress,
            )
        return content, findings, web.asked


def _workplace(
    out: Path, source: str, kind: SourceKind | None, local: Content | None, settings: Settings
) -> Workplace:
    """Name the job: by the address and the day, or by a file's bytes and the article's date."""
    identity = [source, kind or ""]
    if local is not None:
        read = local.article.source
        identity = [read.sha256, read.kind, read.url or ""]
    return Workplace(
        out,
        slug=package_slug(source if local is None else local.article.source.name),
        key=job_key(*identity, *settings.identity()),
        day=lambda today: package_day(local.article.published if local else None, today),
        fresh=settings.fresh,
    )
