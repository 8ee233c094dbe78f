"""Telling whoever listens of each finding as soon as it is known, and of none twice."""

from collections.abc import Callable

from archive.findings import Check, Finding

Listener = Callable[[Finding], object]


class Telling:
    """Passes findings on, while a bag is checked.

    Args:
        listener: Is told of each finding once, never twice at once; None where nobody listens.
    """

    def __init__(self, listener: Listener | None) -> None:
        self._listener = listener
        self._told: dict[int, Finding] = {}  # by identity, for two may be equal; kept, so it holds

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens."""
        return self._listener is not None

    def tell(self, finding: Finding) -> None:
        """Tell of a finding whose check is not finished; it is kept in that check."""
        if self._listener is not None:
            self._told[id(finding)] = finding
            self._listener(finding)

    def finished(self, check: Check) -> Check:
        """Tell of what a finished check found and nobody was told of yet; give the check back."""
        if self._listener is not None:
            for finding in check.findings:
                if id(finding) not in self._told:
                    self._listener(finding)
        return check
