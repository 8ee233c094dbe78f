"""What an address says of a tweet, beyond the rules in ``packager.references.addresses.status_urls``."""

import re
from urllib.parse import unquote

from packager.references.addresses.hosts import Site, find_hosts
from packager.references.addresses.status_urls import parse_status_url


def is_twitter_host(host: str | None) -> bool:
    """Say whether a host, in lower case, is one where Twitter shows tweets.

    >>> is_twitter_host("mobile.twitter.com"), is_twitter_host("twitter.com.example")
    (True, False)
    """
    found = find_hosts(f"{host}/")
    return any(one.start == 0 and one.site is Site.TWITTER for one in found)


def handle_in(url: str) -> str | None:
    """Give the handle in a tweet's address; None where there is none."""
    status = parse_status_url(url)
    return status.handle if status else None


def names_status(url: str, status_id: str) -> bool:
    """Say whether an address has a tweet's id in it, anywhere, percent-encoded or not.

    >>> names_status("https://example.org/oembed?url=%2F%2Ftwitter.com%2Fa%2Fstatus%2F20", "20")
    True
    """
    return re.search(rf"(?<![0-9]){re.escape(status_id)}(?![0-9])", unquote(url)) is not None
