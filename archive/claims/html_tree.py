"""An HTML page as a tree of elements: the only importer of lxml.

A page is read as libxml2 reads it: wrong markup is repaired, never refused. Nothing is fetched, no
entity of the page's own is expanded, and a page beyond ``archive.limits`` is refused.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Protocol

from archive import limits
from archive.claims.characters import without_lone_surrogates
from archive.errors import LimitReachedError

# A limit takes effect at the end of a piece. Deep and wrong markup costs libxml2 the square of its
# depth: in a piece of this size it cannot become deep enough to matter.
_PIECE_BYTES = 16 * limits.KIB


class Element:
    """One element. ``content`` holds its texts and child elements in the order of the page."""

    __slots__ = ("attributes", "content", "end", "parent", "position", "tag")

    def __init__(
        self, *, tag: str, attributes: dict[str, str], position: int, parent: "Element | None"
    ) -> None:
        self.tag = tag  # lower case
        self.attributes = attributes  # names in lower case, values with their references resolved
        self.position = position  # in document order, from 0
        self.parent = parent
        self.end = position + 1  # the position after its last descendant
        self.content: list[str | Element] = []

    @property
    def children(self) -> Iterator["Element"]:
        """Its child elements in order."""
        return (child for child in self.content if isinstance(child, Element))

    @property
    def classes(self) -> list[str]:
        """The words of its ``class``."""
        return self.attributes.get("class", "").split()


class Tree:
    """The elements of a page in document order, and where each tag, class and value stands."""

    def __init__(self, elements: list[Element]) -> None:
        self.elements = elements
        self.by_tag: defaultdict[str, list[Element]] = defaultdict(list)
        self.by_class: defaultdict[str, list[Element]] = defaultdict(list)
        self._by_value: dict[str, defaultdict[str, list[Element]]] = {}
        for element in elements:
            self.by_tag[element.tag].append(element)
            for name in set(element.classes):
                self.by_class[name].append(element)

    def with_value(self, attribute: str, value: str) -> list[Element]:
        """Give the elements with a value of an attribute, in document order."""
        if attribute not in self._by_value:
            by_value = self._by_value[attribute] = defaultdict(list)
            for element in self.elements:
                if attribute in element.attributes:
                    by_value[element.attributes[attribute]].append(element)
        return self._by_value[attribute].get(value, [])


def parse_html(text: str) -> Tree:
    """Read a page.

    Raises:
        LimitReachedError: It is larger, deeper or has more elements than ``archive.limits`` allows.
    """
    from lxml import etree

    # As browsers do (HTML Living Standard §13.2.3.5): one kind of line end, and no NUL.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    page = without_lone_surrogates(text).encode()
    if len(page) > limits.CLAIM_PAYLOAD_BYTES:
        raise LimitReachedError(f"a page of {len(page)} bytes is more than we read")
    parser: _Parser = etree.HTMLParser(target=_TreeBuilder(), encoding="utf-8", no_network=True)
    for start in range(0, len(page) or 1, _PIECE_BYTES):
        parser.feed(page[start : start + _PIECE_BYTES])
    return parser.close()


class _Parser(Protocol):
    """What we use of lxml's parser, which has no type hints."""

    def feed(self, page: bytes, /) -> None: ...

    def close(self) -> Tree: ...


class _TreeBuilder:
    """Takes the parser's events; lxml calls these methods by name."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._open: list[Element] = []
        self._attributes = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        parent = self._open[-1] if self._open else None
        element = Element(
            tag=tag, attributes=dict(attributes), position=len(self._elements), parent=parent
        )
        self._elements.append(element)
        self._open.append(element)
        self._attributes += len(element.attributes)
        if parent:
            parent.content.append(element)
        self._check_limits()

    def end(self, tag: str) -> None:
        del tag  # always the innermost open element's
        self._open.pop().end = len(self._elements)

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)

    def comment(self, text: str) -> None:
        """Comments are no part of what a page says."""

    def close(self) -> Tree:
        return Tree(self._elements)

    def _check_limits(self) -> None:
        if len(self._elements) > limits.HTML_ELEMENTS:
            raise LimitReachedError(f"a page with more than {limits.HTML_ELEMENTS} elements")
        if self._attributes > limits.HTML_ATTRIBUTES:
            raise LimitReachedError(f"a page with more than {limits.HTML_ATTRIBUTES} attributes")
        if len(self._open) > limits.HTML_DEPTH:
            raise LimitReachedError(f"a page deeper than {limits.HTML_DEPTH} elements")
