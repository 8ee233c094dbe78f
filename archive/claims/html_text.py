"""The text of an HTML element, by rules that do not depend on a style sheet."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from archive.claims.html_tree import Element

# Their links stand for another address, and their pages show that address cut in pieces.
LINK_SHORTENERS = frozenset({"t.co"})

_WITHOUT_TEXT = frozenset({"script", "style", "template"})
_HTML_BLANKS = " \t\n\f\r"


def text_of(element: Element, *, short_links: bool = False) -> str:
    """Give the text of an element.

    Texts stand in the order of the page, unchanged. ``br`` is a line feed, ``img`` is its ``alt``,
    and ``script``, ``style`` and ``template`` are nothing. HTML's blanks are removed at both ends.

    Args:
        element: Where to read; its descendants are read with it.
        short_links: Write a link whose host is in ``LINK_SHORTENERS`` as its address.
    """
    return "".join(_pieces(element, short_links=short_links)).strip(_HTML_BLANKS)


def _pieces(element: Element, *, short_links: bool) -> Iterator[str]:
    waiting: list[str | Element] = [element]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, str):
            yield piece
            continue
        replacement = _replacement(piece, short_links=short_links)
        if replacement is None:
            waiting.extend(reversed(piece.content))
        else:
            yield replacement


def _replacement(element: Element, *, short_links: bool) -> str | None:
    """Give what stands for an element and all in it; None where its content does."""
    if element.tag == "br":
        return "\n"
    if element.tag == "img":
        return element.attributes.get("alt", "")
    if element.tag in _WITHOUT_TEXT:
        return ""
    if short_links and element.tag == "a" and _is_short(element.attributes.get("href", "")):
        return element.attributes["href"]
    return None


def _is_short(address: str) -> bool:
    try:
        return urlsplit(address).hostname in LINK_SHORTENERS
    except ValueError:  # not an address: "http://[", say
        return False
