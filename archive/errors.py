"""Every error that this project raises on purpose, below one root.

An *error* says that the work could not be done, so that nothing can be said. A bag that was read
and found bad is not an error but a ``Finding``; a post that is gone is a recorded result.

    archive.errors.Error
    ├── BagError                   a bag could not be read
    │   ├── NotABagError           no such folder, or nothing in it looks like a bag
    │   ├── UnreadableBagError     the operating system would not let us read it
    │   ├── UnreadableFileError    the operating system would not let us read one of its files
    │   ├── FileChangedError       a file changed or vanished while the bag was read
    │   ├── MalformedTagFileError  a tag file breaks the format; carries the line
    │   ├── MalformedRecordError   a JSON record of a package is not JSON as we write it
    │   ├── MalformedWarcError     a WARC file's records cannot be read
    │   ├── UnsafePathError        a path in a tag file leaves the bag
    │   └── UnsupportedAlgorithmError  a checksum that this software cannot compute
    ├── InvalidBagError            only from ``Report.raise_if_invalid``
    ├── WriteError                 a package could not be written (disk full, no permission)
    ├── UndecodableBodyError       a response's body does not follow its Content-Encoding
    ├── LimitReachedError          more than ``archive.limits`` allows
    ├── ClaimError                 a claim does not follow from its record
    └── PackagerError              see ``packager.errors``
"""


class Error(Exception):
    """The root. ``str(error)`` is one sentence without a full stop.

    Args:
        message: What was expected, what was found, and where; the file or address comes first.
        hint: What the user can do about it, as a sentence; None where there is nothing to say.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class BagError(Error):
    """A bag could not be read."""


class NotABagError(BagError):
    """There is no such folder, or nothing in it looks like a bag (RFC 8493 §2.1.1)."""


class UnreadableBagError(BagError):
    """The operating system did not let us read the bag's folder."""


class UnreadableFileError(BagError):
    """The operating system did not let us read a file of the bag.

    The message leaves out which file: whoever reads it knows, and reports it as a finding.
    """


class FileChangedError(BagError):
    """A file changed, vanished or became something else while the bag was read.

    The message leaves out which file, as above.
    """


class MalformedTagFileError(BagError):
    """A tag file breaks its format.

    Args:
        message: What is wrong, without the line.
        line: The line's number, counted from 1; None where the fault has no line.
    """

    def __init__(self, message: str, *, line: int | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.line = line


class MalformedRecordError(BagError):
    """A JSON record of a package is not JSON, or not such as we read."""


class MalformedWarcError(BagError):
    """The records of a WARC file cannot be read; ``verify_bag`` says what is wrong with them."""


class UnsafePathError(BagError):
    """A path in a tag file leaves the bag (RFC 8493 §5.1)."""


class UnsupportedAlgorithmError(BagError):
    """A checksum algorithm that this software cannot compute."""


class InvalidBagError(Error):
    """The bag was checked and is not valid; only ``Report.raise_if_invalid`` raises it."""


class WriteError(Error):
    """A package could not be written: the disk is full, or a folder cannot be written to."""


class LimitReachedError(Error):
    """Something is larger, deeper or slower than ``archive.limits`` allows."""


class UndecodableBodyError(Error):
    """The body of a recorded response does not follow its Content-Encoding (RFC 9110 §8.4)."""


class ClaimError(Error):
    """A claim does not follow from its record: nothing stands there, or its transform misfits."""
