"""Reading ``srcset``: the same picture in several sizes (HTML Standard §4.8.4.2.2)."""

import re
from collections.abc import Iterator

_CANDIDATE = re.compile(r"[\t\n\f\r ,]*+([^\t\n\f\r ]++)")
# Up to the comma that ends a candidate; commas in parentheses do not.
_DESCRIPTORS = re.compile(r"[^(,]*+(?:\([^)]*+\)?+[^(,]*+)*+,?+")


def read_srcset(value: str) -> Iterator[str]:
    """Give the addresses of a ``srcset``, as they are written; their sizes are passed over.

    >>> list(read_srcset("a.png, b,c.png 2x"))
    ['a.png', 'b,c.png']
    """
    position = 0
    while candidate := _CANDIDATE.match(value, position):
        address = candidate[1].rstrip(",")
        position = candidate.end()
        if address:
            yield address
        if address == candidate[1]:  # no comma has ended it yet
            descriptors = _DESCRIPTORS.match(value, position)
            position = descriptors.end() if descriptors else len(value)
