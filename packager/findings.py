"""What is known of an article's tweets, asked of the web or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from packager.assets.fetch_media import MediaReport
from packager.model import Article, Reference
from packager.platforms.interface import Absence
from packager.platforms.twitter.platform import Twitter
from packager.resolve import resolve
from packager.resolve.resolution import Resolution

_IN_PASSING = (Absence.RATE_LIMITED, Absence.NETWORK_ERROR, Absence.UNREADABLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """What came of an article's references."""

    resolutions: tuple[Resolution, ...]  # one a reference, in their order
    tweets: tuple[dict[str, Any], ...] = ()  # in the form of ``archive/schemas/tweet.json``
    media: MediaReport | None = None  # None where nobody was asked

    @property
    def missing(self) -> tuple[str, ...]:
        """The references, by their ids, of which asking again may bring more.

        A tweet that is gone, and one that nobody has heard of, is a result.
        """
        return tuple(one.reference_id for one in self.resolutions if one.absence in _IN_PASSING)


def leave_unasked(article: Article, references: Sequence[Reference]) -> Findings:
    """Give what the article itself tells, and where a person can look."""
    unasked = resolve.leave_unasked(article.source, references, platform=Twitter())
    return Findings(resolutions=unasked)
