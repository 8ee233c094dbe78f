"""Pointers into JSON documents (RFC 6901)."""

import re
from typing import Any

from archive.errors import ClaimError

_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")


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
