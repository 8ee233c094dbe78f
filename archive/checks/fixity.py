"""Is every file what it was: each checksum of each manifest, payload and tag files alike.

What a file's checksums show is that its bytes are those that were packaged. They do not show who
packaged them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from archive.digests import Algorithm
from archive.errors import FileChangedError, LimitReachedError
from archive.extent import Extent
from archive.files import BagFolder
from archive.findings import Check, Code, Finding
from archive.gathering import Gathering, make_finding, skipped
from archive.hashing import Checksums, HashingError, HashingProcesses, Job, hash_files
from archive.manifest import ManifestKind
from archive.matching import Listing
from archive.paths import BagPath
from archive.progress import Progress
from archive.telling import Telling
from archive.tree import Tree, is_payload

NAME = "fixity"

_Difference = tuple[str, Algorithm, bytes, bytes]  # manifest, algorithm, stated, found


def check_fixity(
    folder: BagFolder,
    tree: Tree,
    listings: Sequence[Listing],
    progress: Progress,
    *,
    extent: Extent,
    telling: Telling,
    processes: HashingProcesses | None = None,
) -> Check:
    """Hash listed files once, and compare each with every manifest that lists it.

    Args:
        folder: The bag's folder.
        tree: What is in it.
        listings: Its manifests, matched with its files.
        progress: Is told of the bytes that were read.
        extent: Which payload files to hash. Tag files are hashed in any case.
        telling: Is told of each file that differs when it was read; the check has them in the order
            of the manifests.
        processes: Others that hash small files too.
    """
    if not listings:
        return skipped(NAME, "no manifest could be read")
    payload = tree.payload
    chosen = (
        payload.items() if extent.is_full else [(p, payload[p]) for p in extent.choose(payload)]
    )
    tag_bytes = sum(tree.tags.values())
    progress.begin(sum(size for _, size in chosen) + tag_bytes)
    comparison = _Comparison(listings, telling)
    jobs = comparison.jobs(chain(chosen, tree.tags.items()))
    hash_files(folder, jobs, comparison.receive, advance=progress.advance, processes=processes)
    gathering = Gathering(NAME)
    comparison.report(gathering)
    if extent.is_full:
        return gathering.finish()
    words = f"{len(chosen):,} of {len(payload):,} payload files were read"
    return gathering.finish(not_done=f"{words}, {sum(size for _, size in chosen):,} bytes")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plain:
    """The manifests of one kind of file, where each name is as it stands on the disk.

    That is so in nearly every bag, and then a file is compared in a moment.
    """

    algorithms: tuple[Algorithm, ...]  # all different
    entries: tuple[Mapping[BagPath, bytes], ...]  # one an algorithm


def _find_plain(listings: Sequence[Listing], kind: ManifestKind) -> _Plain | None:
    """Give the manifests that list files of a kind, unless that takes a closer look."""
    if any(one.listed_as for one in listings):
        return None
    tag_manifests = [one.manifest for one in listings if one.manifest.kind is ManifestKind.TAG]
    if any(is_payload(path) for manifest in tag_manifests for path in manifest.entries):
        return None
    manifests = [one.manifest for one in listings if one.manifest.kind is kind]
    algorithms = tuple(manifest.algorithm for manifest in manifests)
    if not manifests or len(set(algorithms)) < len(algorithms):
        return None
    return _Plain(algorithms=algorithms, entries=tuple(manifest.entries for manifest in manifests))


class _Comparison:
    """Compares checksums as they come, and keeps only what differs."""

    def __init__(self, listings: Sequence[Listing], telling: Telling) -> None:
        self._listings = listings
        kinds = (ManifestKind.PAYLOAD, ManifestKind.TAG)
        self._plain_payload, self._plain_tags = (_find_plain(listings, kind) for kind in kinds)
        self._telling = telling
        self._differing: dict[BagPath, list[_Difference]] = {}
        self._failed: dict[BagPath, HashingError] = {}
        self._made: dict[BagPath, Finding] = {}  # those that somebody was told of

    def jobs(self, files: Iterable[tuple[BagPath, int]]) -> Iterator[Job]:
        """Give every file that a manifest lists, with the algorithms of those manifests."""
        for path, size in files:
            plain = self._plain_payload if is_payload(path) else self._plain_tags
            if plain and all(path in entries for entries in plain.entries):
                yield Job(path, size, plain.algorithms)
                continue
            listed = (one.manifest.algorithm for one in self._listings if one.lists(path))
            algorithms = tuple(dict.fromkeys(listed))
            if algorithms:
                yield Job(path, size, algorithms)

    def receive(self, job: Job, checksums: Checksums) -> None:
        """Compare one file."""
        path, _, algorithms = job
        plain = self._plain_payload if is_payload(path) else self._plain_tags
        if (
            plain
            and algorithms == plain.algorithms
            and checksums == tuple([entries.get(path) for entries in plain.entries])
        ):
            return
        if isinstance(checksums, Exception):
            self._failed[job.path] = checksums
        else:
            differing = list(self._compare(job.path, dict(zip(job.algorithms, checksums))))  # noqa: B905 (speed)
            if not differing:
                return
            self._differing[job.path] = differing
        if self._telling.is_heard:
            self._made[job.path] = finding = self._make(job.path)
            self._telling.tell(finding)

    def _compare(
        self, path: BagPath, by_algorithm: Mapping[Algorithm, bytes]
    ) -> Iterator[_Difference]:
        for listing in self._listings:
            found = by_algorithm.get(listing.manifest.algorithm)
            if found is None:  # this manifest does not list the file
                continue
            for expected in listing.checksums_of(path):
                if expected != found:
                    manifest = listing.manifest
                    yield manifest.name, manifest.algorithm, expected, found

    def report(self, gathering: Gathering) -> None:
        """Add what differs, in the order of the manifests."""
        if not self._differing and not self._failed:
            return
        for path in self._paths_in_order():
            if path in self._made:
                gathering.take(self._made[path])
            elif path in self._failed or path in self._differing:
                gathering.take(self._make(path))

    def _paths_in_order(self) -> Iterable[BagPath]:
        files = (one.file_of(path) for one in self._listings for path in one.manifest.entries)
        return dict.fromkeys(files)

    def _make(self, path: BagPath) -> Finding:
        if path in self._failed:
            return _make_failed(path, self._failed[path])
        return _make_differing(path, self._differing[path])


def _make_differing(path: BagPath, differing: Sequence[_Difference]) -> Finding:
    code = Code.PAYLOAD_CHANGED if is_payload(path) else Code.TAG_FILE_CHANGED
    names = " and ".join(name for name, *_ in differing)
    return make_finding(
        code,
        path,
        f"its checksum is not the one in {names}",
        expected=" ".join(f"{algorithm}:{stated.hex()}" for _, algorithm, stated, _ in differing),
        found=" ".join(f"{algorithm}:{found.hex()}" for _, algorithm, _, found in differing),
    )


def _make_failed(path: BagPath, error: HashingError) -> Finding:
    if isinstance(error, FileChangedError):
        code = Code.CHANGED_DURING_CHECK
    elif isinstance(error, LimitReachedError):
        code = Code.SPARSE_FILE
    else:
        code = Code.PAYLOAD_UNREADABLE if is_payload(path) else Code.TAG_FILE_UNREADABLE
    return make_finding(code, path, str(error))
