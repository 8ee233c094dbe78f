"""Stretches of a text, to be asked whether they hold a place."""

from bisect import bisect_right
from collections.abc import Iterable


class Spans:
    """Stretches that do not overlap.

    Args:
        spans: Where each begins and ends, in any order.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, place: int) -> bool:
        """Say whether a place is in one of them."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._spans[number][1]
