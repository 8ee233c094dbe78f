"""What a page or any other markup holds, gathered in one pass over its tokens."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from packager.model import Reference
from packager.references.addresses.letter_case import lower_case
from packager.references.embeds.collector import EmbedFinder
from packager.references.found import Found
from packager.references.markup.mapped_text import MappedText
from packager.references.markup.page_links import Anchor, PageLinkFinder
from packager.references.markup.tokens import Token, TokenKind
from packager.references.markup.visible_text import VisibleTextBuilder

# What every host, class and element has that this package looks for in a tag.
_NAMES = re.compile(r"tw[eist]|x\.com|t\.co/|/status|nitter|threadreader|xcancel|lightbrd")
_CODE_NAMES = frozenset(("code", "kbd", "pre", "samp"))
_CODE_CLASS = re.compile(r"code|brush|highlight|language-|prettyprint|source", re.IGNORECASE)
_MARKUP_IN_ATTRIBUTE = re.compile(r"&lt;|&#0*60;|&#x0*3c;|<|&quot;|\{", re.IGNORECASE)
_COMMENT_OPENING, _COMMENT_END = "<!--", "-->"


class AsideKind(Enum):
    """What stands in markup beside what it shows as text."""

    COMMENT = "comment"
    SCRIPT = "script"
    ATTRIBUTE = "attribute"
    FIELD = "field"  # a text to be copied, such as the code of an embed
    FALLBACK = "fallback"  # for software without frames; the articles of some readers stand there


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """A stretch of markup that the visible text leaves out."""

    kind: AsideKind
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkupContent:
    """What a markup holds."""

    visible: MappedText  # with "> " before the lines of quotations
    embeds: tuple[Reference, ...]
    links: tuple[Found, ...]  # in tags
    anchors: tuple[Anchor, ...]
    code: tuple[tuple[int, int], ...]  # the stretches that are code, in order and apart
    asides: tuple[Aside, ...]  # those in which Twitter or an account is named


def read_markup(markup: str, tokens: Iterable[Token], *, keep_blanks: bool) -> MarkupContent:
    """Gather what some tokens hold.

    Args:
        markup: What the tokens' offsets refer to.
        tokens: All tokens, in order.
        keep_blanks: Blanks and line breaks count as written: the markup stands in plain text.
    """
    reader = _MarkupReader(markup, keep_blanks=keep_blanks)
    for token in tokens:
        reader.read(token)
    return reader.end()


class _MarkupReader:
    def __init__(self, markup: str, *, keep_blanks: bool) -> None:
        self.markup = markup
        self.lowered = lower_case(markup)
        self.visible = VisibleTextBuilder(markup, keep_blanks=keep_blanks, quote_marks=True)
        self.embeds = EmbedFinder(markup)
        self.links = PageLinkFinder(markup)
        self.open_code: list[tuple[str, int]] = []
        self.code: list[tuple[int, int]] = []
        self.asides: list[Aside] = []

    def read(self, token: Token) -> None:
        self.visible.read(token)
        kind = token.kind
        names_twitter = kind is TokenKind.START and self.names_twitter(token)
        if names_twitter:
            self.read_attributes(token)
        elif kind is TokenKind.COMMENT or kind is TokenKind.RAW:
            self.read_aside(token)
        # Most tokens concern neither finder; asking first makes a page's reading a fifth faster.
        if names_twitter or self.embeds.is_open:
            self.embeds.read(token, names_twitter=names_twitter)
        if names_twitter or token.name == "a":
            self.links.read(token, names_twitter=names_twitter)
        if token.name in _CODE_NAMES:
            self.read_code(token)

    def end(self) -> MarkupContent:
        self.embeds.end()
        self.links.end()
        return MarkupContent(
            visible=self.visible.build(),
            embeds=tuple(self.embeds.found),
            links=tuple(self.links.found),
            anchors=tuple(self.links.anchors),
            code=_joined(self.code),
            asides=tuple(self.asides),
        )

    def names_twitter(self, token: Token) -> bool:
        if token.given_attributes is not None:
            return True
        return _NAMES.search(self.lowered, token.start, token.end) is not None

    def read_code(self, token: Token) -> None:
        if token.kind is TokenKind.RAW:
            self.code.append((token.start, token.end))
        elif token.kind is TokenKind.START:
            if token.name != "pre" or _CODE_CLASS.search(self.markup, token.start, token.end):
                self.open_code.append((token.name, token.start))
        elif self.open_code and self.open_code[-1][0] == token.name:
            self.code.append((self.open_code.pop()[1], token.end))

    def read_aside(self, token: Token) -> None:
        names_account = self.markup.find("(@", token.start, token.end) >= 0
        if not names_account and not self.names_twitter(token):
            return
        start, end = token.start, token.end
        if token.kind is TokenKind.COMMENT:
            start = min(start + len(_COMMENT_OPENING), end)
            end -= len(_COMMENT_END) if self.markup.endswith(_COMMENT_END, start, end) else 0
            self.asides.append(Aside(kind=AsideKind.COMMENT, start=start, end=end))
        elif token.name == "script":
            self.asides.append(Aside(kind=AsideKind.SCRIPT, start=start, end=end))
        elif token.name in ("textarea", "xmp"):
            self.code.append((start, end))
            self.asides.append(Aside(kind=AsideKind.FIELD, start=start, end=end))
        elif token.name in ("iframe", "noembed", "noframes"):
            self.asides.append(Aside(kind=AsideKind.FALLBACK, start=start, end=end))

    def read_attributes(self, token: Token) -> None:
        if token.given_attributes is not None or token.name in ("link", "meta"):
            return
        if not _MARKUP_IN_ATTRIBUTE.search(self.markup, token.start + 1, token.end):
            return
        for attribute in token.attributes(self.markup).values():
            if _MARKUP_IN_ATTRIBUTE.search(self.markup, attribute.start, attribute.end):
                aside = Aside(kind=AsideKind.ATTRIBUTE, start=attribute.start, end=attribute.end)
                self.asides.append(aside)


def _joined(stretches: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join stretches that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
