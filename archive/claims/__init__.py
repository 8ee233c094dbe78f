"""Claims: which value was read from which record, so that anybody can read it there again.

A package states nothing about a post without naming the WARC record, the place in its payload (a
``Locator``) and how the value follows from what stands there (a ``Transform``). All three can be
checked without knowing any platform:

    recompute(Payload(body), origin) == claim.value

``locator`` and ``transforms`` hold the exact definitions.
"""

from archive.claims.claim import Claim, Origin, parse_origin, recompute
from archive.claims.locator import Locator, Step, bytes_at, css_at, json_at, parse_locator
from archive.claims.payload import Payload
from archive.claims.transforms import Transform, Value

__all__ = [
    "Claim",
    "Locator",
    "Origin",
    "Payload",
    "Step",
    "Transform",
    "Value",
    "bytes_at",
    "css_at",
    "json_at",
    "parse_locator",
    "parse_origin",
    "recompute",
]
