"""A record's payload, and texts inside it, opened for reading: each is parsed once."""

from functools import cached_property
from typing import Any

from archive import limits
from archive.claims.characters import decoded
from archive.claims.html_tree import Tree, parse_html
from archive.errors import ClaimError
from archive.strict_json import parse_json


class Document:
    """A text that can be read as JSON or as HTML, whichever is asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._inner: dict[str, Document] = {}

    @cached_property
    def json(self) -> Any:  # noqa: ANN401 (a JSON value is any of seven types)
        """The JSON document.

        Raises:
            ClaimError: The text is not JSON with one meaning.
        """
        return _parse(self.text)

    @cached_property
    def html(self) -> Tree:
        """The HTML page, repaired where it is wrong.

        Raises:
            LimitReachedError: It has more elements or is deeper than ``archive.limits`` allows.
        """
        return parse_html(self.text)

    def inner(self, text: str) -> "Document":
        """Open a text that stands inside this one, such as HTML in a member of a JSON object."""
        return self._inner.setdefault(text, Document(text))


class Payload(Document):
    """The payload of a WARC record, without transfer and content coding.

    Args:
        content: The bytes.
        charset: The label in the record's Content-Type, which HTML is decoded with; None where it
            has none. JSON is UTF-8 whatever it says (RFC 8259 §8.1).

    Raises:
        ClaimError: It is larger than ``limits.CLAIM_PAYLOAD_BYTES``.
    """

    def __init__(self, content: bytes, *, charset: str | None = None) -> None:
        if len(content) > limits.CLAIM_PAYLOAD_BYTES:
            raise ClaimError(f"a payload of {len(content)} bytes is more than we read")
        super().__init__(decoded(content, charset))
        self.content = content

    @cached_property
    def json(self) -> Any:  # noqa: ANN401 (as in Document)
        """The JSON document.

        Raises:
            ClaimError: The bytes are not UTF-8 or not JSON with one meaning.
        """
        try:
            return _parse(self.content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ClaimError(f"not UTF-8 at byte {error.start}") from error


def _parse(text: str) -> Any:  # noqa: ANN401 (as in Document)
    try:
        return parse_json(text)
    except ValueError as error:
        raise ClaimError(f"not JSON: {error}") from error
