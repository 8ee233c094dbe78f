"""Is every value that a record states of a tweet what the WARC record that it names gives?

Each claim is computed again from the payload of its record. No platform is known here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from archive import limits
from archive.checks.recorded import Recorded
from archive.claims import Payload, parse_origin, recompute
from archive.errors import (
    BagError,
    ClaimError,
    LimitReachedError,
    UndecodableBodyError,
)
from archive.findings import Code
from archive.gathering import Gathering
from archive.http_message import read_media_type
from archive.paths import BagPath
from archive.records import JsonObject, show_value
from archive.warc_record import read_payload

_Value = str | int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stated:
    """A value, one of its origins, and where the record states it."""

    at: str  # the JSON pointer
    value: object
    origin: Any


def check_claims(
    record: JsonObject, path: BagPath, recorded: Recorded, gathering: Gathering
) -> None:
    """Check every claim of a record.

    Args:
        record: A JSON object; a claim is an object with a ``value`` and a list ``from``.
        path: Of the record, for the findings.
        recorded: The records of the bag's WARC files.
        gathering: Where to add what is wrong.
    """
    by_record: dict[str, list[_Stated]] = {}
    for number, stated in enumerate(_find_claims(record, "")):
        if number >= limits.CLAIMS:
            words = f"more than {limits.CLAIMS:,} claims; the rest was not checked"
            gathering.add(Code.RECORD_LIMIT, path, words)
            break
        named = stated.origin.get("record") if isinstance(stated.origin, dict) else None
        if not isinstance(named, str):
            gathering.add(Code.RECORD_MALFORMED, path, f"{stated.at} names no record")
        elif named not in recorded:
            words = f"{stated.at} names a record that no WARC file of the package has"
            gathering.add(Code.CAPTURE_RECORD_MISSING, path, words, found=show_value(named))
        else:
            by_record.setdefault(named, []).append(stated)
    for named, same in by_record.items():
        _check_record(named, same, path, recorded, gathering)


def _find_claims(value: object, at: str) -> Iterator[_Stated]:
    """Find the origins of every claim, in the order of the record."""
    if isinstance(value, dict):
        origins = value.get("from")
        if "value" in value and isinstance(origins, list):
            for number, origin in enumerate(origins):
                yield _Stated(at=f"{at}/from/{number}", value=value["value"], origin=origin)
        members: Iterable[tuple[object, object]] = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    else:
        return
    for name, member in members:
        yield from _find_claims(member, f"{at}/{name}")


def _check_record(
    named: str, claims: list[_Stated], path: BagPath, recorded: Recorded, gathering: Gathering
) -> None:
    try:
        payload = _open(named, recorded)
    except (BagError, ClaimError, LimitReachedError, UndecodableBodyError) as error:
        words = f"{claims[0].at} follows from a record that cannot be read: {error}"
        gathering.add(Code.CAPTURE_RECORD_UNREADABLE, path, words, found=named)
        return
    for stated in claims:
        try:
            found: object = recompute(payload, parse_origin(stated.origin))
        except (ClaimError, LimitReachedError) as error:
            words = f"{stated.at}: the record {named} does not give it: {error}"
            gathering.add(Code.CLAIM_NOT_IN_RECORD, path, words, expected=_show(stated.value))
            continue
        if type(found) is not type(stated.value) or found != stated.value:
            words = f"{stated.at}: the record {named} gives another value"
            gathering.add(
                Code.CLAIM_NOT_IN_RECORD,
                path,
                words,
                expected=_show(stated.value),
                found=_show(found),
            )


def _open(named: str, recorded: Recorded) -> Payload:
    record = recorded.find(named)
    if record is None:
        raise ClaimError(f"{named}: no such record")
    content = read_payload(record, find=recorded.find, limit_bytes=limits.CLAIM_PAYLOAD_BYTES)
    return Payload(content, charset=read_media_type(record.head)[1])


def _show(value: object) -> str:
    return show_value(str(value))
