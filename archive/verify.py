"""Check a bag, whoever made it: the procedure.

To say that a bag is valid, these steps are taken in this order. None stops the others, whatever it
finds; everything that is wrong is in the report.

    1. Walk the bag's folder once, following no link. Nothing that is not found here as a regular
       file is ever opened; no path that a manifest gives is ever looked up on the disk.
    2. Read the tag files: bagit.txt, then in its encoding the manifests, bag-info.txt, fetch.txt.
    3. Structure: the parts that every bag has, each to the letter; and the names of its files.
    4. Match each line of each manifest with the file that it means.
    5. Completeness: all that is listed is there, and all that is there is listed.
    6. bag-info.txt: the payload is as large as it states.
    7. Fixity: read each listed file once, compare it with every manifest that lists it.
    8. WARC files: every record in itself, and the records with one another.
    9. Package: where the bag is, or was, a package of ours, its own records agree with each other.
   10. The verdict is that of the worst finding; a bag of which nothing was checked is not valid.

Nothing is written, nothing is fetched, and no connection is opened: nothing imported here can.
"""

import os
from collections.abc import Sequence
from contextlib import closing

from archive.bag import BAGIT_TXT_PATH, Bag, find_manifests, read_bag
from archive.checks.bag_info import check_bag_info
from archive.checks.completeness import check_completeness
from archive.checks.fixity import check_fixity
from archive.checks.names import check_names
from archive.checks.package import check_package
from archive.checks.structure import check_structure
from archive.checks.warcs import check_warcs
from archive.errors import NotABagError
from archive.files import BagFolder, FileReader
from archive.findings import Check, Report, Status, Verdict
from archive.gathering import Gathering
from archive.manifest import ManifestKind
from archive.matching import Listing, match_manifest
from archive.progress import NoProgress, Progress
from archive.rules import RULES
from archive.tree import PAYLOAD_FOLDER, Tree, walk_bag

_WORST_FIRST = (Verdict.INVALID, Verdict.UNREADABLE, Verdict.INDETERMINATE)


def verify_bag(
    path: str | os.PathLike[str],
    *,
    require_package: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Check every file of a bag against its manifests, and what a package says of itself.

    Args:
        path: The bag's folder.
        require_package: Accept only a package of ours. Without it, somebody else's bag is judged
            by RFC 8493 alone, but a trace of our profile without the rest of it is a finding.
        progress: Is told of the bytes that were read.

    Returns:
        Every finding, and the verdict. VALID says that each file is what its manifests say, not
        who made the bag, nor that what it holds is true.

    Raises:
        NotABagError: There is no such folder, or nothing in it looks like a bag.
        UnreadableBagError: The operating system does not let us list the folder.
        LimitReachedError: It holds more than ``limits.FILES`` files and folders.
    """
    with closing(BagFolder(path)) as folder:
        tree = walk_bag(folder)  # (1)
        _raise_unless_like_a_bag(path, tree)
        gathering = Gathering("structure")
        with closing(FileReader(folder)) as reader:
            bag = read_bag(tree, reader, gathering)  # (2)
            structure = check_structure(bag, gathering)  # (3)
            listings = _match(bag)  # (4)
            warcs, record_ids = check_warcs(tree, reader)  # (8)
            checks = (
                structure,
                check_names(tree),  # (3)
                check_completeness(bag, listings),  # (5)
                check_bag_info(bag),  # (6)
                check_fixity(folder, tree, listings, progress or NoProgress()),  # (7)
                warcs,
                check_package(  # (9)
                    bag, listings, reader, record_ids=record_ids, is_required=require_package
                ),
            )
    return Report(verdict=_decide(checks), checks=checks, figures=_count(bag))  # (10)


def _raise_unless_like_a_bag(path: str | os.PathLike[str], tree: Tree) -> None:
    top = tree.tags.keys() | tree.specials.keys() | tree.unreadable.keys() | tree.folders
    is_like_a_bag = (
        BAGIT_TXT_PATH in top
        or PAYLOAD_FOLDER in top
        or any(find_manifests(tree, kind) for kind in ManifestKind)
    )
    if not is_like_a_bag:
        raise NotABagError(
            f"{os.fspath(path)}: not a bag: no bagit.txt, no folder data, no manifest",
            hint="Give the folder that holds bagit.txt.",
        )


def _match(bag: Bag) -> tuple[Listing, ...]:
    return tuple(
        match_manifest(manifest, bag.tree, is_1_0=bag.is_1_0) for manifest in bag.manifests
    )


def _decide(checks: Sequence[Check]) -> Verdict:
    verdicts = {RULES[finding.code].verdict for check in checks for finding in check.findings}
    if any(check.status is Status.FAILED for check in checks):
        return Verdict.INVALID  # also where the finding that says so was one too many to keep
    has_passed = any(check.status is Status.PASSED for check in checks)
    return next(
        (verdict for verdict in _WORST_FIRST if verdict in verdicts),
        Verdict.VALID if has_passed else Verdict.INDETERMINATE,
    )


def _count(bag: Bag) -> dict[str, int]:
    tree = bag.tree
    return {
        "files": len(tree.payload) + len(tree.tags),
        "bytes": tree.size_bytes,
        "payload_files": len(tree.payload),
        "payload_bytes": tree.payload_bytes,
        "manifests": len(bag.manifests),
    }
