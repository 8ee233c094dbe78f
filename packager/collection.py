"""What the web was asked for one package, and what came: ``metadata/collection.json``.

The answers themselves, byte for byte, are in the WARC file; each exchange names its records.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive import __version__, layout
from archive.exchange import RecordIds, Truncation
from packager.assets.fetch_assets import AssetReport
from packager.assets.of_page import assets_to_json
from packager.clock import render_time
from packager.fetch.fetched import Fetched


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedExchange:
    """One exchange, without the bytes that stand in the WARC file."""

    url: str
    started_at: datetime  # aware UTC
    status: int | None
    truncated: Truncation | None
    records: RecordIds | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One address that was asked for, and what came of it."""

    url: str
    purpose: str  # "article", "asset"
    exchanges: tuple[AskedExchange, ...]  # redirects and retries included, in time
    error: str | None  # why there is no whole answer


def note_asked(fetched: Fetched, *, purpose: str) -> Asked:
    """Take from what was fetched all but its bytes: a package has thousands of answers."""
    return Asked(
        url=fetched.url,
        purpose=purpose,
        exchanges=tuple(
            AskedExchange(
                url=hop.exchange.url,
                started_at=hop.exchange.started_at,
                status=hop.exchange.status,
                truncated=hop.exchange.truncated,
                records=hop.records,
            )
            for hop in fetched.hops
        ),
        error=str(fetched.error) if fetched.error else None,
    )


def collection_to_json(
    started_at: datetime,
    asked: Sequence[Asked],
    stated: dict[str, str],
    assets: AssetReport | None = None,
) -> dict[str, Any]:
    """Give the form of collection.json.

    Args:
        started_at: When the work began, UTC.
        asked: Every question, in time; none where nobody was asked.
        stated: What the user chose to state about the collection.
        assets: What became of what the article's page needs; None where it was not looked for.
    """
    return {
        "schema": "collection",
        "version": 1,
        "software": f"{layout.SOFTWARE_NAME} {__version__}",
        "started_at": render_time(started_at),
        "stated": stated,
        "questions": [
            {
                "url": one.url,
                "purpose": one.purpose,
                "error": one.error,
                "exchanges": [_exchange_to_json(exchange) for exchange in one.exchanges],
            }
            for one in asked
        ],
        "assets": assets_to_json(assets) if assets else None,
    }


def _exchange_to_json(exchange: AskedExchange) -> dict[str, Any]:
    records = exchange.records
    return {
        "url": exchange.url,
        "asked_at": render_time(exchange.started_at),
        "status": exchange.status,
        "truncated": str(exchange.truncated) if exchange.truncated else None,
        "request_record": records.request if records else None,
        "response_record": records.response if records else None,
    }
