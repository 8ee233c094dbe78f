"""What the tests of every platform use: answers, and how to look into a post."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.claims import Claim
from packager.platforms.interface import Absence, Answer, PostId

ASKED_AT = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
CAPTURED_AT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
RECORD = "urn:uuid:6f4f8b4e-0d6c-4b8f-9a57-3a2f3a5d9d11"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """An answer, which post was asked for, and whether it is there."""

    name: str
    post_id: PostId
    answer: Answer
    absence: Absence | None  # None: the answer holds the post

    def __str__(self) -> str:
        return self.name


def answer_to(url: str, body: bytes, *, status: int = 200, final_url: str | None = None) -> Answer:
    """A recorded answer with the body given."""
    return Answer(
        url=url,
        final_url=final_url or url,
        asked_at=ASKED_AT,
        captured_at=CAPTURED_AT,
        http_status=status,
        content_type="text/html",  # on purpose wrong for JSON: nobody may go by it
        charset="utf-8",
        body=body,
        record_id=RECORD,
    )


def body_of(folder: Path, name: str) -> bytes:
    """The bytes of an answer that stands in a file."""
    return (folder / name).read_bytes()


def claims_in(value: object) -> Iterator[Claim[Any]]:
    """Every claim in a post, or in what a post holds."""
    if isinstance(value, Claim):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from claims_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from claims_in(entry)


def plain(value: object) -> object:
    """A post as plain values without their origins; what is unknown is left out."""
    if isinstance(value, Claim):
        return value.value
    if is_dataclass(value):
        shown = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {name: entry for name, entry in shown.items() if entry not in (None, [], set())}
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, frozenset):
        return {str(entry) for entry in value}
    return str(value) if isinstance(value, str) else value
