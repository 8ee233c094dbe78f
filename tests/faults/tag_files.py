"""Lines of manifests, of bag-info.txt and of fetch.txt that are not to the letter."""

from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.faults.registry import append, fault, md5, replace


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
    write_bag(bag, algorithms=("sha1", "md5"), tag_algorithms=("sha1", "md5"))
    checksum = md5((bag / "tagmanifest-sha1.txt").read_bytes())
    append(bag / "tagmanifest-md5.txt", checksum + b"  tagmanifest-sha1.txt\n")


@fault(Code.PAYLOAD_IN_TAG_MANIFEST)
def a_tag_manifest_lists_a_payload_file(bag: Path) -> None:
    write_bag(bag, algorithms=("md5",), tag_algorithms=("md5",))
    append(bag / "tagmanifest-md5.txt", md5(b"abc") + b"  data/a.txt\n")


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
