"""What was asked, and what came of it, without the bytes that stand in the WARC file.

The form is that of ``questions`` in ``metadata/collection.json``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive.exchange import RecordIds, Truncation
from packager.clock import render_time
from packager.fetch.fetched import Fetched

INTERRUPTED = "interrupted"  # purpose of what an earlier run was asking when it was cut off


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
    purpose: str  # "article", "asset", "search" ...
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


def asked_to_json(asked: Asked) -> dict[str, Any]:
    """Give the form of an entry of ``questions``."""
    return {
        "url": asked.url,
        "purpose": asked.purpose,
        "error": asked.error,
        "exchanges": [_exchange_to_json(exchange) for exchange in asked.exchanges],
    }


def parse_asked(entry: Mapping[str, Any]) -> Asked:
    """Read an entry of ``questions``.

    Raises:
        KeyError, TypeError, ValueError: It is not in that form.
    """
    return Asked(
        url=str(entry["url"]),
        purpose=str(entry["purpose"]),
        exchanges=tuple(_parse_exchange(exchange) for exchange in entry["exchanges"]),
        error=entry["error"],
    )


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


def _parse_exchange(entry: Mapping[str, Any]) -> AskedExchange:
    request, truncated = entry["request_record"], entry["truncated"]
    return AskedExchange(
        url=str(entry["url"]),
        started_at=datetime.fromisoformat(entry["asked_at"]),
        status=entry["status"],
        truncated=Truncation(truncated) if truncated else None,
        records=RecordIds(request=request, response=entry["response_record"]) if request else None,
    )
