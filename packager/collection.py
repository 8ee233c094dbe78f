"""What the web was asked for one package, and what came: ``metadata/collection.json``.

The answers themselves, byte for byte, are in the WARC file; each exchange names its records.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from archive import __version__, layout
from packager.asked import Asked, asked_to_json
from packager.assets.fetch_assets import AssetReport
from packager.assets.fetch_media import MediaReport
from packager.assets.of_page import assets_to_json
from packager.assets.of_tweets import media_to_json
from packager.clock import render_time
from packager.settings import Settings


def collection_to_json(
    started_at: datetime,
    asked: Sequence[Asked],
    settings: Settings,
    assets: AssetReport | None = None,
    media: MediaReport | None = None,
) -> dict[str, Any]:
    """Give the form of collection.json of a first package.

    Args:
        started_at: When the work began, UTC.
        asked: Every question, in time; none where nobody was asked.
        settings: What the user chose to state about the collection.
        assets: What became of what the article's page needs; None where it was not looked for.
        media: What became of what the tweets show; None where nobody was asked.
    """
    return {
        "schema": "collection",
        "version": 1,
        "software": f"{layout.SOFTWARE_NAME} {__version__}",
        "started_at": render_time(started_at),
        "stated": _stated(settings),
        "questions": [asked_to_json(one) for one in asked],
        "assets": assets_to_json(assets) if assets else None,
        "media": media_to_json(media) if media else None,
        "parent": None,
        "changes": [],
    }


def _stated(settings: Settings) -> dict[str, str]:
    stated = {
        "organization": settings.organization,
        "collection": settings.collection,
        "contact": settings.contact,
    }
    return {name: value for name, value in stated.items() if value is not None}
