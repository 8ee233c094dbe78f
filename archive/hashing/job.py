"""One file to hash, and what comes of it."""

from collections.abc import Callable
from typing import NamedTuple

from archive.digests import Algorithm
from archive.errors import FileChangedError, LimitReachedError, UnreadableFileError
from archive.paths import BagPath


class Job(NamedTuple):
    """A file to hash."""

    path: BagPath
    size_bytes: int  # as the walk of the bag found it
    algorithms: tuple[Algorithm, ...]


HashingError = UnreadableFileError | FileChangedError | LimitReachedError
HASHING_ERRORS = (UnreadableFileError, FileChangedError, LimitReachedError)
Checksums = tuple[bytes, ...] | HashingError  # one an algorithm, in the order of the job
Receiver = Callable[[Job, Checksums], None]
