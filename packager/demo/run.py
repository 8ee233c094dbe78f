"""Package the articles of the made-up web, and verify what came of it."""

from collections.abc import Callable
from pathlib import Path

from packager.demo.web import made_up_web
from packager.pack import Package, pack_article
from packager.platforms.twitter.requests import Endpoints
from packager.resolve.archives import WebArchive
from packager.settings import Settings

ARTICLES = ("ar", "en")


def run_demo(folder: Path, *, on_step: Callable[[str], None]) -> tuple[Package, ...]:
    """Package both articles.

    Args:
        folder: Where the packages will stand.
        on_step: Is told each step in words.

    Returns:
        The packages, each accepted by two validators.

    Raises:
        Error: As ``packager.pack.pack_article``.
    """
    with made_up_web() as origin:
        settings = demo_settings(origin)
        return tuple(
            pack_article(f"{origin}/news/{name}", out=folder, settings=settings, on_step=on_step)
            for name in ARTICLES
        )


def demo_settings(origin: str) -> Settings:
    """Give settings under which nobody but the made-up web is asked."""
    return Settings(
        allow_hosts=("127.0.0.1",),
        host_delay_s=0.0,
        host_parallel=8,
        endpoints=Endpoints(
            syndication=f"{origin}/tweet-result",
            oembed=f"{origin}/oembed",
            short_links=f"{origin}/t.co/{{code}}",
        ),
        archives=(
            WebArchive(
                name="The demo's web archive",
                replay=f"{origin}/web/{{time}}id_/{{url}}",
                cdx=f"{origin}/cdx",
                cdx_per_minute=60_000.0,
                others_per_minute=60_000.0,
            ),
        ),
    )
