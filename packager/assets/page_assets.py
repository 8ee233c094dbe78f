"""What an HTML page needs to be seen again.

All that a browser could show is taken, not what one browser of one width would: every candidate of
a ``srcset``, every font, what scripts load late (``data-src``), what stands in ``noscript``. Scripts
are taken because a replay runs them. Not taken:

* frames: a frame is a page with needs of its own, most often an advertisement's; what a framed
  tweet shows is captured as a tweet;
* where ``<meta http-equiv=refresh>`` and links lead: another page, not a part of this one;
* what only a running script would ask for, and what a web app manifest lists.
"""

import re
from collections.abc import Mapping

from packager.assets.asset import AssetKind, FoundAssets
from packager.assets.css_assets import add_css_references
from packager.assets.gathering import Gathering, whole_address
from packager.assets.srcset import read_srcset
from packager.references.markup.tokens import Token, TokenKind, html_tokens

_IMAGE = dict.fromkeys(
    ("src", "data-src", "data-lazy-src", "data-lazy", "data-original", "lowsrc"), AssetKind.IMAGE
)
_LINKED_IMAGE = dict.fromkeys(("href", "xlink:href"), AssetKind.IMAGE)
_BACKGROUND = {"background": AssetKind.IMAGE}
_ADDRESSES: dict[str, dict[str, AssetKind]] = {
    "img": _IMAGE,
    "amp-img": _IMAGE,
    "video": {
        "src": AssetKind.VIDEO,
        "data-src": AssetKind.VIDEO,
        "poster": AssetKind.IMAGE,
        "data-poster": AssetKind.IMAGE,
    },
    "audio": {"src": AssetKind.AUDIO, "data-src": AssetKind.AUDIO},
    "track": {"src": AssetKind.TRACK},
    "script": {"src": AssetKind.SCRIPT, "href": AssetKind.SCRIPT, "xlink:href": AssetKind.SCRIPT},
    "embed": {"src": AssetKind.OBJECT},
    "object": {"data": AssetKind.OBJECT},
    "image": _LINKED_IMAGE,  # of SVG, as the two that follow
    "use": _LINKED_IMAGE,
    "feimage": _LINKED_IMAGE,
    **dict.fromkeys(("body", "table", "td", "th", "tr"), _BACKGROUND),
}
_SRCSETS = ("srcset", "data-srcset", "data-lazy-srcset", "imagesrcset")
_WITH_SRCSET = frozenset(("amp-img", "img", "link", "source"))
_LATE_BACKGROUNDS = ("data-bg", "data-background", "data-background-image")
_IN_ANY_TAG = re.compile(r"style|data-b", re.IGNORECASE)
_TAGS = frozenset((*_ADDRESSES, "base", "input", "link", "meta", "source"))
_ICONS = frozenset(
    ("icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "fluid-icon")
)
_LINKS = {
    "stylesheet": AssetKind.STYLESHEET,
    "manifest": AssetKind.MANIFEST,
    "modulepreload": AssetKind.SCRIPT,
    "image_src": AssetKind.IMAGE,
    **dict.fromkeys(_ICONS, AssetKind.ICON),
}
_PRELOADED = {  # by "as" (Fetch Standard §2.2.7); of another type nobody can say that it is needed
    "style": AssetKind.STYLESHEET,
    "font": AssetKind.FONT,
    "image": AssetKind.IMAGE,
    "script": AssetKind.SCRIPT,
    "video": AssetKind.VIDEO,
    "audio": AssetKind.AUDIO,
    "track": AssetKind.TRACK,
}
_PREVIEWS = frozenset(("og:image", "og:image:url", "og:image:secure_url", "twitter:image"))


def find_assets(markup: str, url: str) -> FoundAssets:
    """Find what a page needs, in time linear to its length.

    Nothing in a page raises an error; what is no address is left out.

    Args:
        markup: The page, decoded.
        url: Where it stands, after redirects: http or https. A ``<base href>`` counts before it.

    Returns:
        Each address once, in the order of the page, the previews that it names for other sites last.
    """
    tokens = [token for token in html_tokens(markup) if token.kind in _READ]
    gathering = Gathering(found_in=url, base=_find_base(markup, tokens, url))
    reader = _PageReader(markup, gathering)
    for token in tokens:
        reader.read(token)
    for preview in reader.previews:
        gathering.add(preview, AssetKind.IMAGE)
    return gathering.found()


_READ = frozenset((TokenKind.START, TokenKind.END, TokenKind.RAW))


def _find_base(markup: str, tokens: list[Token], url: str) -> str:
    """Give what the page's references are relative to (HTML Standard §2.4.3)."""
    for token in tokens:
        if token.kind is TokenKind.START and token.name == "base":
            href = token.attributes(markup).get("href")
            if href is not None:
                return whole_address(href.value, url) or url
    return url


class _PageReader:
    """Takes tokens one by one, and adds what they name."""

    def __init__(self, markup: str, gathering: Gathering) -> None:
        self.previews: list[str] = []
        self._markup = markup
        self._gathering = gathering
        self._playing = AssetKind.VIDEO  # what a <source src> is of

    def read(self, token: Token) -> None:
        """Take the next token."""
        if token.kind is TokenKind.RAW:
            if token.name == "style":
                add_css_references(self._markup[token.start : token.end], self._gathering)
        elif token.name in ("audio", "video"):
            is_audio = token.kind is TokenKind.START and token.name == "audio"
            self._playing = AssetKind.AUDIO if is_audio else AssetKind.VIDEO
        if token.kind is not TokenKind.START:
            return
        if token.name in _TAGS or _IN_ANY_TAG.search(self._markup, token.start, token.end):
            found = token.attributes(self._markup)
            self._read_tag(token.name, {name: one.value for name, one in found.items()})

    def _read_tag(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "link":
                self._read_link(attributes)
            case "meta":
                names = {attributes.get("property", "").lower(), attributes.get("name", "").lower()}
                if names & _PREVIEWS:
                    self.previews.append(attributes.get("content", ""))
            case "input":
                if attributes.get("type", "").lower() == "image":
                    self._add(attributes.get("src"), AssetKind.IMAGE)
            case "source":
                self._add(attributes.get("src"), self._playing)
                self._add(attributes.get("data-src"), self._playing)
        for name, kind in _ADDRESSES.get(tag, {}).items():
            self._add(attributes.get(name), kind)
        if tag in _WITH_SRCSET:
            self._read_srcsets(attributes)
        self._read_styles(attributes)

    def _read_link(self, attributes: Mapping[str, str]) -> None:
        for relation in attributes.get("rel", "").lower().split():
            kind = _LINKS.get(relation)
            if relation == "preload":
                kind = _PRELOADED.get(attributes.get("as", "").lower())
            if kind is not None:
                self._add(attributes.get("href"), kind)

    def _read_srcsets(self, attributes: Mapping[str, str]) -> None:
        for name in _SRCSETS:
            for address in read_srcset(attributes.get(name, "")):
                self._add(address, AssetKind.IMAGE)

    def _read_styles(self, attributes: Mapping[str, str]) -> None:
        if "style" in attributes:
            add_css_references(attributes["style"], self._gathering)
        for name in _LATE_BACKGROUNDS:
            value = attributes.get(name)
            if value and "url(" in value.lower():
                add_css_references(value, self._gathering)
            else:
                self._add(value, AssetKind.IMAGE)

    def _add(self, reference: str | None, kind: AssetKind) -> None:
        if reference:
            self._gathering.add(reference, kind)
