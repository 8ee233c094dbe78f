"""How often the archive lets itself be asked, as the Wayback Machine does."""

import threading
import time
from collections import deque
from dataclasses import dataclass, field

from tests.world.request_log import Service


@dataclass(kw_only=True, slots=True)
class RateLimits:
    """So many requests within any minute, counted apart for the index and for all else.

    Attributes:
        minute_s: How long a minute is; tests have shorter ones.
    """

    cdx: int = 30
    others: int = 600
    minute_s: float = 60.0
    _taken: dict[bool, deque[float]] = field(
        default_factory=lambda: {True: deque(), False: deque()}
    )
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, service: Service) -> bool:
        """Say whether a request may be answered now, and count it if so."""
        is_index = service is Service.CDX
        now = time.monotonic()
        with self._lock:
            taken = self._taken[is_index]
            while taken and taken[0] <= now - self.minute_s:
                taken.popleft()
            if len(taken) >= (self.cdx if is_index else self.others):
                return False
            taken.append(now)
            return True

    def per_minute(self, allowed: int) -> float:
        """Four fifths of what is allowed, as its operators ask for, in real minutes."""
        return allowed * 0.8 * 60.0 / self.minute_s
