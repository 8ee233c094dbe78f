"""What a package of an article holds: its payload files, its bag-info fields, its README.txt.

Nothing here names the machine, the user or a local path.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive import __version__, layout
from archive.writing.readme import render_readme
from packager.clock import render_time
from packager.model import Article, SourceKind
from packager.records import (
    article_to_json,
    find_missing,
    render_json,
    render_tweet_urls,
)
from packager.report import MediaFile, ReportInput, render_report
from packager.settings import Settings

# A fixed root for the identifiers that follow from the content (RFC 9562 §5.5).
_NAMESPACE = uuid.UUID("6b8e1c1e-5d54-5a52-9a43-0f6f7c1f2a61")

_SUFFIXES = {SourceKind.TEXT: ".txt", SourceKind.HTML: ".html", SourceKind.MARKDOWN: ".md"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """All that goes into a package, but for the WARC files."""

    article: Article
    record: dict[str, Any]  # references.json
    tweets: tuple[dict[str, Any], ...]  # tweets/<status id>.json
    collection: dict[str, Any]  # collection.json
    settings: Settings
    started_at: datetime  # UTC


def payload_files(
    contents: Contents, pictures: Mapping[str, Sequence[MediaFile]]
) -> Iterator[tuple[str, bytes]]:
    """Give the path and content of each payload file, but for WARC files and pictures.

    Args:
        contents: All that goes into the package.
        pictures: Those of each tweet that stand in the bag as files, by the tweets' ids.
    """
    article = contents.article
    source = article.source
    yield layout.ARTICLE_SOURCE_STEM + _SUFFIXES[source.kind], source.content
    yield layout.ARTICLE_TEXT, article.text.encode()
    yield (
        layout.ARTICLE_JSON,
        render_json(article_to_json(article, contents.record, contents.tweets)),
    )
    yield layout.TWEET_URLS, render_tweet_urls(contents.record)
    yield layout.REFERENCES_JSON, render_json(contents.record)
    for tweet in contents.tweets:
        yield f"{layout.TWEETS_FOLDER}/{tweet['status_id']}.json", render_json(tweet)
    yield layout.COLLECTION_JSON, render_json(contents.collection)
    yield (
        layout.REPORT,
        render_report(
            ReportInput(
                article=article,
                references=contents.record["references"],
                collection=contents.collection,
                started_at=contents.started_at,
                tweets=contents.tweets,
                organization=contents.settings.organization,
                media=pictures,
            )
        ),
    )


def bag_info_fields(contents: Contents) -> list[tuple[str, str]]:
    """Give the fields of bag-info.txt in order, but for the measured ones (RFC 8493 §2.2.2).

    ``Source-Organization`` is one of the three fields that common profiles demand; where the user
    states none, it says so.
    """
    settings, started_at = contents.settings, contents.started_at
    address = address_of(contents.article)
    fields = [
        ("Source-Organization", settings.organization or "not stated"),
        ("External-Description", settings.description or describe(contents)),
        ("External-Identifier", package_identifier(contents)),
        ("Bag-Group-Identifier", _identifier(_group(contents))),
        ("Bagging-Date", started_at.date().isoformat()),
        ("BagIt-Profile-Identifier", layout.PROFILE_IDENTIFIER),
        ("Bag-Software-Agent", f"{layout.SOFTWARE_NAME} {__version__}"),
        ("Post-Count", str(len(contents.record["references"]))),
        *_capture_fields(contents),
        *_parent_fields(contents),
    ]
    if settings.collection:
        fields.insert(1, ("Internal-Sender-Identifier", settings.collection))
    if address:
        fields.append(("Article-URL", address))
    return [(label, _one_line(value)) for label, value in (*fields, *settings.bag_info)]


def _capture_fields(contents: Contents) -> Iterator[tuple[str, str]]:
    """Say when the web was asked, and whether asking again may bring more."""
    questions = contents.collection["questions"]
    status = "not asked"
    if questions:
        status = "partial" if find_missing(contents.record) else "complete"
    yield "Capture-Status", status
    times = [
        datetime.fromisoformat(exchange["asked_at"])
        for question in questions
        for exchange in question["exchanges"]
    ]
    if times:
        yield "Capture-Start", render_time(min(times))
        yield "Capture-End", render_time(max(times))


def _parent_fields(contents: Contents) -> Iterator[tuple[str, str]]:
    """Name the package that this one goes on from."""
    parent = contents.collection["parent"]
    if parent:
        yield "Parent-Identifier", parent["external_identifier"]
        yield "Parent-Tag-Manifest-SHA512", parent["tagmanifest_sha512"]


def package_identifier(contents: Contents) -> str:
    """Give the identifier of the package: that of its article and of when the work began."""
    return _identifier(_group(contents), render_time(contents.started_at))


def title_of(article: Article) -> str:
    """Give the article's title, or else the name of its source."""
    return article.title.value if article.title else article.source.name


def _group(contents: Contents) -> str:
    """Give what all packages of one article share."""
    return address_of(contents.article) or contents.article.source.sha256


def readme(contents: Contents) -> bytes:
    """Give README.txt of the package."""
    return render_readme(_one_line(describe(contents)))


def address_of(article: Article) -> str | None:
    """Give where an article stands or stood; None where nobody says."""
    if article.source.url:
        return article.source.url
    return article.canonical_url.value if article.canonical_url else None


def describe(contents: Contents) -> str:
    """Say in a line what the package is."""
    article, count = contents.article, len(contents.record["references"])
    title = title_of(article)
    address = address_of(article)
    where = f" <{address}>" if address else ""
    posts = "post" if count == 1 else "posts"
    return f'News article "{title}"{where} and the {count} {posts} it refers to'


def _identifier(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\0".join(parts)).urn


def _one_line(value: str) -> str:
    return " ".join(value.split())
