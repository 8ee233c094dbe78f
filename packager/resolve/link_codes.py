"""The codes of short links: a key that tells tweets apart more surely than their texts do.

``pic.twitter.com/CODE`` and ``t.co/CODE`` are one link, so the code alone counts. Its case matters.
"""

from dataclasses import dataclass

from packager.model import ReferenceKind
from packager.references.addresses.letter_case import lower_case
from packager.references.addresses.short_links import find_short_links


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkCode:
    """The code of a short link."""

    code: str
    is_picture: bool  # written as pic.twitter.com: it belongs to the tweet's own picture or film


def find_link_codes(*texts: str) -> tuple[LinkCode, ...]:
    """Find the codes in some texts, each once: those of pictures first, else in order.

    >>> [link.code for link in find_link_codes("https://t.co/hkaW4FKRo6pic.twitter.com/ipo1MhDmNI—")]
    ['ipo1MhDmNI', 'hkaW4FKRo6']
    """
    found = [link for text in texts for link in find_short_links(text, lower_case(text))]
    codes: dict[str, LinkCode] = {}
    for kind in (ReferenceKind.PIC_LINK, ReferenceKind.TCO_LINK):
        for link in found:
            if link.kind is kind:
                code = LinkCode(code=link.code, is_picture=kind is ReferenceKind.PIC_LINK)
                codes.setdefault(link.code, code)
    return tuple(codes.values())
