"""Twitter as the rest of the program sees it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from archive.claims.times import from_snowflake
from archive.errors import ClaimError
from packager.platforms.interface import Absent, Answer, Post, PostAddress, PostId, Request
from packager.platforms.twitter.reading import read_answer
from packager.platforms.twitter.requests import (
    Endpoints,
    capture_requests,
    live_requests,
    search_requests,
)
from packager.platforms.twitter.windows import utc_day_window
from packager.references.addresses.status_urls import canonical_url, parse_status_url

NAME = "twitter"


@dataclass(frozen=True, kw_only=True, slots=True)
class Twitter:
    """The platform; ``packager.platforms.interface.Platform`` describes its members."""

    endpoints: Endpoints = field(default_factory=Endpoints)

    @property
    def name(self) -> str:
        """Its name in references.json."""
        return NAME

    def recognise(self, url: str) -> PostAddress | None:
        """Say which tweet an address stands for; None where it is no address of one."""
        status = parse_status_url(url)
        if status is None:
            return None
        post_id = PostId(platform=NAME, value=status.status_id)
        return PostAddress(post_id=post_id, handle=status.handle)

    def posted_at(self, post_id: PostId) -> datetime | None:
        """Give when a tweet was made: a snowflake id says it, older ids do not."""
        try:
            return datetime.fromisoformat(from_snowflake(post_id.value))
        except ClaimError:
            return None

    def canonical_url(self, post_id: PostId, handle: str | None) -> str:
        """Give the one address that we write for a tweet."""
        return canonical_url(handle, post_id.value)

    def requests_for(
        self, post_id: PostId, had: Sequence[Answer], *, handle: str | None = None
    ) -> tuple[Request, ...]:
        """Say what to ask next: Twitter itself, then captures of every address of the tweet."""
        author = handle or self._proven_handle(post_id, had)
        asked = {answer.url for answer in had}
        wanted = (
            *live_requests(post_id.value, author, self.endpoints),
            *capture_requests(post_id.value, author),
        )
        return tuple(request for request in wanted if request.url not in asked)

    def requests_to_find(self, handle: str, posted_on: date) -> tuple[Request, ...]:
        """Say where archives may hold the tweets of an account of one UTC day."""
        return tuple(search_requests(handle, utc_day_window(posted_on)))

    def read(self, answer: Answer, post_id: PostId) -> Post | Absent:
        """Read an answer; see ``Platform.read``."""
        return read_answer(answer, post_id)

    def _proven_handle(self, post_id: PostId, had: Sequence[Answer]) -> str | None:
        for answer in had:
            result = self.read(answer, post_id)
            if isinstance(result, Post) and result.handle:
                return result.handle.value
        return None
