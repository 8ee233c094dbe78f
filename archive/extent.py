"""How much of a bag a check reads: all of it, no payload file, or some chosen by chance.

RFC 8493 §2.2.2: whoever calls a bag valid has compared every checksum. So a check that reads less
can find that a bag is invalid, and can never find that it is valid.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from archive.digests import sha256_hex
from archive.paths import BagPath


class ExtentKind(StrEnum):
    """What is read of the payload."""

    FULL = "full"  # every file
    FAST = "fast"  # none: names, sizes and tag files only
    SAMPLE = "sample"  # some files, chosen by chance


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How much of a bag a check reads."""

    kind: ExtentKind
    share: float | None = None  # of the files, and of the bytes; above 0, up to 1; of a sample only
    seed: int | None = None  # that the chance came from; of a sample only

    @property
    def is_full(self) -> bool:
        """Whether every file is read, so that the bag can be called valid."""
        return self.kind is ExtentKind.FULL

    def choose(self, payload: Mapping[BagPath, int]) -> Iterable[BagPath]:
        """Choose the payload files whose bytes are read.

        A sample takes the files in the order of the SHA-256 of seed, blank and path, until it has
        its share of the files and of the bytes. So anybody can tell which files a seed means, and
        nobody can, without the seed, before.

        Args:
            payload: The files, with their sizes in bytes.
        """
        if self.kind is ExtentKind.FAST:
            return ()
        if self.kind is ExtentKind.FULL or self.share is None:
            return payload
        least_files, least_bytes = self.share * len(payload), self.share * sum(payload.values())
        key = b"%d " % (self.seed or 0)
        chosen: list[BagPath] = []
        size_bytes = 0
        for path in sorted(payload, key=lambda path: sha256_hex(key + path)):
            if len(chosen) >= least_files and size_bytes >= least_bytes:
                break
            chosen.append(path)
            size_bytes += payload[path]
        return chosen

    def to_json(self) -> dict[str, Any]:
        """Give its form in a report."""
        return {"kind": str(self.kind), "share": self.share, "seed": self.seed}


FULL = Extent(kind=ExtentKind.FULL)
FAST = Extent(kind=ExtentKind.FAST)


def sample(share: float, *, seed: int) -> Extent:
    """Ask for a sample.

    Args:
        share: Of the payload's files and bytes, above 0, up to 1.
        seed: Any number that is not negative. The same seed means the same files.

    Raises:
        ValueError: The share is out of its range, or the seed is negative.
    """
    if not 0 < share <= 1 or seed < 0:
        raise ValueError(f"no sample: a share of {share}, a seed of {seed}")
    return Extent(kind=ExtentKind.SAMPLE, share=share, seed=seed)
