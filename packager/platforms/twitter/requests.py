"""What is worth asking about a tweet, of Twitter itself and of the web archives."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from packager.platforms.interface import Purpose, Request
from packager.platforms.twitter.syndication_token import syndication_token
from packager.platforms.twitter.windows import IdWindow, block_prefixes, utc_day_window
from packager.references.addresses.status_urls import canonical_url

# Until 2012 tweets were linked as "/statuses/ID" and, for crawlers, "?_escaped_fragment_=".
_OLD_FORMS_END = utc_day_window(date(2013, 1, 1)).low


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoints:
    """Where Twitter itself is asked; None switches one off.

    ``[endpoints]`` in the settings gives them; an empty text switches one off.
    """

    oembed: str | None = "https://publish.twitter.com/oembed"
    syndication: str | None = "https://cdn.syndication.twimg.com/tweet-result"
    short_links: str | None = "https://t.co/{code}"  # where a short link leads


def live_requests(status_id: str, handle: str | None, endpoints: Endpoints) -> Iterator[Request]:
    """Ask Twitter itself: first the service that gives more fields, then the documented one."""
    if endpoints.syndication:
        fields = {"id": status_id, "lang": "en", "token": syndication_token(status_id)}
        yield Request(url=f"{endpoints.syndication}?{urlencode(fields)}", purpose=Purpose.LIVE)
    if endpoints.oembed:
        fields = {
            "url": canonical_url(handle, status_id),
            "omit_script": "1",
            "dnt": "1",
            "hide_thread": "1",
            "lang": "en",
        }
        yield Request(url=f"{endpoints.oembed}?{urlencode(fields)}", purpose=Purpose.LIVE)


def capture_requests(status_id: str, handle: str | None) -> Iterator[Request]:
    """Ask the archives for captures of each address that a tweet has had, the likeliest first.

    Archives make no difference between letter cases, schemes and "www.": one address stands for all
    of them. A prefix finds an address with any query behind it.
    """
    for url in _pages(status_id, handle):
        yield Request(url=url, purpose=Purpose.CAPTURE)
    for url in _data(status_id, handle):
        yield Request(url=url, purpose=Purpose.CAPTURE, is_prefix=True)


def search_requests(handle: str, window: IdWindow) -> Iterator[Request]:
    """Ask the archives which tweets of an account they hold of the ids in a window."""
    folders = [f"twitter.com/{handle}/status", f"mobile.twitter.com/{handle}/status"]
    if window.low < _OLD_FORMS_END:
        folders.insert(1, f"twitter.com/{handle}/statuses")
    folders.append(f"x.com/{handle}/status")
    for folder in folders:
        for prefix in block_prefixes(window):
            yield Request(url=f"{folder}/{prefix}", purpose=Purpose.SEARCH, is_prefix=True)


def _pages(status_id: str, handle: str | None) -> Iterator[str]:
    is_old = int(status_id) < _OLD_FORMS_END
    if handle:
        yield f"https://twitter.com/{handle}/status/{status_id}"
        if is_old:
            yield f"https://twitter.com/{handle}/statuses/{status_id}"
        yield f"https://mobile.twitter.com/{handle}/status/{status_id}"
    yield f"https://twitter.com/i/web/status/{status_id}"
    yield f"https://twitter.com/i/status/{status_id}"
    if is_old:
        yield f"https://twitter.com/statuses/{status_id}"
        if handle:
            yield f"https://twitter.com/?_escaped_fragment_=/{handle}/status/{status_id}"
    if handle:
        yield f"https://x.com/{handle}/status/{status_id}"
    yield f"https://x.com/i/status/{status_id}"


def _data(status_id: str, handle: str | None) -> Iterator[str]:
    """Give the beginnings of what pages with an embedded tweet load for it."""
    yield f"https://cdn.syndication.twimg.com/tweet-result?id={status_id}"
    if handle:
        own = canonical_url(handle, status_id)
        yield f"https://publish.twitter.com/oembed?url={own}"
        yield f"https://publish.twitter.com/oembed?url={quote(own, safe='')}"
