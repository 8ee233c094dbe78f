"""Small changes of a good bag, from which kinds are put together."""

import hashlib
import os
from pathlib import Path

from tests.bags import seal, write_bag
from tests.faults.registry import append
from tests.hostile.kinds.registry import Maker

GOOD = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
SECRET = b"what lies outside the bag"


def sha256(content: bytes) -> bytes:
    """Give a checksum as a manifest has it."""
    return hashlib.sha256(content).hexdigest().encode()


def good(**parts: object) -> Maker:
    """Make a good bag, as ``tests.bags.write_bag`` does."""
    return lambda bag, _outside: write_bag(bag, **parts)


def with_file(name: str, content: bytes, **parts: object) -> Maker:
    """Write one file of a good bag anew, and do not list it again."""

    def make(bag: Path, _outside: Path) -> None:
        (write_bag(bag, **parts) / name).write_bytes(content)

    return make


def with_tag_file(name: str, content: bytes, **parts: object) -> Maker:
    """Make a good bag with one more tag file."""
    return lambda bag, _outside: write_bag(bag, tags={name: content}, **parts)


def with_manifest(text: bytes, **parts: object) -> Maker:
    """Make a bag whose payload is a.txt (abc), with this manifest instead of the right one."""

    def make(bag: Path, _outside: Path) -> None:
        write_bag(bag, {"data/a.txt": b"abc"}, **parts)
        (bag / "manifest-sha256.txt").write_bytes(text)

    return make


def with_line(line: bytes, **parts: object) -> Maker:
    """Add a line to the manifest of a good bag."""

    def make(bag: Path, _outside: Path) -> None:
        append(write_bag(bag, **parts) / "manifest-sha256.txt", line)

    return make


def without(*names: str, **parts: object) -> Maker:
    """Take files out of a good bag."""

    def make(bag: Path, _outside: Path) -> None:
        write_bag(bag, **parts)
        for name in names:
            (bag / name).unlink()

    return make


def payload_name(name: bytes, **parts: object) -> Maker:
    """Make a bag with one payload file of an odd name, rightly listed."""
    return lambda bag, _outside: write_bag(bag, {os.fsdecode(b"data/" + name): b"x"}, **parts)


def resealed(change: Maker, **parts: object) -> Maker:
    """Change a good bag, then write its manifests and tag manifests anew."""

    def make(bag: Path, outside: Path) -> None:
        write_bag(bag, **parts)
        change(bag, outside)
        seal(bag, ("sha256",), ("sha256",))

    return make
