"""Is it a package of ours, whole and in our own form; or what is left of one?

A package that lost its profile line or its tag manifests would be a valid bag of somebody else's.
So a trace of our profile demands all of it. Whoever removes every trace makes another bag; to see
that, a package must be asked for (``require_package``).
"""

import re
from collections.abc import Sequence

from archive import layout
from archive.bag import BAG_INFO_PATH, FETCH_PATH, Bag
from archive.checks.article import check_article
from archive.checks.collection import check_collection
from archive.checks.descriptions import check_descriptions
from archive.checks.package_files import PackageFiles
from archive.checks.recorded import Recorded
from archive.checks.references import check_references
from archive.checks.tweets import check_tweets
from archive.checks.wacz import check_wacz
from archive.digests import PACKAGE_ALGORITHMS
from archive.files import FileReader
from archive.findings import Check, Code
from archive.gathering import Gathering, skipped
from archive.manifest import ManifestKind
from archive.matching import Listing
from archive.paths import BagPath
from archive.tagfiles import BAGIT_1_0
from archive.tree import is_payload

NAME = "package"

_AGENT = re.compile(re.escape(layout.SOFTWARE_NAME) + r" [0-9]+\.[0-9]+\.[0-9]+[^ ]*")
_TAG_FILES = (layout.BAGIT_TXT, layout.BAG_INFO_TXT, layout.README_TXT)
_PAYLOAD_FILES = (
    layout.ARTICLE_TEXT,
    layout.ARTICLE_JSON,
    layout.TWEET_URLS,
    layout.REFERENCES_JSON,
    layout.COLLECTION_JSON,
    layout.REPORT,
    layout.DUBLIN_CORE,
    layout.PREMIS,
    layout.ITEMS,
)
_SIGNATURES_PREFIX = f"{layout.SIGNATURES}/".encode()


def check_package(
    bag: Bag,
    listings: Sequence[Listing],
    reader: FileReader,
    *,
    recorded: Recorded | None,
    is_required: bool,
) -> Check:
    """Check what a package has beyond a bag.

    Args:
        bag: The bag as it was read.
        listings: Its manifests, matched with its files.
        reader: Reads its files.
        recorded: The records of its WARC files; None where they were not read.
        is_required: Whether it must be a package of ours. Otherwise a bag without any trace of our
            profile is somebody else's, and nothing is demanded of it.
    """
    gathering = Gathering(NAME)
    files = PackageFiles(bag.tree, reader, gathering)
    has_profile = layout.PROFILE_IDENTIFIER in _values(bag, "BagIt-Profile-Identifier")
    agents = _values(bag, "Bag-Software-Agent")
    is_ours = has_profile or any(value.startswith(layout.SOFTWARE_NAME) for value in agents)
    if not is_required and not is_ours and not files.have_our_records():
        return skipped(NAME, "no trace of a package of ours")
    _check_bag_info(bag, gathering, has_profile=has_profile, agents=agents)
    _check_form(bag, gathering)
    _check_tag_files(bag, listings, gathering)
    _check_files(bag, gathering)
    check_article(files, gathering)
    check_references(files, gathering)
    check_collection(files, recorded, gathering)
    check_tweets(files, bag.tree, recorded, gathering)
    check_descriptions(bag, files, gathering)
    check_wacz(bag, files, recorded, gathering)
    return gathering.finish()


def _values(bag: Bag, label: str) -> list[str]:
    return [element.value for element in bag.info.find(label)] if bag.info else []


def _check_bag_info(
    bag: Bag, gathering: Gathering, *, has_profile: bool, agents: Sequence[str]
) -> None:
    if bag.info is None and BAG_INFO_PATH in bag.tree.tags:
        words = "it could not be read, so nobody can say whether it names our profile"
        gathering.add(Code.TAG_FILE_UNREADABLE, BAG_INFO_PATH, words)
        return
    if not has_profile:
        words = "BagIt-Profile-Identifier does not name the profile of a package"
        gathering.add(
            Code.PACKAGE_PROFILE_MISSING, BAG_INFO_PATH, words, expected=layout.PROFILE_IDENTIFIER
        )
    if not any(_AGENT.fullmatch(agent) for agent in agents):
        words = "Bag-Software-Agent does not name the software that makes packages"
        expected = f"{layout.SOFTWARE_NAME} X.Y.Z"
        gathering.add(Code.PACKAGE_AGENT_MISSING, BAG_INFO_PATH, words, expected=expected)


def _check_form(bag: Bag, gathering: Gathering) -> None:
    declaration = bag.declaration
    if declaration.version != BAGIT_1_0 or declaration.codec != "utf_8":
        words = "a package is BagIt 1.0 in UTF-8"
        gathering.add(Code.PACKAGE_DECLARATION, layout.BAGIT_TXT.encode(), words)
    if FETCH_PATH in bag.tree.tags:
        gathering.add(Code.PACKAGE_FETCH, FETCH_PATH, "a package leaves nothing to be fetched")
    for algorithm in PACKAGE_ALGORITHMS:
        for code, name in (
            (Code.PACKAGE_MANIFEST_MISSING, layout.manifest_name(algorithm)),
            (Code.PACKAGE_TAG_MANIFEST_MISSING, layout.tag_manifest_name(algorithm)),
        ):
            if name.encode() not in bag.tree.tags:
                gathering.add(code, name.encode(), "every package has this manifest")
    for manifest in bag.manifests:
        # A letter of a checksum changed to upper case is no damage to RFC 8493, but it is a byte.
        if manifest.first_loose_line is not None:
            gathering.add(
                Code.PACKAGE_MANIFEST_NOT_STRICT,
                manifest.path,
                "a line is not lower-case checksum, two blanks, path, line feed",
                line=manifest.first_loose_line,
            )


def _check_tag_files(bag: Bag, listings: Sequence[Listing], gathering: Gathering) -> None:
    tag_listings = [
        one for one in listings if one.manifest.kind is ManifestKind.TAG and one.manifest.is_whole
    ]
    own = {
        BagPath(layout.tag_manifest_name(algorithm).encode()) for algorithm in PACKAGE_ALGORITHMS
    }
    specials = {path for path in bag.tree.specials if not is_payload(path)}
    for path in sorted((bag.tree.tags.keys() | specials) - own):
        if path.startswith(_SIGNATURES_PREFIX):
            # Seals are added after a bag is closed, so a package of a later version may have them;
            # this version cannot tell a seal from a stray file, and says so.
            words = "this version does not check signatures"
            gathering.add(Code.PACKAGE_SIGNATURE, path, words)
        elif not all(one.lists(path) for one in tag_listings):
            words = "not every tag manifest lists it, so nothing protects it"
            gathering.add(Code.PACKAGE_TAG_FILE_NOT_LISTED, path, words)


def _check_files(bag: Bag, gathering: Gathering) -> None:
    for name in (*_TAG_FILES, *_PAYLOAD_FILES):
        path = BagPath(name.encode())
        if bag.tree.size_of(path) is None and not bag.tree.is_hidden(path):
            gathering.add(Code.PACKAGE_FILE_MISSING, path, "every package has this file")
