"""CSS selectors, as much of them as a claim needs: to parse one and to find what it selects.

The subset of Selectors Level 4, with the same meaning, so that a browser's console finds the same:

    p   #id   .class   [name]   [name="value"]      and these together, as in ``p.text[lang]``
    A B     B anywhere inside A
    A > B   B directly inside A
    A ~ B   B after A, with the same parent

At its end, ``::attr(name)`` gives the value of an attribute instead of the element.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive import limits
from archive.claims.html_tree import Element, Tree
from archive.errors import ClaimError


class Combinator(StrEnum):
    """How an element stands to the one before it in a selector."""

    INSIDE = " "
    DIRECTLY_INSIDE = ">"
    AFTER = "~"


@dataclass(frozen=True, kw_only=True, slots=True)
class Compound:
    """Conditions that one element meets all together."""

    combinator: Combinator
    tag: str | None = None
    classes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # of attributes that it has
    values: tuple[tuple[str, str], ...] = ()  # names and values of attributes; "#id" is one

    def fits(self, element: Element) -> bool:
        """Say whether an element meets the conditions, whatever stands around it."""
        has = element.attributes
        return (
            (self.tag is None or self.tag == element.tag)
            and (not self.classes or set(self.classes) <= set(element.classes))
            and all(name in has for name in self.names)
            and all(has.get(name) == value for name, value in self.values)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Selector:
    """A parsed selector."""

    compounds: tuple[Compound, ...]
    attribute: str | None  # of ``::attr(name)``


_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
_STRING = r'"(?:[^"\\]|\\.)*"'
_TOKEN = re.compile(
    rf"(?P<tag>{_NAME})|#(?P<id>{_NAME})|\.(?P<class>{_NAME})"
    rf"|\[(?P<name>{_NAME})(?:=(?P<value>{_STRING}))?\]"
    r"|(?P<combinator>[ ]*[>~][ ]*|[ ]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"::attr\(({_NAME})\)\Z")
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ ]?|(.))", re.DOTALL)
_NEEDS_ESCAPE = re.compile(r'["\\]|[\x00-\x1f\x7f]')


def quote(value: str) -> str:
    r"""Write a text as a CSS string (CSS Syntax Level 3 §4.3.5).

    >>> print(quote('say "a"'))
    "say \"a\""
    """

    def escape(match: re.Match[str]) -> str:
        character = match[0]
        return f"\\{character}" if character in '"\\' else f"\\{ord(character):x} "

    return f'"{_NEEDS_ESCAPE.sub(escape, value)}"'


def parse_selector(text: str) -> Selector:
    """Read a selector of the subset.

    Raises:
        ClaimError: It is longer than ``limits.SELECTOR_CHARS`` or not of the subset.

    >>> parse_selector('p > a[href="x"]::attr(title)').attribute
    'title'
    """
    if len(text) > limits.SELECTOR_CHARS:
        raise ClaimError(f"a selector of more than {limits.SELECTOR_CHARS} characters")
    attribute = _ATTRIBUTE.search(text)
    body = text[: attribute.start()] if attribute else text
    compounds = tuple(_compounds(body, whole=text))
    return Selector(compounds=compounds, attribute=attribute[1].lower() if attribute else None)


def _compounds(body: str, *, whole: str) -> Iterator[Compound]:
    combinator, parts = Combinator.INSIDE, list[re.Match[str]]()
    position = 0
    while position < len(body):
        match = _TOKEN.match(body, position)
        if match is None or (match["tag"] and parts):
            raise ClaimError(f"{whole!r}: not a selector that we know, at character {position + 1}")
        position = match.end()
        if match["combinator"] is None:
            parts.append(match)
            continue
        yield _compound(combinator, parts, whole=whole)
        combinator, parts = Combinator(match["combinator"].strip() or " "), []
    yield _compound(combinator, parts, whole=whole)


def _compound(combinator: Combinator, parts: list[re.Match[str]], *, whole: str) -> Compound:
    if not parts:
        raise ClaimError(f"{whole!r}: a selector with nothing on one side of a combinator")
    return Compound(
        combinator=combinator,
        tag=next((part["tag"].lower() for part in parts if part["tag"]), None),
        classes=tuple(part["class"] for part in parts if part["class"]),
        names=tuple(part["name"].lower() for part in parts if part["name"]),
        values=tuple(_values(parts)),
    )


def _values(parts: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if part["id"]:
            yield "id", part["id"]
        elif part["value"]:
            yield part["name"].lower(), _unquote(part["value"])


def _unquote(string: str) -> str:
    def unescape(match: re.Match[str]) -> str:
        code = int(match[1], 16) if match[1] else None
        if code is None:
            return match[2]
        return chr(code) if 0 < code <= sys.maxunicode else "\ufffd"  # CSS Syntax Level 3 §4.3.7

    return _ESCAPE.sub(unescape, string[1:-1])


def select(tree: Tree, selector: Selector) -> list[Element]:
    """Find every element that a selector selects, in document order."""
    first, *others = selector.compounds
    found = [element for element in _candidates(tree, first) if first.fits(element)]
    for compound in others:
        match compound.combinator:
            case Combinator.INSIDE:
                reached = _descendants(found, _candidates(tree, compound))
            case Combinator.DIRECTLY_INSIDE:
                reached = (child for element in found for child in element.children)
            case Combinator.AFTER:
                reached = _later_siblings(found)
        found = sorted((e for e in reached if compound.fits(e)), key=_position)
    return found


def _position(element: Element) -> int:
    return element.position


def _candidates(tree: Tree, compound: Compound) -> list[Element]:
    """Give the shortest list in document order that holds every element which may fit."""
    lists = [tree.by_class.get(name, []) for name in compound.classes]
    lists += [tree.with_value(*attribute) for attribute in compound.values]
    if compound.tag is not None:
        lists.append(tree.by_tag.get(compound.tag, []))
    return min(lists, key=len, default=tree.elements)


def _descendants(found: list[Element], candidates: list[Element]) -> Iterator[Element]:
    """Give the candidates inside any of the elements, each once."""
    end = 0
    for element in found:
        if element.position < end:
            continue  # inside the one before, whose descendants were given
        end = element.end
        first = bisect_left(candidates, element.position + 1, key=_position)
        yield from candidates[first : bisect_left(candidates, end, lo=first, key=_position)]


def _later_siblings(found: list[Element]) -> Iterator[Element]:
    """Give what follows any of the elements inside the same parent, each once."""
    parents = set[Element]()
    for element in found:
        if element.parent and element.parent not in parents:
            parents.add(element.parent)  # what follows the first follows any of them, or is later
            yield from (e for e in element.parent.children if e.position > element.position)
