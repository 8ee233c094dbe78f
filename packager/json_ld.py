"""What a page states about its article in JSON-LD, in the words of schema.org."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from archive.limits import JSON_LD_CHARS, JSON_LD_OBJECTS

_ARTICLE_TYPES = frozenset(
    (
        "AdvertiserContentArticle",
        "AnalysisNewsArticle",
        "Article",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "NewsArticle",
        "OpinionNewsArticle",
        "Report",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "SatiricalArticle",
        "SocialMediaPosting",
        "TechArticle",
    )
)
# What names a person, an organization or a page; an address names a page best.
NAME_KEYS = ("name", "alternateName")
ADDRESS_KEYS = ("@id", "url")


def find_articles(script: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Find the articles that a JSON-LD script describes: the type of each, and its properties.

    Only objects at the top, in arrays and in ``@graph`` are looked at: what is nested deeper is a
    property of something else. A script that is not JSON gives nothing.
    """
    if len(script) > JSON_LD_CHARS:
        return
    try:
        # Not strict: line breaks in strings are common.
        waiting = deque([json.loads(script, strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(JSON_LD_OBJECTS):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(reversed(value))
        elif isinstance(value, dict):
            if "@graph" in value:
                waiting.appendleft(value["@graph"])
            article_type = _find_article_type(value.get("@type"))
            if article_type is not None:
                yield article_type, value


def read_text(value: object, keys: tuple[str, ...] = NAME_KEYS) -> str | None:
    """Give a property as text: of an object one of its keys, of several all with commas.

    >>> read_text([{"@type": "Person", "name": "Huda"}, "Omar"]), read_text(7)
    ('Huda, Omar', None)
    """
    several = value if isinstance(value, list) else [value]
    texts = [text for one in several if (text := _read_one(one, keys)) is not None]
    return ", ".join(texts) or None


def _read_one(value: object, keys: tuple[str, ...]) -> str | None:
    if isinstance(value, dict):
        value = next((value[key] for key in keys if value.get(key)), None)
    return value if isinstance(value, str) else None


def _find_article_type(stated: object) -> str | None:
    """Give the first type that is an article's; schema.org's address may stand before it."""
    several = stated if isinstance(stated, list) else [stated]
    names = [one.rpartition("/")[2] for one in several if isinstance(one, str)]
    return next((name for name in names if name in _ARTICLE_TYPES), None)
