"""What the platform itself says of a post whose address is known: evidence that is not needed."""

from dataclasses import dataclass

from packager.platforms.interface import (
    PROVEN_ABSENCES,
    Absence,
    Absent,
    Answer,
    Platform,
    Post,
    PostAddress,
    Purpose,
)
from packager.resolve.asking import Question, Steps
from packager.resolve.failures import find_failure
from packager.resolve.resolution import Query


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveCheck:
    """What the platform said.

    Attributes:
        post: The post; None where the platform did not show it.
        record: The WARC-Record-ID of the answer that shows it.
        absence: Why it is not there, where an answer says so.
    """

    post: Post | None
    record: str | None
    absence: Absence | None
    queries: tuple[Query, ...]


def check_live(address: PostAddress, platform: Platform) -> Steps[LiveCheck]:
    """Ask the platform's own services, one after another, until one shows the post or its end."""
    had: list[Answer] = []
    queries: list[Query] = []
    absence = None
    while request := _next_request(address, platform, had):
        (answer,) = yield (Question(url=request, purpose=Purpose.LIVE),)
        had.append(answer)
        result = platform.read(answer, address.post_id)
        rows = int(isinstance(result, Post)) if find_failure(answer) is None else None
        queries.append(Query.of(request, answer, rows))
        if isinstance(result, Post):
            return LiveCheck(
                post=result, record=answer.record_id, absence=None, queries=tuple(queries)
            )
        absence = _stronger(absence, result)
        if absence in PROVEN_ABSENCES:
            break
    return LiveCheck(post=None, record=None, absence=absence, queries=tuple(queries))


def _next_request(address: PostAddress, platform: Platform, had: list[Answer]) -> str | None:
    requests = platform.requests_for(address.post_id, had, handle=address.handle)
    asked = {answer.url for answer in had}
    live = (one.url for one in requests if one.purpose is Purpose.LIVE and one.url not in asked)
    return next(live, None)


def _stronger(absence: Absence | None, result: Absent) -> Absence | None:
    """Keep what an answer says of the post; that nobody answered says nothing."""
    says_something = result.absence in PROVEN_ABSENCES or result.absence is Absence.NOT_FOUND
    return result.absence if says_something else absence
