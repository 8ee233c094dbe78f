"""What a package of an article holds: its payload files, its bag-info fields, its README.txt.

Nothing here names the machine, the user or a local path.
"""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from archive import __version__, layout
from archive.writing.readme import render_readme
from packager.clock import render_time
from packager.model import Article, Reference, SourceKind
from packager.records import (
    article_to_json,
    references_to_json,
    render_json,
    render_tweet_urls,
    with_resolution,
)
from packager.settings import Settings

# A fixed root for the identifiers that follow from the content (RFC 9562 §5.5).
_NAMESPACE = uuid.UUID("6b8e1c1e-5d54-5a52-9a43-0f6f7c1f2a61")

_SUFFIXES = {SourceKind.TEXT: ".txt", SourceKind.HTML: ".html", SourceKind.MARKDOWN: ".md"}


def payload_files(
    article: Article, references: Sequence[Reference]
) -> Iterator[tuple[str, bytes]]:
    """Give the path and content of each payload file."""
    source = article.source
    record = with_resolution(references_to_json(source, references))
    yield layout.ARTICLE_SOURCE_STEM + _SUFFIXES[source.kind], source.content
    yield layout.ARTICLE_TEXT, article.text.encode()
    yield layout.ARTICLE_JSON, render_json(article_to_json(article))
    yield layout.TWEET_URLS, render_tweet_urls(record)
    yield layout.REFERENCES_JSON, render_json(record)


def bag_info_fields(
    article: Article, references: Sequence[Reference], settings: Settings, started_at: datetime
) -> list[tuple[str, str]]:
    """Give the fields of bag-info.txt in order, but for the measured ones (RFC 8493 §2.2.2).

    ``Source-Organization`` is one of the three fields that common profiles demand; where the user
    states none, it says so.
    """
    address = _address(article)
    group = address or article.source.sha256
    fields = [
        ("Source-Organization", settings.organization or "not stated"),
        ("External-Description", settings.description or _describe(article, references)),
        ("External-Identifier", _identifier(group, render_time(started_at))),
        ("Bag-Group-Identifier", _identifier(group)),
        ("Bagging-Date", started_at.date().isoformat()),
        ("BagIt-Profile-Identifier", layout.PROFILE_IDENTIFIER),
        ("Bag-Software-Agent", f"{layout.SOFTWARE_NAME} {__version__}"),
        ("Post-Count", str(len(references))),
        ("Capture-Status", "not asked"),
    ]
    if settings.collection:
        fields.insert(1, ("Internal-Sender-Identifier", settings.collection))
    if address:
        fields.append(("Article-URL", address))
    return [(label, _one_line(value)) for label, value in (*fields, *settings.bag_info)]


def readme(article: Article, references: Sequence[Reference]) -> bytes:
    """Give README.txt of the package."""
    return render_readme(_one_line(_describe(article, references)))


def _address(article: Article) -> str | None:
    if article.source.url:
        return article.source.url
    return article.canonical_url.value if article.canonical_url else None


def _describe(article: Article, references: Sequence[Reference]) -> str:
    title = article.title.value if article.title else article.source.name
    address = _address(article)
    where = f" <{address}>" if address else ""
    posts = "post" if len(references) == 1 else "posts"
    return f'News article "{title}"{where} and the {len(references)} {posts} it refers to'


def _identifier(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\0".join(parts)).urn


def _one_line(value: str) -> str:
    return " ".join(value.split())
