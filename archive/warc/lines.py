"""Lines of JSON that come from outside: of an index, of a journal."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from archive import limits

_DIGITS = 18  # of a number that is still one


def read_lines(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Split a file into lines.

    Args:
        pieces: The file's bytes, in pieces of any size.

    Yields:
        Each line's number, counted from 1, and its bytes without the line end; None in their place
        where it is longer than ``limits.WARC_LINE_BYTES``.
    """
    number = 1
    line = b""
    for piece in pieces:
        *whole, last = piece.split(b"\n")
        for part in whole:
            yield number, _unless_long(line + part)
            number, line = number + 1, b""
        line = (line + last)[: limits.WARC_LINE_BYTES + 1]
    if line:
        yield number, _unless_long(line)


def parse_object(text: bytes) -> dict[str, Any] | None:
    """Read a JSON object; None where it is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def read_number(value: object) -> int | None:
    """Read a number that is written as one or as a text; None where it is neither.

    >>> read_number("12"), read_number(12), read_number("x")
    (12, 12, None)
    """
    if isinstance(value, str) and value.isdecimal() and len(value) < _DIGITS:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _unless_long(line: bytes) -> bytes | None:
    return line if len(line) <= limits.WARC_LINE_BYTES else None
