"""What is no regular file, or one that is odd: links, pipes, devices, holes, depth, permissions."""

import os
import socket
from pathlib import Path

from archive.findings import Code
from tests.bags import seal, write_bag
from tests.faults.registry import append
from tests.hostile.kinds.changes import SECRET, sha256
from tests.hostile.kinds.registry import Maker, invalid, undecided, valid


def link(name: str, target: str, *, content: bytes | None = SECRET) -> Maker:
    """Put a link into a bag; the manifest has the right checksum of what it leads to."""

    def make(bag: Path, outside: Path) -> None:
        write_bag(bag)
        (bag / name).symlink_to(target.format(outside=outside))
        if content is not None:
            append(bag / "manifest-sha256.txt", sha256(content) + f"  {name}\n".encode())

    return make


def moved_out(name: str) -> Maker:
    """Move a part of a bag outside, and leave a link to it."""

    def make(bag: Path, outside: Path) -> None:
        (write_bag(bag) / name).rename(outside / Path(name).name)
        (bag / name).symlink_to(outside / Path(name).name)

    return make


def moved_out_of_a_sealed_bag(name: str) -> Maker:
    def make(bag: Path, outside: Path) -> None:
        write_bag(bag, tags={"about.txt": b"x"}, tag_algorithms=("sha256",))
        (bag / name).rename(outside / name)
        (bag / name).symlink_to(outside / name)

    return make


def fifo(name: str, *, is_listed: bool = False) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        (write_bag(bag) / name).unlink(missing_ok=True)
        os.mkfifo(bag / name)
        if is_listed:
            append(bag / "manifest-sha256.txt", sha256(b"") + f"  {name}\n".encode())

    return make


def a_socket(bag: Path, _outside: Path) -> None:
    write_bag(bag)
    before = Path.cwd()
    os.chdir(bag / "data")  # the whole path may be too long for a socket
    with socket.socket(socket.AF_UNIX) as listener:
        try:
            listener.bind("x")
        finally:
            os.chdir(before)


def hard_link_outside(bag: Path, outside: Path) -> None:
    write_bag(bag, {})
    os.link(outside / "secret.txt", bag / "data/x")
    seal(bag)


def sparse(name: str, size_bytes: int, *, is_listed: bool) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        with (write_bag(bag) / name).open("wb") as file:
            file.truncate(size_bytes)
        if is_listed:
            append(bag / "manifest-sha256.txt", b"%064d  " % 0 + f"{name}\n".encode())

    return make


def deep(depth: int) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        write_bag(bag, {"/".join(["data", *["d"] * depth, "a.txt"]): b"x"})

    return make


def folder_instead_of(name: str) -> Maker:
    def make(bag: Path, _outside: Path) -> None:
        (write_bag(bag) / name).unlink()
        (bag / name).mkdir()

    return make


def data_is(content: str) -> Maker:
    def make(bag: Path, outside: Path) -> None:
        write_bag(bag, {})
        (bag / "data").rmdir()
        if content == "a file":
            (bag / "data").write_bytes(b"x")
        elif content == "a FIFO":
            os.mkfifo(bag / "data")
        else:
            (bag / "data").symlink_to(outside)

    return make


LINKS = {
    "a listed link to a file outside": link("data/x", "{outside}/secret.txt"),
    "a listed link to a file beside the bag": link("data/x", "../../bag-outside/secret.txt"),
    "a listed link to a file in the bag": link("data/x", "a.txt", content=b"abc"),
    "a link to a file outside that nothing lists": link(
        "data/x", "{outside}/secret.txt", content=None
    ),
    "a link to nowhere": link("data/x", "nowhere", content=None),
    "a link to itself": link("data/x", "x", content=None),
    "a link to the folder that it is in": link("data/loop", ".", content=None),
    "a link to the bag itself": link("data/loop", "../..", content=None),
    "a link to the root folder": link("data/x", "/", content=None),
    "a link to an endless device": link("data/x", "/dev/zero"),
    "a link to the terminal": link("data/x", "/dev/tty"),
    "a link to this process's memory": link("data/x", "/proc/self/mem"),
    "a payload folder moved outside behind a link": moved_out("data/sub"),
    "a manifest moved outside behind a link": moved_out("manifest-sha256.txt"),
    "a bagit.txt moved outside behind a link": moved_out("bagit.txt"),
    "a listed tag file moved outside behind a link": moved_out_of_a_sealed_bag("about.txt"),
    "a tag manifest moved outside behind a link": moved_out_of_a_sealed_bag(
        "tagmanifest-sha256.txt"
    ),
    "a payload moved outside behind a link": moved_out("data"),
    "data as a link to another folder": data_is("a link"),
}
for name, make in LINKS.items():
    invalid(name, "§5.1", make, Code.LINK)

