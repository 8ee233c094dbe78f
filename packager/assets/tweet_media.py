"""What a tweet shows beside its text: the pictures and films that are asked for.

A photo is asked for at its original size, a film at its best bit rate, with its still picture. A
film whose only address is a playlist (``.m3u8``) gives the playlist; its pieces are not asked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from packager.assets.gathering import whole_address


class MediumKind(StrEnum):
    """What a picture or film of a tweet is."""

    PHOTO = "photo"
    FILM = "film"  # of a video or an animated picture
    STILL = "still"  # the picture that stands for a film
    AVATAR = "avatar"  # of the author, as the answer that was read has it
    CARD = "card"  # the picture of a link's preview


@dataclass(frozen=True, kw_only=True, slots=True)
class Medium:
    """A picture or film of a tweet, to be asked for."""

    status_id: str
    kind: MediumKind
    url: str
    smaller: str | None  # the address as stated, where ``url`` is that of the original size
    alt_text: str | None  # what the tweet says that it shows
    seen_at: str | None  # 14 digits: near when an archive may have kept it


def find_tweet_media(records: Iterable[Mapping[str, Any]]) -> tuple[Medium, ...]:
    """Give what tweets show, in the order of the records.

    The same address is given for each tweet that shows it; ``fetch_media`` asks for it once. Where
    answers disagree, the first one's address counts.

    Args:
        records: In the form of ``archive/schemas/tweet.json``.
    """
    return tuple(medium for record in records for medium in _media_of(record))


def _media_of(record: Mapping[str, Any]) -> Iterator[Medium]:
    seen_at = _seen_at(record)
    for one in record["media"]:
        is_photo = one["kind"] == "photo"
        stated, original = _value(one["address"]), _value(one["original"])
        kind = MediumKind.PHOTO if is_photo else MediumKind.STILL
        yield from _medium(record, kind, original or stated, one, seen_at, smaller=stated)
        yield from _medium(record, MediumKind.FILM, _value(one["film"]), one, seen_at)
    yield from _medium(record, MediumKind.AVATAR, _value(record.get("avatar")), None, seen_at)
    card = record.get("card") or {}
    yield from _medium(record, MediumKind.CARD, _value(card.get("picture")), None, seen_at)


def _medium(
    record: Mapping[str, Any],
    kind: MediumKind,
    address: str | None,
    described: Mapping[str, Any] | None,
    seen_at: str | None,
    *,
    smaller: str | None = None,
) -> Iterator[Medium]:
    """Give a medium; nothing where its address is none."""
    url = _web_address(address)
    if url is None:
        return
    smaller = _web_address(smaller)
    yield Medium(
        status_id=record["status_id"],
        kind=kind,
        url=url,
        smaller=smaller if smaller != url else None,
        alt_text=_value(described["alt_text"]) if described else None,
        seen_at=seen_at,
    )


def _web_address(address: str | None) -> str | None:
    return whole_address(address, "https://twitter.com/") if address else None


def _value(field: Mapping[str, Any] | None) -> str | None:
    return str(field["value"]) if field else None


_NOT_DIGITS = re.compile(r"[^0-9]")


def _seen_at(record: Mapping[str, Any]) -> str | None:
    """Give the time of posting, or else the first at which an answer showed the tweet."""
    times = [one["seen_at"] for one in record["captures"] if one["shows"] == "tweet"]
    time = _value(record["posted_at"]) or min(times, default=None)
    return _NOT_DIGITS.sub("", time)[:14] if time else None
