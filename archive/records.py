"""The JSON records of a package: read strictly, and held against a described form.

JSON only in the common part that every reader takes alike: UTF-8, no name twice in an object, no
NaN. The forms are published as JSON Schemas in ``archive/schemas/``; a test holds the two together.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive import limits
from archive.errors import MalformedRecordError
from archive.paths import show_path
from archive.strict_json import parse_json

JsonObject = dict[str, Any]

_SHOWN_CHARS = 200


def parse_record(content: bytes) -> JsonObject:
    """Read a JSON record, which is an object.

    Raises:
        MalformedRecordError: It is not UTF-8, not JSON, no object, nested too deep, or has a name
            twice or more values than ``limits.PACKAGE_RECORD_VALUES``.

    >>> parse_record(b'{"version": 1}')
    {'version': 1}
    """
    # Each value but the first of its list or object stands after a comma or opens one itself.
    if sum(map(content.count, (b"{", b"[", b","))) > limits.PACKAGE_RECORD_VALUES:
        raise MalformedRecordError(f"more than {limits.PACKAGE_RECORD_VALUES:,} values")
    try:
        record = parse_json(content.decode())
    except UnicodeDecodeError as error:
        raise MalformedRecordError(f"not UTF-8: {error.reason} at byte {error.start}") from error
    except ValueError as error:
        raise MalformedRecordError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise MalformedRecordError("not a JSON object")
    return record


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What a value should be."""

    words: str
    fits: Callable[[object], bool]


TEXT = Form(words="a string", fits=lambda value: isinstance(value, str))
FLAG = Form(words="true or false", fits=lambda value: isinstance(value, bool))
NUMBER = Form(words="a whole number", fits=lambda value: type(value) is int and value >= 0)
OBJECT = Form(words="an object", fits=lambda value: isinstance(value, dict))
LIST = Form(words="a list", fits=lambda value: isinstance(value, list))
TEXTS = Form(
    words="a list of strings",
    fits=lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
)


def one_of(*values: object) -> Form:
    """Give the form of a value from a closed set; ``true`` is not 1."""
    allowed = {(type(value), value) for value in values}
    words = " or ".join(map(str, values))

    def fits(value: object) -> bool:
        return isinstance(value, str | int) and (type(value), value) in allowed

    return Form(words=words, fits=fits)


def matching(pattern: str, words: str) -> Form:
    """Give the form of a string that a pattern describes whole."""
    compiled = re.compile(pattern)
    return Form(
        words=words,
        fits=lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None,
    )


SHA256 = matching("[0-9a-f]{64}", "64 hexadecimal digits")


def or_null(form: Form) -> Form:
    """Give the form of a value that may be null."""
    return Form(words=f"{form.words} or null", fits=lambda value: value is None or form.fits(value))


def find_misfits(record: JsonObject, members: Mapping[str, Form], *, at: str = "") -> Iterator[str]:
    """Find the members of an object that are missing or not of their form.

    Args:
        record: The object. Members that are not described are free.
        members: The form of each required member.
        at: The JSON pointer of the object (RFC 6901).

    Yields:
        What is wrong, as a sentence that begins with the JSON pointer.
    """
    for name, form in members.items():
        if name not in record:
            yield f"{at}/{name} is missing"
        elif not form.fits(record[name]):
            yield f"{at}/{name} is not {form.words}"


def show_value(value: str) -> str:
    """Give a string of a record for people and for reports: short, and safe to show."""
    shown = show_path(value[:_SHOWN_CHARS].encode("utf-8", "surrogatepass"))
    return f"{shown} ..." if len(value) > _SHOWN_CHARS else shown
