"""The way by the article's own archived copies, in which the embeds still have their addresses.

What reached us lost them on the way: most extractors drop links. An archived copy is searched for
references like any article, and what is found is joined by account, day and text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from http import HTTPStatus

from archive.errors import LimitReachedError
from archive.limits import ARTICLE_MEMENTOS
from packager.errors import SourceError
from packager.model import Reference, SourceKind
from packager.platforms.interface import Absence, Answer, Purpose, same_handle
from packager.references import find_references
from packager.resolve.archives import WebArchive
from packager.resolve.asking import Question, Steps
from packager.resolve.captures import Capture, find_captures
from packager.resolve.confidence import EQUAL_LETTERS, SIMILAR_SCORE
from packager.resolve.matching import EQUAL, Level, Match, PostText, Shown, match
from packager.resolve.posting_day import DayFit, fit_day
from packager.resolve.resolution import Query
from packager.source import make_source

_NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Embed:
    """A post that an archived copy of the article refers to, with its id."""

    status_id: str
    handle: str | None
    record: str | None  # the WARC-Record-ID of the copy


@dataclass(frozen=True, kw_only=True, slots=True)
class FromArticle:
    """What the article's archived copies gave: embeds by the ids of the references."""

    embeds: Mapping[str, Embed]
    queries: tuple[Query, ...]
    failures: tuple[Absence, ...]  # of services that gave no answer


def read_article_mementos(
    article_url: str,
    references: Sequence[Reference],
    shown: Mapping[str, Shown],
    *,
    archives: Sequence[WebArchive],
    published_on: date | None,
) -> Steps[FromArticle]:
    """Look for references in archived copies of the article, those nearest its publication first.

    Args:
        article_url: Where the article stands or stood.
        references: Those that are looked for.
        shown: What the article shows of each, by their ids.
        archives: Those to ask.
        published_on: The article's date; where None, the latest date of a reference.
    """
    found = yield from find_captures(archives, article_url)
    queries = list(found.queries)
    embeds: dict[str, Embed] = {}
    for capture in _nearest(found.captures, published_on or _latest_day(references)):
        missing = [reference for reference in references if reference.id not in embeds]
        if not missing:
            break
        (answer,) = yield (Question(url=capture.replay_url, purpose=Purpose.CAPTURE),)
        archived = _find_references(answer)
        queries.append(Query.of(capture.replay_url, answer, len(archived)))
        for reference in missing:
            same = _join(reference, shown[reference.id], archived)
            if same is not None:
                embeds[reference.id] = Embed(
                    status_id=same.status_id or "",
                    handle=same.handle,
                    record=answer.record_id,
                )
    return FromArticle(embeds=embeds, queries=tuple(queries), failures=found.failures)


def _latest_day(references: Sequence[Reference]) -> date | None:
    return max((one.posted_on for one in references if one.posted_on), default=None)


def _nearest(captures: Iterable[Capture], day: date | None) -> list[Capture]:
    """Give the few captures to read: pages, the nearest to a day or else the earliest first."""
    pages = [one for one in captures if one.status in (None, HTTPStatus.OK)]
    if day is None:
        pages.sort(key=lambda one: one.captured_at)
    else:
        noon = datetime.combine(day, _NOON)
        pages.sort(key=lambda one: abs(one.captured_at - noon))
    different: dict[str, Capture] = {}
    for page in pages:
        different.setdefault(page.digest or page.replay_url, page)
    return list(different.values())[:ARTICLE_MEMENTOS]


def _find_references(answer: Answer) -> list[Reference]:
    """Find the references with ids in an archived copy; none where it cannot be read."""
    if answer.trouble or answer.http_status != HTTPStatus.OK:
        return []
    try:
        page = make_source(
            answer.body, name=answer.url, kind=SourceKind.HTML, http_charset=answer.charset
        )
    except (SourceError, LimitReachedError):  # a picture, an empty page, one beyond our limits
        return []
    references = find_references(page.text, page.kind)
    return [one for one in references if one.status_id and not one.in_code and not one.in_comment]


def _join(reference: Reference, shown: Shown, archived: Sequence[Reference]) -> Reference | None:
    """Give the one archived reference that is the same; None where none is, or several may be."""
    fitting = [
        (one, match(shown, PostText(text=one.text or "", links=one.links)))
        for one in archived
        if _may_be_same(reference, one)
    ]
    equal = [one for one, found in fitting if _is_equal(reference, found)]
    alike = equal or [one for one, found in fitting if _is_alike(found)]
    return alike[0] if len({one.status_id for one in alike}) == 1 else None


def _may_be_same(reference: Reference, archived: Reference) -> bool:
    if reference.handle and archived.handle and not same_handle(reference.handle, archived.handle):
        return False
    if reference.posted_on is None:
        return True
    return fit_day(archived.status_id or "", reference.posted_on) is DayFit.UTC_DAY


def _is_equal(reference: Reference, found: Match) -> bool:
    """Whether text or links agree; a few letters do so only beside an account and a day."""
    says_enough = found.letters >= EQUAL_LETTERS or (reference.handle and reference.posted_on)
    is_equal = found.level in EQUAL and not found.links_differ and bool(says_enough)
    return is_equal or bool(found.codes)


def _is_alike(found: Match) -> bool:
    """Whether the texts are as good as equal, between two copies of one article."""
    is_alike = found.level is Level.CUT or found.score >= SIMILAR_SCORE
    return is_alike and found.letters >= EQUAL_LETTERS and not found.links_differ
