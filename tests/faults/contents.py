"""What is missing, too much or changed."""

import os
from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.faults.registry import append, fault, replace


@fault(Code.PAYLOAD_MISSING)
def a_payload_file_is_missing(bag: Path) -> None:
    (write_bag(bag) / "data/a.txt").unlink()


@fault(Code.PAYLOAD_NOT_FETCHED)
def a_payload_file_was_not_fetched(bag: Path) -> None:
    write_bag(bag, tags={"fetch.txt": b"https://a.example/x 3 data/a.txt\n"})
    (bag / "data/a.txt").unlink()


@fault(Code.PAYLOAD_NOT_LISTED)
def a_payload_file_too_many(bag: Path) -> None:
    (write_bag(bag) / "data/new.txt").write_bytes(b"")


@fault(Code.PAYLOAD_NOT_LISTED)
def a_payload_file_in_one_of_two_manifests(bag: Path) -> None:
    write_bag(bag, algorithms=("md5", "sha256"))
    lines = (bag / "manifest-md5.txt").read_bytes().splitlines(keepends=True)
    (bag / "manifest-md5.txt").write_bytes(lines[0])


@fault(Code.TAG_FILE_MISSING)
def a_tag_file_is_missing(bag: Path) -> None:
    write_bag(bag, tags={"about.txt": b"x"}, tag_algorithms=("sha256",))
    (bag / "about.txt").unlink()


@fault(Code.TAG_FILE_NOT_LISTED)
def a_tag_file_that_no_tag_manifest_lists(bag: Path) -> None:
    (write_bag(bag, tag_algorithms=("sha256",)) / "about.txt").write_bytes(b"x")


@fault(Code.TAG_FILE_NOT_LISTED)
def an_old_bag_does_not_list_its_manifest(bag: Path) -> None:
    _take_manifest_out_of_tag_manifest(write_bag(bag, version="0.97", tag_algorithms=("sha256",)))


@fault(Code.MANIFEST_NOT_LISTED)
def a_tag_manifest_does_not_list_the_manifest(bag: Path) -> None:
    _take_manifest_out_of_tag_manifest(write_bag(bag, tag_algorithms=("sha256",)))


def _take_manifest_out_of_tag_manifest(bag: Path) -> None:
    lines = (bag / "tagmanifest-sha256.txt").read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if b"  manifest-" not in line]
    (bag / "tagmanifest-sha256.txt").write_bytes(b"".join(kept))


@fault(Code.NAME_NORMALISED)
def a_name_taken_apart(bag: Path) -> None:
    write_bag(bag, payload={"data/Nu\u0301n\u0303ez": b"x"})
    replace(bag / "manifest-sha256.txt", "u\u0301n\u0303".encode(), "\u00fa\u00f1".encode())


@fault(Code.PAYLOAD_MISSING)
def a_name_longer_than_any_file_has(bag: Path) -> None:
    append(write_bag(bag) / "manifest-sha256.txt", b"%064d  data/%s\n" % (0, b"n" * 2000))


@fault(Code.NAME_NORMALISED)
def an_old_bag_lists_both_spellings_of_one_file(bag: Path) -> None:
    write_bag(bag, payload={"data/\u00e9": b"x"}, version="0.97")
    line = (bag / "manifest-sha256.txt").read_bytes()
    append(bag / "manifest-sha256.txt", line.replace("\u00e9".encode(), "e\u0301".encode()))


@fault(Code.PAYLOAD_MISSING)
def a_bag_lists_both_spellings_of_one_file(bag: Path) -> None:
    write_bag(bag, payload={"data/\u00e9": b"x"})
    line = (bag / "manifest-sha256.txt").read_bytes()
    append(bag / "manifest-sha256.txt", line.replace("\u00e9".encode(), "e\u0301".encode()))


@fault(Code.NAME_CASE)
def an_old_bag_from_a_disk_without_cases(bag: Path) -> None:
    write_bag(bag, version="0.97")
    replace(bag / "manifest-sha256.txt", b"a.txt", b"A.TXT")


@fault(Code.PAYLOAD_CHANGED)
def a_payload_file_has_changed(bag: Path) -> None:
    (write_bag(bag) / "data/a.txt").write_bytes(b"abd")


@fault(Code.TAG_FILE_CHANGED)
def a_tag_file_has_changed(bag: Path) -> None:
    write_bag(bag, tags={"about.txt": b"x"}, tag_algorithms=("sha256",))
    (bag / "about.txt").write_bytes(b"y")


@fault(Code.PAYLOAD_UNREADABLE, as_nobody=True)
def a_payload_file_that_may_not_be_read(bag: Path) -> None:
    (write_bag(bag) / "data/a.txt").chmod(0)


@fault(Code.SPARSE_FILE)
def a_payload_file_that_is_nearly_all_hole(bag: Path) -> None:
    os.truncate(write_bag(bag) / "data/a.txt", 1 << 40)
