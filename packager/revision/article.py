"""Reading an article and its references back from the records that a package holds of them.

They are taken as they stand: software that reads articles better makes another package of the
source, not another text of this one.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from packager.model import Article, Reading, Reference, ReferenceKind, Source, Stated
from packager.records import ARTICLE_FIELDS


def parse_article(record: Mapping[str, Any], source: Source, text: str) -> Article:
    """Make an article of article.json.

    Args:
        record: The JSON object.
        source: The article's source.
        text: article.txt.
    """
    stated_in = record["stated_in"]
    fields: dict[str, Any] = {
        own: Stated(value=_plain(record[name]), stated_in=stated_in[name])
        for own, name in ARTICLE_FIELDS.items()
        if name in stated_in
    }
    bare = Article(source=source, text=text, text_from=record["text"]["from"])
    return replace(bare, **fields)


def parse_reference(entry: Mapping[str, Any]) -> Reference:
    """Make a reference of an entry of references.json, as the source alone tells it.

    What was found later is left out: an address and an id belong to the source where it states them.
    """
    is_of_source = entry.get("method") in (None, "source-markup") or _is_in(entry)
    posted_at = entry["posted_at"]
    return Reference(
        id=entry["id"],
        kind=ReferenceKind(entry["kind"]),
        start=entry["start"],
        end=entry["end"],
        quote=entry["quote"],
        text=entry["text"],
        text_start=entry["text_start"],
        text_end=entry["text_end"],
        text_is_guess=entry["text_is_guess"],
        handle=entry["handle"],
        name=entry["name"],
        status_id=entry["status_id"] if is_of_source else None,
        posted_on=date.fromisoformat(entry["posted_on"]) if entry["posted_on"] else None,
        posted_at=datetime.fromisoformat(posted_at) if posted_at else None,
        date_text=entry["date_text"],
        url=entry["url"],
        canonical_url=entry["canonical_url"] if is_of_source else None,
        links=tuple(entry["links"]),
        reading=Reading(entry["reading"]),
        notes=tuple(entry["notes"]),
        in_code=entry["in_code"],
        in_comment=entry["in_comment"],
        platform=entry["platform"],
    )


def _is_in(entry: Mapping[str, Any]) -> bool:
    """Whether the id stands in the part of the source that makes the reference."""
    status_id = entry["status_id"]
    return status_id is not None and (
        status_id in entry["quote"] or status_id in (entry["url"] or "")
    )


def _plain(value: str | Mapping[str, str]) -> str:
    return value if isinstance(value, str) else value["name"]
