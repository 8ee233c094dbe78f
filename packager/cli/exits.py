"""The exit codes, and which error ends with which. They are an interface: scripts rely on them."""

from collections.abc import Iterable
from enum import IntEnum

from archive.errors import BagError, Error, InvalidBagError
from archive.findings import Verdict
from packager.errors import NetworkError, SettingsError, SourceError, StatementError


class Exit(IntEnum):
    """What the number means that a command ends with."""

    OK = 0  # done; valid
    INVALID = 1  # the bag was checked and is not valid
    USAGE = 2  # the command line or the settings make no sense
    INDETERMINATE = 3  # nothing certain can be said, or --strict and something is missing
    NETWORK = 4  # the network did not answer
    UNREADABLE = 5  # the input cannot be read
    FAILED = 6  # any other error of ours
    INTERRUPTED = 130


# Several inputs end with the worst that happened to one of them, in this order.
_WORST_FIRST = (
    Exit.FAILED,
    Exit.UNREADABLE,
    Exit.INVALID,
    Exit.NETWORK,
    Exit.INDETERMINATE,
    Exit.OK,
)

# The first line that fits decides; an error that fits none is FAILED.
_BY_ERROR: tuple[tuple[type[Error], Exit], ...] = (
    (SettingsError, Exit.USAGE),
    (StatementError, Exit.USAGE),
    (NetworkError, Exit.NETWORK),
    (SourceError, Exit.UNREADABLE),
    (BagError, Exit.UNREADABLE),
    (InvalidBagError, Exit.INVALID),
)

_BY_VERDICT = {
    Verdict.VALID: Exit.OK,
    Verdict.INVALID: Exit.INVALID,
    Verdict.INDETERMINATE: Exit.INDETERMINATE,
    Verdict.UNREADABLE: Exit.UNREADABLE,
}


def exit_of_error(error: Error) -> Exit:
    """Give the exit code of an error."""
    return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), Exit.FAILED)


def exit_of_verdict(verdict: Verdict) -> Exit:
    """Give the exit code of a verdict."""
    return _BY_VERDICT[verdict]


def worst(codes: Iterable[Exit]) -> Exit:
    """Give the worst of several codes; OK of none.

    >>> worst([Exit.OK, Exit.INVALID, Exit.NETWORK])
    <Exit.INVALID: 1>
    """
    found = set(codes)
    return next((code for code in _WORST_FIRST if code in found), Exit.OK)
