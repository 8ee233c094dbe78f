"""How a bag with one fault is registered, and how a good bag is changed into it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archive.findings import Code


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A bag with one fault."""

    name: str
    make: Callable[[Path], object]
    codes: frozenset[Code]
    as_nobody: bool = False  # it shows only to a user who may not read everything


FAULTS: list[Fault] = []


def fault(
    *codes: Code, as_nobody: bool = False
) -> Callable[[Callable[[Path], object]], Callable[[Path], object]]:
    """Register a function that makes a bag; its name says what is wrong."""

    def register(make: Callable[[Path], object]) -> Callable[[Path], object]:
        name = make.__name__.replace("_", " ")
        FAULTS.append(Fault(name=name, make=make, codes=frozenset(codes), as_nobody=as_nobody))
        return make

    return register


def replace(file: Path, old: bytes, new: bytes) -> None:
    """Replace the first occurrence of some bytes, which must be there."""
    content = file.read_bytes()
    assert old in content, f"{file}: nothing to replace"
    file.write_bytes(content.replace(old, new, 1))


def append(file: Path, more: bytes) -> None:
    """Append bytes to a file."""
    with file.open("ab") as opened:
        opened.write(more)


def md5(content: bytes) -> bytes:
    """Give a checksum as a manifest has it."""
    return hashlib.md5(content).hexdigest().encode()
