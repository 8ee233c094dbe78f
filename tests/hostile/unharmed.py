"""Verifying a bag that was made to hurt, and making sure that nothing in it was touched.

Where a path or a link leads out of the bag, the manifest has the right checksum of what lies there:
a verifier that followed it would call the bag valid.
"""

import hashlib
from pathlib import Path

from archive import verify_bag
from archive.findings import Report
from tests.faults.registry import append

SECRET = b"what lies outside the bag"


def verify(bag: Path) -> Report:
    """Verify a bag, and make sure that it is as it was."""
    before = snapshot(bag)
    report = verify_bag(bag)
    assert snapshot(bag) == before
    return report


def snapshot(folder: Path) -> dict[str, tuple[int, ...]]:
    """Take down what would differ if somebody wrote to the folder."""
    found: dict[str, tuple[int, ...]] = {}
    for path in [folder, *folder.rglob("*")]:
        info = path.lstat()
        found[str(path)] = (info.st_mode, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
    return found


def list_file(bag: Path, path: bytes, content: bytes = SECRET) -> None:
    """Add a line to the manifest, with the right checksum of some content."""
    checksum = hashlib.sha256(content).hexdigest().encode()
    append(bag / "manifest-sha256.txt", checksum + b"  " + path + b"\n")
