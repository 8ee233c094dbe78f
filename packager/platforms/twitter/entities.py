"""Links, pictures and films as Twitter's JSON of every era lists them beside the text."""

from collections.abc import Iterator, Mapping
from typing import Any

from archive import limits
from archive.claims import Transform, json_at
from packager.platforms.interface import Link, Media, MediaKind
from packager.platforms.opened import OpenedAnswer

_KINDS = {str(kind) for kind in MediaKind}


def links_at(opened: OpenedAnswer, pointer: str) -> tuple[Link, ...]:
    """Read a list of links: ``entities.urls``."""
    return tuple(_links(opened, pointer))


def _links(opened: OpenedAnswer, pointer: str) -> Iterator[Link]:
    for index, entry in enumerate(opened.json_list(pointer)[: limits.POST_PARTS]):
        here = f"{pointer}/{index}"
        address = opened.json_text(f"{here}/url")
        is_media = isinstance(entry, dict) and "media_key" in entry  # listed with the pictures
        if address and not is_media:
            expanded = opened.json_text(f"{here}/expanded_url")
            yield Link(address=address, expanded=expanded)


def media_at(opened: OpenedAnswer, pointer: str) -> tuple[Media, ...]:
    """Read a list of pictures and films: ``extended_entities.media``, or ``mediaDetails``."""
    return tuple(_media(opened, pointer))


def _media(opened: OpenedAnswer, pointer: str) -> Iterator[Media]:
    for index, entry in enumerate(opened.json_list(pointer)[: limits.POST_PARTS]):
        here = f"{pointer}/{index}"
        medium = one_medium(
            opened,
            entry,
            address=f"{here}/media_url_https",
            alt_text=f"{here}/ext_alt_text",
            variants=f"{here}/video_info/variants",
        )
        if medium:
            yield medium


def one_medium(
    opened: OpenedAnswer, entry: object, *, address: str, alt_text: str, variants: str
) -> Media | None:
    """Read one picture or film.

    Args:
        opened: The answer.
        entry: The object in its JSON, for its ``type``.
        address: The pointer to the address of the (still) picture.
        alt_text: The pointer to the description.
        variants: The pointer to the list of the film's variants.

    Returns:
        None where the type is unknown or there is no address.
    """
    kind = entry.get("type") if isinstance(entry, dict) else None
    stated = opened.json_text(address)
    if kind not in _KINDS or stated is None:
        return None
    film = _best_variant(opened.json_list(variants))
    return Media(
        kind=MediaKind(kind),
        address=stated,
        original=opened.text(Transform.WITH_NAME_ORIG, json_at(address)),
        film=opened.json_text(f"{variants}/{film}/url"),
        alt_text=opened.json_text(alt_text),
    )


def _best_variant(variants: list[Any]) -> int:
    """Give the place of the variant with the highest bit rate; 0 where none states one."""
    rates = [_bit_rate(variant) for variant in variants[: limits.POST_PARTS]]
    return rates.index(max(rates)) if rates else 0


def _bit_rate(variant: object) -> int:
    if not isinstance(variant, Mapping):
        return -1
    rate = variant.get("bitrate", variant.get("bit_rate"))
    return rate if isinstance(rate, int) else -1
