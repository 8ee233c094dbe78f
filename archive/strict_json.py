"""JSON in the part that every reader takes alike (RFC 8259 §4, §6): no name twice, no NaN."""

import json
from typing import Any


def parse_json(text: str) -> Any:  # noqa: ANN401 (a JSON value is any of seven types)
    """Read a JSON document that has one meaning.

    Raises:
        ValueError: It is not JSON, an object has one name twice (readers disagree about which one
            counts), a number has thousands of digits, or it is nested too deep.

    >>> parse_json('{"a": [1, null]}')
    {'a': [1, None]}
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _object(members: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(members)
    if len(made) < len(members):
        raise ValueError("an object has one name twice")
    return made


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
