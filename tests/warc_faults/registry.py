"""The list of faults, and how one is added to it."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.findings import Code
from tests.warc_files import Warc, index_lines, journal_lines

Make = Callable[[Warc], bytes | None]
MakeBeside = Callable[[list[bytes]], list[bytes] | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A WARC file, its index and its journal, wrong in one thing."""

    name: str
    codes: frozenset[Code]
    make: Make
    suffix: str = ".warc.gz"
    revisit: bool = False  # the file has a revisit
    index: MakeBeside | None = None
    journal: MakeBeside | None = None

    @property
    def is_beside(self) -> bool:
        """Whether the file itself is right, so that no judge of WARC files could find anything."""
        return self.index is not None or self.journal is not None

    def make_warc(self) -> bytes:
        """Make the file. One that changes records and gives no bytes is closed and rendered."""
        warc = Warc(revisit=self.revisit)
        content = self.make(warc)
        if content is not None:
            return content
        warc.close()
        return warc.render()

    def make_index(self) -> list[bytes] | None:
        return _change(self.index, index_lines(Warc()))

    def make_journal(self) -> list[bytes] | None:
        return _change(self.journal, journal_lines(Warc()))


FAULTS: list[Fault] = []


def fault(*codes: Code, suffix: str = ".warc.gz", revisit: bool = False) -> Callable[[Make], None]:
    """Register a function that makes a file wrong; its name says what is."""

    def register(make: Make) -> None:
        _register(make.__name__, codes, make=make, suffix=suffix, revisit=revisit)

    return register


def index_fault(*codes: Code) -> Callable[[MakeBeside], None]:
    """Register a function that makes the lines of an index wrong."""

    def register(make: MakeBeside) -> None:
        _register(make.__name__, codes, index=make)

    return register


def journal_fault(*codes: Code) -> Callable[[MakeBeside], None]:
    """Register a function that makes the lines of a journal wrong."""

    def register(make: MakeBeside) -> None:
        _register(make.__name__, codes, journal=make)

    return register


def _register(
    name: str,
    codes: tuple[Code, ...],
    *,
    make: Make = Warc.render,
    suffix: str = ".warc.gz",
    revisit: bool = False,
    index: MakeBeside | None = None,
    journal: MakeBeside | None = None,
) -> None:
    FAULTS.append(
        Fault(
            name=name.replace("_", " "),
            codes=frozenset(codes),
            make=make,
            suffix=suffix,
            revisit=revisit,
            index=index,
            journal=journal,
        )
    )


def _change(make: MakeBeside | None, lines: list[bytes]) -> list[bytes] | None:
    if make is None:
        return None
    changed = make(lines)
    return lines if changed is None else changed
