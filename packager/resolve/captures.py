"""Which captures the web archives hold of an address, or of all addresses with a prefix."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from archive.limits import CDX_PAGES, CDX_ROWS
from packager.errors import UnreadableAnswerError
from packager.platforms.interface import Absence, Answer, Purpose
from packager.resolve.archives import WebArchive, original_of
from packager.resolve.asking import Question, Steps, together
from packager.resolve.cdx_answers import NO_CAPTURES, CdxPage, CdxRow, parse_cdx
from packager.resolve.cdx_questions import exact_url, prefix_url
from packager.resolve.failures import find_failure
from packager.resolve.resolution import Memento, Query
from packager.resolve.timemaps import ListedMemento, parse_timemap


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """One capture of one address in one archive."""

    archive: str
    replay_url: str  # of the raw bytes
    captured_at: datetime
    original: str  # the address, as it was captured
    mimetype: str = ""  # "" where the archive does not say
    status: int | None = None
    digest: str | None = None

    def to_memento(self) -> Memento:
        """Give what is recorded of it."""
        return Memento(
            archive=self.archive,
            url=self.replay_url,
            captured_at=self.captured_at,
            mimetype=self.mimetype,
            digest=self.digest,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What some searches gave.

    Attributes:
        failures: Why parts of it are missing, one for each answer that could not be used.
        is_cut: An archive holds more than it said.
    """

    captures: tuple[Capture, ...] = ()
    queries: tuple[Query, ...] = ()
    failures: tuple[Absence, ...] = ()
    is_cut: bool = False


def find_captures(
    archives: Sequence[WebArchive], url: str, *, is_prefix: bool = False
) -> Steps[Found]:
    """Ask every archive for the captures of an address.

    Args:
        archives: Those to ask. One without a CDX server is asked for one address only, by its
            TimeMap; it knows no prefixes.
        url: The address; of a prefix, its beginning without a scheme.
        is_prefix: Whether all addresses that begin so are meant.
    """
    searches = []
    for archive in archives:
        if archive.cdx:
            searches.append(_search_index(archive, url, is_prefix=is_prefix))
        elif archive.timemap and not is_prefix:
            searches.append(_search_timemap(archive, url))
    return _join((yield from together(searches)))


def _join(parts: Sequence[Found]) -> Found:
    return Found(
        captures=tuple(capture for part in parts for capture in part.captures),
        queries=tuple(query for part in parts for query in part.queries),
        failures=tuple(failure for part in parts for failure in part.failures),
        is_cut=any(part.is_cut for part in parts),
    )


@dataclass(kw_only=True, slots=True)
class _Pages:
    """What the pages of one question gave so far."""

    captures: list[Capture] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    failures: list[Absence] = field(default_factory=list)
    is_cut: bool = False

    def to_found(self) -> Found:
        return Found(
            captures=tuple(self.captures),
            queries=tuple(self.queries),
            failures=tuple(self.failures),
            is_cut=self.is_cut,
        )


def _search_index(archive: WebArchive, url: str, *, is_prefix: bool) -> Steps[Found]:
    """Ask a CDX server page by page, for as long as it names a new key to go on with."""
    ask = prefix_url if is_prefix else exact_url
    pages, resume_key, keys = _Pages(), None, set()
    for _ in range(CDX_PAGES):
        question = Question(url=ask(archive, url, resume_key), purpose=Purpose.SEARCH)
        (answer,) = yield (question,)
        page = _read_page(answer)
        rows = None if isinstance(page, Absence) else len(page.rows)
        pages.queries.append(Query.of(question.url, answer, rows))
        if isinstance(page, Absence):
            pages.failures.append(page)
            break
        pages.captures.extend(_capture(archive, row) for row in page.rows)
        resume_key = page.resume_key
        pages.is_cut = resume_key is not None or len(page.rows) >= CDX_ROWS
        if resume_key is None or resume_key in keys:
            break
        keys.add(resume_key)
    return pages.to_found()


def _search_timemap(archive: WebArchive, url: str) -> Steps[Found]:
    question = Question(url=archive.timemap_url(url) or "", purpose=Purpose.SEARCH)
    (answer,) = yield (question,)
    listed = _read_timemap(answer)
    if isinstance(listed, Absence):
        return Found(queries=(Query.of(question.url, answer, None),), failures=(listed,))
    captures = tuple(
        Capture(
            archive=archive.name,
            replay_url=archive.replay_url(f"{one.captured_at:%Y%m%d%H%M%S}", url),
            captured_at=one.captured_at,
            original=original_of(one.url),
        )
        for one in listed
    )
    return Found(captures=captures, queries=(Query.of(question.url, answer, len(captures)),))


def _capture(archive: WebArchive, row: CdxRow) -> Capture:
    return Capture(
        archive=archive.name,
        replay_url=archive.replay_url(row.timestamp, row.original),
        captured_at=row.captured_at,
        original=row.original,
        mimetype=row.mimetype,
        status=row.status,
        digest=row.digest,
    )


def _read_page(answer: Answer) -> CdxPage | Absence:
    failure = find_failure(answer)
    if failure is not None:
        return failure
    if answer.http_status == HTTPStatus.NOT_FOUND and not answer.body.strip():
        return NO_CAPTURES
    try:
        return parse_cdx(answer.body)
    except UnreadableAnswerError:
        return Absence.UNREADABLE


def _read_timemap(answer: Answer) -> tuple[ListedMemento, ...] | Absence:
    failure = find_failure(answer)
    if failure is not None:
        return failure
    if answer.http_status == HTTPStatus.NOT_FOUND:
        return ()
    try:
        return parse_timemap(answer.body)
    except UnreadableAnswerError:
        return Absence.UNREADABLE
