"""Where the checks of one file put what they find, before it is a finding about a bag."""

from collections import Counter
from dataclasses import dataclass
from typing import TypedDict, Unpack

from archive import limits
from archive.findings import Code, Severity
from archive.gathering import Gathering
from archive.rules import RULES


class Details(TypedDict, total=False):
    """What a note may say beside its code and its message."""

    line: int  # of an index or a journal, counted from 1
    expected: str
    found: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One thing that is wrong; ``archive.rules`` says how bad it is."""

    code: Code
    message: str
    details: Details


class Log:
    """Notes about one file, in the order in which they were made.

    Attributes:
        notes: At most ``limits.FINDINGS`` errors, and as many warnings.
        dropped: How many more there were, by their codes.
    """

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.dropped: Counter[Code] = Counter()
        self._kept = dict.fromkeys(Severity, 0)

    def note(self, code: Code, message: str, **details: Unpack[Details]) -> None:
        """Note something about the file."""
        self._keep(Note(code=code, message=message, details=details))

    def note_at(self, offset: int, code: Code, message: str, **details: Unpack[Details]) -> None:
        """Note something about the record that begins at an offset of the file."""
        self.note(code, f"the record at byte {offset}: {message}", **details)

    def take(self, other: "Log") -> None:
        """Add everything that another log of the same file has."""
        for note in other.notes:
            self._keep(note)
        self.dropped += other.dropped

    def report(self, file: bytes, gathering: Gathering) -> None:
        """Add all of it to the findings about a bag.

        Args:
            file: The file's path in the bag.
            gathering: Of the check.
        """
        for note in self.notes:
            gathering.add(note.code, file, note.message, **note.details)
        for code, number in self.dropped.items():
            gathering.count(code, number)

    def _keep(self, note: Note) -> None:
        severity = RULES[note.code].severity
        if self._kept[severity] >= limits.FINDINGS:
            self.dropped[note.code] += 1
            return
        self._kept[severity] += 1
        self.notes.append(note)
