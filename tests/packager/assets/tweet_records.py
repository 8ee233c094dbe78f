"""Tweet records in the form of ``archive/schemas/tweet.json``, as small as the form allows."""

from typing import Any

RECORD = "urn:uuid:6f4f8b4e-0d6c-4b8f-9a57-3a2f3a5d9d11"


def field(value: str, *also: str) -> dict[str, Any]:
    origins = [{"record": RECORD, "locator": "json:/x", "transform": "as-is"}]
    more = {"also": [{"value": one, "from": origins} for one in also]} if also else {}
    return {"value": value, "from": origins, **more}


def capture(seen_at: str, shows: str = "tweet") -> dict[str, Any]:
    return {
        "url": "https://twitter.com/i/status/1",
        "from": None,
        "record": RECORD,
        "asked_at": seen_at,
        "seen_at": seen_at,
        "http_status": 200,
        "shows": shows,
        "reason": None,
        "evidence": [],
    }


def medium(kind: str = "photo", **fields: str) -> dict[str, Any]:
    places = dict.fromkeys(("address", "original", "film", "alt_text"))
    return {"kind": kind, **places, **{name: field(value) for name, value in fields.items()}}


def related(*ids: str) -> dict[str, Any]:
    return {"id": field(*ids) if ids else None, "handle": None, "text": None}


def tweet(status_id: str = "1", **members: Any) -> dict[str, Any]:
    nothing = ("id", "handle", "name", "author_id", "posted_at", "text", "language")
    lists = ("media", "links", "versions", "counts", "notes", "captures")
    return {
        "schema": "tweet",
        "version": 1,
        "platform": "twitter",
        "status_id": status_id,
        "canonical_url": f"https://twitter.com/i/status/{status_id}",
        "references": ["r1"],
        "absence": None,
        **dict.fromkeys((*nothing, "reply_to", "quoted", "reposted")),
        **{name: [] for name in lists},
        **members,
    }
