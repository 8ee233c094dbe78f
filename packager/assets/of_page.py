"""The assets of an article's page: what packaging asks for, and what the package says of it."""

from typing import Any

from packager.assets.answered import Fetch
from packager.assets.fetch_assets import AssetReport, AssetResult, Progress, fetch_assets
from packager.assets.lanes import Pace
from packager.assets.page_assets import find_assets
from packager.model import Source, SourceKind
from packager.settings import Settings


def fetch_page_assets(
    source: Source, fetch: Fetch, settings: Settings, on_progress: Progress
) -> AssetReport | None:
    """Fetch what a fetched page needs.

    Args:
        source: The page, with the address that answered.
        fetch: Asks for one address and records it.
        settings: ``no_assets``, ``no_video`` and the pace are heeded.
        on_progress: Is told how many are done, and how many are known.

    Returns:
        What became of each; None where nothing was looked for, because the user does not want it or
        the source is no page.

    Raises:
        WriteError: An exchange cannot be kept.
    """
    if settings.no_assets or source.kind is not SourceKind.HTML or source.url is None:
        return None
    return fetch_assets(
        find_assets(source.text, source.url),
        fetch,
        page_encoding=source.encoding,
        with_video=not settings.no_video,
        pace=Pace(workers=settings.for_fetching().workers, per_host=settings.host_parallel),
        on_progress=on_progress,
    )


def assets_to_json(report: AssetReport) -> dict[str, Any]:
    """Give the form of ``assets`` in collection.json."""
    return {
        "not_listed": report.unlisted,
        "results": [_result_to_json(one) for one in report.results],
    }


def _result_to_json(result: AssetResult) -> dict[str, Any]:
    answered = result.answered
    return {
        "url": result.asset.url,
        "kind": str(result.asset.kind),
        "found_in": result.asset.found_in,
        "not_asked": str(result.not_asked) if result.not_asked else None,
        "status": answered.status if answered else None,
        "content_type": answered.content_type if answered else None,
        "bytes": answered.size_bytes if answered else None,
        "record": answered.record if answered else None,
        "error": answered.error if answered else None,
    }
