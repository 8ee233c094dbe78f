"""Which posts are captured beside those that an article cites: what these quote or answer."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from packager.platforms.interface import PostId

_RELATIONS = ("quoted", "reply_to")
_DIGITS = re.compile(r"[0-9]{1,20}")  # an id has 64 bits


def find_related_posts(
    records: Iterable[Mapping[str, Any]], captured: Collection[PostId]
) -> tuple[PostId, ...]:
    """Give the posts that cited posts quote or answer, one step deep.

    A post that no reference of the article names was itself captured for another one's sake; what
    it quotes is a second step, and not followed. Where answers disagree, every id they state counts.

    Args:
        records: In the form of ``archive/schemas/tweet.json``.
        captured: The posts that were asked for already, whether they are there or not.

    Returns:
        Each post once, in the order of the records, without those captured.
    """
    found: dict[PostId, None] = {}
    for record in records:
        if not record["references"]:
            continue
        for relation in _RELATIONS:
            for status_id in _stated_ids(record[relation]):
                found[PostId(platform=record["platform"], value=status_id)] = None
    return tuple(post_id for post_id in found if post_id not in captured)


def _stated_ids(related: Mapping[str, Any] | None) -> Iterator[str]:
    stated = related["id"] if related else None
    for claim in (stated, *stated.get("also", ())) if stated else ():
        value = str(claim["value"])
        if _DIGITS.fullmatch(value):
            yield value
