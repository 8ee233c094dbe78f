"""The cookies of one fetch, so that a site which sets one and redirects to itself can be read.

They last from the first address to the last redirect, and no fetch knows those of another.
"""

import urllib.request
from collections.abc import Sequence
from email.message import Message
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, cast

from archive import limits
from archive.http_message import ResponseHead

if TYPE_CHECKING:
    from http.client import HTTPResponse


_WHERE = frozenset({"domain", "path", "secure"})


class _Answer:
    """All that ``http.cookiejar`` asks of a response: its headers."""

    def __init__(self, set_cookies: Sequence[str]) -> None:
        self._headers = Message()
        for one in set_cookies:
            self._headers["Set-Cookie"] = one

    def info(self) -> Message:
        return self._headers


class Cookies:
    """What the servers of one fetch have asked us to send back."""

    def __init__(self) -> None:
        self._jar = CookieJar()

    def take(self, url: str, head: ResponseHead) -> None:
        """Keep the cookies of an answer (RFC 6265 §5.3); too many or too large are left out."""
        usable = [_ageless(value) for value in head.all("set-cookie") if _is_usable(value)]
        answer = _Answer(usable[: limits.SET_COOKIES])
        self._jar.extract_cookies(cast("HTTPResponse", answer), _request(url))

    def header_for(self, url: str) -> tuple[tuple[str, str], ...]:
        """Give the Cookie header for a request, or nothing (RFC 6265 §5.4)."""
        request = _request(url)
        self._jar.add_cookie_header(request)
        cookie = request.get_header("Cookie")
        return (("Cookie", cookie),) if cookie else ()


def _is_usable(value: str) -> bool:
    return len(value) <= limits.COOKIE_BYTES and value.isascii()


def _ageless(value: str) -> str:
    """Keep of a cookie what says where it goes. Its age means nothing within one fetch."""
    pair, *attributes = value.split(";")
    kept = [one for one in attributes if one.partition("=")[0].strip().lower() in _WHERE]
    return ";".join([pair, *kept])


def _request(url: str) -> urllib.request.Request:
    """Make what ``http.cookiejar`` reads an address from; it is never opened."""
    return urllib.request.Request(url)  # noqa: S310 - it is never opened
