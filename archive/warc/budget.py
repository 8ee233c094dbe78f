"""How much work one WARC file may make, so that a hostile one cannot hang or fill the memory."""

from collections import Counter
from enum import StrEnum

from archive import limits
from archive.errors import LimitReachedError


class Work(StrEnum):
    """What is counted."""

    BYTES = "decompressed bytes"
    RECORDS = "records"
    HEADER_BYTES = "bytes of headers"
    CHUNK_LINES = "lines of chunk framing"
    SEARCHES = "places searched for the next record"


class Budget:
    """What the limits allow for one file, and what was spent.

    Attributes:
        spent: How much of each kind of work was done.

    Args:
        size_bytes: The file's size as it stands on disk.
    """

    def __init__(self, size_bytes: int) -> None:
        self._limits = {
            Work.BYTES: max(limits.WARC_INFLATED_BYTES, limits.WARC_INFLATION * size_bytes),
            Work.RECORDS: limits.WARC_RECORDS,
            Work.HEADER_BYTES: limits.WARC_HEADERS_BYTES,
            Work.CHUNK_LINES: limits.WARC_CHUNK_LINES,
            Work.SEARCHES: limits.WARC_SEARCHES,
        }
        self.spent: Counter[Work] = Counter()

    def spend(self, work: Work, amount: int = 1) -> None:
        """Count some work.

        Raises:
            LimitReachedError: It is more than the limits allow; no more should be done.
        """
        self.spent[work] += amount
        if self.spent[work] > self._limits[work]:
            raise LimitReachedError(f"it has more than {self._limits[work]} {work}")

    def take(self, other: "Budget") -> None:
        """Count the work on another part of the file.

        Raises:
            LimitReachedError: Together it is more than the limits allow.
        """
        for work, amount in other.spent.items():
            self.spend(work, amount)
