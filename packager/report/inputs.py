"""What a report is made from: the article, and the records of the package as they will be written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from packager.model import Article

Record = Mapping[str, Any]  # a JSON object in one of the forms of archive/schemas/


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaFile:
    """A picture or film of a tweet that stands in the package as a file of its own."""

    path: str  # relative to data/, with "/"
    kind: str  # "photo", "video" or "animated_gif"
    alt_text: str | None = None  # the description that the tweet's author gave


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportInput:
    """All that a report is made from.

    The records are taken as they are. Members that a later step adds to them may be missing; that
    is shown as "not asked", never as an absence.
    """

    article: Article
    references: Sequence[Record]  # entries of references.json, in reading order
    collection: Record  # collection.json
    started_at: datetime  # UTC
    tweets: Sequence[Record] = ()  # each as in tweets/<status id>.json
    organization: str | None = None  # as the user states it
    media: Mapping[str, Sequence[MediaFile]] = field(default_factory=dict)  # by status id
