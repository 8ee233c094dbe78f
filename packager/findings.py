"""What is known of an article's tweets, asked of the web or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from packager.assets.fetch_media import MediaReport
from packager.model import Article, Reference
from packager.platforms.twitter.platform import Twitter
from packager.records import is_missing
from packager.resolve import resolve
from packager.resolve.resolution import Resolution


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """What came of an article's references."""

    resolutions: tuple[Resolution, ...]  # one a reference, in their order
    tweets: tuple[dict[str, Any], ...] = ()  # in the form of ``archive/schemas/tweet.json``
    media: MediaReport | None = None  # None where nobody was asked

    @property
    def is_lacking(self) -> bool:
        """Whether asking again may bring more."""
        return any(is_missing(one.absence) for one in self.resolutions)


def leave_unasked(article: Article, references: Sequence[Reference]) -> Findings:
    """Give what the article itself tells, and where a person can look."""
    unasked = resolve.leave_unasked(article.source, references, platform=Twitter())
    return Findings(resolutions=unasked)
