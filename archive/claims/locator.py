"""Where in a payload a value stands: a locator, its text form, and what it finds.

A locator is a text of one to four steps, `` => `` between them:

    json:POINTER        a JSON pointer (RFC 6901)
    css:SELECTOR        a CSS selector of the subset in ``archive.claims.selector``: its first
                        element in document order, or with ``::attr(name)`` the attribute's value
    bytes:FIRST-LAST    the bytes of that range (RFC 9110 §14.1.2), UTF-8; only as the first step

The first step reads the payload; each further one reads the text that the step before it found:
``json:/html => css:blockquote > p`` is a paragraph in the HTML that stands in a JSON document.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from archive import limits
from archive.claims import json_pointer
from archive.claims.payload import Document, Payload
from archive.claims.selector import parse_selector, select
from archive.claims.transforms import Place
from archive.errors import ClaimError


class Way(StrEnum):
    """How a step finds its place."""

    JSON = "json"
    CSS = "css"
    BYTES = "bytes"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of a locator."""

    way: Way
    at: str

    def __str__(self) -> str:
        return f"{self.way}:{self.at}"


Locator = tuple[Step, ...]


def json_at(pointer: str) -> Step:
    """Make a step to a JSON pointer."""
    return Step(way=Way.JSON, at=pointer)


def css_at(selector: str) -> Step:
    """Make a step to a CSS selector."""
    return Step(way=Way.CSS, at=selector)


def bytes_at(first: int, last: int) -> Step:
    """Make a step to a byte range, both ends included, counted from 0."""
    return Step(way=Way.BYTES, at=f"{first}-{last}")


_BETWEEN_STEPS = " => "
_RANGE = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")


def render_locator(locator: Locator) -> str:
    """Render a locator as claims have it; ``parse_locator`` reads it.

    Raises:
        ValueError: A step holds what stands between steps.
    """
    steps = [str(step) for step in locator]
    if any(_BETWEEN_STEPS in step for step in steps):
        raise ValueError(f"{steps}: a step must not hold {_BETWEEN_STEPS!r}")
    return _BETWEEN_STEPS.join(steps)


def parse_locator(text: str) -> Locator:
    """Read a locator.

    Raises:
        ClaimError: There are none or more than ``limits.LOCATOR_STEPS``, or one begins unknown.

    >>> parse_locator("json:/html => css:blockquote > p")[1].at
    'blockquote > p'
    """
    steps = text.split(_BETWEEN_STEPS)
    if not 1 <= len(steps) <= limits.LOCATOR_STEPS:
        raise ClaimError(f"a locator has 1 to {limits.LOCATOR_STEPS} steps, found {len(steps)}")
    return tuple(_parse_step(step) for step in steps)


def _parse_step(step: str) -> Step:
    way, colon, at = step.partition(":")
    if not colon or way not in set(Way):
        raise ClaimError(f"{step[:100]!r}: a step begins with json:, css: or bytes:")
    return Step(way=Way(way), at=at)


def locate(payload: Payload, locator: Locator) -> Place:
    """Give what stands at a place.

    Returns:
        A text, a whole number, or an element of HTML.

    Raises:
        ClaimError: Nothing stands there, or nothing that a claim can rest on.
        LimitReachedError: The HTML page to read is larger than ``archive.limits`` allows.
    """
    document: Document = payload
    for step in locator[:-1]:
        found = _take(document, step)
        if not isinstance(found, str):
            raise ClaimError(f"{step}: a further step needs a text to read")
        document = payload.inner(found)
    return _take(document, locator[-1])


def _take(document: Document, step: Step) -> Place:
    match step.way:
        case Way.JSON:
            return _json_value(document, step)
        case Way.CSS:
            return _html_value(document, step)
        case Way.BYTES:
            return _byte_range(document, step)


def _json_value(document: Document, step: Step) -> Place:
    value = json_pointer.find(document.json, step.at)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ClaimError(f"{step}: expected a text or a whole number")
    return value


def _html_value(document: Document, step: Step) -> Place:
    selector = parse_selector(step.at)
    elements = select(document.html, selector)
    if not elements:
        raise ClaimError(f"{step}: no such element")
    if selector.attribute is None:
        return elements[0]
    value = elements[0].attributes.get(selector.attribute)
    if value is None:
        raise ClaimError(f"{step}: the element has no such attribute")
    return value


def _byte_range(document: Document, step: Step) -> Place:
    match = _RANGE.fullmatch(step.at)
    if match is None or not isinstance(document, Payload):
        raise ClaimError(f"{step}: expected FIRST-LAST of the payload")
    first, last = int(match[1]), int(match[2])
    if not first <= last < len(document.content):
        raise ClaimError(f"{step}: the payload has {len(document.content)} bytes")
    try:
        return document.content[first : last + 1].decode()
    except UnicodeDecodeError as error:
        raise ClaimError(f"{step}: not UTF-8 at byte {first + error.start}") from error
