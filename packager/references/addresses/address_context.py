"""Where an address begins in running text, and in what other address it stands.

An address inside another is a citation only if the other is an archive's copy of it or a
redirector: ``https://evil.example/twitter.com/a/status/1`` and a share link cite nothing.
"""

import re
from dataclasses import dataclass
from enum import Enum


class Outer(Enum):
    """What an address stands in."""

    NOTHING = "nothing"
    ARCHIVE = "archive"
    REDIRECTOR = "redirector"


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressStart:
    """Where the whole address begins."""

    start: int
    outer: Outer = Outer.NOTHING


_ENCODED = "%(?:25){0,3}"  # a percent sign, encoded up to three times more
_SCHEME = re.compile(rf"(?P<http>https?(?::|{_ENCODED}3a)(?:/|{_ENCODED}2f){{1,3}})\Z|//\Z")
_SCHEME_CHARS = 48
# Before a part of another address stands one of these; "http" may be glued to a letter or digit.
_JOINTS = frozenset("/=?&#:%+~@")
_JOINTS_WITHOUT_SCHEME = _JOINTS | frozenset("abcdefghijklmnopqrstuvwxyz0123456789._-$*!\\")
_NO_ADDRESS_CHARS = r"\s\"'<>()\[\]{}|`"
_OUTER_BACKWARDS = re.compile(rf"[^{_NO_ADDRESS_CHARS}]*+")
_OUTER_CHARS = 1000

_ARCHIVES = (
    r"(?:[a-z0-9-]+\.)?archive\.org|archive\.(?:ec|fo|is|li|md|ph|today|vn)|wayback\.archive-it\.org"
    r"|replay\.waybackmachine\.org|arquivo\.pt|webarchive\.loc\.gov|(?:www\.)?webarchive\.org\.uk"
    r"|webarchive\.nationalarchives\.gov\.uk|swap\.stanford\.edu|timetravel\.mementoweb\.org"
    r"|(?:www\.)?webcitation\.org|webcache\.googleusercontent\.com|megalodon\.jp"
)
_REDIRECTORS = (
    r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}/url\?|lm?\.facebook\.com/l\.php\?|(?:www\.)?href\.li/\?"
    r"|(?:www\.)?youtube\.com/redirect\?|(?:www\.)?vk\.com/away\.php\?|out\.reddit\.com/|slack-redir\.net/"
    r"|(?:[a-z0-9]+\.)?safelinks\.protection\.outlook\.com/\?|(?:www\.)?anonym\.(?:es|to)/\?"
)
_OUTER = re.compile(rf"(?:(?P<archive>{_ARCHIVES})(?::\d+)?/|(?P<redirector>{_REDIRECTORS}))")
# An address within an archive's site, as in a page that was saved from there.
_REPLAYED = re.compile(r"/(?:web/(?:\d{4,14}|\*)|save/)")


def find_address_start(
    lowered: str, host_start: int, *, may_be_glued: bool = False
) -> AddressStart | None:
    """Find where the address begins whose host begins at a place; None if it is a part of another.

    Args:
        lowered: A text in lower case.
        host_start: Where the host begins, in code points.
        may_be_glued: Whether the host can be told from a word before it even without "http".
    """
    scheme = _SCHEME.search(lowered[max(0, host_start - _SCHEME_CHARS) : host_start])
    start = host_start - len(scheme[0]) if scheme else host_start
    is_clear = may_be_glued or (scheme is not None and scheme["http"] is not None)
    joints = _JOINTS if is_clear else _JOINTS_WITHOUT_SCHEME
    if start == 0 or lowered[start - 1] not in joints:
        return AddressStart(start=start)
    return _start_of_outer(lowered, start, is_clear=is_clear)


def _start_of_outer(lowered: str, start: int, *, is_clear: bool) -> AddressStart | None:
    backwards = lowered[max(0, start - _OUTER_CHARS) : start][::-1]
    match = _OUTER_BACKWARDS.match(backwards)
    before = match[0][::-1] if match else ""
    scheme_end = before.rfind("//") + 2 if "//" in before else 0
    outer = _OUTER.match(before, scheme_end)
    if outer is not None:
        kind = Outer.REDIRECTOR if outer["redirector"] else Outer.ARCHIVE
        outer_start = _SCHEME.search(before, max(0, scheme_end - _SCHEME_CHARS), scheme_end)
        place = outer_start.start() if outer_start else 0
        return AddressStart(start=start - len(before) + place, outer=kind)
    if _REPLAYED.match(before):
        return AddressStart(start=start - len(before), outer=Outer.ARCHIVE)
    return AddressStart(start=start) if is_clear and "//" not in before else None
