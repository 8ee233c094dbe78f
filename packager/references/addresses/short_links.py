"""Twitter's short links: ``t.co/CODE``, and ``pic.twitter.com/CODE``, which is the same link.

The case of a code is kept: it matters. Since 2012 a code has ten characters, so what is glued to
one can be cut off.
"""

import re
from dataclasses import dataclass

from packager.model import ReferenceKind
from packager.references.addresses.address_context import find_address_start


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortLink:
    """A short link in a text: ``text[start:end] == url``."""

    start: int
    end: int
    url: str  # as written
    code: str
    kind: ReferenceKind  # TCO_LINK or PIC_LINK


_HOSTS = (
    (ReferenceKind.TCO_LINK, re.compile(r"t\.co/")),
    (ReferenceKind.PIC_LINK, re.compile(r"pic\.(?:twitter|x)\.com/")),
)
_CODE = re.compile(r"[A-Za-z0-9]{1,64}")
_CODE_CHARS = 10
_LEAST_CODE_CHARS = 4  # the first, of 2010, had six or seven
_LEAST_BARE_CODE_CHARS = 8  # where "http" is missing
# The next address, glued to a code that may be shorter than ten: how it begins, and how it goes on.
_GLUED = (
    ("https", "://"),
    ("http", "://"),
    ("pic", ".twitter.com/"),
    ("pic", ".x.com/"),
    ("t", ".co/"),
)
_QUERY = re.compile(r"\?[a-z]{1,10}=[A-Za-z0-9]{1,12}(?![A-Za-z0-9=])")


def find_short_links(text: str, lowered: str) -> tuple[ShortLink, ...]:
    """Find the short links in a text, in order; they may be glued to what stands around them.

    Args:
        text: Any text.
        lowered: The same, as ``lower_case`` gives it.
    """
    found = [
        _short_link_at(text, lowered, match, kind)
        for kind, pattern in _HOSTS
        for match in pattern.finditer(lowered)
    ]
    return tuple(sorted((link for link in found if link is not None), key=lambda link: link.start))


def _short_link_at(
    text: str, lowered: str, host: re.Match[str], kind: ReferenceKind
) -> ShortLink | None:
    code = _code_at(text, host.end())
    is_picture = kind is ReferenceKind.PIC_LINK
    address = find_address_start(lowered, host.start(), may_be_glued=is_picture)
    if address is None or len(code) < _LEAST_CODE_CHARS:
        return None
    if address.start == host.start() and not is_picture and not _is_clearly_a_code(code):
        return None
    end = host.end() + len(code)
    query = _QUERY.match(text, end)
    end = query.end() if query else end
    return ShortLink(
        start=address.start, end=end, url=text[address.start : end], code=code, kind=kind
    )


def _is_clearly_a_code(code: str) -> bool:
    """Say whether a code cannot be a word, as in "t.co/yourlink"."""
    return len(code) >= _LEAST_BARE_CODE_CHARS and not (code.isalpha() and code.islower())


def _code_at(text: str, position: int) -> str:
    match = _CODE.match(text, position)
    if match is None:
        return ""
    code = match[0]
    for beginning, rest in _GLUED:
        if code.endswith(beginning) and text.startswith(rest, match.end()):
            code = code.removesuffix(beginning)
            break
    return code[:_CODE_CHARS]
