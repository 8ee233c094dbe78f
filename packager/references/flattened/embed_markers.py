"""The marks around an embed: "Skip Twitter post by @name", "End of Twitter post by @name".

BBC pages have them for screen readers; an extractor keeps them even where it empties the embed.
"""

import re
from dataclasses import dataclass
from enum import Enum

from packager.references.flattened.handles import Mention

_MARKER = re.compile(
    r"(?P<place>skip|end of) (?:twitter|x) post (?:(?P<number>\d{1,3}) )?by \Z", re.IGNORECASE
)
_MARKER_CHARS = 40


class MarkerPlace(Enum):
    """Where the embed is, seen from the marker."""

    BEFORE_EMBED = "skip"
    AFTER_EMBED = "end of"


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """A marker with the account that it names."""

    place: MarkerPlace
    start: int
    end: int
    handle: str


def read_marker(text: str, mention: Mention) -> Marker | None:
    """Read the marker that a mention ends; None where it ends none."""
    if not text.startswith(("by ", "by\u00a0"), max(mention.start - 3, 0)):
        return None
    before = text[max(mention.start - _MARKER_CHARS, 0) : mention.start].replace("\u00a0", " ")
    match = _MARKER.search(before)
    if match is None:
        return None
    return Marker(
        place=MarkerPlace(match["place"].lower()),
        start=mention.start - len(match[0]),
        end=mention.end,
        handle=mention.handle,
    )
