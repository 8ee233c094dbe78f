"""The numbers beside a tweet, by the names that a source gives them."""

from collections.abc import Mapping

from archive.claims import Step, Transform
from packager.platforms.interface import Count, Counted
from packager.platforms.opened import OpenedAnswer


def counts_at(opened: OpenedAnswer, places: Mapping[Counted, Step]) -> tuple[Count, ...]:
    """Read those numbers that an answer states."""
    numbers = {what: opened.number(Transform.WHOLE_NUMBER, place) for what, place in places.items()}
    seen_at = opened.answer.seen_at
    return tuple(
        Count(what=what, number=number, seen_at=seen_at)
        for what, number in numbers.items()
        if number
    )
