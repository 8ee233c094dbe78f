"""What a page states about itself, and where: title, byline, dates, language, site, address.

For each field there is a list of places in the order of trust; the first that says something counts.
Nothing is guessed, and dates stay as they are stated.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archive.limits import STATED_FIELD_CHARS
from packager.model import Stated
from packager.references.tokens import Token, TokenKind, html_tokens
from packager.references.visible_text import visible_text

_ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
    ]
)
_FIRST_OF = {
    "title": (
        "JSON-LD headline",
        "meta og:title",
        "meta dc.title",
        "meta twitter:title",
        "title element",
    ),
    "byline": (
        "JSON-LD author",
        "meta author",
        "meta article:author",
        "meta dc.creator",
        "meta parsely-author",
        "meta byl",
    ),
    "published": (
        "JSON-LD datePublished",
        "meta article:published_time",
        "meta datePublished",
        "meta dc.date.issued",
        "meta dc.date",
        "meta parsely-pub-date",
        "meta pubdate",
        "meta date",
    ),
    "modified": (
        "JSON-LD dateModified",
        "meta article:modified_time",
        "meta dateModified",
        "meta og:updated_time",
        "meta lastmod",
    ),
    "language": (
        "html lang attribute",
        "JSON-LD inLanguage",
        "meta content-language",
        "meta og:locale",
        "meta dc.language",
    ),
    "site": ("meta og:site_name", "JSON-LD publisher", "meta application-name"),
    "canonical_url": ("link rel=canonical", "JSON-LD url", "meta og:url"),
}
_MOST_JSON_LD = 50  # scripts of one page that are read
_FRONT_MATTER = {
    "title": "title",
    "author": "byline",
    "date": "published",
    "lastmod": "modified",
    "lang": "language",
    "language": "language",
}
_FRONT_MATTER_LINES = 200


def find_statements(markup: str) -> dict[str, Stated]:
    """Find what a page states about itself.

    Returns:
        By the names of ``Article``'s fields; a field that the page does not state is left out.
    """
    places = _read_places(markup)
    found = {}
    for name, order in _FIRST_OF.items():
        place = next((place for place in order if places.get(place)), None)
        if place is not None and _is_sound(name, places[place]):
            found[name] = Stated(value=places[place], stated_in=place)
    return found


def split_front_matter(text: str) -> tuple[dict[str, Stated], int]:
    """Read the front matter of a Markdown file: ``name: value`` lines between two ``---``.

    Returns:
        What it states, and where the article begins; nothing and 0 where there is none.
    """
    opening = text.removeprefix("\ufeff")
    if not opening.startswith("---\n") and not opening.startswith("---\r\n"):
        return {}, 0
    start = position = text.index("\n") + 1
    for _ in range(_FRONT_MATTER_LINES):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)]
        if line.strip() == "---":
            return _read_front_matter(text[start:position]), end + 1 if end >= 0 else len(text)
        if end < 0:
            break
        position = end + 1
    return {}, 0


def _read_front_matter(lines: str) -> dict[str, Stated]:
    found = {}
    for line in lines.splitlines():
        name, colon, value = line.partition(":")
        plain = _tidy(value).strip("\"'")
        if colon and plain and name in _FRONT_MATTER:
            found[_FRONT_MATTER[name]] = Stated(value=plain, stated_in=f"front matter {name}")
    return found


@dataclass(kw_only=True, slots=True)
class _Places:
    """What was read, by the place that states it; the first of each counts."""

    values: dict[str, str] = field(default_factory=dict)

    def add(self, place: str, value: object) -> None:
        if isinstance(value, str) and _tidy(value):
            self.values.setdefault(place, _tidy(value))


def _read_places(markup: str) -> dict[str, str]:
    places = _Places()
    script_type, scripts = "", 0
    for token in html_tokens(markup):
        if token.kind is TokenKind.RAW and token.name == "title":
            places.add("title element", visible_text(markup[token.start : token.end]).text)
        elif token.kind is TokenKind.RAW and "ld+json" in script_type and scripts < _MOST_JSON_LD:
            scripts += 1
            _read_json_ld(markup[token.start : token.end], places)
        script_type = ""
        if token.kind is not TokenKind.START:
            continue
        if token.name in ("html", "meta", "link", "script"):
            values = {n: a.value for n, a in token.attributes(markup).items()}
            script_type = values.get("type", "").lower() if token.name == "script" else ""
            _read_tag(token, values, places)
    return places.values


def _read_tag(token: Token, values: dict[str, str], places: _Places) -> None:
    if token.name == "html":
        places.add("html lang attribute", values.get("lang") or values.get("xml:lang"))
    elif token.name == "link" and "canonical" in values.get("rel", "").lower().split():
        places.add("link rel=canonical", values.get("href"))
    elif token.name == "meta":
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = values.get(attribute, "")
            lowered = name if attribute == "itemprop" else name.lower().replace("dcterms.", "dc.")
            places.add(f"meta {lowered}", values.get("content"))


def _read_json_ld(script: str, places: _Places) -> None:
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return  # a page's broken data states nothing
    for item in _articles_of(data):
        places.add("JSON-LD headline", item.get("headline"))
        places.add("JSON-LD author", _names(item.get("author")))
        places.add("JSON-LD publisher", _names(item.get("publisher")))
        for name in ("datePublished", "dateModified", "inLanguage", "url"):
            places.add(f"JSON-LD {name}", item.get(name))


def _articles_of(data: object) -> Iterator[dict[str, Any]]:
    """Yield the descriptions of articles on the first levels of JSON-LD."""
    items = data if isinstance(data, list) else [data]
    for item in items:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name in _ARTICLE_TYPES for name in names):
            yield item
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from _articles_of([one for one in graph if isinstance(one, dict)])


def _names(value: object) -> str | None:
    """Give the names of people or organisations, joined by commas."""
    people = value if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in people]
    return ", ".join(name for name in names if isinstance(name, str)) or None


def _is_sound(name: str, value: str) -> bool:
    """Whether a value can be what it is stated to be: an author is no address, an address is one."""
    is_address = value.startswith(("http://", "https://"))
    return is_address if name == "canonical_url" else not (name == "byline" and is_address)


def _tidy(value: str) -> str:
    return " ".join(value.split())[:STATED_FIELD_CHARS]
