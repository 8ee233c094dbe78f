"""Fetch what a page needs, and what that needs in turn.

1. Take the assets of the page; style sheets first, since they lead to more.
2. Ask for each, many at the same time, as long as the limits allow.
3. Find the assets of every style sheet that came; go on with (2).

Each address is asked once. What is not asked is a result, too, with the reason.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from archive import limits
from packager.assets.answered import Answered, Fetch, remember
from packager.assets.asset import Asset, AssetKind, FoundAssets
from packager.assets.budget import Allowance, Budget, NotAsked
from packager.assets.css_assets import decode_css, find_css_assets
from packager.assets.lanes import Pace, run_by_host
from packager.fetch.guard import host_of

Progress = Callable[[int, int], None]
"""Is told how many are done, and how many are known so far. The second number may grow."""

_LIMITS = Allowance(number=limits.ASSETS, all_bytes=limits.ASSETS_BYTES, all_s=limits.ASSETS_S)


@dataclass(frozen=True, kw_only=True, slots=True)
class AssetResult:
    """What became of one asset: exactly one of the two is there."""

    asset: Asset
    answered: Answered | None = None  # it was asked
    not_asked: NotAsked | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AssetReport:
    """What became of everything that a page needs."""

    results: tuple[AssetResult, ...] = ()  # in the order in which they came to an end
    unlisted: int = 0  # references that were counted only, and not asked

    @property
    def good(self) -> int:
        """How many came whole, with a status of success."""
        return sum(one.answered is not None and one.answered.is_good for one in self.results)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Job:
    asset: Asset
    depth: int  # 1 for what the page names, 2 for what its style sheets name, and so on
    encoding: str  # of the page or style sheet that names it


def fetch_assets(
    found: FoundAssets,
    fetch: Fetch,
    *,
    page_encoding: str = "utf-8",
    with_video: bool = True,
    allowance: Allowance = _LIMITS,
    pace: Pace | None = None,
    on_progress: Progress = lambda _done, _known: None,
) -> AssetReport:
    """Fetch the assets of a page.

    A style sheet that says of itself to be something else is read as one all the same. Bodies of
    other assets are not looked at: whether a picture can be shown, nobody here knows.

    Args:
        found: What the page names.
        fetch: Asks for one address and records it.
        page_encoding: A Python codec's name; for style sheets that do not state theirs.
        with_video: Whether films are asked for.
        allowance: Limits on all of them together. What is under way when the limit of bytes is
            reached still comes: at most ``limits.ASSET_BYTES`` for each worker.
        pace: How many at the same time; the defaults where None.
        on_progress: Is told how far it is, in the calling thread.

    Returns:
        A result for every asset. That one did not come is a result, never an exception.

    Raises:
        WriteError: An exchange cannot be kept.
    """
    rounds = _Rounds(fetch, Budget(allowance), on_progress, with_video=with_video)
    rounds.unlisted += found.unlisted
    run_by_host(
        rounds.new_jobs(found.assets, depth=1, encoding=page_encoding),
        host_of=_host_of,
        may_start=rounds.may_start,
        do=rounds.do,
        then=rounds.take,
        pace=pace or Pace(),
    )
    return AssetReport(results=tuple(rounds.results), unlisted=rounds.unlisted)


def _host_of(job: _Job) -> str:
    return host_of(job.asset.url)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Done:
    answered: Answered
    names: FoundAssets | None  # where it is a style sheet


@dataclass(slots=True)
class _Rounds:
    """One page's assets under way; only ``do`` is called from other threads."""

    _fetch: Fetch
    _budget: Budget
    _on_progress: Progress
    with_video: bool = field(kw_only=True)
    results: list[AssetResult] = field(default_factory=list)
    unlisted: int = 0
    _known: set[str] = field(default_factory=set)

    def new_jobs(self, assets: Iterable[Asset], *, depth: int, encoding: str) -> list[_Job]:
        """Give a job for each asset that is not known yet, style sheets first."""
        new = [asset for asset in assets if asset.url not in self._known]
        room = limits.ASSETS_LISTED - len(self._known)
        self.unlisted += max(len(new) - room, 0)
        new = sorted(new[:room], key=lambda asset: asset.kind is not AssetKind.STYLESHEET)
        self._known.update(asset.url for asset in new)
        return [_Job(asset=asset, depth=depth, encoding=encoding) for asset in new]

    def may_start(self, job: _Job) -> bool:
        """Whether a job may begin; if not, why not is its result."""
        reason = self._reason_not_to_ask(job)
        if reason is None:
            self._budget.begin()
            return True
        self._end(AssetResult(asset=job.asset, not_asked=reason))
        return False

    def do(self, job: _Job) -> _Done:
        """Fetch one asset, and read it if it is a style sheet."""
        is_sheet = job.asset.kind is AssetKind.STYLESHEET
        fetched = self._fetch(
            job.asset.url,
            response_bytes=limits.ASSET_BYTES,
            fetch_s=min(limits.ASSET_S, self._budget.left_s),
            decoded_bytes=limits.STYLESHEET_BYTES if is_sheet else 0,
        )
        answered = remember(fetched)
        if not is_sheet or not answered.is_good:
            return _Done(answered=answered, names=None)
        sheet = decode_css(fetched.body, http_charset=fetched.charset, page_encoding=job.encoding)
        names = find_css_assets(sheet, fetched.final_url)
        return _Done(answered=answered, names=names)

    def take(self, job: _Job, done: _Done) -> list[_Job]:
        """Keep a result, and give the jobs that follow from it."""
        self._budget.spend(done.answered.wire_bytes)
        following: list[_Job] = []
        if done.names:
            self.unlisted += done.names.unlisted
            following = self.new_jobs(done.names.assets, depth=job.depth + 1, encoding=job.encoding)
        self._end(AssetResult(asset=job.asset, answered=done.answered))
        return following

    def _reason_not_to_ask(self, job: _Job) -> NotAsked | None:
        if job.asset.kind is AssetKind.VIDEO and not self.with_video:
            return NotAsked.UNWANTED
        is_sheet = job.asset.kind is AssetKind.STYLESHEET
        if is_sheet and job.depth > limits.STYLESHEET_DEPTH:
            return NotAsked.DEPTH
        return self._budget.refusal()

    def _end(self, result: AssetResult) -> None:
        self.results.append(result)
        self._on_progress(len(self.results), len(self._known))
