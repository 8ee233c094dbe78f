"""One question to a server, and the one that a redirect leads to."""

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from archive.exchange import Exchange
from packager.errors import RefusedAddressError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})  # RFC 9110 §15.4
_ASKED_AGAIN_WITH_GET = frozenset({301, 302, 303})
_WITHOUT_BODY = ("GET", "HEAD")
_FOR_ONE_ORIGIN = frozenset({"authorization", "cookie"})
_FOR_A_BODY = frozenset({"content-type", "content-length"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is asked of a server."""

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None

    @property
    def may_be_repeated(self) -> bool:
        """Whether asking twice does no more than asking once (RFC 9110 §9.2.1)."""
        return self.method in _WITHOUT_BODY

    def without(self, names: frozenset[str]) -> "Question":
        """Give the same question without some headers, named in lower case."""
        headers = tuple(pair for pair in self.headers if pair[0].lower() not in names)
        return replace(self, headers=headers)


class Follow(StrEnum):
    """Which redirects are followed; one that is not is itself the answer."""

    EVERY = "every"
    NONE = "none"
    TO_MEMENTO = "to-memento"  # a web archive's own, not one that it holds (RFC 7089 §4.5.2)

    def follows(self, exchange: Exchange) -> bool:
        """Whether to go where an answer leads."""
        match self:
            case Follow.EVERY:
                return True
            case Follow.NONE:
                return False
            case Follow.TO_MEMENTO:
                return exchange.head is None or exchange.head.first("memento-datetime") is None


def find_redirect(question: Question, exchange: Exchange) -> Question | None:
    """Give the question that a redirect leads to (RFC 9110 §15.4); None where it is none.

    A password or cookie of one origin is not taken to the next.

    Raises:
        RefusedAddressError: It leads to what is no address.
    """
    head = exchange.head
    location = head.first("location") if head and head.status in _REDIRECTS else None
    if head is None or location is None:
        return None
    try:
        target = replace(question, url=urljoin(question.url, location))
        is_same_origin = _origin(target.url) == _origin(question.url)
    except ValueError as error:
        raise RefusedAddressError(f"{location}: an address expected: {error}") from error
    if not is_same_origin:
        target = target.without(_FOR_ONE_ORIGIN)
    if head.status in _ASKED_AGAIN_WITH_GET and not question.may_be_repeated:
        target = replace(target.without(_FOR_A_BODY), method="GET", body=None)
    return target


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()
