"""Folders that are hardly bags, and tag files that cannot be read."""

import os
from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.faults.registry import append, fault, replace


@fault(Code.BAGIT_TXT_MISSING)
def no_bagit_txt(bag: Path) -> None:
    (write_bag(bag) / "bagit.txt").unlink()


@fault(Code.BAGIT_TXT_MALFORMED)
def bagit_txt_has_a_third_line(bag: Path) -> None:
    append(write_bag(bag) / "bagit.txt", b"\n")


@fault(Code.BAGIT_TXT_MALFORMED)
def bagit_txt_has_a_blank_before_the_colon(bag: Path) -> None:
    replace(write_bag(bag) / "bagit.txt", b"Version:", b"Version :")


@fault(Code.BAGIT_TXT_MALFORMED)
def bagit_txt_has_arabic_digits(bag: Path) -> None:
    write_bag(bag, version="١.٠")


@fault(Code.BAGIT_TXT_MALFORMED)
def bagit_txt_is_not_utf_8(bag: Path) -> None:
    write_bag(bag)
    replace(bag / "bagit.txt", b"UTF-8", b"UTF-8\xff")


@fault(Code.VERSION_UNKNOWN)
def a_version_that_nobody_published(bag: Path) -> None:
    write_bag(bag, version="1.1")


@fault(Code.ENCODING_UNSUPPORTED)
def an_encoding_that_hides_slashes(bag: Path) -> None:
    write_bag(bag, encoding="unicode_escape")


@fault(Code.ENCODING_NOT_UTF8)
def tag_files_in_another_encoding(bag: Path) -> None:
    write_bag(bag, encoding="ISO-8859-6")


@fault(Code.PAYLOAD_FOLDER_MISSING)
def no_payload_folder(bag: Path) -> None:
    write_bag(bag, payload={})
    (bag / "data").rmdir()


@fault(Code.MANIFEST_MISSING)
def no_manifest(bag: Path) -> None:
    (write_bag(bag) / "manifest-sha256.txt").unlink()


@fault(Code.LINK)
def a_payload_file_is_a_link_out_of_the_bag(bag: Path) -> None:
    outside = bag.with_name("outside.txt")
    outside.write_bytes(b"abc")
    (write_bag(bag) / "data/a.txt").unlink()
    (bag / "data/a.txt").symlink_to(outside)


@fault(Code.SPECIAL_FILE)
def a_payload_file_is_a_fifo(bag: Path) -> None:
    (write_bag(bag) / "data/a.txt").unlink()
    os.mkfifo(bag / "data/a.txt")


@fault(Code.STRAY_SPECIAL_FILE)
def a_link_that_nothing_refers_to(bag: Path) -> None:
    (write_bag(bag) / "latest").symlink_to("data/a.txt")


@fault(Code.ENTRY_UNREADABLE, as_nobody=True)
def a_payload_folder_that_may_not_be_listed(bag: Path) -> None:
    (write_bag(bag) / "data/sub").chmod(0)


@fault(Code.ENTRY_UNREADABLE, as_nobody=True)
def a_payload_folder_that_may_not_be_entered(bag: Path) -> None:
    (write_bag(bag) / "data/sub").chmod(0o444)


@fault(Code.TOO_DEEP)
def folders_below_folders_without_end(bag: Path) -> None:
    (write_bag(bag) / "/".join(["data", *["d"] * 300])).mkdir(parents=True)


@fault(Code.TAG_FILE_UNREADABLE, as_nobody=True)
def a_tag_file_that_may_not_be_read(bag: Path) -> None:
    (write_bag(bag, tags={"bag-info.txt": b"A: b\n"}) / "bag-info.txt").chmod(0)


@fault(Code.TAG_FILE_UNREADABLE, as_nobody=True)
def a_manifest_that_may_not_be_read(bag: Path) -> None:
    (write_bag(bag) / "manifest-sha256.txt").chmod(0)


@fault(Code.TAG_FILE_LIMIT)
def a_vast_bag_info(bag: Path) -> None:
    os.truncate(write_bag(bag, tags={"bag-info.txt": b""}) / "bag-info.txt", 17 * 1024 * 1024)


@fault(Code.TAG_FILE_LIMIT)
def a_bag_info_of_a_hundred_thousand_lines(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"A: b\n" * 100_001})


@fault(Code.ENCODING_NOT_UTF8, Code.TAG_FILE_NOT_IN_ENCODING)
def a_manifest_that_is_not_in_the_encoding(bag: Path) -> None:
    write_bag(bag, encoding="UTF-16")
    append(bag / "manifest-sha256.txt", b"x")


@fault(Code.TAG_FILE_BYTE_ORDER_MARK)
def a_byte_order_mark(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"\xef\xbb\xbfA: b\n"})
