"""Addresses of tweets: finding them in text, glued or not, and reading their many variants.

The number is the identity; the handle is a label that Twitter itself ignores.
"""

import re
from dataclasses import dataclass

from packager.model import ReferenceKind
from packager.references.addresses.address_context import AddressStart, Outer, find_address_start
from packager.references.addresses.hosts import Host, Site, find_hosts
from packager.references.addresses.letter_case import lower_case
from packager.references.addresses.snowflake import is_possible_id


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusUrl:
    """A tweet's address in a text: ``text[start:end] == url``."""

    start: int
    end: int
    url: str  # as written
    status_id: str
    handle: str | None  # as written, without "@"
    kind: ReferenceKind


def canonical_url(handle: str | None, status_id: str) -> str:
    """Write a tweet's address as this package writes it."""
    return f"https://twitter.com/{handle or 'i'}/status/{status_id}"


def parse_status_url(url: str) -> StatusUrl | None:
    """Read a tweet's address; None if it is none, or if it only stands in another address.

    >>> parse_status_url("https://mobile.twitter.com/nasa/status/1234567890123456789?s=20").status_id
    '1234567890123456789'
    >>> parse_status_url("https://twitter.com/intent/tweet?in_reply_to=1234567890123456789")
    """
    found = find_status_urls(url, lower_case(url))
    return found[0] if found and not url[: found[0].start].strip() else None


def find_status_urls(text: str, lowered: str) -> tuple[StatusUrl, ...]:
    """Find the tweets' addresses in a text, in order; they may be glued to what stands around them.

    Args:
        text: Any text.
        lowered: The same, as ``lower_case`` gives it.
    """
    found = (_status_url_at(text, lowered, host) for host in find_hosts(lowered))
    return tuple(url for url in found if url is not None)


_PERCENT = "%(?:25){0,3}"  # a percent sign, encoded up to three times more
_SLASH = rf"(?:/|{_PERCENT}2F)"
# A handle's "_" can be escaped, as in Markdown and LaTeX.
_STATUS = rf"(?:@?(?P<handle>(?:[A-Z0-9]|\\?_){{1,20}}){_SLASH}{{1,3}})?status(?:es)?"
_NUMBER = r"(?P<id>[0-9]{1,20})(?![0-9])"
_OTHER_PATHS = "|".join(
    path.replace("/", _SLASH)
    for path in (
        "i/web/status",
        "i/status",
        "i/videos/tweet",
        "i/videos",
        "i/cards/tfw/v1",
        "i/topics/tweet",
        "i/birdwatch/t",
        "i/communitynotes/t",
    )
)
_HASH = rf"(?:#|{_PERCENT}23)(?:!|{_PERCENT}21)"
_HASH_BANG = rf"(?:{_HASH}|(?:\?|{_PERCENT}3F)_escaped_fragment_=){_SLASH}{{0,3}}"
_QUERY_TO_PATH = (
    r"(?:i/nojs_router\?path=|(?:i/flow/)?login\?[^\s\"'<>#]{0,200}?redirect_after_login=)"
)
_PATH = re.compile(
    rf"(?::\d{{1,5}})?(?:{_SLASH}{{1,3}}(?:{_HASH_BANG})?(?:{_QUERY_TO_PATH}{_SLASH})?|{_HASH_BANG})"
    rf"(?:{_OTHER_PATHS}|{_STATUS}){_SLASH}{{1,3}}{_NUMBER}",
    re.ASCII | re.IGNORECASE,
)
_FRAME_PATH = re.compile(
    rf"/(?:widget/)?embed/[A-Za-z]{{1,20}}\.html\?(?:[^\s\"'<>]{{0,1000}}?[&;])?(?:id|tweetId)={_NUMBER}",
    re.ASCII,
)
_THREAD_PATH = re.compile(rf"/thread/{_NUMBER}(?:\.html)?", re.ASCII)
_PATHS = {
    Site.TWITTER: _PATH,
    Site.MIRROR: _PATH,
    Site.FRAME: _FRAME_PATH,
    Site.THREAD: _THREAD_PATH,
}

_NO_HANDLES = ("", "anyuser", "i", "web")  # what stands where the handle is not known
_ID_DIGITS_GLUED = 15  # after so many digits, letters are no part of a word but glued to it
_TAIL = re.compile(
    r"(?:/(?:photo|video)/\d{1,2}|/(?:analytics|history|likes|quotes|retweets)\b)?"
    r"(?:\.(?:html|jpe?g|mp4|png)\b)?(?:/[a-z]{2}\b)?/?"
    r"(?P<query>\?[\w=&;%.~^|,:+-]*)?(?P<fragment>#[\w!=-]*)?",
    re.ASCII | re.IGNORECASE,
)
_CAMPAIGN = re.compile(
    r"ref_src=twsrc(?:%5E|\^)(?:tfw|google|share)(?!%|\^|\||&|camp|embed)", re.IGNORECASE
)
_ADDRESS_REST = re.compile(r"[^\s\"'<>()\[\]{}|`]*+")


def _status_url_at(text: str, lowered: str, host: Host) -> StatusUrl | None:
    path = _PATHS[host.site].match(text, host.end)
    if path is None or not is_possible_id(path["id"]) or _is_part_of_a_word(text, path):
        return None
    address = find_address_start(lowered, host.start)
    if address is None:
        return None
    end = _end_of_address(text, path.end(), address)
    return StatusUrl(
        start=address.start,
        end=end,
        url=text[address.start : end],
        status_id=path["id"],
        handle=_handle(path),
        kind=_kind(host.site, address),
    )


def _handle(path: re.Match[str]) -> str | None:
    handle = (path.groupdict().get("handle") or "").replace("\\", "")
    return None if handle.lower() in _NO_HANDLES else handle


def _is_part_of_a_word(text: str, path: re.Match[str]) -> bool:
    following = text[path.end("id") : path.end("id") + 1]
    return following.isascii() and following.isalpha() and len(path["id"]) < _ID_DIGITS_GLUED


def _kind(site: Site, address: AddressStart) -> ReferenceKind:
    if address.outer is Outer.ARCHIVE:
        return ReferenceKind.WAYBACK_URL
    if site in (Site.MIRROR, Site.THREAD):
        return ReferenceKind.MIRROR_URL
    return ReferenceKind.STATUS_URL


def _end_of_address(text: str, end: int, address: AddressStart) -> int:
    pattern = _ADDRESS_REST if address.outer is Outer.REDIRECTOR else _TAIL
    tail = pattern.match(text, end)
    if tail is None:
        return end
    campaign = _CAMPAIGN.search(text, end, tail.end())
    if campaign is not None:
        return campaign.end()
    return end + len(tail[0].rstrip(".,:;!?-~^|"))
