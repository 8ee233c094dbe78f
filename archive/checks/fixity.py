"""Is every file what it was: each checksum of each manifest, payload and tag files alike.

What a file's checksums show is that its bytes are those that were packaged. They do not show who
packaged them.
"""

from collections.abc import Iterable, Iterator, Sequence

from archive.digests import Algorithm
from archive.errors import FileChangedError, LimitReachedError
from archive.files import BagFolder
from archive.findings import Check, Code
from archive.gathering import Gathering, skipped
from archive.hashing import Checksums, HashingError, Job, hash_files
from archive.matching import Listing
from archive.paths import BagPath
from archive.progress import Progress
from archive.tree import Tree, is_payload

NAME = "fixity"


def check_fixity(
    folder: BagFolder, tree: Tree, listings: Sequence[Listing], progress: Progress
) -> Check:
    """Hash every listed file once, and compare it with every manifest that lists it.

    Args:
        folder: The bag's folder.
        tree: What is in it.
        listings: Its manifests, matched with its files.
        progress: Is told of the bytes that were read.
    """
    if not listings:
        return skipped(NAME, "no manifest could be read")
    comparison = _Comparison(listings)
    progress.begin(tree.size_bytes)
    hash_files(folder, comparison.jobs(tree), comparison.receive, advance=progress.advance)
    gathering = Gathering(NAME)
    comparison.report(gathering)
    return gathering.finish()


class _Comparison:
    """Compares checksums as they come, and keeps only what differs."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._listings = listings
        self._differing: dict[BagPath, list[tuple[str, Algorithm, bytes, bytes]]] = {}
        self._failed: dict[BagPath, HashingError] = {}

    def jobs(self, tree: Tree) -> Iterator[Job]:
        """Give every file that a manifest lists, with the algorithms of those manifests."""
        for files in (tree.payload, tree.tags):
            for path, size in files.items():
                listings = (one for one in self._listings if one.lists(path))
                algorithms = tuple(dict.fromkeys(one.manifest.algorithm for one in listings))
                if algorithms:
                    yield Job(path, size, algorithms)

    def receive(self, job: Job, checksums: Checksums) -> None:
        """Compare one file."""
        if isinstance(checksums, Exception):
            self._failed[job.path] = checksums
            return
        by_algorithm = dict(zip(job.algorithms, checksums, strict=True))
        for listing in self._listings:
            manifest = listing.manifest
            found = by_algorithm.get(manifest.algorithm)
            if found is None:  # it comes with another part of the file
                continue
            for expected in listing.checksums_of(job.path):
                if expected != found:
                    difference = (manifest.name, manifest.algorithm, expected, found)
                    self._differing.setdefault(job.path, []).append(difference)

    def report(self, gathering: Gathering) -> None:
        """Add what differs, in the order of the manifests."""
        if not self._differing and not self._failed:
            return
        for path in self._paths_in_order():
            if path in self._failed:
                _add_failed(path, self._failed[path], gathering)
            elif path in self._differing:
                _add_differing(path, self._differing[path], gathering)

    def _paths_in_order(self) -> Iterable[BagPath]:
        files = (one.file_of(path) for one in self._listings for path in one.manifest.entries)
        return dict.fromkeys(files)


def _add_differing(
    path: BagPath,
    differing: list[tuple[str, Algorithm, bytes, bytes]],
    gathering: Gathering,
) -> None:
    differing.sort()  # the parts of a large file come in any order
    code = Code.PAYLOAD_CHANGED if is_payload(path) else Code.TAG_FILE_CHANGED
    names = " and ".join(name for name, *_ in differing)
    gathering.add(
        code,
        path,
        f"its checksum is not the one in {names}",
        expected=" ".join(f"{algorithm}:{stated.hex()}" for _, algorithm, stated, _ in differing),
        found=" ".join(f"{algorithm}:{found.hex()}" for _, algorithm, _, found in differing),
    )


def _add_failed(path: BagPath, error: HashingError, gathering: Gathering) -> None:
    if isinstance(error, FileChangedError):
        code = Code.CHANGED_DURING_CHECK
    elif isinstance(error, LimitReachedError):
        code = Code.SPARSE_FILE
    else:
        code = Code.PAYLOAD_UNREADABLE if is_payload(path) else Code.TAG_FILE_UNREADABLE
    gathering.add(code, path, str(error))
