"""What a package of an article holds: its payload files, its bag-info fields, its README.txt.

Nothing here names the machine, the user or a local path.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from archive import __version__, layout
from archive.writing.readme import render_readme
from packager.asked import Asked
from packager.assets.fetch_assets import AssetReport
from packager.clock import render_time
from packager.collection import collection_to_json
from packager.findings import Findings
from packager.model import Article, Reference, SourceKind
from packager.records import (
    article_to_json,
    references_to_json,
    render_json,
    render_tweet_urls,
    with_resolutions,
)
from packager.settings import Settings

# A fixed root for the identifiers that follow from the content (RFC 9562 §5.5).
_NAMESPACE = uuid.UUID("6b8e1c1e-5d54-5a52-9a43-0f6f7c1f2a61")

_SUFFIXES = {SourceKind.TEXT: ".txt", SourceKind.HTML: ".html", SourceKind.MARKDOWN: ".md"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """All that goes into a package."""

    article: Article
    references: tuple[Reference, ...]
    findings: Findings
    settings: Settings
    started_at: datetime  # UTC
    asked: tuple[Asked, ...] = ()  # of the web
    assets: AssetReport | None = None  # of the article's page; None where they were not looked for


def payload_files(contents: Contents) -> Iterator[tuple[str, bytes]]:
    """Give the path and content of each payload file, but for the WARC files."""
    article, references = contents.article, contents.references
    source = article.source
    record = with_resolutions(references_to_json(source, references), contents.findings.resolutions)
    yield layout.ARTICLE_SOURCE_STEM + _SUFFIXES[source.kind], source.content
    yield layout.ARTICLE_TEXT, article.text.encode()
    yield layout.ARTICLE_JSON, render_json(article_to_json(article))
    yield layout.TWEET_URLS, render_tweet_urls(record)
    yield layout.REFERENCES_JSON, render_json(record)
    for tweet in contents.findings.tweets:
        yield f"{layout.TWEETS_FOLDER}/{tweet['status_id']}.json", render_json(tweet)
    stated = {
        "organization": contents.settings.organization,
        "collection": contents.settings.collection,
        "contact": contents.settings.contact,
    }
    collection = collection_to_json(
        contents.started_at,
        contents.asked,
        {name: value for name, value in stated.items() if value is not None},
        contents.assets,
        contents.findings.media,
    )
    yield layout.COLLECTION_JSON, render_json(collection)


def bag_info_fields(contents: Contents) -> list[tuple[str, str]]:
    """Give the fields of bag-info.txt in order, but for the measured ones (RFC 8493 §2.2.2).

    ``Source-Organization`` is one of the three fields that common profiles demand; where the user
    states none, it says so.
    """
    settings, started_at = contents.settings, contents.started_at
    address = _address(contents.article)
    group = address or contents.article.source.sha256
    fields = [
        ("Source-Organization", settings.organization or "not stated"),
        ("External-Description", settings.description or _describe(contents)),
        ("External-Identifier", _identifier(group, render_time(started_at))),
        ("Bag-Group-Identifier", _identifier(group)),
        ("Bagging-Date", started_at.date().isoformat()),
        ("BagIt-Profile-Identifier", layout.PROFILE_IDENTIFIER),
        ("Bag-Software-Agent", f"{layout.SOFTWARE_NAME} {__version__}"),
        ("Post-Count", str(len(contents.references))),
        *_capture_fields(contents),
    ]
    if settings.collection:
        fields.insert(1, ("Internal-Sender-Identifier", settings.collection))
    if address:
        fields.append(("Article-URL", address))
    return [(label, _one_line(value)) for label, value in (*fields, *settings.bag_info)]


def _capture_fields(contents: Contents) -> Iterator[tuple[str, str]]:
    """Say when the web was asked, and whether asking again may bring more."""
    times = [exchange.started_at for one in contents.asked for exchange in one.exchanges]
    status = "not asked"
    if contents.asked:
        status = "partial" if contents.findings.missing else "complete"
    yield "Capture-Status", status
    if times:
        yield "Capture-Start", render_time(min(times))
        yield "Capture-End", render_time(max(times))


def readme(contents: Contents) -> bytes:
    """Give README.txt of the package."""
    return render_readme(_one_line(_describe(contents)))


def _address(article: Article) -> str | None:
    if article.source.url:
        return article.source.url
    return article.canonical_url.value if article.canonical_url else None


def _describe(contents: Contents) -> str:
    article, count = contents.article, len(contents.references)
    title = article.title.value if article.title else article.source.name
    address = _address(article)
    where = f" <{address}>" if address else ""
    posts = "post" if count == 1 else "posts"
    return f'News article "{title}"{where} and the {count} {posts} it refers to'


def _identifier(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\0".join(parts)).urn


def _one_line(value: str) -> str:
    return " ".join(value.split())
