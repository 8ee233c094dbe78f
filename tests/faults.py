"""Bags that are wrong in one thing each, and the codes that must say so: no fewer and no others."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.findings import Code
from tests.bags import STATUS_URL, package_payload, seal, seal_package, write_bag, write_package

ARTICLE = "data/article/article.json"
REFERENCES = "data/references/references.json"
URLS = "data/article/tweet-urls.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A bag with one fault."""

    name: str
    make: Callable[[Path], object]
    codes: frozenset[Code]
    as_nobody: bool = False  # it shows only to a user who may not read everything


FAULTS: list[Fault] = []


def fault(*codes: Code, as_nobody: bool = False) -> Callable[[Callable[[Path], object]], None]:
    """Register a function that makes a bag; its name says what is wrong."""

    def register(make: Callable[[Path], object]) -> None:
        name = make.__name__.replace("_", " ")
        FAULTS.append(Fault(name=name, make=make, codes=frozenset(codes), as_nobody=as_nobody))

    return register


def replace(file: Path, old: bytes, new: bytes) -> None:
    content = file.read_bytes()
    assert old in content, f"{file}: nothing to replace"
    file.write_bytes(content.replace(old, new, 1))


def md5(content: bytes) -> bytes:
    return hashlib.md5(content).hexdigest().encode()


def append(file: Path, more: bytes) -> None:
    with file.open("ab") as opened:
        opened.write(more)


# Is it a bag? ------------------------------------------------------------------------------------


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


# Can its tag files be read? ----------------------------------------------------------------------


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


# Lines of manifests ------------------------------------------------------------------------------


@fault(Code.UNSAFE_PATH)
def a_manifest_line_climbs_out(bag: Path) -> None:
    append(write_bag(bag) / "manifest-sha256.txt", b"%064d  data/../../x\n" % 0)


@fault(Code.OUTSIDE_PAYLOAD)
def a_payload_manifest_lists_a_tag_file(bag: Path) -> None:
    append(write_bag(bag) / "manifest-sha256.txt", b"%064d  bagit.txt\n" % 0)


@fault(Code.LISTED_TWICE)
def a_file_listed_twice(bag: Path) -> None:
    manifest = write_bag(bag) / "manifest-sha256.txt"
    append(manifest, manifest.read_bytes().splitlines(keepends=True)[0])


@fault(Code.LISTED_TWICE)
def an_old_bag_lists_a_file_twice_with_two_checksums(bag: Path) -> None:
    append(write_bag(bag, version="0.97") / "manifest-sha256.txt", b"%064d  data/a.txt\n" % 0)


@fault(Code.REPEATED_LINE)
def an_old_bag_repeats_a_line(bag: Path) -> None:
    manifest = write_bag(bag, version="0.97") / "manifest-sha256.txt"
    append(manifest, manifest.read_bytes().splitlines(keepends=True)[0])


@fault(Code.MALFORMED_LINE)
def a_manifest_line_without_a_path(bag: Path) -> None:
    append(write_bag(bag) / "manifest-sha256.txt", b"%064d\n" % 0)


@fault(Code.MALFORMED_LINE)
def a_comment_in_a_manifest(bag: Path) -> None:
    append(write_bag(bag) / "manifest-sha256.txt", b"# made by hand\n")


@fault(Code.MALFORMED_LINE)
def a_manifest_line_that_is_not_utf_8(bag: Path) -> None:
    append(write_bag(bag) / "manifest-sha256.txt", b"%064d  data/\xff\n" % 0)


@fault(Code.ASTERISK)
def an_asterisk_before_a_path(bag: Path) -> None:
    replace(write_bag(bag) / "manifest-sha256.txt", b"  data/a.txt", b" *data/a.txt")


@fault(Code.DOT_SLASH)
def a_dot_and_a_slash_before_a_path(bag: Path) -> None:
    replace(write_bag(bag) / "manifest-sha256.txt", b"  data/a.txt", b"  ./data/a.txt")


