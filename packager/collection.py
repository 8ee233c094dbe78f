"""What the web was asked for one package, and what came: ``metadata/collection.json``.

The answers themselves, byte for byte, are in the WARC file; each exchange names its records.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive import __version__, layout
from packager.clock import render_time
from packager.fetch.fetched import Hop


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One address that was asked for, and what came of it."""

    url: str
    purpose: str  # "article"
    hops: tuple[Hop, ...]  # redirects and retries included, in time
    error: str | None  # why there is no whole answer


def collection_to_json(
    started_at: datetime, asked: Sequence[Asked], stated: dict[str, str]
) -> dict[str, Any]:
    """Give the form of collection.json.

    Args:
        started_at: When the work began, UTC.
        asked: Every question, in time; none where nobody was asked.
        stated: What the user chose to state about the collection.
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
                "exchanges": [_exchange_to_json(hop) for hop in one.hops],
            }
            for one in asked
        ],
    }


def _exchange_to_json(hop: Hop) -> dict[str, Any]:
    exchange, records = hop.exchange, hop.records
    return {
        "url": exchange.url,
        "asked_at": render_time(exchange.started_at),
        "status": exchange.status,
        "truncated": str(exchange.truncated) if exchange.truncated else None,
        "request_record": records.request if records else None,
        "response_record": records.response if records else None,
    }
