"""What a person states of a reference: the address of its tweet, or that the one found is wrong."""

from dataclasses import dataclass
from typing import Any

from packager.errors import StatementError
from packager.platforms.interface import Platform, PostAddress
from packager.resolve.case import Known
from packager.resolve.resolution import Confidence, Method


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One person's word on one reference."""

    reference_id: str
    url: str | None  # of the tweet; None to reject what was found

    def identity(self) -> tuple[str, ...]:
        """Give the statement as text that tells it from others."""
        return (self.reference_id, self.url or "rejected")


def read_address(statement: Statement, platform: Platform) -> PostAddress:
    """Give the tweet that a person means.

    Raises:
        StatementError: The address is that of no tweet.
    """
    address = platform.recognise(statement.url or "")
    if address is None:
        raise StatementError(
            f"--url: expected the address of a tweet, found {statement.url}",
            hint="Such as https://twitter.com/HANDLE/status/ID.",
        )
    return address


def find_entry(record: dict[str, Any], statement: Statement) -> dict[str, Any]:
    """Give the entry of references.json that a statement is about.

    Raises:
        StatementError: There is none, or there is nothing to reject.
    """
    entries: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in record["references"]}
    entry = entries.get(statement.reference_id)
    if entry is None:
        raise StatementError(
            f"{statement.reference_id}: no such reference in the package",
            hint=f"It has {', '.join(entries) or 'none'}; packager show tells of each.",
        )
    if statement.url is None and entry["status"] not in ("resolved", "absent"):
        raise StatementError(f"{statement.reference_id}: no address was found that could be wrong")
    return entry


def known_of(entry: dict[str, Any], platform: Platform) -> Known:
    """Give what an entry of references.json says that need not be found again."""
    address = None
    if entry["status"] in ("resolved", "absent"):
        address = platform.recognise(entry["canonical_url"])
    return Known(
        address=address,
        confidence=Confidence(entry["confidence"]) if address else None,
        method=Method(entry["method"]) if address and entry["method"] else None,
        rejected=frozenset((entry.get("stated") or {}).get("rejected", ())),
    )


def state(address: PostAddress) -> Known:
    """Give what is known by a person's word."""
    return Known(address=address, confidence=Confidence.STATED, method=Method.STATED)


def note_statement(entry: dict[str, Any], statement: Statement, at: str) -> dict[str, Any]:
    """Give the member ``stated`` of an entry of references.json."""
    rejected = list((entry.get("stated") or {}).get("rejected", ()))
    if entry["status"] in ("resolved", "absent") and entry["status_id"] not in rejected:
        rejected.append(entry["status_id"])
    return {"at": at, "url": statement.url, "rejected": rejected}


def reject(entry: dict[str, Any]) -> dict[str, Any]:
    """Give the entry of a reference without the tweet that was found for it."""
    candidates = [one for one in entry["candidates"] if one["id"] != entry["status_id"]]
    return {
        **entry,
        "status_id": None,
        "canonical_url": None,
        "status": "unresolved",
        "confidence": str(Confidence.LEAD if candidates else Confidence.NONE),
        "method": None,
        "candidates": candidates,
        "captures": [],
        "absence": "not_found",
    }
