"""Is it a bag: the parts that every bag has, and nothing in it that is not its own bytes."""

import re

from archive.bag import BAG_INFO_PATH, BAGIT_TXT_PATH, FETCH_PATH, Bag, find_manifests
from archive.digests import UNREGISTERED
from archive.findings import Check, Code
from archive.gathering import Gathering
from archive.manifest import ManifestKind, parse_manifest_name
from archive.paths import BagPath
from archive.tree import PAYLOAD_FOLDER, Special, is_payload

_NORMALISED = re.compile("[a-z0-9]+")
_RESERVED = {BAGIT_TXT_PATH, BAG_INFO_PATH, FETCH_PATH, PAYLOAD_FOLDER}


def check_structure(bag: Bag, gathering: Gathering) -> Check:
    """Check the parts of a bag.

    Args:
        bag: The bag as it was read.
        gathering: What reading its tag files has found so far.
    """
    _check_required(bag, gathering)
    _check_algorithms(bag, gathering)
    for path, kind in sorted(bag.tree.specials.items()):
        _check_special(bag, path, kind, gathering)
    for path, reason in sorted(bag.tree.unreadable.items()):
        gathering.add(Code.ENTRY_UNREADABLE, path, f"it cannot be looked at: {reason}")
    for path in sorted(bag.tree.too_deep):
        gathering.add(Code.TOO_DEEP, path, "so deep a folder was not entered")
    return gathering.finish()


def _check_required(bag: Bag, gathering: Gathering) -> None:
    tree = bag.tree
    if BAGIT_TXT_PATH not in tree.tags and not tree.is_hidden(BAGIT_TXT_PATH):
        words = "the bag does not declare that it is one"
        gathering.add(Code.BAGIT_TXT_MISSING, BAGIT_TXT_PATH, words)
    if PAYLOAD_FOLDER not in tree.folders:
        gathering.add(Code.PAYLOAD_FOLDER_MISSING, PAYLOAD_FOLDER, "the bag has no such folder")
    if not find_manifests(tree, ManifestKind.PAYLOAD):
        gathering.add(Code.MANIFEST_MISSING, b"", "the bag has no payload manifest")


def _check_algorithms(bag: Bag, gathering: Gathering) -> None:
    names = [name for kind in ManifestKind for name in find_manifests(bag.tree, kind)]
    for name in names:
        if not _NORMALISED.fullmatch(name.algorithm):  # RFC 8493 §2.4
            words = "the algorithm is not written in lower-case letters and digits only"
            gathering.add(Code.ALGORITHM_NAME, name.path, words, found=name.algorithm)
    for manifest in bag.manifests:
        if manifest.algorithm in UNREGISTERED:
            words = f"{manifest.algorithm} is in no registry, so not every tool can compute it"
            gathering.add(Code.ALGORITHM_UNREGISTERED, manifest.path, words)
    by_kind = {
        kind: {n.algorithm.lower() for n in names if n.kind is kind} for kind in ManifestKind
    }
    payload, tag = by_kind[ManifestKind.PAYLOAD], by_kind[ManifestKind.TAG]
    if payload and tag and payload != tag:  # RFC 8493 §2.2.1
        words = "the tag manifests and the payload manifests are of different algorithms"
        expected, found = " ".join(sorted(payload)), " ".join(sorted(tag))
        gathering.add(Code.TAG_ALGORITHMS_DIFFER, b"", words, expected=expected, found=found)


def _check_special(bag: Bag, path: BagPath, kind: Special, gathering: Gathering) -> None:
    words = f"it is {kind}, and only the bag's own files are checked"
    if not _is_relied_on(bag, path):
        gathering.add(Code.STRAY_SPECIAL_FILE, path, words)
    else:
        code = Code.LINK if kind is Special.LINK else Code.SPECIAL_FILE
        gathering.add(code, path, words)


def _is_relied_on(bag: Bag, path: BagPath) -> bool:
    """Tell whether something would be missing or unchecked for want of this file."""
    return (
        is_payload(path)
        or path in _RESERVED
        or parse_manifest_name(path) is not None
        or any(path in manifest.entries for manifest in bag.manifests)
    )
