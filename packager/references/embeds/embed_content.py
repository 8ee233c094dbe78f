"""What stands in an embed: its visible text, links, paragraphs and pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from packager.references.addresses.status_urls import StatusUrl, parse_status_url
from packager.references.markup.attributes import Attributes
from packager.references.markup.mapped_text import MappedText
from packager.references.markup.tokens import Token, TokenKind
from packager.references.markup.visible_text import VisibleTextBuilder


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A link in an embed; its label is ``visible.text[start:end]``, perhaps with blanks."""

    start: int
    end: int
    href: str
    status: StatusUrl | None  # where href is a tweet's address
    stated_day: date | None  # UTC, as the link or a <time> in it states


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph of the visible text."""

    start: int
    end: int
    states_language: bool  # as Twitter's paragraphs of a tweet do


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedContent:
    """What stands in an embed. All offsets are those of the visible text."""

    visible: MappedText
    anchors: tuple[Anchor, ...]
    paragraphs: tuple[Paragraph, ...]
    pictures: tuple[tuple[int, str], ...]  # where they stand, and their addresses


def read_content(markup: str, tokens: Iterable[Token]) -> EmbedContent:
    """Read the tokens that stand in an embed."""
    reader = _ContentReader(markup)
    for token in tokens:
        reader.read(token)
    reader.end()
    return EmbedContent(
        visible=reader.text.build(),
        anchors=tuple(reader.anchors),
        paragraphs=tuple(reader.paragraphs),
        pictures=tuple(reader.pictures),
    )


class _ContentReader:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.text = VisibleTextBuilder(markup)
        self.anchors: list[Anchor] = []
        self.paragraphs: list[Paragraph] = []
        self.pictures: list[tuple[int, str]] = []
        self.open_anchor: tuple[int, Attributes] | None = None
        self.open_paragraph: tuple[int, bool] | None = None
        self.stated_day: date | None = None  # in the open anchor

    def read(self, token: Token) -> None:
        if token.kind is TokenKind.START:
            self._start(token)
        self.text.read(token)
        if token.kind is TokenKind.END:
            self._end(token)

    def end(self) -> None:
        self._end_anchor()
        self._end_paragraph()

    def _start(self, token: Token) -> None:
        if token.name == "a":
            self._end_anchor()
            self.open_anchor = (self.text.length, token.attributes(self.markup))
            self.stated_day = None
        elif token.name == "p":
            self._end_paragraph()
            states_language = "lang" in token.attributes(self.markup)
            self.open_paragraph = (self.text.length, states_language)
        elif token.name == "time" and self.stated_day is None:
            self.stated_day = _stated_day(token.attributes(self.markup))
        elif token.name in ("img", "source", "video") and "src" in token.attributes(self.markup):
            address = token.attributes(self.markup)["src"].value
            self.pictures.append((self.text.length, address))

    def _end(self, token: Token) -> None:
        if token.name == "a":
            self._end_anchor()
        elif token.name == "p":
            self._end_paragraph()

    def _end_anchor(self) -> None:
        if self.open_anchor is not None:
            self.anchors.append(self._anchor(*self.open_anchor))
        self.open_anchor = None

    def _end_paragraph(self) -> None:
        if self.open_paragraph is not None:
            start, states_language = self.open_paragraph
            end = self.text.length
            self.paragraphs.append(Paragraph(start=start, end=end, states_language=states_language))
        self.open_paragraph = None

    def _anchor(self, start: int, attributes: Attributes) -> Anchor:
        href = attributes["href"].value if "href" in attributes else ""
        return Anchor(
            start=start,
            end=self.text.length,
            href=href,
            status=parse_status_url(href),
            stated_day=_stated_day(attributes) or self.stated_day,
        )


def _stated_day(attributes: Attributes) -> date | None:
    """Give the UTC day that a tag states ("2011-11-07T20:21:07+00:00"); None if it states none."""
    for name in ("data-datetime", "datetime"):
        if name in attributes:
            try:
                time = datetime.fromisoformat(attributes[name].value.strip())
                return (time.astimezone(UTC) if time.tzinfo else time).date()
            except (ValueError, OverflowError):  # no time, or none that has a UTC day
                continue
    return None
