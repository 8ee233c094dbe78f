"""What the package says of the pictures and films of tweets: ``media`` in collection.json."""

from typing import Any

from packager.assets.fetch_media import MediaReport, MissingMedia, StoredMedia


def media_to_json(report: MediaReport) -> dict[str, Any]:
    """Give the form of ``media`` in collection.json."""
    return {
        "stored": [_stored_to_json(one) for one in report.stored],
        "missing": [_missing_to_json(one) for one in report.missing],
    }


def _stored_to_json(one: StoredMedia) -> dict[str, Any]:
    return {
        "status_id": one.status_id,
        "kind": str(one.kind),
        "url": one.url,
        "alt_text": one.alt_text,
        "stored_url": one.stored_url,
        "from": one.from_archive,
        "content_type": one.content_type,
        "bytes": one.size_bytes,
        "record": one.record,
    }


def _missing_to_json(one: MissingMedia) -> dict[str, Any]:
    return {
        "status_id": one.status_id,
        "kind": str(one.kind),
        "url": one.url,
        "not_asked": str(one.not_asked) if one.not_asked else None,
        "tries": [
            {
                "url": answered.final_url,
                "status": answered.status,
                "record": answered.record,
                "error": answered.error,
            }
            for answered in one.tries
        ],
    }