SPECIALS = {
    "a FIFO in the payload": fifo("data/x"),
    "a listed FIFO in the payload": fifo("data/x", is_listed=True),
    "a FIFO instead of a payload file": fifo("data/a.txt"),
    "a FIFO as bagit.txt": fifo("bagit.txt"),
    "a FIFO as bag-info.txt": fifo("bag-info.txt"),
    "a FIFO as fetch.txt": fifo("fetch.txt"),
    "a FIFO as manifest": fifo("manifest-sha256.txt"),
    "a FIFO as a second manifest": fifo("manifest-md5.txt"),
    "a FIFO as tag manifest": fifo("tagmanifest-sha256.txt"),
    "data as a FIFO": data_is("a FIFO"),
    "a socket in the payload": a_socket,
}
for name, make in SPECIALS.items():
    invalid(name, "safety", make, Code.SPECIAL_FILE)

valid(
    "a link beside the tag files",
    "safety",
    link("latest", "data/a.txt", content=None),
    Code.STRAY_SPECIAL_FILE,
)
valid("a FIFO beside the tag files", "safety", fifo("pipe"), Code.STRAY_SPECIAL_FILE)
valid("a hard link to a file outside", "§2.1.2", hard_link_outside)

invalid("data as a file", "§2.1.2", data_is("a file"), Code.PAYLOAD_FOLDER_MISSING)
invalid(
    "a folder instead of a payload file",
    "§2.1.3",
    folder_instead_of("data/a.txt"),
    Code.PAYLOAD_MISSING,
)
invalid(
    "a folder instead of bagit.txt",
    "§2.1.1",
    folder_instead_of("bagit.txt"),
    Code.BAGIT_TXT_MISSING,
)
invalid(
    "a folder instead of the manifest",
    "§2.1.3",
    folder_instead_of("manifest-sha256.txt"),
    Code.MANIFEST_MISSING,
)

undecided(
    "a listed file of a terabyte that is all hole",
    "safety",
    sparse("data/vast", 1 << 40, is_listed=True),
    Code.SPARSE_FILE,
)
invalid(
    "a file of a terabyte that is all hole and not listed",
    "§3",
    sparse("data/vast", 1 << 40, is_listed=False),
    Code.PAYLOAD_NOT_LISTED,
)
undecided(
    "a manifest of a terabyte that is all hole",
    "safety",
    sparse("manifest-md5.txt", 1 << 40, is_listed=False),
    Code.TAG_FILE_LIMIT,
)
undecided(
    "a bag-info.txt of a terabyte that is all hole",
    "safety",
    sparse("bag-info.txt", 1 << 40, is_listed=False),
    Code.TAG_FILE_LIMIT,
)
undecided(
    "a fetch.txt of a terabyte that is all hole",
    "safety",
    sparse("fetch.txt", 1 << 40, is_listed=False),
    Code.TAG_FILE_LIMIT,
)
undecided(
    "a bagit.txt of a terabyte that is all hole",
    "safety",
    sparse("bagit.txt", 1 << 40, is_listed=False),
    Code.TAG_FILE_LIMIT,
)

valid("a file below a hundred folders", "§2.1.2", deep(100))
undecided("a file below three hundred folders", "safety", deep(300), Code.TOO_DEEP)
valid(
    "an empty folder in the payload",
    "§2.1.2",
    lambda bag, _o: (write_bag(bag) / "data/empty").mkdir(),
)
valid("ten thousand empty folders", "§2.1.2", lambda bag, _o: _many_folders(bag))


def _many_folders(bag: Path) -> None:
    write_bag(bag)
    for number in range(10_000):
        (bag / f"data/{number}").mkdir()
