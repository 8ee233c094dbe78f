"""An answer opened for reading: what makes the claims of a post.

A reader never copies a value out of an answer. It names a place and a transform, and gets a claim
whose value was computed from these: what a package states can therefore be computed again.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from archive import limits
from archive.claims import Claim, Origin, Payload, Step, Transform, json_at, recompute
from archive.claims.html_tree import Element
from archive.claims.json_pointer import find
from archive.claims.locator import Way
from archive.claims.selector import parse_selector, select
from archive.errors import ClaimError
from packager.platforms.interface import Answer

_ELEMENT_TEXTS = {Transform.HTML_TEXT, Transform.HTML_TEXT_SHORT_LINKS}


@dataclass(frozen=True, kw_only=True)
class OpenedAnswer:
    """An answer with a record, and its payload."""

    answer: Answer
    record_id: str

    @cached_property
    def payload(self) -> Payload:
        """The payload.

        Raises:
            ClaimError: It is larger than ``limits.CLAIM_PAYLOAD_BYTES``.
        """
        return Payload(self.answer.body, charset=self.answer.charset)

    @cached_property
    def is_whole_page(self) -> bool:
        """Whether the end of an HTML page is there."""
        return b"</html" in self.answer.body.lower()

    def text(self, transform: Transform, *steps: Step) -> Claim[str] | None:
        """Claim the text at a place; None where there is none, an empty one, or perhaps a part."""
        if transform in _ELEMENT_TEXTS and self._may_be_cut(steps):
            return None
        origin, value = self._compute(transform, steps)
        return Claim(value=value, origins=(origin,)) if isinstance(value, str) and value else None

    def number(self, transform: Transform, *steps: Step) -> Claim[int] | None:
        """Claim the whole number at a place; None where there is none."""
        origin, value = self._compute(transform, steps)
        return Claim(value=value, origins=(origin,)) if isinstance(value, int) else None

    def json_text(self, pointer: str) -> Claim[str] | None:
        """Claim a text of the JSON document as it is; None where there is none."""
        return self.text(Transform.AS_IS, json_at(pointer))

    def json_texts(self, pointer: str) -> tuple[Claim[str], ...]:
        """Claim each text in a list of the JSON document."""
        places = range(len(self.json_list(pointer)[: limits.POST_PARTS]))
        claims = (self.json_text(f"{pointer}/{index}") for index in places)
        return tuple(claim for claim in claims if claim)

    def json_value(self, pointer: str) -> Any:  # noqa: ANN401 (a JSON value is any of seven types)
        """Give a part of the JSON document to decide by; None where there is none, or null."""
        try:
            return find(self.payload.json, pointer)
        except ClaimError:
            return None

    def json_list(self, pointer: str) -> list[Any]:
        """Give a list of the JSON document; empty where there is none."""
        value = self.json_value(pointer)
        return value if isinstance(value, list) else []

    def elements(self, selector: str) -> list[Element]:
        """Find elements of the HTML page, in document order."""
        return select(self.payload.html, parse_selector(selector))

    def _may_be_cut(self, steps: tuple[Step, ...]) -> bool:
        """Say whether an HTML page stops before anything shows that an element has ended."""
        if self.is_whole_page or len(steps) > 1 or steps[0].way is not Way.CSS:
            return False  # JSON without its end is no JSON
        found = self.elements(steps[0].at)
        return bool(found) and found[0].end == len(self.payload.html.elements)

    def _compute(
        self, transform: Transform, steps: tuple[Step, ...]
    ) -> tuple[Origin, str | int | None]:
        origin = Origin(record=self.record_id, locator=steps, transform=transform)
        try:
            return origin, recompute(self.payload, origin)
        except ClaimError:  # the answer does not state this field
            return origin, None
