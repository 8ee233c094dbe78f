"""Find the tweet that each reference means: the procedure, which stops at the first certain answer.

    0. The reference carries an id in the article's own markup.
    1. The article's archived copies still have the embed with its address.
    2. A short link in the tweet leads to the tweet itself: live, or else archived.
    3. The archives' indexes name the account's tweets of that UTC day, block by block.
    4. These are read, the most promising capture first, and each once.
    5. Their texts and links are compared with what the article shows.
    6. Of the tweet that was found, the platform and the archives are asked for what shows it.

Steps 2 to 6 go forward side by side, account and day by account and day. Every question is logged,
with those that gave nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from packager.model import Reference, Source
from packager.platforms.interface import Platform, PostAddress, PostId
from packager.resolve.account_days import AccountDay
from packager.resolve.archives import DEFAULT_ARCHIVES, WebArchive
from packager.resolve.article_memento import read_article_mementos
from packager.resolve.asking import Asker, Steps, run_all, together
from packager.resolve.capturing import NO_EVIDENCE, Captured, Evidence, capture_post
from packager.resolve.case import Case, Known
from packager.resolve.confidence import judge
from packager.resolve.media_links import follow_links
from packager.resolve.passages import shown_posts
from packager.resolve.posting_day import is_possible_day
from packager.resolve.resolution import Method, Resolution


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolveSettings:
    """Who is asked. Where the platform itself is asked stands in the platform."""

    archives: tuple[WebArchive, ...] = DEFAULT_ARCHIVES
    short_links: str | None = "https://t.co/{code}"  # the live service; None to leave it alone


def resolve_references(
    source: Source,
    references: Sequence[Reference],
    *,
    asker: Asker,
    pool: Executor,
    platform: Platform,
    settings: ResolveSettings | None = None,
    article_url: str | None = None,
    published_on: date | None = None,
    known: Mapping[str, Known] = MappingProxyType({}),
    earlier: Mapping[str, Evidence] = MappingProxyType({}),
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Resolution, ...]:
    """Find the post that each reference means.

    Args:
        source: The article.
        references: All that were found in it, in reading order.
        asker: Asks the web. Its pace is its own; see ``packager.resolve.pacing``.
        pool: Threads to ask in.
        platform: Whose posts they are.
        settings: Who is asked.
        article_url: Where the article stands or stood, if it is known.
        published_on: The article's date, if it states one.
        known: What is known of references, by their ids.
        earlier: What showed posts earlier, by their ids; these mementos are not asked for again.
        on_progress: Is told how many parts of the work are done, of how many.

    Returns:
        One for each reference, in their order. That nothing was found is a result.

    Raises:
        Exception: Whatever the asker raises: that a record cannot be kept, for example.
    """
    search = _Search(platform, settings or ResolveSettings(), earlier)
    cases = _open_cases(source, references, platform, known)  # (0)
    if article_url is not None and _unsettled(cases):
        reading = search.read_article(_unsettled(cases), article_url, published_on)  # (1)
        run_all([reading], asker, pool)
    groups = _by_account_and_day(_unsettled(cases))
    left = [search.resolve_group(group) for group in groups]  # (2) to (6)
    found = [search.capture(case) for case in cases if case.address and not case.is_open]  # (6)
    run_all([*found, *left], asker, pool, on_progress)
    return tuple(case.to_resolution(platform) for case in cases)


def capture_posts(
    addresses: Sequence[PostAddress],
    *,
    asker: Asker,
    pool: Executor,
    platform: Platform,
    settings: ResolveSettings,
    earlier: Mapping[str, Evidence] = MappingProxyType({}),
) -> tuple[Captured, ...]:
    """Ask for posts whose addresses are known; as ``resolve_references`` does it."""
    steps = [
        capture_post(
            address,
            platform=platform,
            archives=settings.archives,
            known=earlier.get(address.post_id.value, NO_EVIDENCE),
        )
        for address in addresses
    ]
    return tuple(run_all(steps, asker, pool))


def leave_unasked(
    source: Source, references: Sequence[Reference], *, platform: Platform
) -> tuple[Resolution, ...]:
    """Give what is known without asking anybody: ids in the markup, and where a person can look."""
    cases = _open_cases(source, references, platform)
    return tuple(case.to_resolution(platform) for case in cases)


def _open_cases(
    source: Source,
    references: Sequence[Reference],
    platform: Platform,
    known: Mapping[str, Known] = MappingProxyType({}),
) -> list[Case]:
    """Open a case for each reference, and close those that are known or have an id in the markup."""
    shown = shown_posts(source, references)
    cases = []
    for reference in references:
        case = Case(reference=_with_possible_day(reference), shown=shown[reference.id])
        case.remember(known.get(reference.id, Known()))
        if reference.status_id is not None and case.is_open:
            post_id = PostId(platform=platform.name, value=reference.status_id)
            address = PostAddress(post_id=post_id, handle=reference.handle)
            case.settle(address, Method.SOURCE_MARKUP)
        cases.append(case)
    return cases


def _with_possible_day(reference: Reference) -> Reference:
    day = reference.posted_on
    return reference if day is None or is_possible_day(day) else replace(reference, posted_on=None)


def _unsettled(cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if case.is_open]


def _by_account_and_day(cases: Sequence[Case]) -> list[list[Case]]:
    """Put together what shares questions; a reference without an account or a day stands alone."""
    groups: dict[object, list[Case]] = {}
    for case in cases:
        handle, day = case.reference.handle, case.reference.posted_on
        key = (handle.casefold(), day) if handle and day else case.reference.id
        groups.setdefault(key, []).append(case)
    return list(groups.values())


class _Search:
    """The steps that ask."""

    def __init__(
        self, platform: Platform, settings: ResolveSettings, earlier: Mapping[str, Evidence]
    ) -> None:
        self._platform = platform
        self._settings = settings
        self._earlier = earlier

    def read_article(
        self, cases: Sequence[Case], article_url: str, published_on: date | None
    ) -> Steps[None]:
        """Look into the article's archived copies, for all references at once."""
        found = yield from read_article_mementos(
            article_url,
            [case.reference for case in cases],
            {case.reference.id: case.shown for case in cases},
            archives=self._settings.archives,
            published_on=published_on,
        )
        for case in cases:
            case.queries.extend(found.queries)
            case.failures.extend(found.failures)
            embed = found.embeds.get(case.reference.id)
            if embed is not None:
                post_id = PostId(platform=self._platform.name, value=embed.status_id)
                address = PostAddress(post_id=post_id, handle=embed.handle)
                case.settle(address, Method.ARTICLE_MEMENTO)

    def resolve_group(self, cases: Sequence[Case]) -> Steps[None]:
        """Resolve the references to one account's posts of one day."""
        yield from together([self._follow_links(case) for case in cases])  # (2)
        left = _unsettled(cases)
        handle, day = cases[0].reference.handle, cases[0].reference.posted_on
        if left and handle and day:
            yield from self._search_archives(left, handle, day)
        yield from together([self.capture(case) for case in cases])

    def capture(self, case: Case) -> Steps[None]:
        """Ask for what shows the post of a case, if there is one."""
        if case.address is not None:
            captured = yield from capture_post(
                case.address,
                platform=self._platform,
                archives=self._settings.archives,
                known=case.evidence + self._earlier.get(case.address.post_id.value, NO_EVIDENCE),
            )
            case.take_captures(captured)

    def _follow_links(self, case: Case) -> Steps[None]:
        led = yield from follow_links(
            case.reference,
            platform=self._platform,
            archives=self._settings.archives,
            live=self._settings.short_links,
        )
        case.queries.extend(led.queries)
        case.hops.extend(led.hops)
        case.failures.extend(led.failures)
        if led.address is not None:
            case.settle(led.address, Method.MEDIA_LINK)

    def _search_archives(self, cases: Sequence[Case], handle: str, day: date) -> Steps[None]:
        """Search and read until every case is settled or nothing is left to ask."""
        posts = AccountDay(
            handle,
            day,
            platform=self._platform,
            archives=self._settings.archives,
            earlier=self._earlier,
        )
        for request in posts.searches():
            yield from posts.search(request)  # (3)
            is_enough = self._judge(cases, posts)
            while not is_enough and (yield from posts.read_more()):  # (4)
                is_enough = self._judge(cases, posts)
            if is_enough:
                break
        for case in cases:
            case.queries.extend(posts.queries)
            case.failures.extend(posts.failures)

    def _judge(self, cases: Sequence[Case], posts: AccountDay) -> bool:
        """Compare what has been read with what the article shows; say whether that is enough."""
        for case in cases:  # (5)
            contenders = [
                case.compare(one, posts.handle)
                for one in posts.readings()
                if one.id not in case.rejected
            ]
            verdict = judge(contenders, is_whole=posts.is_whole)
            case.take(verdict, self._platform, posts)
        return not _unsettled(cases)
