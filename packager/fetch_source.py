"""Reading an article's source from the web: address -> ``Source``."""

from collections.abc import Callable
from urllib.parse import urlsplit

from packager.encoding import EXPECTED
from packager.errors import NetworkError, NotTextError
from packager.model import Source, SourceKind
from packager.received import Received
from packager.source import find_kind_by_suffix, make_source

_KIND_OF_TYPE = {
    "text/html": SourceKind.HTML,
    "application/xhtml+xml": SourceKind.HTML,
    "text/plain": SourceKind.TEXT,
    "text/markdown": SourceKind.MARKDOWN,
    "text/x-markdown": SourceKind.MARKDOWN,
}
_OK_STATUS = 200


def fetch_source(
    fetch: Callable[[str], Received], url: str, *, kind: SourceKind | None = None
) -> Source:
    """Fetch an article.

    ``Source.content`` is the body without chunk framing and compression, byte for byte; the wire is
    in the sink of whoever fetches. ``Source.name`` is the address that was asked, ``Source.url`` the one that
    answered. Neither scripts nor refreshes inside the page are followed: this is no browser.

    Args:
        fetch: Asks for an address.
        url: An http or https address.
        kind: What it is; None to tell from the answer's Content-Type.

    Raises:
        RefusedAddressError: The address, or one that it redirects to, must not be asked.
        NetworkError: There was no whole answer, or another status than 200.
        NotTextError: The answer is not a text, by its type or by its bytes.
        SourceError: There is nothing in it but white space.
        LimitReachedError: It is larger than ``SOURCE_BYTES``.
    """
    received = fetch(url)
    received.raise_for_error()
    if received.status != _OK_STATUS:
        raise NetworkError(
            f"{received.final_url}: expected HTTP status 200, found {received.status}"
        )
    return make_source(
        received.body,
        name=url,
        kind=kind or _find_kind(received),
        url=received.final_url,
        http_charset=received.charset,
    )


def _find_kind(received: Received) -> SourceKind | None:
    """Tell what an answer is from its Content-Type; None if it does not say."""
    stated = received.content_type
    if not stated:
        return None
    if stated not in _KIND_OF_TYPE:
        raise NotTextError(f"{received.final_url}: {EXPECTED}, found the type {stated!r}")
    kind = _KIND_OF_TYPE[stated]
    if kind is SourceKind.TEXT:  # also what servers say of a suffix that they do not know
        return find_kind_by_suffix(urlsplit(received.final_url).path) or kind
    return kind
