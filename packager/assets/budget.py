"""How much may be asked in all, and what is said of that which is not asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class NotAsked(StrEnum):
    """Why an address was not asked. It says nothing of what stands there."""

    NUMBER = "limit-of-number"  # so many addresses were asked already
    BYTES = "limit-of-bytes"  # so many bytes have come already
    TIME = "limit-of-time"  # the time for all of them is over
    DEPTH = "limit-of-depth"  # style sheets import one another too deeply
    UNWANTED = "not-wanted"  # the user wants no films


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """Limits on many fetches together."""

    number: int
    all_bytes: int  # on the wire; what is under way when they are reached still comes
    all_s: float


class Budget:
    """An allowance as it is used up, by one thread."""

    def __init__(self, allowance: Allowance, now: Callable[[], float] = time.monotonic) -> None:
        """Begin; ``now`` is a clock in seconds that never goes back."""
        self._allowance = allowance
        self._now = now
        self._ends_at = now() + allowance.all_s
        self._asked = 0
        self._came_bytes = 0

    @property
    def left_s(self) -> float:
        """The time that is left."""
        return max(self._ends_at - self._now(), 0.0)

    def refusal(self) -> NotAsked | None:
        """Say why nothing more may be asked; None where one more may."""
        if self._asked >= self._allowance.number:
            return NotAsked.NUMBER
        if self._came_bytes >= self._allowance.all_bytes:
            return NotAsked.BYTES
        return NotAsked.TIME if self.left_s <= 0 else None

    def begin(self) -> None:
        """Count one that is asked."""
        self._asked += 1

    def spend(self, size_bytes: int) -> None:
        """Count what came."""
        self._came_bytes += size_bytes
