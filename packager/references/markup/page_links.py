"""The links that stand in tags, with how far each reaches with its label."""

from dataclasses import dataclass, replace

from packager.model import Reference
from packager.references.addresses.links import parse_link
from packager.references.found import Found
from packager.references.markup.attributes import Attribute
from packager.references.markup.tokens import Token, TokenKind

# What they name, the page does not cite: they speak of the page itself, or to its scripts.
_OTHER_ELEMENTS = frozenset(("base", "form", "html", "link", "meta", "script", "style"))
_NO_ADDRESSES = frozenset(("alt", "class", "content", "id", "name", "rel", "style", "title"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A link in a page: ``markup[start:end]`` is the whole element, with its label."""

    start: int
    end: int
    href: str


class PageLinkFinder:
    """Takes tokens one by one, and gathers the links to tweets in their attributes.

    Args:
        markup: What the tokens' offsets refer to.
    """

    def __init__(self, markup: str) -> None:
        self.found: list[Found] = []
        self.anchors: list[Anchor] = []  # those in which something of Twitter's is named
        self._markup = markup
        self._open: tuple[int, Attribute] | None = None  # an anchor: its start and its href

    def read(self, token: Token, *, names_twitter: bool) -> None:
        """Take the next token.

        Args:
            token: The next token.
            names_twitter: Whether it is a start tag in which something of Twitter's is named.
        """
        if token.name == "a":
            self._end_anchor(token.end if token.kind is TokenKind.END else token.start)
        if not names_twitter or token.name in _OTHER_ELEMENTS:
            return
        attributes = token.attributes(self._markup)
        if token.name == "a" and "href" in attributes:
            self._open = (token.start, attributes["href"])
            return
        links = [
            link
            for name, attribute in attributes.items()
            if name not in _NO_ADDRESSES and (link := _link_in(self._markup, attribute))
        ]
        if links:
            best = min(links, key=lambda link: link.status_id is None)
            self.found.append(Found(reference=best, start=token.start, end=token.end))

    def end(self) -> None:
        """Take note that no token follows."""
        if self._open is not None:
            self._end_anchor(self._open[1].end)

    def _end_anchor(self, end: int) -> None:
        if self._open is None:
            return
        start, href = self._open
        self._open = None
        self.anchors.append(Anchor(start=start, end=end, href=href.value.strip()))
        link = _link_in(self._markup, href)
        if link is not None:
            self.found.append(Found(reference=link, start=start, end=end))


def _link_in(markup: str, attribute: Attribute) -> Reference | None:
    link = parse_link(attribute.value)
    if link is None:
        return None
    start, end = attribute.start, attribute.end
    if markup[start:end] == attribute.value:  # nothing was decoded
        start, end = start + link.start, start + link.end
    return replace(link, start=start, end=end, quote=markup[start:end])
