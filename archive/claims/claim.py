"""A claim: a value, and each place in a record that it follows from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from archive.claims.locator import Locator, locate, parse_locator, render_locator
from archive.claims.payload import Payload
from archive.claims.transforms import Transform, Value, transformed
from archive.errors import ClaimError

V = TypeVar("V", str, int)


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a value stands, and how it follows from what stands there."""

    record: str  # the WARC-Record-ID of the response, ``urn:uuid:...``
    locator: Locator
    transform: Transform

    def to_json(self) -> dict[str, Any]:
        """Give the form of an entry of ``from`` in ``data/tweets/<id>.json``."""
        return {
            "record": self.record,
            "locator": render_locator(self.locator),
            "transform": str(self.transform),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim(Generic[V]):
    """A value with its origins; each gives this very value."""

    value: V
    origins: tuple[Origin, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the form of a field of ``data/tweets/<id>.json``."""
        return {"value": self.value, "from": [origin.to_json() for origin in self.origins]}


def parse_origin(entry: Mapping[str, Any]) -> Origin:
    """Read an entry of ``from``.

    Raises:
        ClaimError: A member is missing, of another type, or names an unknown step or transform.
    """
    match entry:
        case {"record": str(record), "locator": str(locator), "transform": str(transform)}:
            pass
        case _:
            raise ClaimError("expected a record, a locator and a transform")
    if transform not in set(Transform):
        raise ClaimError(f"{transform[:100]!r}: a transform that this software does not know")
    return Origin(record=record, locator=parse_locator(locator), transform=Transform(transform))


def recompute(payload: Payload, origin: Origin) -> Value:
    """Compute the value that an origin gives, from the payload of its record.

    Raises:
        ClaimError: Nothing stands at the place, or the transform does not fit it.
        LimitReachedError: The HTML page to read is larger than ``archive.limits`` allows.
    """
    return transformed(locate(payload, origin.locator), origin.transform)
