"""The dash that opens an attribution, and what years of copying make of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from packager.references.blanks import BLANKS


class DashKind(Enum):
    """How much a dash says: Twitter writes an em dash."""

    EM = "em"
    EN = "en"
    WEAK = "weak"  # a hyphen, a tilde, a bullet: they open list items too


# U+2014 and its kin: as they are, as character references (escaped once or twice), as an escape of
# JSON, and decoded as Windows-1252, Latin-1 or Windows-1251. Two or three hyphens stand for one.
_EM = (
    r"[—―⸺⸻\x97]|&(?:amp;)?(?:mdash|horbar|#8212|#151|#[xX]2014|#[xX]97);|\\u2014"
    r"|â€”|â€•|â\x80\x94|вЂ”|(?<!-)-{2,3}+(?!-)"
)
_EN = r"[–‒−\x96]|&(?:amp;)?(?:ndash|#8211|#150|#[xX]2013|#[xX]96);|\\u2013|â€“|â\x80\x93|вЂ“"
_WEAK = r"(?<!-)-(?!-)|[~•·∙*]"
_DASH = re.compile(
    rf"\\?(?:(?P<em>(?:(?:{_EM}){BLANKS})++)|(?P<en>(?:(?:{_EN}){BLANKS})++)|(?P<weak>{_WEAK}))"
)
# A character that every dash has, in whatever form.
PART_OF_DASH = re.compile(r"[-—―⸺⸻–‒−~•·∙*\x93\x94\x96\x97;”“]|\\u")
_MOST_DASHES = 3  # more are a rule across the page
_ONE_DASH = re.compile(f"{_EM}|{_EN}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Dash:
    """A dash, or a few in a row, with the blanks after them."""

    kind: DashKind
    start: int
    end: int


def iter_dashes(text: str, start: int, end: int) -> Iterator[Dash]:
    """Yield the dashes in ``text[start:end]``, in order; rules across the page are none."""
    for match in _DASH.finditer(text, start, end):
        if len(_ONE_DASH.findall(match[0])) <= _MOST_DASHES:
            yield Dash(kind=DashKind(match.lastgroup), start=match.start(), end=match.end())
