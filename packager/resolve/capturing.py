"""What the platform and the web archives hold of a post whose address is known: the evidence.

The platform's own services are asked, all of them. Of each archive two mementos are read: the
nearest to when the post was made, and the latest that can be read. The addresses that a post has
had are tried one after another, until one of them has such a memento.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from archive.limits import POST_CAPTURES
from packager.platforms.interface import Absence, Answer, Platform, PostAddress, Purpose, Request
from packager.resolve.archives import WebArchive
from packager.resolve.asking import Question, Steps, together
from packager.resolve.captures import Capture, find_captures
from packager.resolve.failures import find_failure
from packager.resolve.resolution import Query
from packager.resolve.seen import Seen, see

_BEGINNING = datetime(2006, 3, 21, tzinfo=UTC)  # where an id does not say when it was made


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What is known of a post already: captures that an archive named, answers that were read."""

    captures: tuple[Capture, ...] = ()
    seen: tuple[Seen, ...] = ()

    def __add__(self, other: "Evidence") -> "Evidence":
        """Put together what is known from two sides."""
        captures = dict.fromkeys((*self.captures, *other.captures))
        seen = {(one.url, one.record): one for one in (*self.seen, *other.seen)}
        return Evidence(captures=tuple(captures), seen=tuple(seen.values()))


NO_EVIDENCE = Evidence()


@dataclass(frozen=True, kw_only=True, slots=True)
class Captured:
    """What came of asking for a post.

    Attributes:
        seen: Every answer about it, those before included.
        failures: Of services that gave no answer.
    """

    seen: tuple[Seen, ...]
    queries: tuple[Query, ...]
    failures: tuple[Absence, ...]


def capture_post(
    address: PostAddress,
    *,
    platform: Platform,
    archives: Sequence[WebArchive],
    known: Evidence = NO_EVIDENCE,
) -> Steps[Captured]:
    """Ask the platform and the archives for a post.

    Args:
        address: The post, and its author's handle where somebody states it.
        platform: Whose post it is.
        archives: Those to ask.
        known: What was found on the way to the address; it is not asked for again.
    """
    capturing = _Capturing(address, platform, archives, known)
    yield from capturing.ask_live()
    yield from capturing.read_mementos(known.captures)
    return capturing.captured()


class _Capturing:
    """One post, on the way to its evidence."""

    def __init__(
        self,
        address: PostAddress,
        platform: Platform,
        archives: Sequence[WebArchive],
        known: Evidence,
    ) -> None:
        self._post_id = address.post_id
        self._platform = platform
        self._archives = archives
        self._seen = list(known.seen)
        self._mementos = {one.url: one for one in known.seen if one.archive is not None}
        self._queries: list[Query] = []
        self._failures: list[Absence] = []
        self._requests = platform.requests_for(address.post_id, (), handle=address.handle)
        # Letters of an address may differ between archives, the id never does.
        self._has_id = re.compile(rf"(?<![0-9]){re.escape(address.post_id.value)}(?![0-9])")

    def captured(self) -> Captured:
        return Captured(
            seen=tuple(self._seen),
            queries=tuple(self._queries),
            failures=tuple(self._failures),
        )

    def ask_live(self) -> Steps[None]:
        """Ask the platform's own services, at the same time."""
        live = [one for one in self._requests if one.purpose is Purpose.LIVE]
        answers = yield tuple(Question(url=one.url, purpose=Purpose.LIVE) for one in live)
        for request, answer in zip(live, answers, strict=True):
            self._note(see(request.url, answer, self._post_id, self._platform), answer)

    def read_mementos(self, known: Sequence[Capture]) -> Steps[None]:
        """Read the best mementos, of the captures that are known or else of those to be found."""
        if known and (yield from self._read_best(known)):
            return
        for request in self._requests:
            if request.purpose is Purpose.CAPTURE:
                captures = yield from self._find(request)
                if captures and (yield from self._read_best(captures)):
                    return

    def _find(self, request: Request) -> Steps[list[Capture]]:
        found = yield from find_captures(self._archives, request.url, is_prefix=request.is_prefix)
        self._queries.extend(found.queries)
        self._failures.extend(found.failures)
        return [one for one in found.captures if self._has_id.search(one.original)]

    def _read_best(self, captures: Iterable[Capture]) -> Steps[bool]:
        """Read the nearest and the latest memento of each archive; say whether one shows the post."""
        by_archive: dict[str, list[Capture]] = {}
        for capture in captures:
            by_archive.setdefault(capture.archive, []).append(capture)
        posted_at = self._platform.posted_at(self._post_id) or _BEGINNING
        orders = []
        for held in by_archive.values():
            orders.append(sorted(held, key=lambda one: _distance(one, posted_at)))
            orders.append(sorted(held, key=_age))
        found = yield from together([self._read_until_shown(order) for order in orders])
        return any(found)

    def _read_until_shown(self, captures: Sequence[Capture]) -> Steps[bool]:
        for capture in captures[:POST_CAPTURES]:
            seen = self._mementos.get(capture.replay_url)
            if seen is None:
                (answer,) = yield (Question(url=capture.replay_url, purpose=Purpose.CAPTURE),)
                seen = see(
                    capture.replay_url,
                    answer,
                    self._post_id,
                    self._platform,
                    archive=capture.archive,
                )
                self._mementos.setdefault(seen.url, seen)
                self._note(seen, answer)
            if seen.shows_post:
                return True
        return False

    def _note(self, seen: Seen, answer: Answer) -> None:
        if any(one.url == seen.url and one.record == seen.record for one in self._seen):
            return  # the nearest memento was the latest, too
        failure = find_failure(answer)
        rows = None if failure else int(seen.shows_post)
        self._queries.append(Query.of(seen.url, answer, rows))
        if failure is not None:
            self._failures.append(failure)
        self._seen.append(seen)


def _distance(capture: Capture, posted_at: datetime) -> tuple[bool, float]:
    return not _may_show(capture), abs((capture.captured_at - posted_at).total_seconds())


def _age(capture: Capture) -> tuple[bool, float]:
    return not _may_show(capture), -capture.captured_at.timestamp()


def _may_show(capture: Capture) -> bool:
    """Whether a capture may show a post: a redirect does not, data and revisits have no status."""
    return capture.status in (None, HTTPStatus.OK)
