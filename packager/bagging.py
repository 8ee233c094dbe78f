"""Write the bag of a package, and let two validators judge it."""

from pathlib import Path

from archive import layout, verify_bag
from archive.errors import InvalidBagError
from archive.findings import Report, Severity, Status
from archive.second_opinion import check_with_bagit
from archive.writing.bag import BagWriter
from packager.clock import render_time
from packager.contents import (
    Contents,
    address_of,
    bag_info_fields,
    describe,
    package_identifier,
    payload_files,
    readme,
    title_of,
)
from packager.describing.dublin_core import render_dublin_core
from packager.describing.items import render_items
from packager.describing.premis import Preserved, render_premis
from packager.pictures import find_pictures
from packager.report import MediaFile
from packager.settings import BagCheck
from packager.wacz.cdx_index import index_captures
from packager.wacz.pages import Page, find_pages
from packager.wacz.parts import Described, add_datapackage, add_index_and_pages, warc_files


def write_bag(folder: Path, contents: Contents) -> None:
    """Write the payload, the tag files and the manifests around the WARC files that stand there.

    Raises:
        WriteError: The bag cannot be written.
    """
    writer = BagWriter(folder)
    for warc in warc_files(folder):
        writer.add_written(f"{layout.WARC_FOLDER}/{warc.name}")
    pictures = _add_pictures(folder, writer, contents)
    for path, content in payload_files(contents, pictures):
        writer.add(path, content)
    pages = _add_pages(folder, writer, contents)
    _add_descriptions(writer, contents)
    if warc_files(folder):
        described = Described(
            title=title_of(contents.article),
            description=contents.settings.description or describe(contents),
            created=render_time(contents.started_at),
        )
        add_datapackage(writer, described, pages)
    writer.add(layout.README_TXT, readme(contents))
    writer.close(bag_info_fields(contents))


def _add_pictures(
    folder: Path, writer: BagWriter, contents: Contents
) -> dict[str, list[MediaFile]]:
    """Write what tweets showed as files, each content once; give those of each tweet."""
    of_tweet: dict[str, list[MediaFile]] = {}
    written = set()
    for picture in find_pictures(folder, contents.collection):
        if picture.path not in written:
            writer.add(picture.path, picture.content)
            written.add(picture.path)
        kind = "video" if picture.kind == "film" else "photo"
        file = MediaFile(
            path=picture.path.removeprefix(f"{layout.PAYLOAD}/"),
            kind=kind,
            alt_text=picture.alt_text,
        )
        of_tweet.setdefault(picture.status_id, []).append(file)
    return of_tweet


def _add_pages(folder: Path, writer: BagWriter, contents: Contents) -> tuple[Page, ...]:
    """Write the index of the captures and the pages to see again; none where nobody was asked."""
    warcs = warc_files(folder)
    indexed = list(index_captures(warcs))
    pages = find_pages(contents.article, contents.tweets, contents.collection, indexed)
    if warcs:  # which may hold no capture, where nobody answered
        add_index_and_pages(writer, indexed, pages)
    return pages


def _add_descriptions(writer: BagWriter, contents: Contents) -> None:
    """Write what describes the payload: each lists what was written before it."""
    article = contents.article
    identifier, title = package_identifier(contents), title_of(article)
    dublin_core = render_dublin_core(
        article, contents.record, identifier=identifier, description=describe(contents)
    )
    writer.add(layout.DUBLIN_CORE, dublin_core)
    preserved = Preserved(
        identifier=identifier,
        title=title,
        started_at=contents.started_at,
        organization=contents.settings.organization,
        record=contents.record,
        tweets=contents.tweets,
        collection=contents.collection,
        files=writer.payload,
    )
    writer.add(layout.PREMIS, render_premis(preserved))
    items = render_items(
        writer.payload,
        title=title,
        language=article.language.value if article.language else "",
        article_url=address_of(article) or "",
        tweets=contents.tweets,
    )
    writer.add(layout.ITEMS, items)


def check_bag(bag: Path, how: BagCheck) -> tuple[str, ...]:
    """Let two validators judge a bag, and give their names.

    Raises:
        InvalidBagError: One of them does not accept it.
    """
    if how is BagCheck.NONE:
        return ()
    raise_unless_valid(bag, verify_bag(bag, require_package=True))
    opinion = check_with_bagit(bag, fast=how is BagCheck.FAST)
    if opinion.status is not Status.PASSED:
        raise InvalidBagError(f"{bag}: {'; '.join(one.message for one in opinion.findings)}")
    return ("packager", opinion.name)


def raise_unless_valid(bag: Path, report: Report) -> None:
    """Refuse a bag that our verifier does not accept.

    Raises:
        InvalidBagError: It is not valid, or nobody can say.
    """
    if report.is_valid:
        return
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    files = ", ".join(dict.fromkeys(one.file for one in errors if one.file))
    raise InvalidBagError(
        f"{bag}: the package is {report.verdict}; see {files or 'the bag as a whole'}",
        hint=f"packager verify {bag} tells everything that is wrong.",
    )
