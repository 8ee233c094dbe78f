"""The attributes of a tag, as browsers read them (HTML Standard §13.2.5.32 to §13.2.5.39)."""

import re
from dataclasses import dataclass

from packager.references.markup.character_references import decode_attribute

_ATTRIBUTE = re.compile(
    r"""[\t\n\f\r /]*+
        (?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)
        (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+
           (?:"(?P<double>[^"]*+)"
             |'(?P<single>[^']*+)'
             |(?P<bare>[^\t\n\f\r >"'][^\t\n\f\r >]*+)))?+""",
    re.VERBOSE,
)
_NAME = re.compile(r"</?[^\t\n\f\r />]*+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribute:
    """An attribute's value, decoded, and where it stands undecoded."""

    value: str
    start: int
    end: int


Attributes = dict[str, Attribute]


def parse_attributes(markup: str, start: int, end: int) -> Attributes:
    """Read the attributes of the tag ``markup[start:end]``, by their names in lower case.

    Of attributes with one name the first counts. An attribute without a value has an empty one.
    """
    attributes: Attributes = {}
    name = _NAME.match(markup, start, end)
    if name is None:
        return attributes
    for match in _ATTRIBUTE.finditer(markup, name.end(), end - 1):
        attributes.setdefault(match["name"].lower(), _attribute(match))
    return attributes


def _attribute(match: re.Match[str]) -> Attribute:
    for group in ("double", "single", "bare"):
        if match[group] is not None:
            value = decode_attribute(match[group])
            return Attribute(value=value, start=match.start(group), end=match.end(group))
    return Attribute(value="", start=match.end(), end=match.end())
