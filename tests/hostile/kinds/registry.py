"""How a kind of hostile or careless bag is registered: what it is, what must be said of it, and why.

A basis is a section of RFC 8493, or "safety" where the RFC says nothing and a careful reader must.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archive.findings import Code, Verdict

Maker = Callable[[Path, Path], object]  # the bag to make; a folder outside it, with secret.txt


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of bag."""

    name: str
    make: Maker
    verdict: Verdict
    basis: str
    codes: tuple[Code, ...]  # that must be found; where none is given, nothing may be found


KINDS: list[Kind] = []
_NAMES: set[str] = set()


def add(verdict: Verdict, name: str, basis: str, make: Maker, *codes: Code) -> None:
    """Register a kind by its name, which says what is odd about it."""
    assert name not in _NAMES, f"{name}: registered twice"
    _NAMES.add(name)
    KINDS.append(Kind(name=name, make=make, verdict=verdict, basis=basis, codes=codes))


def valid(name: str, basis: str, make: Maker, *warnings: Code) -> None:
    """Register a bag that is valid, with these warnings or with none."""
    add(Verdict.VALID, name, basis, make, *warnings)


def invalid(name: str, basis: str, make: Maker, *codes: Code) -> None:
    """Register a bag that breaks a MUST, or that would lead a reader elsewhere."""
    add(Verdict.INVALID, name, basis, make, *codes)


def undecided(name: str, basis: str, make: Maker, *codes: Code) -> None:
    """Register a bag of which nobody can say whether it is valid."""
    add(Verdict.INDETERMINATE, name, basis, make, *codes)
