"""JSON documents and the pointers into them (RFC 8259, RFC 6901)."""

import json
import re
from typing import Any

from archive.errors import ClaimError

_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")


def parse_json(text: str) -> Any:  # noqa: ANN401 (a JSON value is any of seven types)
    """Read a JSON document that has one meaning.

    Raises:
        ClaimError: It is not JSON, names a member twice (readers disagree about which one counts),
            or is nested too deeply.
    """
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
        )
    except ValueError as error:
        raise ClaimError(f"not a JSON document: {error}") from error
    except RecursionError:
        raise ClaimError("a JSON document nested too deeply") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("an object names a member twice")
    return members


def _refuse_constant(name: str) -> Any:  # noqa: ANN401 (json's own signature)
    raise ValueError(f"{name} is no JSON number")


def find(document: Any, pointer: str) -> Any:  # noqa: ANN401 (a JSON value is any of seven types)
    """Give what a pointer points at.

    Raises:
        ClaimError: The pointer is malformed, or nothing stands there.

    >>> find({"a": [1, {"b/c": 2}]}, "/a/1/b~1c")
    2
    """
    if pointer and not pointer.startswith("/"):
        raise ClaimError(f"{pointer!r}: a JSON pointer begins with a slash")
    here = document
    for token in pointer.split("/")[1:]:
        here = _step(here, token.replace("~1", "/").replace("~0", "~"), pointer)
    return here


def _step(here: Any, token: str, pointer: str) -> Any:  # noqa: ANN401 (as in find)
    if isinstance(here, dict) and token in here:
        return here[token]
    if isinstance(here, list) and _INDEX.fullmatch(token) and int(token) < len(here):
        return here[int(token)]
    raise ClaimError(f"{pointer!r}: nothing stands there in the JSON document")