@fault(Code.RAW_PERCENT)
def a_percent_sign_as_it_is(bag: Path) -> None:
    write_bag(bag, payload={"data/50% off.txt": b"x"})
    replace(bag / "manifest-sha256.txt", b"%25", b"%")


@fault(Code.RAW_PERCENT)
def a_name_that_looks_encoded(bag: Path) -> None:
    write_bag(bag, payload={"data/a%25b.txt": b"x"})
    replace(bag / "manifest-sha256.txt", b"%2525", b"%25")


@fault(Code.ALGORITHM_UNSUPPORTED)
def an_algorithm_that_nobody_here_computes(bag: Path) -> None:
    (write_bag(bag) / "manifest-whirlpool.txt").write_bytes(b"00  data/a.txt\n")


@fault(Code.TAG_MANIFEST_LISTED)
def a_tag_manifest_lists_a_tag_manifest(bag: Path) -> None:
    write_bag(bag, tag_algorithms=("sha1", "md5"))
    checksum = md5((bag / "tagmanifest-sha1.txt").read_bytes())
    append(bag / "tagmanifest-md5.txt", checksum + b"  tagmanifest-sha1.txt\n")


@fault(Code.PAYLOAD_IN_TAG_MANIFEST)
def a_tag_manifest_lists_a_payload_file(bag: Path) -> None:
    write_bag(bag, tag_algorithms=("md5",))
    append(bag / "tagmanifest-md5.txt", md5(b"abc") + b"  data/a.txt\n")


# bag-info.txt and fetch.txt ----------------------------------------------------------------------


@fault(Code.BAG_INFO_MALFORMED)
def no_blank_after_a_colon(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"A:b\n"})


@fault(Code.BAG_INFO_MALFORMED)
def bag_info_is_not_utf_8(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"A: \xff\n"})


@fault(Code.OXUM_MALFORMED)
def an_oxum_in_words(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"Payload-Oxum: many\n"})


@fault(Code.OXUM_REPEATED)
def two_oxums(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"Payload-Oxum: 7.2\npayload-oxum: 7.2\n"})


@fault(Code.OXUM_DIFFERS)
def an_oxum_of_another_payload(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"PAYLOAD-OXUM: 8.2\n"})


@fault(Code.FETCH_MALFORMED)
def a_fetch_line_without_a_length(bag: Path) -> None:
    write_bag(bag, tags={"fetch.txt": b"https://a.example/x data/a.txt\n"})


@fault(Code.UNSAFE_PATH)
def a_fetch_line_to_a_drive(bag: Path) -> None:
    write_bag(bag, tags={"fetch.txt": b"https://a.example/x - C:\\x\n"})


@fault(Code.OUTSIDE_PAYLOAD)
def a_fetch_line_for_a_tag_file(bag: Path) -> None:
    write_bag(bag, tags={"fetch.txt": b"https://a.example/x - bagit.txt\n"})


@fault(Code.LISTED_TWICE)
def a_file_to_be_fetched_twice(bag: Path) -> None:
    write_bag(bag, tags={"fetch.txt": b"https://a.example/x - data/a.txt\n" * 2})


@fault(Code.FETCH_NOT_IN_MANIFEST)
def a_file_to_be_fetched_that_no_manifest_knows(bag: Path) -> None:
    write_bag(bag, tags={"fetch.txt": b"https://a.example/x - data/new.txt\n"})


# Completeness ------------------------------------------------------------------------------------


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
    _take_manifest_out_of_tag_manifest(write_bag(bag, version="0.97", tag_algorithms=("md5",)))


@fault(Code.MANIFEST_NOT_LISTED)
def a_tag_manifest_does_not_list_the_manifest(bag: Path) -> None:
    _take_manifest_out_of_tag_manifest(write_bag(bag, tag_algorithms=("md5",)))


def _take_manifest_out_of_tag_manifest(bag: Path) -> None:
    lines = (bag / "tagmanifest-md5.txt").read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if b"  manifest-" not in line]
    (bag / "tagmanifest-md5.txt").write_bytes(b"".join(kept))


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


