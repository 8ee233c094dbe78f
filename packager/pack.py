"""Make one package of one article.

    1. Read the source: its bytes exactly as received, decoded.
    2. Find every reference in the source's whole text, markup included.
    3. Read the article: the text for people, and what the page states about itself.
    4. Take the workplace ``NAME.partial``; where ``NAME`` stands already, check it and stop.
    5. Write the payload, then the tag files, taking checksums on the way.
    6. Close the bag: manifests, tag manifests, all of it synced to the disk.
    7. Check it with our verifier, and let bagit-python give its opinion.
    8. Rename the folder to ``NAME``: no bag is announced that two validators have not accepted.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive import layout, verify_bag
from archive.errors import InvalidBagError
from archive.findings import Check, Severity
from archive.second_opinion import check_with_bagit
from archive.writing.bag import BagFigures, BagWriter
from packager.article import read_article
from packager.contents import bag_info_fields, payload_files, readme
from packager.load import is_address, load_source
from packager.model import Article, Reference, Source, SourceKind
from packager.naming import job_key, package_day, package_slug
from packager.references import find_references
from packager.settings import BagCheck, Settings
from packager.workplace import Workplace


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A finished package, and what went into it."""

    path: Path
    article: Article
    references: tuple[Reference, ...]
    accepted_by: tuple[str, ...]  # the validators that accepted it, in words
    was_there: bool  # an earlier run made it; nothing was written now


def pack_article(
    source: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] = ".",
    kind: SourceKind | None = None,
    url: str | None = None,
    settings: Settings | None = None,
    on_step: Callable[[str], None] = lambda _words: None,
) -> Package:
    """Package an article and what it refers to into a BagIt bag below a folder.

    Args:
        source: A path, an http or https address, or ``"-"`` for standard input.
        out: The folder in which the package will stand.
        kind: What the source is; None to tell from its name and content.
        url: The address at which the article stood, where the source is not an address itself.
        settings: What the user chose.
        on_step: Is told each step in words, before it begins.

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
    on_step("reading the article")  # (1)
    loaded = load_source(source, kind=kind, url=url, settings=settings)
    on_step("finding references")  # (2)
    references = find_references(loaded.text, loaded.kind)
    on_step("extracting the text")  # (3)
    article = read_article(loaded, references)
    with _workplace(Path(out), article, settings) as workplace:  # (4)
        was_there = workplace.is_done
        if not was_there:
            on_step("writing the bag")
            _write_bag(workplace.bag, article, references, settings, workplace.started_at)
        on_step("checking the bag")  # (7)
        accepted_by = _check(workplace.final if was_there else workplace.bag, settings.check)
        if not was_there:
            workplace.announce()  # (8)
    return Package(
        path=workplace.final,
        article=article,
        references=references,
        accepted_by=accepted_by,
        was_there=was_there,
    )


def _workplace(out: Path, article: Article, settings: Settings) -> Workplace:
    source = article.source
    return Workplace(
        out,
        slug=package_slug(source.name),
        key=job_key(_identity(source), str(source.kind), source.url or "", *settings.identity()),
        day=lambda today: package_day(article, today),
        fresh=settings.fresh,
    )


def _identity(source: Source) -> str:
    """What makes a job the same job: the address, or the bytes of a file."""
    return source.name if is_address(source.name) else source.sha256


def _write_bag(
    folder: Path,
    article: Article,
    references: tuple[Reference, ...],
    settings: Settings,
    started_at: datetime,
) -> BagFigures:
    writer = BagWriter(folder)
    for path, content in payload_files(article, references):  # (5)
        writer.add(path, content)
    writer.add(layout.README_TXT, readme(article, references))
    return writer.close(bag_info_fields(article, references, settings, started_at))  # (6)


def _check(bag: Path, how: BagCheck) -> tuple[str, ...]:
    """Let two validators judge the bag, and give their names."""
    if how is BagCheck.NONE:
        return ()
    verify_bag(bag, require_package=True).raise_if_invalid()
    opinion = check_with_bagit(bag, fast=how is BagCheck.FAST)
    _raise_if_failed(bag, opinion)
    return ("packager", opinion.name)


def _raise_if_failed(bag: Path, check: Check) -> None:
    for finding in check.findings:
        if finding.severity is Severity.ERROR:
            raise InvalidBagError(f"{bag}: {finding.message}")
