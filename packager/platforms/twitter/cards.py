"""The preview of a link below a tweet: a *card*, a set of named values.

``card.binding_values`` is an object in what the syndication service gives, and a list of keys and
values in GraphQL. A card whose values stand as JSON inside a text (``unified_card``) is not read.
"""

from archive import limits
from packager.platforms.interface import Card
from packager.platforms.opened import OpenedAnswer

_PICTURES = (  # the largest first
    "photo_image_full_size_original",
    "summary_photo_image_original",
    "thumbnail_image_original",
    "player_image_original",
    "photo_image_full_size_large",
    "summary_photo_image_large",
    "thumbnail_image_large",
    "player_image_large",
    "photo_image_full_size",
    "summary_photo_image",
    "thumbnail_image",
    "player_image",
)


def card_at(opened: OpenedAnswer, pointer: str) -> Card | None:
    """Read a card from its ``binding_values``; None where it states nothing that we know."""
    places = _places(opened, pointer)
    pictures = (
        opened.json_text(f"{places[name]}/image_value/url") for name in _PICTURES if name in places
    )
    card = Card(
        address=opened.json_text(f"{places.get('card_url', pointer)}/string_value"),
        title=opened.json_text(f"{places.get('title', pointer)}/string_value"),
        picture=next((picture for picture in pictures if picture), None),
    )
    return card if card.address or card.title or card.picture else None


def _places(opened: OpenedAnswer, pointer: str) -> dict[str, str]:
    """Give the pointer to each value that is read, by its name."""
    wanted = {*_PICTURES, "card_url", "title"}
    values = opened.json_value(pointer)
    if isinstance(values, dict):
        return {name: f"{pointer}/{name}" for name in wanted if name in values}
    entries = opened.json_list(pointer)[: limits.POST_PARTS]
    keys = {
        index: entry.get("key") for index, entry in enumerate(entries) if isinstance(entry, dict)
    }
    return {
        name: f"{pointer}/{index}/value"
        for index, name in reversed(keys.items())
        if isinstance(name, str) and name in wanted
    }