# Fixity ------------------------------------------------------------------------------------------


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


# A package of ours -------------------------------------------------------------------------------


def edit_record(bag: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change a record of a package, and hide it from the manifests."""
    record = json.loads((bag / name).read_text("utf-8"))
    change(record)
    (bag / name).write_text(json.dumps(record), "utf-8")
    seal_package(bag)


def edit_package(bag: Path, name: str, old: bytes, new: bytes) -> None:
    """Change a file of a package, and hide it from the manifests."""
    replace(write_package(bag) / name, old, new)
    seal_package(bag)


@fault(Code.PACKAGE_PROFILE_MISSING)
def a_package_without_the_profile_line(bag: Path) -> None:
    edit_package(bag, "bag-info.txt", b"profile:1", b"profile:7")


@fault(Code.PACKAGE_AGENT_MISSING)
def a_package_without_the_software(bag: Path) -> None:
    edit_package(bag, "bag-info.txt", b"article-packager 0.1.0", b"somebody 0.1.0")


@fault(Code.PACKAGE_PROFILE_MISSING, Code.PACKAGE_AGENT_MISSING)
def the_records_of_a_package_in_an_ordinary_bag(bag: Path) -> None:
    write_package(bag)
    (bag / "bag-info.txt").write_bytes(b"Payload-Oxum: 0.0\n")
    seal_package(bag)


@fault(
    Code.PACKAGE_PROFILE_MISSING,
    Code.PACKAGE_AGENT_MISSING,
    Code.PACKAGE_MANIFEST_MISSING,
    Code.PACKAGE_TAG_MANIFEST_MISSING,
    Code.PACKAGE_FILE_MISSING,
)
def the_payload_of_a_package_in_a_bag_of_its_own(bag: Path) -> None:
    write_bag(bag, package_payload())


@fault(Code.PACKAGE_DECLARATION)
def a_package_of_an_old_version(bag: Path) -> None:
    edit_package(bag, "bagit.txt", b"1.0", b"0.97")


@fault(Code.PACKAGE_MANIFEST_MISSING)
def a_package_with_one_manifest(bag: Path) -> None:
    (write_package(bag) / "manifest-sha256.txt").unlink()
    seal(bag, ("sha512",), ("sha256", "sha512"))


@fault(Code.PACKAGE_TAG_MANIFEST_MISSING)
def a_package_without_tag_manifests(bag: Path) -> None:
    for path in write_package(bag).glob("tagmanifest-*"):
        path.unlink()


@fault(Code.PACKAGE_MANIFEST_NOT_STRICT)
def a_tag_manifest_in_upper_case(bag: Path) -> None:
    manifest = write_package(bag) / "tagmanifest-sha256.txt"
    digits = manifest.read_bytes()[:64]
    assert digits != digits.upper()
    replace(manifest, digits, digits.upper())


@fault(Code.PACKAGE_MANIFEST_NOT_STRICT)
def a_tag_manifest_without_its_last_line_feed(bag: Path) -> None:
    manifest = write_package(bag) / "tagmanifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes()[:-1])


@fault(Code.PACKAGE_FETCH)
def a_package_with_a_fetch_txt(bag: Path) -> None:
    (write_package(bag) / "fetch.txt").write_bytes(b"")
    seal_package(bag)


@fault(Code.PACKAGE_FILE_MISSING)
def a_package_without_its_text(bag: Path) -> None:
    (write_package(bag) / "data/article/article.txt").unlink()
    seal_package(bag)


@fault(Code.PACKAGE_SOURCES)
def a_package_with_two_sources(bag: Path) -> None:
    (write_package(bag) / "data/article/source.html").write_bytes(b"<p>")
    seal_package(bag)


@fault(Code.PACKAGE_SOURCES)
def a_package_without_a_source(bag: Path) -> None:
    (write_package(bag) / "data/article/source.txt").unlink()
    seal_package(bag)


@fault(Code.TAG_FILE_NOT_LISTED, Code.PACKAGE_TAG_FILE_NOT_LISTED)
def a_package_with_a_tag_file_too_many(bag: Path) -> None:
    (write_package(bag) / "note.txt").write_bytes(b"x")


@fault(Code.STRAY_SPECIAL_FILE, Code.PACKAGE_TAG_FILE_NOT_LISTED)
def a_package_with_a_link_too_many(bag: Path) -> None:
    (write_package(bag) / "note.txt").symlink_to("README.txt")


@fault(Code.TAG_FILE_NOT_LISTED, Code.PACKAGE_SIGNATURE)
def a_file_below_signatures(bag: Path) -> None:
    (write_package(bag) / "signatures/0001").mkdir(parents=True)
    (bag / "signatures/0001/seal.sha512").write_bytes(b"x")


@fault(Code.RECORD_LIMIT)
def a_vast_record(bag: Path) -> None:
    os.truncate(write_package(bag) / REFERENCES, 65 * 1024 * 1024)
    seal_package(bag)


@fault(Code.RECORD_MALFORMED)
def a_record_that_is_not_json(bag: Path) -> None:
    (write_package(bag) / REFERENCES).write_bytes(b"[" * 100_000)
    seal_package(bag)


@fault(Code.RECORD_MALFORMED)
def a_record_of_another_form(bag: Path) -> None:
    edit_record(write_package(bag), ARTICLE, lambda record: record.pop("text"))


@fault(Code.RECORD_MALFORMED)
def a_record_without_a_checksum(bag: Path) -> None:
    edit_record(write_package(bag), ARTICLE, lambda r: r["source"].update(sha256="none"))


@fault(Code.RECORD_MALFORMED)
def a_reference_that_is_no_object(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"].append("r3"))


@fault(Code.RECORD_MALFORMED)
def a_reference_of_an_unknown_kind(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"][0].update(kind="post"))


@fault(Code.SOURCE_DIGEST, Code.QUOTE_DIFFERS)
def another_source(bag: Path) -> None:
    edit_package(bag, "data/article/source.txt", b"Nada", b"Hoda")


@fault(Code.SOURCE_DIGEST)
def a_record_of_another_source(bag: Path) -> None:
    edit_record(write_package(bag), ARTICLE, lambda r: r["source"].update(sha256="0" * 64))


@fault(Code.TEXT_DIGEST)
def another_text(bag: Path) -> None:
    edit_package(bag, "data/article/article.txt", b"Nada", b"Hoda")


@fault(Code.SOURCE_UNDECODABLE)
def a_source_in_an_encoding_that_runs_programs(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["source"].update(encoding="rot13"))


@fault(Code.SOURCE_UNDECODABLE)
def a_source_that_is_not_in_the_stated_encoding(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["source"].update(encoding="ascii"))


@fault(Code.OFFSET_OUT_OF_RANGE)
def a_text_beyond_the_source(bag: Path) -> None:
    edit_record(
        write_package(bag), REFERENCES, lambda r: r["references"][0].update(text_end=10_000)
    )


@fault(Code.OFFSET_OUT_OF_RANGE)
def a_text_without_an_end(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"][0].update(text_end=None))


@fault(Code.QUOTE_DIFFERS)
def words_that_nobody_wrote(bag: Path) -> None:
    edit_package(bag, REFERENCES, b"@NadaRescue) August", b"@NadaRescue) Augusu")


@fault(Code.REFERENCE_IDS)
def references_out_of_order(bag: Path) -> None:
    edit_record(write_package(bag), REFERENCES, lambda r: r["references"][1].update(id="r3"))


@fault(Code.TWEET_URLS_DIFFER)
def an_address_that_nothing_supports(bag: Path) -> None:
    append(write_package(bag) / URLS, b"https://twitter.com/x/status/1\n")
    seal_package(bag)


@fault(Code.TWEET_URLS_DIFFER)
def an_address_too_few(bag: Path) -> None:
    edit_package(bag, URLS, STATUS_URL.encode(), b"# nothing")
