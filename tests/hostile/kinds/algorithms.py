"""Several manifests, and algorithms that are rare, unknown or misspelt."""

from pathlib import Path

from archive.findings import Code
from tests.bags import seal, write_bag
from tests.hostile.kinds.changes import good, sha256
from tests.hostile.kinds.registry import Maker, invalid, undecided, valid


def renamed(name: str, new: str) -> Maker:
    return lambda bag, _outside: (write_bag(bag) / name).rename(bag / new)


def beside(name: str, content: bytes = b"") -> Maker:
    return lambda bag, _outside: (write_bag(bag) / name).write_bytes(content)


def each_file_in_one_manifest(version: str) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        write_bag(bag, algorithms=("sha256", "sha512"), version=version)
        for name, kept in (("manifest-sha256.txt", b"a.txt"), ("manifest-sha512.txt", b"b.txt")):
            lines = (bag / name).read_bytes().splitlines(keepends=True)
            (bag / name).write_bytes(b"".join(line for line in lines if kept in line))

    return make


def second_manifest_lies(bag: Path, _outside: Path) -> None:
    write_bag(bag, algorithms=("sha256", "md5"))
    text = (bag / "manifest-md5.txt").read_text()
    (bag / "manifest-md5.txt").write_text("0" * 32 + text[32:])


def weak_manifest_alone_is_right(bag: Path, _outside: Path) -> None:
    write_bag(bag, algorithms=("sha256", "md5"))
    (bag / "data/a.txt").write_bytes(b"abd")
    seal(bag, ("md5",))


for algorithm in ("md5", "sha1", "sha256", "sha384", "sha512"):
    valid(f"a manifest of {algorithm}", "§2.4", good(algorithms=(algorithm,)))
for algorithm in ("sha224", "blake2b", "blake2s"):
    valid(
        f"a manifest of {algorithm}",
        "§2.4",
        good(algorithms=(algorithm,)),
        Code.ALGORITHM_UNREGISTERED,
    )
for name in ("SHA256", "sha-256", "Sha256", "sha_256", "sha256."):
    invalid(
        f"a manifest of sha256 that is called {name}",
        "§2.4",
        renamed("manifest-sha256.txt", f"manifest-{name}.txt"),
        Code.ALGORITHM_NAME,
    )
for algorithm in ("crc32", "whirlpool", "shake128", "sha257", "none", "blake3"):
    undecided(
        f"beside the manifest another one of {algorithm}",
        "§2.4",
        beside(f"manifest-{algorithm}.txt"),
        Code.ALGORITHM_UNSUPPORTED,
    )
undecided(
    "no manifest but one that cannot be computed",
    "§2.4",
    renamed("manifest-sha256.txt", "manifest-crc32.txt"),
    Code.ALGORITHM_UNSUPPORTED,
)
invalid(
    "a manifest of an algorithm that is not one, but white space",
    "§2.4",
    beside("manifest- .txt"),
    Code.ALGORITHM_NAME,
    Code.ALGORITHM_UNSUPPORTED,
)
valid("a file that is called manifest-.txt", "§2.2.4", beside("manifest-.txt"))
valid("a file that is called manifest.txt", "§2.2.4", beside("manifest.txt"))
valid("a folder that holds a manifest", "§2.2.4", lambda bag, _o: _below(bag))
valid("two manifests that agree", "§2.1.3", good(algorithms=("sha256", "sha512")))
valid(
    "five manifests that agree",
    "§2.1.3",
    good(algorithms=("md5", "sha1", "sha256", "sha384", "sha512")),
)
invalid(
    "a second manifest that lists nothing",
    "§3",
    beside("manifest-md5.txt"),
    Code.PAYLOAD_NOT_LISTED,
)
invalid(
    "each file in one of two manifests",
    "§3",
    each_file_in_one_manifest("1.0"),
    Code.PAYLOAD_NOT_LISTED,
)
valid("each file in one of two manifests of an old bag", "§3", each_file_in_one_manifest("0.97"))
invalid("a second manifest with a wrong checksum", "§3", second_manifest_lies, Code.PAYLOAD_CHANGED)
invalid(
    "a change that only the strong manifest shows",
    "§3",
    weak_manifest_alone_is_right,
    Code.PAYLOAD_CHANGED,
)
invalid(
    "a manifest of sha512 whose checksums are those of sha256",
    "§2.1.3",
    beside("manifest-sha512.txt", sha256(b"abc") + b"  data/a.txt\n"),
    Code.MALFORMED_LINE,
)


def _below(bag: Path) -> None:
    (write_bag(bag) / "meta").mkdir()
    (bag / "meta/manifest-md5.txt").write_bytes(b"not ours")
