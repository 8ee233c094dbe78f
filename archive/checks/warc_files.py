"""Which files of a bag are WARC files, and whether to check them.

What checks them takes a while to load, and most bags of other people have none.
"""

from collections.abc import Mapping
from typing import NamedTuple

from archive import layout
from archive.files import FileReader
from archive.findings import Check
from archive.gathering import skipped
from archive.paths import BagPath
from archive.tree import Tree

NAME = "warcs"
WARC_INDEX = BagPath(layout.WARC_INDEX.encode())

_FOLDER = f"{layout.WARC_FOLDER}/".encode()
_SUFFIXES = (b".warc", b".warc.gz")


class Place(NamedTuple):
    """Where a record begins, and of what it is."""

    file: BagPath
    offset: int
    target_uri: str | None
    date: str


def find_warc_files(tree: Tree) -> list[BagPath]:
    """Find the WARC files of a package, in the order of their paths."""
    below = (path for path in tree.payload if path.startswith(_FOLDER))
    return sorted(path for path in below if path.lower().endswith(_SUFFIXES))


def check_warc_files(
    tree: Tree, reader: FileReader, *, is_left_out: bool
) -> tuple[Check, Mapping[str, Place] | None]:
    """Check the WARC files of a package, and the index of them where there is one.

    Args:
        tree: What is in the bag.
        reader: Reads its files.
        is_left_out: Whether they are not to be read, because not the whole payload is.

    Returns:
        The check, and the places of all records by their ids, for the checks of what names them;
        None where they were left out, so that nobody can tell.
    """
    if not find_warc_files(tree) and WARC_INDEX not in tree.payload:
        return skipped(NAME, "there is no WARC file in the bag"), {}
    if is_left_out:
        return skipped(NAME, "no WARC file was read, for the check is not a full one"), None
    from archive.checks.warcs import check_warcs  # 30 ms

    return check_warcs(tree, reader)
