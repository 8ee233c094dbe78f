"""Ask the web about an article's tweets: where they are, what shows them, what they showed.

1. Find the tweet that each reference means, and ask for what shows it (``packager.resolve``).
2. Ask for the tweets that these quote or answer, one step deep.
3. Fetch the pictures and films of all of them (``packager.assets``).

Every answer goes into the package's WARC file; what was answered in an earlier run is not asked
again.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import MappingProxyType
from typing import Any

from packager.assets.answered import Fetch
from packager.assets.fetch_media import MediaReport, fetch_media
from packager.assets.lanes import Pace
from packager.assets.related_posts import find_related_posts
from packager.assets.tweet_media import find_tweet_media
from packager.findings import Findings
from packager.model import Article, Reference
from packager.naming import stated_day
from packager.platforms.interface import PostAddress, PostId
from packager.platforms.twitter.platform import Twitter
from packager.resolve.capturing import Evidence
from packager.resolve.case import Known
from packager.resolve.resolution import Resolution
from packager.resolve.resolve import ResolveSettings, capture_posts, resolve_references
from packager.resolve.seen import Seen
from packager.settings import Settings
from packager.tweets import tweet_to_json
from packager.web_asker import RememberingAsker

_THREADS = 32  # that ask; each server is asked by a few of them only

Progress = Callable[[int, int], None]


def enquire(
    asker: RememberingAsker,
    article: Article,
    references: Sequence[Reference],
    settings: Settings,
    *,
    known: Mapping[str, Known] = MappingProxyType({}),
    earlier: Mapping[str, Evidence] = MappingProxyType({}),
    kept_media: Collection[tuple[str, str]] = (),
    on_step: Callable[[str], None],
    on_progress: Progress,
) -> Findings:
    """Ask for everything that the article's tweets are, and were.

    Args:
        asker: Asks and records.
        article: With its source.
        references: All that were found in it.
        settings: Whom to ask, and for what.
        known: What is known of references already, by their ids.
        earlier: What showed tweets earlier, by their ids.
        kept_media: The kind and address of pictures and films that are not asked for again.
        on_step: Is told each step in words, before it begins.
        on_progress: Is told how much of a step is done, and how much is known.

    Raises:
        WriteError: An answer cannot be kept. That nobody answers is a result.
    """
    platform = Twitter(endpoints=settings.endpoints)
    whom = ResolveSettings(archives=settings.archives, short_links=settings.endpoints.short_links)
    # Whoever waits is told to stop before the pool waits for them.
    with ThreadPoolExecutor(_THREADS, "ask") as pool, asker.stopped_by_errors():
        on_step("looking for the tweets")
        resolutions = resolve_references(
            article.source,
            references,
            asker=asker,
            pool=pool,
            platform=platform,
            settings=whom,
            article_url=_address(article),
            published_on=stated_day(article.published),
            known=known,
            earlier=earlier,
            on_progress=on_progress,
        )
        tweets = _cited_tweets(resolutions, platform)
        related = find_related_posts(tweets, {_id_of(tweet) for tweet in tweets})
        on_step("looking for what the tweets quote and answer")
        addresses = [PostAddress(post_id=one, handle=None) for one in related]
        captured = capture_posts(
            addresses, asker=asker, pool=pool, platform=platform, settings=whom, earlier=earlier
        )
        tweets += [
            tweet_to_json(post_id, platform.canonical_url(post_id, _handle(one.seen)), one.seen, ())
            for post_id, one in zip(related, captured, strict=True)
        ]
        on_step("fetching what the tweets show")
        media = _fetch_media(
            tweets, partial(asker.fetch, purpose="media"), settings, kept_media, on_progress
        )
    return Findings(resolutions=resolutions, tweets=tuple(tweets), media=media)


def _fetch_media(
    tweets: Sequence[dict[str, Any]],
    fetch: Fetch,
    settings: Settings,
    kept: Collection[tuple[str, str]],
    on_progress: Progress,
) -> MediaReport | None:
    if settings.no_assets:
        return None
    return fetch_media(
        [one for one in find_tweet_media(tweets) if (str(one.kind), one.url) not in kept],
        fetch,
        archives=settings.archives,
        with_video=not settings.no_video,
        pace=Pace(workers=settings.for_fetching().workers, per_host=settings.host_parallel),
        on_progress=on_progress,
    )


def _cited_tweets(resolutions: Iterable[Resolution], platform: Twitter) -> list[dict[str, Any]]:
    """Give the record of each tweet that references mean: several may mean one."""
    by_id: dict[str, list[Resolution]] = {}
    for resolution in resolutions:
        if resolution.status_id is not None and resolution.canonical_url is not None:
            by_id.setdefault(resolution.status_id, []).append(resolution)
    return [
        tweet_to_json(
            PostId(platform=platform.name, value=status_id),
            same[0].canonical_url or "",
            tuple({(seen.url, seen.record): seen for one in same for seen in one.seen}.values()),
            [one.reference_id for one in same],
        )
        for status_id, same in by_id.items()
    ]


def _id_of(tweet: dict[str, Any]) -> PostId:
    return PostId(platform=tweet["platform"], value=tweet["status_id"])


def _handle(seen: Iterable[Seen]) -> str | None:
    """Give the author's handle as an answer that shows the tweet spells it."""
    results = (one.result for one in seen if one.shows_post)
    handles = (getattr(result, "handle", None) for result in results)
    return next((handle.value for handle in handles if handle), None)


def _address(article: Article) -> str | None:
    if article.source.url:
        return article.source.url
    return article.canonical_url.value if article.canonical_url else None
