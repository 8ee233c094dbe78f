"""Is everything there that is listed, and is everything listed that is there (RFC 8493 §3)."""

from collections.abc import Iterable, Sequence

from archive import layout
from archive.bag import Bag, find_manifests
from archive.findings import Check, Code
from archive.gathering import Gathering, skipped
from archive.manifest import ManifestKind
from archive.matching import Listing
from archive.paths import BagPath, show_path
from archive.tree import is_payload

NAME = "completeness"

_SEALS = f"{layout.SIGNATURES}/".encode()


def check_completeness(bag: Bag, listings: Sequence[Listing]) -> Check:
    """Compare the manifests with the files, both ways.

    Args:
        bag: The bag as it was read.
        listings: Its manifests, matched with its files.
    """
    if not listings:
        return skipped(NAME, "no manifest could be read")
    gathering = Gathering(NAME)
    payload = [one for one in listings if one.manifest.kind is ManifestKind.PAYLOAD]
    tags = [one for one in listings if one.manifest.kind is ManifestKind.TAG]
    _check_present(bag, listings, gathering)
    _check_fetch(bag, payload, gathering)
    _check_payload_listed(bag, payload, gathering)
    _check_manifests_listed(bag, tags, gathering)
    _check_tag_files_listed(bag, tags, gathering)
    return gathering.finish()


def _check_present(bag: Bag, listings: Iterable[Listing], gathering: Gathering) -> None:
    absent: dict[BagPath, list[str]] = {}
    for listing in listings:
        for path, (code, file) in listing.respelled.items():
            words = f"{listing.manifest.name} has it as {show_path(path)}"
            gathering.add(code, file, words)
        for line, path in listing.absent:
            absent.setdefault(path, []).append(f"{listing.manifest.name} line {line}")
    for path, places in absent.items():
        to_fetch = bag.fetch is not None and path in bag.fetch.lines
        words = f"listed in {' and '.join(places)}, but not there"
        if to_fetch:
            words += "; fetch.txt says where to get it"
        gathering.add(_absence_code(path, to_fetch=to_fetch), path, words)


def _absence_code(path: BagPath, *, to_fetch: bool) -> Code:
    if not is_payload(path):
        return Code.TAG_FILE_MISSING
    return Code.PAYLOAD_NOT_FETCHED if to_fetch else Code.PAYLOAD_MISSING


def _check_fetch(bag: Bag, listings: Sequence[Listing], gathering: Gathering) -> None:
    # RFC 8493 §2.2.3: what is to be fetched is listed in every payload manifest.
    for path, line in bag.fetch.lines.items() if bag.fetch else ():
        without = [one.manifest.name for one in listings if _leaves_out(one, path)]
        if without:
            words = f"line {line} of fetch.txt names it, but not {' or '.join(without)}"
            gathering.add(Code.FETCH_NOT_IN_MANIFEST, path, words)


def _check_payload_listed(bag: Bag, listings: Sequence[Listing], gathering: Gathering) -> None:
    all_manifests = len(find_manifests(bag.tree, ManifestKind.PAYLOAD))  # also unreadable ones
    whole = [one for one in listings if one.manifest.is_whole]
    unlisted: dict[BagPath, list[str]] = {}
    for listing in whole:
        for path in bag.tree.payload.keys() - listing.manifest.entries.keys():
            if not listing.lists(path):
                unlisted.setdefault(path, []).append(listing.manifest.name)
    for path in sorted(unlisted):
        # RFC 8493 §3: in every payload manifest; before BagIt 1.0, in one of them.
        if bag.is_1_0 or len(unlisted[path]) == all_manifests:
            words = f"not listed in {' or '.join(unlisted[path])}"
            gathering.add(Code.PAYLOAD_NOT_LISTED, path, words)


def _check_manifests_listed(bag: Bag, listings: Sequence[Listing], gathering: Gathering) -> None:
    # RFC 8493 §2.2.1: a MUST since BagIt 1.0.
    code = Code.MANIFEST_NOT_LISTED if bag.is_1_0 else Code.TAG_FILE_NOT_LISTED
    for named in find_manifests(bag.tree, ManifestKind.PAYLOAD):
        _add_unlisted(code, named.path, listings, gathering)


def _check_tag_files_listed(bag: Bag, listings: Sequence[Listing], gathering: Gathering) -> None:
    manifests = {named.path for kind in ManifestKind for named in find_manifests(bag.tree, kind)}
    profiles = bag.info.find("BagIt-Profile-Identifier") if bag.info else ()
    is_package = any(element.value == layout.PROFILE_IDENTIFIER for element in profiles)
    for path in sorted(bag.tree.tags.keys() - manifests):
        # Seals are added after a package is closed, and cover its tag manifests: none can list them.
        if is_package and path.startswith(_SEALS):
            continue
        _add_unlisted(Code.TAG_FILE_NOT_LISTED, path, listings, gathering)


def _add_unlisted(
    code: Code, path: BagPath, listings: Iterable[Listing], gathering: Gathering
) -> None:
    without = [one.manifest.name for one in listings if _leaves_out(one, path)]
    if without:
        gathering.add(code, path, f"not listed in {' or '.join(without)}")


def _leaves_out(listing: Listing, path: BagPath) -> bool:
    return listing.manifest.is_whole and not listing.lists(path)
