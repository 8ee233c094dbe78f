"""Resolving in tests: an article, a web in memory, a few threads."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from packager.model import SourceKind
from packager.platforms import PLATFORMS
from packager.references import find_references
from packager.resolve.resolution import Resolution
from packager.resolve.resolve import resolve_references
from packager.source import make_source
from tests.packager.resolve.fake_web import FakeWeb


def resolve(article: str, web: FakeWeb, **more: Any) -> tuple[Resolution, ...]:
    """Find the tweets that an article refers to in a web."""
    source = make_source(article.encode(), name="article.txt", kind=SourceKind.TEXT)
    references = find_references(source.text, source.kind)
    with ThreadPoolExecutor(max_workers=8) as pool:
        return resolve_references(
            source, references, asker=web, pool=pool, platform=PLATFORMS[0], **more
        )
