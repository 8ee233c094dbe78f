"""What can happen to a file of a package, and what can be done to it by somebody who knows how."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive import layout
from tests.bags import seal

FILES = (
    "bagit.txt",
    "bag-info.txt",
    "README.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
    "data/article/source.txt",
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Damage:
    """One thing that happens to a package."""

    what: str
    file: str  # or a few words where it is not one file
    do: Callable[[Path], object]


def flip_a_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def cut_the_last_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def add_a_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\n")


def remove(file: Path) -> None:
    file.unlink()


def rename(file: Path) -> None:
    file.rename(file.with_name(f"{file.name}.old"))


def replace_by_a_link_to_a_copy(file: Path) -> None:
    copy = file.with_name(f".copy-of-{file.name}")
    outside = next(up for up in file.parents if (up / "outside").is_dir()) / "outside" / copy.name
    shutil.move(file, outside)
    file.symlink_to(outside)


OF_ONE_FILE = {
    "a bit flipped": flip_a_bit,
    "its last byte cut": cut_the_last_byte,
    "emptied": empty,
    "a line feed added": add_a_byte,
    "removed": remove,
    "renamed": rename,
    "moved away, behind a link": replace_by_a_link_to_a_copy,
}


def forge_with_payload_manifests(bag: Path) -> None:
    """Change a file and its lines in the payload manifests, but not the tag manifests."""
    file = bag / layout.ARTICLE_TEXT
    before = file.read_bytes()
    flip_a_bit(file)
    for algorithm in ("sha256", "sha512"):
        old, new = (hashlib.new(algorithm, c).hexdigest() for c in (before, file.read_bytes()))
        manifest = bag / f"manifest-{algorithm}.txt"
        manifest.write_text(manifest.read_text().replace(old, new))


def forge_and_take_tag_manifests_away(bag: Path) -> None:
    forge_with_payload_manifests(bag)
    for path in bag.glob("tagmanifest-*"):
        path.unlink()


def forge_bag_info_behind_a_malformed_line(bag: Path) -> None:
    """Spoil the line of bag-info.txt in the tag manifests, so that careless readers pass it over."""
    flip_a_bit(bag / "README.txt")
    for path in bag.glob("tagmanifest-*"):
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join(f"# {line}" if "README" in line else line for line in lines))


def forge_everything(bag: Path) -> None:
    """Change a file of the payload and write every manifest anew."""
    flip_a_bit(bag / layout.ARTICLE_TEXT)
    seal(bag, ("sha256", "sha512"), ("sha256", "sha512"))


def take_a_file_out_of_one_manifest(bag: Path) -> None:
    manifest = bag / "manifest-sha256.txt"
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines if layout.ARTICLE_TEXT not in line))
    _seal_tags(bag)


def add_file(name: str) -> Callable[[Path], None]:
    def add(bag: Path) -> None:
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(b"x")

    return add


def add_folder_behind_a_link(bag: Path) -> None:
    (bag / "data/more").symlink_to(bag.parent / "outside")


def swap_two_files(bag: Path) -> None:
    first, second = bag / layout.ARTICLE_TEXT, bag / layout.TWEET_URLS
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)


def _seal_tags(bag: Path) -> None:
    for algorithm in ("sha256", "sha512"):
        path = bag / f"tagmanifest-{algorithm}.txt"
        lines = []
        for line in path.read_text().splitlines():
            name = line.split("  ", 1)[1]
            lines.append(
                f"{hashlib.new(algorithm, (bag / name).read_bytes()).hexdigest()}  {name}\n"
            )
        path.write_text("".join(lines))


OF_THE_PACKAGE: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("a payload file added", "data/new.txt", add_file("data/new.txt")),
    ("a hidden payload file added", "data/.DS_Store", add_file("data/.DS_Store")),
    ("a tag file added", "new.txt", add_file("new.txt")),
    ("a tag file added in a folder", "new/new.txt", add_file("new/new.txt")),
    ("a manifest added", "manifest-md5.txt", add_file("manifest-md5.txt")),
    ("a fetch.txt added", "fetch.txt", add_file("fetch.txt")),
    ("a file added below signatures/", "signatures/x", add_file("signatures/x")),
    ("a folder added behind a link", "data/more", add_folder_behind_a_link),
    ("two files swapped", "two of the payload", swap_two_files),
    ("taken out of one manifest of two", layout.ARTICLE_TEXT, take_a_file_out_of_one_manifest),
    (
        "changed, with its lines in the payload manifests",
        layout.ARTICLE_TEXT,
        forge_with_payload_manifests,
    ),
    (
        "changed likewise, and the tag manifests taken away",
        layout.ARTICLE_TEXT,
        forge_and_take_tag_manifests_away,
    ),
    (
        "changed, and its lines in the tag manifests spoilt",
        "README.txt",
        forge_bag_info_behind_a_malformed_line,
    ),
    ("changed, and every manifest written anew", layout.ARTICLE_TEXT, forge_everything),
)


def damages() -> Iterator[Damage]:
    """Give every damage, in the order of the table."""
    for what, change in OF_ONE_FILE.items():
        for name in FILES:
            yield Damage(what=what, file=name, do=_to(name, change))
    for what, file, do in OF_THE_PACKAGE:
        yield Damage(what=what, file=file, do=do)


def _to(name: str, change: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda bag: change(bag / name)
