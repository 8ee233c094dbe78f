"""Where Twitter's short links lead: ``t.co/CODE``, and ``pic.twitter.com/CODE``, the same link.

A picture's link leads to the tweet that shows it. The live service is asked first, then the web
archives; one hop at a time, and every hop is kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from archive.limits import KIB, SHORT_LINK_HOPS
from packager.platforms.interface import Absence, Answer, Purpose
from packager.resolve.archives import WebArchive, original_of
from packager.resolve.asking import Question, Steps, host_of
from packager.resolve.captures import Capture, find_captures
from packager.resolve.failures import find_failure
from packager.resolve.link_codes import LinkCode, find_link_codes
from packager.resolve.resolution import Hop, Query

_CAPTURES_READ = 3  # of one link, until one of them says where it leads
_PAGE_HEAD_BYTES = 64 * KIB
# A browser gets a page that leads on: <META http-equiv="refresh" content="0;URL=...">
_REFRESH = re.compile(
    r"""<meta\s+http-equiv=["']?refresh["']?\s+content=["']?\s*[0-9.]{1,9}\s*;"""
    r"""\s*url=["']?([^"'<>\s]+)""",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"(?:https?://)?t\.co(?::[0-9]{1,5})?/([A-Za-z0-9]{1,40})/?(?:\?.*)?", re.DOTALL
)
_SHORT_HOSTS = ("t.co", "pic.twitter.com", "pic.x.com")
_WARNING_PATH = "/safety/unsafe_link_warning"
_WARNING_FIELD = "unsafe_link"


@dataclass(frozen=True, kw_only=True, slots=True)
class Expanded:
    """Where a short link leads."""

    link: LinkCode
    target: str | None = None  # None where nobody says
    hops: tuple[Hop, ...] = ()
    queries: tuple[Query, ...] = ()
    failures: tuple[Absence, ...] = ()  # of services that gave no answer


@dataclass(kw_only=True, slots=True)
class _Trail:
    """What was learned on the way."""

    hops: list[Hop] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    failures: list[Absence] = field(default_factory=list)

    def take(self, question: Question, answer: Answer, capture: Capture | None) -> str | None:
        """Note an answer about a link, live or archived, and give the link's target."""
        target = find_target(answer)
        failure = None if target else find_failure(answer)
        links = None if failure else int(target is not None)
        self.queries.append(Query.of(question.url, answer, links))
        if failure is not None:
            self.failures.append(failure)
        self.hops.append(
            Hop(
                url=capture.original if capture else question.url,
                target=target,
                at=answer.seen_at,
                record=answer.record_id,
                archive=capture.archive if capture else None,
            )
        )
        return target


def expand(link: LinkCode, archives: Sequence[WebArchive], live: str | None) -> Steps[Expanded]:
    """Follow a short link to the first address that is none.

    Args:
        link: The link.
        archives: Those to ask where the live service does not say.
        live: The address of the live service, with ``{code}`` in it; None to leave it alone.
    """
    trail, code, target = _Trail(), link.code, None
    for _ in range(SHORT_LINK_HOPS):
        target = None
        if live is not None:
            question = Question(url=live.replace("{code}", code), purpose=Purpose.EXPAND)
            (answer,) = yield (question,)
            target = trail.take(question, answer, None)
        if target is None:
            target = yield from _expand_archived(code, archives, trail)
        if target is None or host_of(target) not in _SHORT_HOSTS:
            break
        code = next((onward.code for onward in find_link_codes(target)), code)
    return Expanded(
        link=link,
        target=target,
        hops=tuple(trail.hops),
        queries=tuple(trail.queries),
        failures=tuple(trail.failures),
    )


def _expand_archived(code: str, archives: Sequence[WebArchive], trail: _Trail) -> Steps[str | None]:
    """Read the earliest captures of a link until one says where it leads."""
    url = f"t.co/{code}"
    found = yield from find_captures(archives, url)
    trail.queries.extend(found.queries)
    trail.failures.extend(found.failures)
    captures = [capture for capture in found.captures if _is_of_code(capture, code)]
    captures.sort(key=lambda capture: capture.captured_at)
    for capture in captures[:_CAPTURES_READ]:
        question = Question(url=capture.replay_url, purpose=Purpose.CAPTURE)
        (answer,) = yield (question,)
        target = trail.take(question, answer, capture)
        if target is not None:
            return target
    return None


def _is_of_code(capture: Capture, code: str) -> bool:
    """Whether a capture is of this very link: an index makes no difference between A and a."""
    original = _ORIGINAL.fullmatch(capture.original)
    return original is not None and original[1] == code


def find_target(answer: Answer) -> str | None:
    """Give the address that an answer leads to; None where it leads nowhere.

    A redirect, a page that refreshes itself, or Twitter's warning before an unsafe link.
    """
    status = answer.http_status
    target = None
    if answer.trouble is None and status is not None:
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            target = answer.final_url if answer.final_url != answer.url else None
        elif status == HTTPStatus.OK:
            target = _find_refresh(answer.body)
    return _behind_warning(original_of(target)) if target else None


def _find_refresh(body: bytes) -> str | None:
    refresh = _REFRESH.search(body[:_PAGE_HEAD_BYTES].decode("utf-8", "replace"))
    return unescape(refresh[1]) if refresh else None


def _behind_warning(url: str) -> str:
    """Give the address that a warning page warns of; any other address as it is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.path != _WARNING_PATH:
        return url
    return parse_qs(parts.query).get(_WARNING_FIELD, [url])[0]
