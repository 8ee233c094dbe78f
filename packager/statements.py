"""What a page states about itself: title, byline, times, language, site, canonical address.

For each field the sources are asked in the order of the table below, and the first that says
anything counts: JSON-LD names the article by its type; Open Graph and the other ``meta`` are made
for machines; headings and the ``title`` element also carry other words. Nothing is guessed from the
text, and a time stays as it is stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from unicodedata import category
from urllib.parse import urljoin, urlsplit

from archive.limits import STATED_FIELD_CHARS
from packager.json_ld import ADDRESS_KEYS, NAME_KEYS, find_articles, read_text
from packager.model import Stated
from packager.references.markup.tokens import Token, TokenKind
from packager.references.markup.visible_text import decoded_text, visible_text

# Each source is "json-ld PROPERTY", "meta NAME" (its name, property, itemprop or http-equiv),
# "link REL", "time ITEMPROP" or an element's name.
_SOURCES = {
    "title": (
        "json-ld headline",
        "meta og:title",
        "meta twitter:title",
        "meta headline",
        "meta citation_title",
        "meta dc.title",
        "h1",
        "title",
    ),
    "byline": (
        "json-ld author",
        "meta author",
        "meta article:author",
        "meta byl",
        "meta citation_author",
        "meta dc.creator",
    ),
    "published": (
        "json-ld datePublished",
        "meta article:published_time",
        "meta datepublished",
        "time datepublished",
        "meta og:published_time",
        "meta citation_publication_date",
        "meta parsely-pub-date",
        "meta sailthru.date",
        "meta pubdate",
        "meta publish-date",
        "meta dc.date.issued",
        "meta dc.date",
        "meta date",
        "time pubdate",
    ),
    "modified": (
        "json-ld dateModified",
        "meta article:modified_time",
        "meta datemodified",
        "time datemodified",
        "meta og:updated_time",
        "meta dc.date.modified",
        "meta last-modified",
    ),
    "language": (
        "html lang",
        "json-ld inLanguage",
        "meta content-language",
        "meta dc.language",
        "meta og:locale",
    ),
    "site": ("meta og:site_name", "json-ld publisher", "meta application-name"),
    "canonical_url": ("link canonical", "meta og:url", "json-ld mainEntityOfPage", "json-ld url"),
}
_META_NAMES = ("property", "name", "itemprop", "http-equiv")
_WEB = ("http://", "https://")
_NO_CHARACTERS = frozenset({"Cc", "Cs"})  # controls, and surrogates, which JSON lets stand alone
_JSON_LD_KEYS = {"mainEntityOfPage": ADDRESS_KEYS, "url": ADDRESS_KEYS}


@dataclass(frozen=True, kw_only=True, slots=True)
class Statements:
    """The fields that a page states; None for each that it does not."""

    title: Stated | None = None
    byline: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    language: Stated | None = None
    site: Stated | None = None
    canonical_url: Stated | None = None


def find_statements(markup: str, tokens: Iterable[Token], url: str | None) -> Statements:
    """Find what a page states about itself.

    Args:
        markup: The page.
        tokens: All of it.
        url: Where it stood, if that is known; canonical addresses may be relative to it.
    """
    reader = _Reader(markup=markup)
    for token in tokens:
        reader.read(token)
    fields = {name: _choose(reader.stated, name) for name in _SOURCES}
    fields["language"] = _as_language_tag(fields["language"])
    fields["canonical_url"] = _as_whole_address(fields["canonical_url"], url)
    return Statements(**fields)


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Takes tokens one by one, and keeps the first value of each source."""

    markup: str
    stated: dict[str, Stated] = field(default_factory=dict)
    is_json_ld: bool = False  # the script that begins
    heading_start: int | None = None
    headings: int = 0

    def read(self, token: Token) -> None:
        """Take the next token."""
        if token.kind is TokenKind.START:
            self._read_start(token)
        elif token.kind is TokenKind.RAW:
            self._read_raw(token)
        elif token.kind is TokenKind.END and token.name == "h1":
            self._read_heading(token.start)

    def _read_start(self, token: Token) -> None:
        match token.name:
            case "h1":
                self.heading_start = token.end
            case "script":
                script_type = self._attributes(token).get("type", "")
                self.is_json_ld = script_type.strip().lower() == "application/ld+json"
            case "meta":
                self._read_meta(self._attributes(token))
            case "link":
                attributes = self._attributes(token)
                if "canonical" in attributes.get("rel", "").lower().split():
                    self._keep("link canonical", attributes.get("href", ""), "link rel=canonical")
            case "time":
                self._read_time(self._attributes(token))
            case "html":
                attributes = self._attributes(token)
                self._keep("html lang", attributes.get("lang", ""), "html lang attribute")
                self._keep("html lang", attributes.get("xml:lang", ""), "html xml:lang attribute")

    def _read_raw(self, token: Token) -> None:
        if token.name == "title":
            title = decoded_text(self.markup, token.start, token.end).text
            self._keep("title", title, "title element")
        elif token.name == "script" and self.is_json_ld:
            self._read_json_ld(self.markup[token.start : token.end])

    def _read_json_ld(self, script: str) -> None:
        for article_type, properties in find_articles(script):
            for name, value in properties.items():
                text = read_text(value, _JSON_LD_KEYS.get(name, NAME_KEYS)) or ""
                # Many a page escapes as if JSON were markup.
                text = decoded_text(text, 0, len(text)).text
                self._keep(f"json-ld {name}", text, f"JSON-LD {article_type}.{name}")

    def _read_meta(self, attributes: dict[str, str]) -> None:
        for attribute in _META_NAMES:
            for name in attributes.get(attribute, "").split():
                content = attributes.get("content", "")
                self._keep(f"meta {name.lower()}", content, f"meta {attribute}={name}")

    def _read_time(self, attributes: dict[str, str]) -> None:
        names = attributes.get("itemprop", "").split()
        for name in names:
            self._keep(
                f"time {name.lower()}", attributes.get("datetime", ""), f"time itemprop={name}"
            )
        if "pubdate" in attributes:
            self._keep("time pubdate", attributes.get("datetime", ""), "time pubdate")

    def _read_heading(self, end: int) -> None:
        """Keep the text of the only ``h1``; of several, one may be the site's name."""
        if self.heading_start is None:
            return
        self.headings += 1
        if self.headings == 1:
            heading = visible_text(self.markup[self.heading_start : end]).text
            self._keep("h1", heading, "h1 element")
        else:
            self.stated.pop("h1", None)
        self.heading_start = None

    def _attributes(self, token: Token) -> dict[str, str]:
        return {name: one.value for name, one in token.attributes(self.markup).items()}

    def _keep(self, source: str, value: str, stated_in: str) -> None:
        """Keep what a source states, unless it states nothing or more than such a field holds."""
        value = "".join(c for c in " ".join(value.split()) if category(c) not in _NO_CHARACTERS)
        if value and len(value) <= STATED_FIELD_CHARS:
            self.stated.setdefault(source, Stated(value=value, stated_in=stated_in))


def _choose(stated: dict[str, Stated], name: str) -> Stated | None:
    """Give what the most trusted source states of a field; an address is no title and no name."""
    found = (stated[source] for source in _SOURCES[name] if source in stated)
    if name == "canonical_url":
        return next(found, None)
    return next((one for one in found if not one.value.startswith(_WEB)), None)


def _as_language_tag(language: Stated | None) -> Stated | None:
    """Write a language as BCP 47 does: Open Graph has ``ar_SY``."""
    return language and replace(language, value=language.value.replace("_", "-"))


def _as_whole_address(canonical: Stated | None, url: str | None) -> Stated | None:
    """Make an address whole; one that is no web address says nothing."""
    if canonical is None:
        return None
    try:
        parts = urlsplit(urljoin(url or "", canonical.value))
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and bool(parts.netloc)
    return replace(canonical, value=parts.geturl()) if is_web else None
