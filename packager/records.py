"""The JSON and text records that a package holds of an article: their form, rendered.

``references.json``, ``article.json`` and ``tweet-urls.txt``; the forms are published as JSON
Schemas in ``archive/schemas/``.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from archive.digests import sha256_hex
from packager.clock import render_time
from packager.model import Article, Reference, Source, Stated
from packager.platforms.interface import Absence
from packager.resolve.resolution import Resolution

REFERENCES_SCHEMA = "references"
REFERENCES_VERSION = 1
ARTICLE_SCHEMA = "article"
ARTICLE_VERSION = 1

_IN_PASSING = (Absence.RATE_LIMITED, Absence.NETWORK_ERROR, Absence.UNREADABLE)
# The fields of an article that its source states, and their names in schema.org.
ARTICLE_FIELDS = MappingProxyType(
    {
        "title": "headline",
        "byline": "author",
        "published": "datePublished",
        "modified": "dateModified",
        "language": "inLanguage",
        "site": "publisher",
        "canonical_url": "url",
    }
)
LISTED_CLASSES = ("A", "B", "stated")  # of the addresses in tweet-urls.txt


def references_to_json(source: Source, references: Sequence[Reference]) -> dict[str, Any]:
    """Give the form of ``packager references --json``: what the source alone tells."""
    return {
        "schema": REFERENCES_SCHEMA,
        "version": REFERENCES_VERSION,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "encoding": source.encoding,
            "encoding_from": str(source.encoding_from),
            "errors": source.errors,
            "article_start": 0,
            "article_end": len(source.text),
        },
        "references": [_reference_to_json(reference) for reference in references],
    }


def with_resolutions(record: dict[str, Any], resolutions: Sequence[Resolution]) -> dict[str, Any]:
    """Add to references.json what is known of the tweets, one resolution a reference.

    Markup that is commented out or shown as code is not the article's own: nobody is asked for it.
    """
    entries = [
        {**entry, **one.to_json()}
        for entry, one in zip(record["references"], resolutions, strict=True)
    ]
    return {**record, "references": entries}


def find_missing(record: dict[str, Any]) -> tuple[str, ...]:
    """Give the references, by their ids, of which asking again may bring more.

    A tweet that is gone, and one that nobody has heard of, is a result.
    """
    return tuple(entry["id"] for entry in record["references"] if is_missing(entry["absence"]))


def is_missing(absence: str | None) -> bool:
    """Say whether what keeps a tweet from being shown may be over when it is asked for again."""
    return absence in _IN_PASSING


def render_tweet_urls(record: dict[str, Any]) -> bytes:
    """Render tweet-urls.txt: a known URL a line, the rest as comments, in reading order."""
    lines, written = [], set()
    for entry in record["references"]:
        if entry["confidence"] not in LISTED_CLASSES:
            lines.append(_comment_line(entry))
        elif entry["canonical_url"] not in written:
            written.add(entry["canonical_url"])
            lines.append(entry["canonical_url"])
    return "".join(f"{line}\n" for line in lines).encode()


def article_to_json(
    article: Article, record: Mapping[str, Any], tweets: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Give article.json: a schema.org NewsArticle, and where each of its fields was stated.

    Args:
        article: With what it states about itself.
        record: references.json.
        tweets: The records of the tweets.
    """
    fields = {name: getattr(article, own) for own, name in ARTICLE_FIELDS.items()}
    stated = {name: field for name, field in fields.items() if field is not None}
    source = article.source
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "schema": ARTICLE_SCHEMA,
        "version": ARTICLE_VERSION,
        **{name: _schema_org_value(name, field) for name, field in stated.items()},
        "wordCount": count_words(article.text),
        "isBasedOn": list(_postings(record, tweets)),
        "stated_in": {name: field.stated_in for name, field in stated.items()},
        "source": {
            "name": source.name,
            "url": source.url,
            "kind": str(source.kind),
            "sha256": source.sha256,
            "bytes": len(source.content),
            "encoding": source.encoding,
            "encoding_from": str(source.encoding_from),
            "errors": source.errors,
        },
        "text": {"from": article.text_from, "sha256": sha256_hex(article.text.encode())},
    }


def render_json(record: dict[str, Any]) -> bytes:
    """Render a record as UTF-8 JSON that people can read and ``diff`` can compare."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def count_words(text: str) -> int:
    """Count the words of a text, a word being what stands between white space."""
    return len(text.split())


def _reference_to_json(reference: Reference) -> dict[str, Any]:
    posted_at = reference.posted_at
    return {
        "id": reference.id,
        "kind": str(reference.kind),
        "start": reference.start,
        "end": reference.end,
        "quote": reference.quote,
        "text": reference.text,
        "text_start": reference.text_start,
        "text_end": reference.text_end,
        "text_is_guess": reference.text_is_guess,
        "handle": reference.handle,
        "name": reference.name,
        "status_id": reference.status_id,
        "posted_on": reference.posted_on.isoformat() if reference.posted_on else None,
        "posted_at": render_time(posted_at, "milliseconds") if posted_at else None,
        "date_text": reference.date_text,
        "url": reference.url,
        "canonical_url": reference.canonical_url,
        "links": list(reference.links),
        "reading": str(reference.reading),
        "notes": list(reference.notes),
        "in_code": reference.in_code,
        "in_comment": reference.in_comment,
        "platform": reference.platform,
    }


def _postings(
    record: Mapping[str, Any], tweets: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Give each tweet that the article is based on, as far as it is sure which it is."""
    known = {tweet["status_id"]: tweet for tweet in tweets}
    urls = {
        entry["canonical_url"]: entry["status_id"]
        for entry in record["references"]
        if entry["confidence"] in LISTED_CLASSES and entry["canonical_url"]
    }
    for url, status_id in urls.items():
        posting = {"@type": "SocialMediaPosting", "@id": url, "url": url, "identifier": status_id}
        yield {**posting, **_shown_of(known[status_id])} if status_id in known else posting


def _shown_of(tweet: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the answers show of a tweet, in the words of schema.org."""
    values = {
        "text": tweet["text"],
        "datePublished": tweet["posted_at"],
        "inLanguage": tweet["language"],
    }
    author = {
        "name": tweet["name"],
        "alternateName": tweet["handle"],
        "identifier": tweet["author_id"],
    }
    shown = {name: field["value"] for name, field in values.items() if field}
    known = {name: field["value"] for name, field in author.items() if field}
    return {**shown, "author": {"@type": "Person", **known}} if known else shown


def _comment_line(entry: dict[str, Any]) -> str:
    handle = f"@{entry['handle']}" if entry["handle"] else "handle unknown"
    day = entry["posted_on"] or "date unknown"
    return f"# {entry['id']} {handle} {day} {_state(entry)}"


def _state(entry: dict[str, Any]) -> str:
    if entry["in_code"] or entry["in_comment"]:
        return "shown as code or commented out"
    if entry["confidence"] is None:
        return "URL not asked for"
    if entry["canonical_url"]:
        return f"class {entry['confidence']}, perhaps {entry['canonical_url']}"
    return f"class {entry['confidence']}, URL not found: {entry['absence']}"


def _schema_org_value(name: str, field: Stated) -> str | dict[str, str]:
    kinds = {"author": "Person", "publisher": "Organization"}
    return {"@type": kinds[name], "name": field.value} if name in kinds else field.value
