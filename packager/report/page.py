"""All that stands on the page, in the order of the page, ready for the template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive import __version__, layout
from archive.digests import PACKAGE_ALGORITHMS, sha256_hex
from packager.model import Article
from packager.records import count_words
from packager.report.article_blocks import Block, article_blocks
from packager.report.asked import Asked, make_asked
from packager.report.cards import Card, make_cards
from packager.report.foreign_text import plain
from packager.report.inputs import Record, ReportInput
from packager.report.languages import direction, language_tag
from packager.report.moments import moment_of, read_moment
from packager.report.outcomes import find_outcomes
from packager.report.places import find_places
from packager.report.timeline import Event, make_timeline
from packager.report.values import (
    Fact,
    Value,
    address,
    code,
    counted,
    fact,
    foreign,
    moment,
    ours,
)
from packager.report.verdict import Verdict, make_verdict
from packager.resolve.confidence_words import CONFIDENCES, ConfidenceWords

_DIGEST_GROUP = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """A checksum for people."""

    label: str
    path: str
    algorithm: str
    groups: tuple[str, ...]

    @property
    def short(self) -> str:
        """The first and the last eight digits."""
        return f"{''.join(self.groups[:2])}…{''.join(self.groups[-2:])}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentioned:
    """A tweet that another one answers, quotes or repeats, of which the package has a record."""

    number: str
    text: str
    language: str
    who: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The values of the template."""

    document_title: str
    software: str
    verdict: Verdict
    packaged: Value
    organization: str | None
    title: str
    language: str
    direction: str
    about_article: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    unplaced: tuple[Card, ...]
    mentioned: tuple[Mentioned, ...]
    timeline: tuple[Event, ...]
    asked: Asked
    classes: tuple[ConfidenceWords, ...]
    digests: tuple[Digest, ...]
    commands: tuple[str, ...]
    technical: tuple[Fact, ...]


def make_page(given: ReportInput) -> Page:
    """Turn what a report is made from into what stands on the page."""
    article = given.article
    title = article.title.value if article.title else None
    found = find_outcomes(given.references, given.tweets)
    cards = make_cards(found, {number: tuple(files) for number, files in given.media.items()})
    places = find_places(article.text, given.references)
    shown = title or article.source.name
    return Page(
        document_title=plain(shown)[:200],
        software=f"{layout.SOFTWARE_NAME} {__version__}",
        verdict=make_verdict(given, found),
        packaged=moment(moment_of(given.started_at)),
        organization=given.organization,
        title=shown,
        language=language_tag(article.language.value if article.language else None),
        direction=direction(article.text),
        about_article=tuple(_about(article)),
        blocks=tuple(article_blocks(article.text, title, places)),
        cards=tuple(cards),
        unplaced=tuple(card for card, place in zip(cards, places, strict=True) if place is None),
        mentioned=tuple(_mentioned(given.tweets, given.references)),
        timeline=tuple(make_timeline(given, found, cards)),
        asked=make_asked(given.collection),
        classes=tuple(CONFIDENCES.values()),
        digests=tuple(_digests(article)),
        commands=tuple(_commands()),
        technical=tuple(_technical(given)),
    )


def _about(article: Article) -> Iterator[Fact]:
    """Give what the article states about itself, and where it does."""
    for label, stated in (
        ("By", article.byline),
        ("In", article.site),
        ("Published", article.published),
        ("Modified", article.modified),
        ("Language", article.language),
    ):
        if stated is None:
            continue
        note = f"stated in: {stated.stated_in}"
        is_time = label in ("Published", "Modified")
        read = moment(read_moment(stated.value), note) if is_time else foreign(stated.value, note)
        yield fact(label, read)
    if article.source.url:
        yield fact("Address", address(article.source.url))
    if article.canonical_url and article.canonical_url.value != article.source.url:
        stated_in = f"stated in: {article.canonical_url.stated_in}"
        yield fact("Address it gives itself", address(article.canonical_url.value, stated_in))


def _mentioned(tweets: Sequence[Record], references: Sequence[Record]) -> Iterator[Mentioned]:
    cited = {reference["status_id"] for reference in references}
    for tweet in tweets:
        if tweet["references"] or tweet["status_id"] in cited:
            continue
        text, language = tweet["text"], tweet["language"]
        name, handle = tweet["name"], tweet["handle"]
        authors = [foreign(name["value"])] if name else []
        authors += [foreign(f"@{handle['value']}")] if handle else []
        yield Mentioned(
            number=tweet["status_id"],
            text=text["value"] if text else "",
            language=language_tag(language["value"]) if language else "",
            who=tuple(authors),
        )


def _digests(article: Article) -> Iterator[Digest]:
    for label, path, digest in (
        ("The article as received", f"{layout.ARTICLE_SOURCE_STEM}.*", article.source.sha256),
        ("Its text as it is read", layout.ARTICLE_TEXT, sha256_hex(article.text.encode())),
    ):
        groups = [
            digest[start : start + _DIGEST_GROUP] for start in range(0, len(digest), _DIGEST_GROUP)
        ]
        yield Digest(label=label, path=path, algorithm="SHA-256", groups=tuple(groups))


def _commands() -> Iterator[str]:
    """Give the commands that check a package, in its folder."""
    for algorithm in PACKAGE_ALGORITHMS:
        yield f"{algorithm}sum --check {layout.tag_manifest_name(algorithm)}"
        yield f"{algorithm}sum --check {layout.manifest_name(algorithm)}"


def _technical(given: ReportInput) -> Iterator[Fact]:
    article, source = given.article, given.article.source
    yield fact("Software", ours(f"{layout.SOFTWARE_NAME} {__version__}"))
    yield fact("Source", foreign(source.name))
    yield fact("Kind", ours(str(source.kind)))
    yield fact("Size", ours(counted(len(source.content), "byte")))
    decoded = f"{source.encoding}, from {source.encoding_from}"
    if source.errors != "strict":
        decoded += "; some bytes are not of this encoding and are shown by a replacement character"
    yield fact("Encoding", ours(decoded))
    yield fact("Text", ours(f"{article.text_from}; {counted(count_words(article.text), 'word')}"))
    if article.title:
        yield fact("Title stated in", foreign(article.title.stated_in))
    stated = given.collection.get("stated") or {}
    for label, value in stated.items():
        yield fact(f"Stated by the user: {label}", foreign(value))
    yield fact("Records", *(code(path) for path in _records(given)))


def _records(given: ReportInput) -> Iterator[str]:
    yield layout.ARTICLE_JSON
    yield layout.TWEET_URLS
    yield layout.REFERENCES_JSON
    if given.tweets:
        yield f"{layout.TWEETS_FOLDER}/"
    yield layout.COLLECTION_JSON
    if given.collection["questions"]:
        yield f"{layout.WARC_FOLDER}/"
