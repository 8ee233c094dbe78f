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
   10. The verdict is that of the worst finding; a bag of which nothing was checked is not valid,
       nor is one whose payload was not read as a whole.

Nothing is written, nothing is fetched, and no connection is opened: nothing imported here can.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import closing

from archive import limits
from archive.bag import BAGIT_TXT_PATH, Bag, find_manifests, read_bag
from archive.checks.bag_info import check_bag_info
from archive.checks.completeness import check_completeness
from archive.checks.fixity import check_fixity
from archive.checks.names import check_names
from archive.checks.package_trace import may_be_package
from archive.checks.structure import check_structure
from archive.checks.warc_files import Place, check_warc_files
from archive.errors import NotABagError
from archive.extent import FULL, Extent
from archive.files import BagFolder, FileReader
from archive.findings import Check, Report, Status, Verdict
from archive.gathering import Gathering, skipped
from archive.hashing import HashingProcesses
from archive.manifest import ManifestKind
from archive.matching import Listing, match_manifest
from archive.progress import NoProgress, Progress
from archive.rules import RULES
from archive.telling import Listener, Telling
from archive.tree import PAYLOAD_FOLDER, Tree, walk_bag

_WORST_FIRST = (Verdict.INVALID, Verdict.UNREADABLE, Verdict.INDETERMINATE)


def verify_bag(
    path: str | os.PathLike[str],
    *,
    require_package: bool = False,
    extent: Extent = FULL,
    progress: Progress | None = None,
    listener: Listener | None = None,
) -> Report:
    """Check every file of a bag against its manifests, and what a package says of itself.

    Args:
        path: The bag's folder.
        require_package: Accept only a package of ours. Without it, somebody else's bag is judged
            by RFC 8493 alone, but a trace of our profile without the rest of it is a finding.
        extent: How much of the payload to read; all of it, unless asked for less.
        progress: Is told of the bytes that were read.
        listener: Is told of each finding as soon as it is known, and of none twice. It is called
            from one thread at a time, not always the same.

    Returns:
        Every finding, and the verdict. VALID says that each file is what its manifests say, not
        who made the bag, nor that what it holds is true. A check that is not full never says VALID,
        for RFC 8493 §2.2.2 forbids it: where it found nothing wrong, it says INDETERMINATE.

    Raises:
        NotABagError: There is no such folder, or nothing in it looks like a bag.
        UnreadableBagError: The operating system does not let us list the folder.
        LimitReachedError: It holds more than ``limits.FILES`` files and folders.
    """
    telling = Telling(listener)
    with closing(BagFolder(path)) as folder:
        tree = walk_bag(folder)  # (1)
        _raise_unless_like_a_bag(path, tree)
        gathering = Gathering("structure")
        with (
            closing(HashingProcesses(folder, _count_small(tree, extent))) as processes,
            closing(FileReader(folder)) as reader,
        ):
            bag = read_bag(tree, reader, gathering)  # (2)
            tell = telling.finished
            checks = [
                tell(check_structure(bag, gathering)),  # (3)
                tell(check_names(tree)),
            ]
            listings = _match(bag)  # (4)
            checks += [
                tell(check_completeness(bag, listings)),  # (5)
                tell(check_bag_info(bag)),  # (6)
                tell(
                    check_fixity(  # (7)
                        folder,
                        tree,
                        listings,
                        progress or NoProgress(),
                        extent=extent,
                        telling=telling,
                        processes=processes,
                    )
                ),
            ]
            warcs, places = check_warc_files(tree, reader, is_left_out=not extent.is_full)  # (8)
            package = _check_package(  # (9)
                bag, listings, reader, places=places, is_required=require_package
            )
            checks += [tell(warcs), tell(package)]
    return Report(
        verdict=_decide(checks, extent), checks=tuple(checks), figures=_count(bag), extent=extent
    )  # (10)


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


def _count_small(tree: Tree, extent: Extent) -> int:
    chosen = map(tree.payload.__getitem__, extent.choose(tree.payload))
    return sum(size <= limits.SMALL_FILE_BYTES for size in chosen)


def _check_package(
    bag: Bag,
    listings: Sequence[Listing],
    reader: FileReader,
    *,
    places: Mapping[str, Place] | None,
    is_required: bool,
) -> Check:
    if not is_required and not may_be_package(bag):
        return skipped("package", "no trace of a package of ours")
    from archive.checks.package import check_package  # 8 ms
    from archive.checks.recorded import Recorded

    recorded = None
    if places is not None:
        recorded = Recorded(places, reader, bag.tree.payload.__getitem__)
    return check_package(bag, listings, reader, recorded=recorded, is_required=is_required)


def _match(bag: Bag) -> tuple[Listing, ...]:
    return tuple(
        match_manifest(manifest, bag.tree, is_1_0=bag.is_1_0) for manifest in bag.manifests
    )


def _decide(checks: Sequence[Check], extent: Extent = FULL) -> Verdict:
    verdicts = {RULES[finding.code].verdict for check in checks for finding in check.findings}
    if any(check.status is Status.FAILED for check in checks):
        return Verdict.INVALID  # also where the finding that says so was one too many to keep
    has_passed = extent.is_full and any(check.status is Status.PASSED for check in checks)
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
