"""Tag manifests: what they must list, what they must not, and tag files that changed."""

from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.faults.registry import append
from tests.hostile.kinds.changes import good, sha256, without
from tests.hostile.kinds.registry import Maker, invalid, undecided, valid

BOTH = {"algorithms": ("sha256",), "tag_algorithms": ("sha256",)}
TAGS = {"about.txt": b"x", "meta/deep.txt": b"y"}


def with_tag_line(path: bytes, content: bytes = b"abc", **parts: object) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        write_bag(bag, **{**BOTH, **parts})
        append(bag / "tagmanifest-sha256.txt", sha256(content) + b"  " + path + b"\n")

    return make


def without_tag_line(part: bytes, **parts: object) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        path = write_bag(bag, tags=TAGS, **{**BOTH, **parts}) / "tagmanifest-sha256.txt"
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(line for line in lines if part not in line))

    return make


def changed(name: str, content: bytes) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        (write_bag(bag, tags=TAGS, **BOTH) / name).write_bytes(content)

    return make


def payload_and_manifest_replaced(bag: Path, _outside: Path) -> None:
    """The attack that a tag manifest is for."""
    write_bag(bag, **BOTH)
    (bag / "data/a.txt").write_bytes(b"forged")
    text = (bag / "manifest-sha256.txt").read_bytes()
    (bag / "manifest-sha256.txt").write_bytes(text.replace(sha256(b"abc"), sha256(b"forged")))


valid("a tag manifest that lists all tag files", "§2.2.1", good(tags=TAGS, **BOTH))
valid("no tag manifest at all", "§2.2.1", good(tags=TAGS))
valid(
    "a tag manifest that does not list a tag file",
    "§2.2.1",
    without_tag_line(b"about"),
    Code.TAG_FILE_NOT_LISTED,
)
invalid(
    "a tag manifest that does not list the manifest",
    "§2.2.1",
    without_tag_line(b"  manifest-"),
    Code.MANIFEST_NOT_LISTED,
)
valid(
    "an old tag manifest that does not list the manifest",
    "§2.2.1",
    without_tag_line(b"  manifest-", version="0.97"),
    Code.TAG_FILE_NOT_LISTED,
)
invalid(
    "an empty tag manifest",
    "§2.2.1",
    changed("tagmanifest-sha256.txt", b""),
    Code.MANIFEST_NOT_LISTED,
)
invalid(
    "a tag manifest that lists a tag manifest",
    "§2.2.1",
    with_tag_line(b"tagmanifest-md5.txt"),
    Code.TAG_MANIFEST_LISTED,
)
invalid(
    "a tag manifest that lists itself",
    "§2.2.1",
    with_tag_line(b"tagmanifest-sha256.txt"),
    Code.TAG_MANIFEST_LISTED,
)
invalid(
    "a tag manifest that lists a payload file",
    "§2.2.1",
    with_tag_line(b"data/a.txt"),
    Code.PAYLOAD_IN_TAG_MANIFEST,
)
invalid(
    "a payload file in the tag manifest alone",
    "§3",
    lambda b, o: _only_in_tag_manifest(b),
    Code.PAYLOAD_NOT_LISTED,
)
invalid(
    "a tag manifest that lists a missing file",
    "§3",
    with_tag_line(b"missing.txt"),
    Code.TAG_FILE_MISSING,
)
invalid(
    "a tag manifest with a climbing path",
    "§5.1",
    with_tag_line(b"../bag-outside/secret.txt"),
    Code.UNSAFE_PATH,
)
invalid(
    "a tag manifest with an absolute path", "§5.1", with_tag_line(b"/etc/passwd"), Code.UNSAFE_PATH
)
invalid("a tag manifest with a home path", "§5.1", with_tag_line(b"~root/x"), Code.UNSAFE_PATH)
invalid(
    "a tag manifest with a malformed line",
    "§2.2.1",
    lambda b, o: append(write_bag(b, **BOTH) / "tagmanifest-sha256.txt", b"x\n"),
    Code.MALFORMED_LINE,
)
invalid(
    "a tag manifest that lists a file twice",
    "§2.2.1",
    with_tag_line(b"bagit.txt"),
    Code.LISTED_TWICE,
)
invalid("a tag file that changed", "§3", changed("about.txt", b"z"), Code.TAG_FILE_CHANGED)
invalid(
    "a tag file in a folder that changed",
    "§3",
    changed("meta/deep.txt", b"z"),
    Code.TAG_FILE_CHANGED,
)
invalid(
    "a payload file replaced with its line in the manifest",
    "§3",
    payload_and_manifest_replaced,
    Code.TAG_FILE_CHANGED,
)
invalid(
    "a tag file that is gone", "§3", without("about.txt", tags=TAGS, **BOTH), Code.TAG_FILE_MISSING
)
invalid(
    "a bagit.txt that is gone",
    "§3",
    without("bagit.txt", **BOTH),
    Code.BAGIT_TXT_MISSING,
    Code.TAG_FILE_MISSING,
)
valid(
    "a tag manifest of another algorithm",
    "§2.2.1",
    good(tag_algorithms=("sha512",)),
    Code.TAG_ALGORITHMS_DIFFER,
)
undecided(
    "a tag manifest that cannot be computed",
    "§2.4",
    lambda b, o: (write_bag(b, **BOTH) / "tagmanifest-crc32.txt").write_bytes(b""),
    Code.ALGORITHM_UNSUPPORTED,
)


def _only_in_tag_manifest(bag: Path) -> None:
    write_bag(bag, **BOTH)
    (bag / "data/new").write_bytes(b"abc")
    append(bag / "tagmanifest-sha256.txt", sha256(b"abc") + b"  data/new\n")
