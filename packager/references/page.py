"""Walk through markup once, and sort it: embeds, links in attributes, text that is shown, the rest.

What stands in an embed belongs to the embed, so its text is left out of the text that is shown: the
finders of links and of flattened embeds then look at the article's own words alone.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from packager.references.embed_elements import EmbedStart, read_embed_start
from packager.references.embeds import read_embed
from packager.references.found import Found, found_link
from packager.references.letter_case import lower_case
from packager.references.links import parse_link, target_of
from packager.references.mapped_text import MappedText
from packager.references.tag_names import VOID_NAMES
from packager.references.tokens import Token, TokenKind
from packager.references.visible_text import SHOWN_AS_IT_IS, VisibleTextBuilder

_Span = tuple[int, int]

# A tag without any of these words holds nothing for us, and its attributes are not even read.
_PROMISING = re.compile(
    r"tw(?:eet|itt|img)|x\.com|t\.co|nitter|(?:fixupx|fixvx|lightbrd|twiiit|twstalker|xcancel|threadreader)"
    r"|twitter3e4|status"
)
_LINK_ATTRIBUTES = (
    "href",
    "src",
    "cite",
    "data-url",
    "data-src",
    "data-href",
    "data-link",
    "srcset",
)
_NOT_CITING = frozenset(
    ("base", "form", "link", "meta", "script")
)  # what the page says to machines
_CODE_NAMES = frozenset(("code", "kbd", "samp", "textarea", "xmp", SHOWN_AS_IT_IS))
_SOME_MARKUP = re.compile(r"<|\\u003[cC]")
_MOST_EMBED_TOKENS = 4000  # an embed that is not closed by then never is


@dataclass(kw_only=True, slots=True)
class Page:
    """The parts of a page or a fragment."""

    shown: MappedText
    found: list[Found] = field(default_factory=list)  # embeds, and links in attributes
    code: list[_Span] = field(default_factory=list)  # shown as an example
    comments: list[_Span] = field(default_factory=list)
    scripts: list[_Span] = field(default_factory=list)
    linked: list[_Span] = field(default_factory=list)  # words of links that were found by href
    fragments: list[tuple[str, int, int]] = field(default_factory=list)  # markup in attributes


def read_page(markup: str, tokens: Iterable[Token], *, keep_blanks: bool = False) -> Page:
    """Sort the parts of a markup.

    Args:
        markup: What the tokens' offsets refer to.
        tokens: All of it, in order.
        keep_blanks: Blanks and line breaks count as written, as in plain text.
    """
    walk = _Walk(markup, keep_blanks=keep_blanks)
    for token in tokens:
        walk.read(token)
    return walk.finish()


class _Walk:
    def __init__(self, markup: str, *, keep_blanks: bool) -> None:
        self._markup = markup
        self._builder = VisibleTextBuilder(markup, keep_blanks=keep_blanks)
        self._promising = array("q", (m.start() for m in _PROMISING.finditer(lower_case(markup))))
        self._page = Page(shown=self._builder.build())
        self._code_depth = 0
        self._code_start = 0
        self._anchor_start: int | None = None  # where the words of a found link begin
        self._embed: list[Token] = []  # the tokens of the embed that is open
        self._embed_start = EmbedStart()
        self._embed_depth = 0

    def read(self, token: Token) -> None:
        if self._embed:
            self._read_in_embed(token)
        else:
            self._read_outside(token)

    def finish(self) -> Page:
        if self._embed:
            self._give_up_embed()
        if self._code_depth:
            self._page.code.append((self._code_start, len(self._markup)))
        self._page.shown = self._builder.build()
        return self._page

    def _read_outside(self, token: Token) -> None:
        if token.kind is TokenKind.START and self._is_promising(token):
            start = read_embed_start(token, token.attributes(self._markup))
            if start is not None:
                self._open_embed(token, start)
                return
        self._take(token)

    def _take(self, token: Token) -> None:
        """Take a token that is no part of an embed."""
        if token.kind is TokenKind.START and self._is_promising(token):
            self._read_attributes(token)
        self._note(token)
        self._builder.read(token)

    def _is_promising(self, token: Token) -> bool:
        place = bisect_left(self._promising, token.start)
        return place < len(self._promising) and self._promising[place] < token.end

    def _note(self, token: Token) -> None:
        """Remember where comments, scripts, code and the words of links stand."""
        name, kind = token.name, token.kind
        if kind is TokenKind.COMMENT:
            self._page.comments.append((token.start, token.end))
        elif kind is TokenKind.RAW:
            spans = self._page.code if name in _CODE_NAMES else self._page.scripts
            spans.append((token.start, token.end))
        elif name in _CODE_NAMES:
            self._note_code(token)
        elif name == "a" and self._anchor_start is not None and token.start > self._anchor_start:
            self._page.linked.append((self._anchor_start, token.start))
            self._anchor_start = None

    def _note_code(self, token: Token) -> None:
        if token.kind is TokenKind.START:
            if self._code_depth == 0:
                self._code_start = token.start
            self._code_depth += 1
        elif self._code_depth > 0:
            self._code_depth -= 1
            if self._code_depth == 0:
                self._page.code.append((self._code_start, token.end))

    def _read_attributes(self, token: Token) -> None:
        if token.name in _NOT_CITING:
            return
        attributes = token.attributes(self._markup)
        targets: set[str] = set()
        for name in _LINK_ATTRIBUTES:
            attribute = attributes.get(name)
            link = parse_link(attribute.value) if attribute else None
            if attribute is None or link is None or target_of(link) in targets:
                continue
            targets.add(target_of(link))
            quote = self._markup[attribute.start : attribute.end]
            placed = replace(link, start=attribute.start, end=attribute.end, quote=quote)
            self._page.found.append(found_link(placed))
            if token.name == "a":
                self._anchor_start = token.end
        self._page.fragments.extend(
            (attribute.value, attribute.start, attribute.end)
            for attribute in attributes.values()
            if "twitter-tweet" in attribute.value and _SOME_MARKUP.search(attribute.value)
        )

    def _open_embed(self, token: Token, start: EmbedStart) -> None:
        self._embed = [token]
        self._embed_start = start
        self._embed_depth = 1
        if token.name in VOID_NAMES or token.closes_itself(self._markup):
            self._close_embed()

    def _read_in_embed(self, token: Token) -> None:
        if self._begins_another(token) or len(self._embed) > _MOST_EMBED_TOKENS:
            self._give_up_embed()
            self._read_outside(token)
            return
        self._embed.append(token)
        if token.name != self._embed[0].name:
            return
        if token.kind is TokenKind.START and not token.closes_itself(self._markup):
            self._embed_depth += 1
        elif token.kind is TokenKind.END:
            self._embed_depth -= 1
            if self._embed_depth == 0:
                self._close_embed()

    def _begins_another(self, token: Token) -> bool:
        """Whether a tag opens an embed that is not the open one's fallback."""
        if token.kind is not TokenKind.START:
            return False
        if not self._is_promising(token):
            return False
        start = read_embed_start(token, token.attributes(self._markup))
        if start is None:
            return False
        if token.name == self._embed[0].name == "blockquote":
            return True
        ids = {_id_of(start), _id_of(self._embed_start)} - {None}
        return len(ids) > 1

    def _close_embed(self) -> None:
        found = read_embed(self._markup, self._embed, self._embed_start)
        tokens, self._embed = self._embed, []
        if found is not None:
            self._page.found.append(found)
            self._builder.skip()
            return
        for token in tokens:  # it tells of no tweet: its text is the article's
            self._take(token)

    def _give_up_embed(self) -> None:
        """End an embed that is never closed after its link to the tweet; the rest is the article's.

        No embed is looked for in the rest, so that each token is read twice at the most.
        """
        tokens = self._embed
        own = self._count_up_to_status_link(tokens)
        self._embed = tokens[:own]
        self._close_embed()
        for token in tokens[own:]:
            self._take(token)

    def _count_up_to_status_link(self, tokens: list[Token]) -> int:
        """Count the tokens up to the end of the first link to a tweet; 1 where there is none."""
        is_open = False
        for number, token in enumerate(tokens, 1):
            if token.name != "a":
                continue
            if token.kind is TokenKind.START:
                href = token.attributes(self._markup).get("href")
                link = parse_link(href.value) if href else None
                is_open = link is not None and link.status_id is not None
            elif is_open:
                return number
        return 1


def _id_of(start: EmbedStart) -> str | None:
    return start.status_id or (start.link.status_id if start.link else None)
