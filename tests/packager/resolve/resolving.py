"""Resolving in tests: an article, a web in memory, a few threads."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

from packager.model import Reference, Source, SourceKind
from packager.platforms import PLATFORMS
from packager.platforms.interface import Platform
from packager.references import find_references
from packager.resolve.asking import Asker
from packager.resolve.resolution import Resolution
from packager.resolve.resolve import resolve_references
from packager.source import make_source
from tests.packager.resolve.fake_web import FakeWeb


class SameThread(Executor):
    """Does everything at once, in the thread that asks for it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def read(article: str) -> tuple[Source, tuple[Reference, ...]]:
    """Read an article, and find what it refers to."""
    source = make_source(article.encode(), name="article.txt", kind=SourceKind.TEXT)
    return source, find_references(source.text, source.kind)


def resolve(
    article: str,
    web: FakeWeb,
    *,
    workers: int = 8,
    asker: Asker | None = None,
    platform: Platform = PLATFORMS[0],
    **more: Any,
) -> tuple[Resolution, ...]:
    """Find the tweets that an article refers to in a web."""
    source, references = read(article)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return resolve_references(
            source, references, asker=asker or web, pool=pool, platform=platform, **more
        )
