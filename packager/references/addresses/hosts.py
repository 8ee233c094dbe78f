"""The hosts at which tweets stand: Twitter's own, its mirrors, and pages that show threads."""

import re
from enum import Enum
from typing import NamedTuple


class Site(Enum):
    """What stands at a host, and so how the rest of an address is read."""

    TWITTER = "twitter"
    FRAME = "frame"  # Twitter's pages for frames
    MIRROR = "mirror"  # the same paths as Twitter's
    THREAD = "thread"  # a page for each thread, numbered as its tweet


class Host(NamedTuple):
    """A host in a text: ``text[start:end]`` is its whole name, without a port."""

    start: int
    end: int
    site: Site


_ONION = "twitter3e4tixl4xyajtrzo62zg5vztmjuricljdp2c5kshju4avyoid.onion"
_OWN = ("twitter.com", "x.com", _ONION)
_SUBDOMAINS = ("", "www.", "mobile.", "m.", "0.", "web.")
# Any subdomain of these: "d.fxtwitter.com" shows the media alone.
_MIRRORS = (
    "fixupx.com",
    "fixvx.com",
    "fxtwitter.com",
    "lightbrd.com",
    "twiiit.com",
    "twittpr.com",
    "twstalker.com",
    "vxtwitter.com",
    "xcancel.com",
)
_THREADS = ("threadreaderapp.com",)
_SITES = {
    **{subdomain + host: Site.TWITTER for host in _OWN for subdomain in _SUBDOMAINS},
    **{f"platform.{host}": Site.FRAME for host in _OWN},
    **dict.fromkeys(_MIRRORS, Site.MIRROR),
    **dict.fromkeys(_THREADS, Site.THREAD),
}

# Each begins with a fixed string: to search for that is many times faster.
_HOST_END = r"(?=[/:?#%])"
_NAME_ENDS = (re.compile(rf"\.com{_HOST_END}"), re.compile(rf"{re.escape(_ONION)}{_HOST_END}"))
# Nitter has many instances, each with a host of its own.
_NITTER = re.compile(rf"nitter\.[a-z0-9.-]{{2,60}}{_HOST_END}")
_NAME_BACKWARDS = re.compile(r"[a-z0-9.-]*+")
_NAME_CHARS = 80


def find_hosts(lowered: str) -> list[Host]:
    """Find the hosts at which tweets stand, in a text in lower case, in order."""
    hosts = [
        _host_that_ends_at(lowered, match.end())
        for pattern in _NAME_ENDS
        for match in pattern.finditer(lowered)
    ]
    hosts += [_nitter(lowered, match) for match in _NITTER.finditer(lowered)]
    known = {host.start: host for host in hosts if host is not None}
    return [known[start] for start in sorted(known)]


def _host_that_ends_at(lowered: str, end: int) -> Host | None:
    start = _name_start(lowered, end)
    name = lowered[start:end]
    site = _SITES.get(name)
    if site is None:
        site = _SITES.get(".".join(name.rsplit(".", 2)[-2:]))
        if site not in (Site.MIRROR, Site.THREAD):
            return None
    return Host(start, end, site)


def _nitter(lowered: str, match: re.Match[str]) -> Host | None:
    start = _name_start(lowered, match.start())
    if lowered[match.start() - 1 : match.start()] not in ("", ".") and start != match.start():
        return None  # "nitter" is only the end of a label
    return Host(start, match.end(), Site.MIRROR)


def _name_start(lowered: str, end: int) -> int:
    backwards = lowered[max(0, end - _NAME_CHARS) : end][::-1]
    name = _NAME_BACKWARDS.match(backwards)
    start = end - len(name[0].rstrip(".-")) if name else end
    if lowered[start - 1 : start] == "%":
        start = min(start + 2, end)  # "%2F" stands for the slash before the host
    return start
