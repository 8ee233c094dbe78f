"""Fetch what tweets show: live, and where that is gone, from the web archives.

For each address: the live one at its original size, then the smaller one that the tweet states,
then what each archive holds of the two nearest to when the tweet was posted. The first whole answer
that is not a page counts; every one on the way is in the WARC file all the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive import limits
from packager.assets.answered import Answered, Fetch, remember
from packager.assets.budget import Allowance, Budget, NotAsked
from packager.assets.lanes import Pace, run_by_host
from packager.assets.tweet_media import Medium, MediumKind
from packager.errors import TooLargeError
from packager.fetch.guard import host_of
from packager.resolve.archives import WebArchive

_LIMITS = Allowance(number=limits.MEDIA, all_bytes=limits.MEDIA_BYTES, all_s=limits.MEDIA_S)
# What servers and archives say in words instead of showing anything.
_PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain", "application/json"))


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredMedia:
    """A picture or film that is in the archive, and whose it is."""

    status_id: str
    kind: MediumKind
    url: str  # as the tweet has it, at its original size
    record: str | None  # WARC-Record-ID of the response; None where nothing is recorded
    alt_text: str | None
    content_type: str | None  # in lower case, without parameters
    size_bytes: int  # of the body as it came
    stored_url: str  # that the record is of: ``url``, a smaller size, or a memento
    from_archive: str | None  # the name of the web archive; None for a live answer


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingMedia:
    """A picture or film that is not there: every try, or why there was none."""

    status_id: str
    kind: MediumKind
    url: str
    tries: tuple[Answered, ...] = ()
    not_asked: NotAsked | None = None  # the tries, if any, came before this


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaReport:
    """What became of everything that tweets show, in the order in which it was asked for."""

    stored: tuple[StoredMedia, ...] = ()
    missing: tuple[MissingMedia, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Try:
    url: str
    archive: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Job:
    """One address of a medium; the tries that are left, the next one first."""

    medium: Medium
    left: tuple[_Try, ...]
    failed: tuple[Answered, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Done:
    answered: Answered
    is_too_large: bool


def fetch_media(
    media: Sequence[Medium],
    fetch: Fetch,
    *,
    archives: Iterable[WebArchive] = (),
    with_video: bool = True,
    allowance: Allowance = _LIMITS,
    pace: Pace | None = None,
    on_progress: Callable[[int, int], None] = lambda _done, _known: None,
) -> MediaReport:
    """Fetch pictures and films.

    Args:
        media: What to ask for; what several tweets show as the same kind of thing is asked for once.
        fetch: Asks for one address and records it.
        archives: Web archives to ask where the live address gives nothing; none while offline.
        with_video: Whether films are asked for; their still pictures always are.
        allowance: Limits on all of them together, mementos included.
        pace: How many at the same time; the defaults where None.
        on_progress: Is told how many addresses are done, of how many.

    Returns:
        For every one of ``media`` what is stored or why it is missing.

    Raises:
        WriteError: An exchange cannot be kept.
    """
    asking = _Asking(fetch, Budget(allowance), tuple(archives), with_video=with_video)
    jobs = asking.jobs(media)

    def tell(job: _Job, done: _Done) -> list[_Job]:
        following = asking.take(job, done)
        on_progress(len(asking.stored) + len(asking.missing), len(jobs))
        return following

    run_by_host(
        jobs,
        host_of=lambda job: host_of(job.left[0].url),
        may_start=asking.may_start,
        do=asking.do,
        then=tell,
        pace=pace or Pace(),
    )
    return asking.report(media)


@dataclass(slots=True)
class _Asking:
    """Media under way, by their addresses; only ``do`` is called from other threads."""

    _fetch: Fetch
    _budget: Budget
    _archives: tuple[WebArchive, ...]
    with_video: bool = field(kw_only=True)
    stored: dict[tuple[str, MediumKind], StoredMedia] = field(default_factory=dict)
    missing: dict[tuple[str, MediumKind], MissingMedia] = field(default_factory=dict)

    def jobs(self, media: Iterable[Medium]) -> list[_Job]:
        """Give one job for each address."""
        first = {_key(medium): medium for medium in reversed(list(media))}
        return [
            _Job(medium=medium, left=tuple(self._tries(medium)))
            for medium in reversed(first.values())
        ]

    def may_start(self, job: _Job) -> bool:
        """Whether a job may go on; if not, its medium is missing."""
        is_unwanted = job.medium.kind is MediumKind.FILM and not self.with_video
        reason = NotAsked.UNWANTED if is_unwanted else self._budget.refusal()
        if reason is None:
            self._budget.begin()
            return True
        self._miss(job, reason)
        return False

    def do(self, job: _Job) -> _Done:
        """Make the next try."""
        is_film = job.medium.kind is MediumKind.FILM
        fetched = self._fetch(
            job.left[0].url,
            response_bytes=limits.FILM_BYTES if is_film else limits.MEDIUM_BYTES,
            fetch_s=min(limits.FILM_S, self._budget.left_s),
            decoded_bytes=0,
        )
        is_too_large = isinstance(fetched.error, TooLargeError)
        return _Done(answered=remember(fetched), is_too_large=is_too_large)

    def take(self, job: _Job, done: _Done) -> list[_Job]:
        """Keep what came, or give the job with the tries that are left."""
        answered = done.answered
        self._budget.spend(answered.wire_bytes)
        if answered.is_good and answered.content_type not in _PAGES:
            self.stored[_key(job.medium)] = _stored(job, answered)
            return []
        # What is too large here is too large everywhere.
        left = () if done.is_too_large else job.left[1:]
        job = replace(job, left=left, failed=(*job.failed, answered))
        if not left:
            self._miss(job, None)
        return [job] if left else []

    def report(self, media: Iterable[Medium]) -> MediaReport:
        """Say of every medium of every tweet what became of its address."""
        stored: list[StoredMedia] = []
        missing: list[MissingMedia] = []
        for medium in media:
            one = self.stored.get(_key(medium))
            if one is not None:
                own = replace(one, status_id=medium.status_id, alt_text=medium.alt_text)
                stored.append(own)
            else:
                lacking = self.missing[_key(medium)]
                missing.append(replace(lacking, status_id=medium.status_id))
        return MediaReport(stored=tuple(stored), missing=tuple(missing))

    def _tries(self, medium: Medium) -> Iterator[_Try]:
        urls = [url for url in (medium.url, medium.smaller) if url is not None]
        for url in urls:
            yield _Try(url=url, archive=None)
        for archive in self._archives if medium.seen_at else ():
            for url in urls:
                replayed = archive.replay_url(medium.seen_at or "", url)
                yield _Try(url=replayed, archive=archive.name)

    def _miss(self, job: _Job, reason: NotAsked | None) -> None:
        medium = job.medium
        self.missing[_key(medium)] = MissingMedia(
            status_id=medium.status_id,
            kind=medium.kind,
            url=medium.url,
            tries=job.failed,
            not_asked=reason,
        )


def _key(medium: Medium) -> tuple[str, MediumKind]:
    return medium.url, medium.kind


def _stored(job: _Job, answered: Answered) -> StoredMedia:
    return StoredMedia(
        status_id=job.medium.status_id,
        kind=job.medium.kind,
        url=job.medium.url,
        record=answered.record,
        alt_text=job.medium.alt_text,
        content_type=answered.content_type,
        size_bytes=answered.size_bytes,
        stored_url=answered.final_url,
        from_archive=job.left[0].archive,
    )
