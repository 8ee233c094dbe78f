"""The links of an embed that lead out of the tweet: short links, media, quoted tweets, other pages.

Left out are those that Twitter makes of words, to accounts, hashtags and searches, and the tweet's
own.
"""

import re

from packager.references.addresses.links import find_links, parse_link
from packager.references.embeds.embed_content import Anchor, EmbedContent

_OWN_PAGES = re.compile(
    r"(?:https?:)?//(?:www\.|mobile\.)?(?:twitter|x)\.com(?:[/?#]|\Z)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?:)?//\S")


def links_of_embed(content: EmbedContent, status_id: str | None, text_end: int) -> tuple[str, ...]:
    """List the links in order, each once: addresses as written, and short links that are shown.

    Args:
        content: What stands in the embed.
        status_id: The tweet's own.
        text_end: Where the tweet's text ends in the visible text.
    """
    found = [
        (anchor.start, anchor.href) for anchor in content.anchors if _leads_out(anchor, status_id)
    ]
    shown = find_links(content.visible.text[:text_end])
    found += [(link.start, link.quote) for link in shown if link.status_id is None]
    found += [(place, address) for place, address in content.pictures if parse_link(address)]
    found.sort(key=lambda link: link[0])
    return tuple(dict.fromkeys(address for _, address in found))


def _leads_out(anchor: Anchor, status_id: str | None) -> bool:
    if anchor.status is not None:
        return anchor.status.status_id != status_id
    return bool(_ADDRESS.match(anchor.href)) and not _OWN_PAGES.match(anchor.href)
