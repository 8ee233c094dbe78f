"""From references as a source writes them to assets: whole addresses, each once."""

import re
from urllib.parse import urljoin, urlsplit

from archive import limits
from packager.assets.asset import Asset, AssetKind, FoundAssets

_AT_THE_ENDS = "".join(map(chr, range(0x21)))  # URL Standard §4.4: C0 controls and blanks
_WITHIN = str.maketrans("", "", "\t\n\r")  # the same: taken out wherever they stand
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")


def whole_address(reference: str, base: str) -> str | None:
    """Make a reference whole.

    A query is not encoded anew in the page's encoding, as browsers do for pages that are not in
    UTF-8 (URL Standard §4.4).

    Args:
        reference: As it stands in a source, its character references and escapes decoded.
        base: What it is relative to, an http or https address.

    Returns:
        An http or https address without a fragment; None where the reference is something else
        (``data:``, ``blob:``, a place in the same page), longer than ``limits.ADDRESS_CHARS``, or
        no address at all.

    >>> whole_address(" ../a.png#top", "https://news.example/story/1")
    'https://news.example/a.png'
    """
    if len(reference) > limits.ADDRESS_CHARS:
        return None
    reference = reference.strip(_AT_THE_ENDS).translate(_WITHIN)
    scheme = _SCHEME.match(reference)
    if not reference or reference.startswith("#"):
        return None
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        return None
    try:
        parts = urlsplit(urljoin(base, reference))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            return None
    except ValueError:  # brackets that hold no IPv6 address, a port beyond 65535
        return None
    return parts._replace(fragment="").geturl()


class Gathering:
    """Takes the references of one source.

    Args:
        found_in: The address of the source; it is no asset of its own.
        base: What its references are relative to.
    """

    def __init__(self, *, found_in: str, base: str) -> None:
        self._found_in = found_in
        self._base = base
        self._assets: dict[str, Asset] = {}
        self._own = whole_address(found_in, found_in)
        self._unlisted = 0

    def add(self, reference: str, kind: AssetKind) -> None:
        """Take the next reference; what is no address is left out."""
        url = whole_address(reference, self._base)
        if url is None or url == self._own:
            return
        known = self._assets.get(url)
        if known is None and len(self._assets) >= limits.ASSETS_FOUND:
            self._unlisted += 1
        elif known is None or kind is AssetKind.STYLESHEET is not known.kind:
            # Preloaded or pictured first and a style sheet too: what it names is needed as well.
            self._assets[url] = Asset(url=url, kind=kind, found_in=self._found_in)

    def found(self) -> FoundAssets:
        """Give what was taken."""
        return FoundAssets(assets=tuple(self._assets.values()), unlisted=self._unlisted)
