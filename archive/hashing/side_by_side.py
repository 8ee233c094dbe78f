"""One file, read once, and each of its algorithms in a thread of its own."""

from collections.abc import Iterable
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

from archive import limits

if TYPE_CHECKING:
    import hashlib
    from collections.abc import Sequence


def hash_side_by_side(pieces: Iterable[bytes], hashes: "Sequence[hashlib._Hash]") -> None:
    """Feed pieces to several hashes; who is slower makes the others wait, so memory stays flat.

    Args:
        pieces: The file's bytes. What it raises is raised here.
        hashes: Are updated with all of them; where it raises, with some.
    """
    if not hashes:
        return
    own, *others = hashes
    lanes = [_Lane(one) for one in others]
    try:
        for piece in pieces:
            for lane in lanes:
                lane.waiting.put(piece)
            own.update(piece)
    finally:
        for lane in lanes:
            lane.waiting.put(None)
        for lane in lanes:
            lane.join()


class _Lane(Thread):
    """Updates one hash with the pieces that come."""

    def __init__(self, one: "hashlib._Hash") -> None:
        super().__init__(daemon=True)
        self._hash = one
        self.waiting: Queue[bytes | None] = Queue(limits.PIECES_WAITING)
        self.start()

    def run(self) -> None:
        """Work until there is nothing more to come."""
        while (piece := self.waiting.get()) is not None:
            self._hash.update(piece)
