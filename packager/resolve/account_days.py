"""The posts of one account of one day, as the web archives hold them: found, ordered, and read.

References that share an account and a day share this, and so all questions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from archive.limits import CANDIDATE_CAPTURES, CANDIDATE_POSTS
from packager.platforms.interface import (
    Absence,
    Absent,
    Answer,
    Platform,
    Post,
    PostId,
    Purpose,
    Reason,
    Request,
    same_handle,
)
from packager.resolve.archives import WebArchive
from packager.resolve.asking import Question, Steps
from packager.resolve.captures import Capture, find_captures
from packager.resolve.capturing import NO_EVIDENCE, Evidence
from packager.resolve.contenders import Reading
from packager.resolve.failures import find_failure
from packager.resolve.posting_day import DayFit, fit_day
from packager.resolve.resolution import Query
from packager.resolve.seen import Seen, see

_NOON = time(12, tzinfo=UTC)
_IN_PASSING = (Absence.RATE_LIMITED, Absence.NETWORK_ERROR, Absence.UNREADABLE)


@dataclass(kw_only=True, slots=True)
class _Post:
    """A post that archives hold, and how far the reading of it has come."""

    id: str
    day: DayFit
    captures: list[Capture] = field(default_factory=list)
    tries: int = 0
    has_failed: bool = False  # an archive did not answer, and may another time
    seen: list[Seen] = field(default_factory=list)
    reading: Reading

    @property
    def wants_reading(self) -> bool:
        """Whether it has not been read, and there is something left to read."""
        left = self.tries < min(len(self.captures), CANDIDATE_CAPTURES)
        return left and not isinstance(self.reading.result, Post)

    @property
    def may_be_read_later(self) -> bool:
        """Whether it is unknown only because an archive did not answer."""
        return self.has_failed and not isinstance(self.reading.result, Post)

    @property
    def next_capture(self) -> Capture:
        """The most promising capture that has not been tried."""
        return self.captures[self.tries]


class AccountDay:
    """What the archives hold of one account and day, so far.

    Attributes:
        queries: Every question that was asked, in order.
        failures: Why an index gave no list, one for each answer that could not be used.
    """

    def __init__(
        self,
        handle: str,
        posted_on: date,
        *,
        platform: Platform,
        archives: Sequence[WebArchive],
        earlier: Mapping[str, Evidence],
    ) -> None:
        self.handle = handle
        self.queries: list[Query] = []
        self.failures: list[Absence] = []
        self._posted_on = posted_on
        self._platform = platform
        self._archives = archives
        self._earlier = earlier  # what showed posts in an earlier package, by their ids
        self._posts: dict[str, _Post] = {}
        self._unreadable: dict[str, Absent] = {}  # by digest: the same bytes hold no other post
        self._is_cut = False

    def searches(self) -> tuple[Request, ...]:
        """Give the searches that may find more, the likeliest first."""
        requests = self._platform.requests_to_find(self.handle, self._posted_on)
        return tuple(request for request in requests if request.purpose is Purpose.SEARCH)

    def search(self, request: Request) -> Steps[None]:
        """Ask the archives which posts they hold below an address."""
        found = yield from find_captures(self._archives, request.url, is_prefix=request.is_prefix)
        self.queries.extend(found.queries)
        self.failures.extend(found.failures)
        self._is_cut |= found.is_cut
        for capture in found.captures:
            self._add(capture)
        for post in self._posts.values():
            untried = post.captures[post.tries :]
            post.captures[post.tries :] = sorted(untried, key=self._promise)

    def read_more(self) -> Steps[bool]:
        """Read one more capture of each post that has not been read.

        Returns:
            Whether there was anything left to read.
        """
        of_the_day, others = self._in_order()
        wanting = [post for post in of_the_day[:CANDIDATE_POSTS] if post.wants_reading]
        if not wanting:
            wanting = [post for post in others[:CANDIDATE_POSTS] if post.wants_reading]
        asked = list(self._first_of_each_digest(wanting))
        answers = yield tuple(
            Question(url=post.next_capture.replay_url, purpose=Purpose.CAPTURE) for post in asked
        )
        for post, answer in zip(asked, answers, strict=True):
            self._take(post, answer)
        return bool(wanting)

    def evidence(self, status_id: str) -> Evidence:
        """Give what is known of one post."""
        post = self._posts.get(status_id)
        return (
            Evidence(captures=tuple(post.captures), seen=tuple(post.seen)) if post else NO_EVIDENCE
        )

    def readings(self) -> tuple[Reading, ...]:
        """Give every post of the day that is known, those of the UTC day first."""
        of_the_day, others = self._in_order()
        return tuple(post.reading for post in (*of_the_day, *others))

    @property
    def is_whole(self) -> bool:
        """Whether every post of the day that the archives named could be asked for."""
        of_the_day, _ = self._in_order()
        is_all_asked = len(of_the_day) <= CANDIDATE_POSTS and not self._is_cut
        return is_all_asked and not any(post.may_be_read_later for post in of_the_day)

    def _add(self, capture: Capture) -> None:
        address = self._platform.recognise(capture.original)
        if address is None or address.handle is None:
            return  # junk: an index holds whatever a crawler took for an address
        status_id, day = address.post_id.value, fit_day(address.post_id.value, self._posted_on)
        if day is DayFit.OTHER_DAY or not same_handle(address.handle, self.handle):
            return
        if status_id not in self._posts:
            known = self._earlier.get(status_id, NO_EVIDENCE).seen
            shown = next((one for one in known if one.shows_post), None)
            reading = Reading(
                id=status_id,
                day=day,
                result=shown.result if shown else None,
                record=shown.record if shown else None,
            )
            self._posts[status_id] = _Post(id=status_id, day=day, reading=reading)
        self._posts[status_id].captures.append(capture)

    def _in_order(self) -> tuple[list[_Post], list[_Post]]:
        """Give the posts of the UTC day and those of the day elsewhere, the promising first."""
        posts = sorted(self._posts.values(), key=lambda post: self._promise(post.captures[0]))
        of_the_day = [post for post in posts if post.day is DayFit.UTC_DAY]
        return of_the_day, [post for post in posts if post.day is not DayFit.UTC_DAY]

    def _promise(self, capture: Capture) -> tuple[int, float]:
        """How soon to read a capture: data, then pages, then the rest; of each the nearest."""
        noon = datetime.combine(self._posted_on, _NOON)
        return _rank_of_kind(capture), abs((capture.captured_at - noon).total_seconds())

    def _first_of_each_digest(self, posts: Iterable[_Post]) -> Iterable[_Post]:
        """Pass over captures whose bytes have been read, or are being read, for another post."""
        asked = set()
        for post in posts:
            digest = post.next_capture.digest
            known = self._unreadable.get(digest) if digest else None
            if known is not None:
                post.tries += 1
                post.reading = Reading(id=post.id, day=post.day, result=known)
            elif digest is None or digest not in asked:
                asked.add(digest)
                yield post

    def _take(self, post: _Post, answer: Answer) -> None:
        capture = post.next_capture
        post.tries += 1
        failure = find_failure(answer)
        if failure is not None:
            self.queries.append(Query.of(capture.replay_url, answer, None))
            self.failures.append(failure)
            post.has_failed |= failure in _IN_PASSING
            return
        post_id = PostId(platform=self._platform.name, value=post.id)
        seen = see(capture.replay_url, answer, post_id, self._platform, archive=capture.archive)
        post.seen.append(seen)
        result = seen.result
        self.queries.append(Query.of(capture.replay_url, answer, int(isinstance(result, Post))))
        if isinstance(result, Absent) and capture.digest and _holds_no_post(result):
            self._unreadable[capture.digest] = result
        post.reading = Reading(
            id=post.id, day=post.day, result=result, capture=capture, record=answer.record_id
        )


def _rank_of_kind(capture: Capture) -> int:
    if capture.mimetype == "application/json":
        return 0
    if capture.status is not None and not _is_success(capture.status):
        return 3  # a redirect, mostly to a page that says that there is nothing
    return 1 if capture.mimetype == "text/html" else 2


def _is_success(status: int) -> bool:
    return status // 100 == 2  # noqa: PLR2004 (RFC 9110 §15.3: 2xx)


def _holds_no_post(result: Absent) -> bool:
    """Whether the same bytes would hold no post under another address either."""
    return result.reason is not Reason.OTHER_POST
