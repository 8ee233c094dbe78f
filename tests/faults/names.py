"""Names that not every system can hold or not every person can tell apart, and names of lists."""

import os
from pathlib import Path

from archive.findings import Code
from tests.bags import write_bag
from tests.faults.registry import append, fault


@fault(Code.NAMES_ALIKE_IN_FORM)
def two_names_that_differ_in_normal_form(bag: Path) -> None:
    write_bag(bag, payload={"data/\u00e9": b"composed", "data/e\u0301": b"taken apart"})


@fault(Code.NAMES_ALIKE_IN_CASE)
def two_names_that_differ_in_case(bag: Path) -> None:
    write_bag(bag, payload={"data/a.txt": b"x", "data/A.txt": b"y"})


@fault(Code.NAMES_ALIKE_IN_CASE)
def two_names_that_differ_in_the_case_of_other_letters(bag: Path) -> None:
    write_bag(bag, payload={"data/\u00e9": b"x", "data/\u00c9": b"y"})


@fault(Code.NAME_NOT_PORTABLE)
def a_name_that_windows_reserves(bag: Path) -> None:
    write_bag(bag, payload={"data/Aux.txt": b"x"})


@fault(Code.NAME_NOT_PORTABLE)
def a_name_that_ends_with_a_full_stop(bag: Path) -> None:
    write_bag(bag, payload={"data/sub./a.txt": b"x"})


@fault(Code.NAME_NOT_UTF8, Code.PAYLOAD_NOT_LISTED)
def a_name_that_no_manifest_can_list(bag: Path) -> None:
    (write_bag(bag) / os.fsdecode(b"data/\xff\xfe")).write_bytes(b"x")


@fault(Code.NAME_DECEPTIVE)
def a_name_that_turns_the_line_around(bag: Path) -> None:
    write_bag(bag, payload={"data/\u202etxt.exe": b"x"})


@fault(Code.ALGORITHM_NAME)
def a_manifest_whose_algorithm_is_not_normalised(bag: Path) -> None:
    (write_bag(bag) / "manifest-sha256.txt").rename(bag / "manifest-SHA-256.txt")


@fault(Code.ALGORITHM_UNREGISTERED)
def a_manifest_of_an_algorithm_in_no_registry(bag: Path) -> None:
    write_bag(bag, algorithms=("sha224",))


@fault(Code.TAG_ALGORITHMS_DIFFER)
def a_tag_manifest_of_another_algorithm(bag: Path) -> None:
    write_bag(bag, algorithms=("sha256",), tag_algorithms=("sha512",))


@fault(Code.TAG_FILE_LAST_LINE)
def a_bag_info_without_its_last_line_end(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"A: b"})


@fault(Code.LABEL_REPEATED)
def two_dates_of_bagging(bag: Path) -> None:
    write_bag(bag, tags={"bag-info.txt": b"Bagging-Date: 2008-01-15\n"})
    append(bag / "bag-info.txt", b"bagging-date: 2008-01-16\n")
