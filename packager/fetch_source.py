"""Reading an article's source from the web: address -> ``Source``, by plain requests.

Nothing of the exchange is recorded but the body.
"""

from collections.abc import Collection
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from archive.limits import FETCH_TOTAL_S, READ_CHUNK_BYTES, REDIRECTS, SOURCE_BYTES
from packager.encoding import EXPECTED
from packager.errors import NetworkError, NotTextError
from packager.model import Source, SourceKind
from packager.source import find_kind_by_suffix, make_source, too_large

if TYPE_CHECKING:
    from packager.guarded_session import GuardedSession, Response

_KIND_OF_TYPE = {
    "text/html": SourceKind.HTML,
    "application/xhtml+xml": SourceKind.HTML,
    "text/plain": SourceKind.TEXT,
    "text/markdown": SourceKind.MARKDOWN,
    "text/x-markdown": SourceKind.MARKDOWN,
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FIRST_ERROR_STATUS = 400
_OK_STATUS = 200
# What is asked for; a body packed twice would unpack to more than any limit.
_CONTENT_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


def fetch_source(
    url: str,
    *,
    kind: SourceKind | None = None,
    allow_hosts: Collection[str] = (),
    proxy: str | None = None,
) -> Source:
    """Fetch an article.

    ``Source.content`` is the body after its content coding (gzip, deflate) was undone, byte for
    byte; ``Source.name`` is the address that was asked, ``Source.url`` the one that answered.
    Neither scripts nor refreshes inside the page are followed: this is no browser.

    Args:
        url: An http or https address.
        kind: What it is; None to tell from the answer's Content-Type.
        allow_hosts: Hosts that may be asked although they are not public.
        proxy: The address of an HTTP proxy. Environment variables are not looked at.

    Raises:
        RefusedAddressError: The address, or one that it redirects to, must not be asked.
        NetworkError: There was no answer, it was not whole, it was an error, there were more than
            ``REDIRECTS`` redirects, or it took longer than ``FETCH_TOTAL_S``.
        NotTextError: The answer is not a text, by its type or by its bytes.
        SourceError: There is nothing in it but white space.
        LimitReachedError: It is larger than ``SOURCE_BYTES``.
    """
    # Here, for reading a file needs no network library.
    from packager.guarded_session import GuardedSession  # noqa: PLC0415

    with GuardedSession(
        allow_hosts=frozenset(allow_hosts), proxy=proxy, total_s=FETCH_TOTAL_S
    ) as session:
        return _follow(session, url, kind)


def _follow(session: "GuardedSession", url: str, kind: SourceKind | None) -> Source:
    """Ask an address and those that it redirects to, until one answers with an article."""
    asked = url
    for _ in range(REDIRECTS + 1):
        with session.ask(asked) as response:
            if response.status_code not in _REDIRECTS:
                return _read_answer(response, url, asked, kind)
            location = response.headers.get("Location")
        if location is None:
            raise NetworkError(f"{asked}: HTTP status {response.status_code} without a new address")
        asked = _join(asked, location)
    raise NetworkError(f"{url}: more than {REDIRECTS} redirects")


def _join(asked: str, location: str) -> str:
    """Give the address that a redirect leads to; its fragment is of no use to a server."""
    try:
        # requests reads headers as Latin-1; servers send UTF-8.
        location = location.encode("latin-1").decode("utf-8")
        return urlsplit(urljoin(asked, location))._replace(fragment="").geturl()
    except ValueError as error:
        raise NetworkError(f"{asked}: redirects to what is no address: {location!r}") from error


def _read_answer(response: "Response", url: str, asked: str, kind: SourceKind | None) -> Source:
    """Make a source of an answer that is not a redirect."""
    status = response.status_code
    if status >= _FIRST_ERROR_STATUS:
        raise NetworkError(f"{asked}: HTTP status {status} {response.reason}".rstrip())
    if status != _OK_STATUS:
        raise NetworkError(f"{asked}: expected HTTP status 200, found {status}")
    content_type = Message()
    content_type["Content-Type"] = response.headers.get("Content-Type", "")
    return make_source(
        _read_body(response, asked),
        name=url,
        kind=kind or _find_kind(response, asked),
        url=asked,
        http_charset=content_type.get_content_charset(),
    )


def _find_kind(response: "Response", asked: str) -> SourceKind | None:
    """Tell what an answer is from its Content-Type; None if it does not say."""
    stated = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if not stated:
        return None
    if stated not in _KIND_OF_TYPE:
        raise NotTextError(f"{asked}: {EXPECTED}, found the type {stated!r}")
    kind = _KIND_OF_TYPE[stated]
    if kind is SourceKind.TEXT:  # also what servers say of a suffix that they do not know
        return find_kind_by_suffix(urlsplit(asked).path) or kind
    return kind


def _read_body(response: "Response", asked: str) -> bytes:
    """Read the body, its content coding undone, up to the limit."""
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding not in _CONTENT_CODINGS:
        raise NetworkError(f"{asked}: expected gzip or deflate, found the coding {coding!r}")
    pieces, size = [], 0
    for piece in response.iter_content(READ_CHUNK_BYTES):
        pieces.append(piece)
        size += len(piece)
        if size > SOURCE_BYTES:
            raise too_large(asked, "more")
    return b"".join(pieces)
