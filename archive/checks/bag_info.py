"""Does bag-info.txt say what is there (RFC 8493 §2.2.2): the payload's size, and things once."""

import re

from archive.bag import Bag, bag_info_path
from archive.findings import Check, Code
from archive.gathering import Gathering
from archive.paths import BagPath

NAME = "bag-info"
_LABEL = "Payload-Oxum"
_ONCE = ("Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count")  # a SHOULD
_OXUM = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})")  # ASCII digits; octets, then files


def check_bag_info(bag: Bag) -> Check:
    """Compare Payload-Oxum, octets and number of files, with the payload that is there.

    Where no Payload-Oxum is stated, or nobody can tell, the check passes only if it found
    something else to look at.
    """
    stated = bag.info.find(_LABEL) if bag.info else ()
    gathering = Gathering(NAME)
    path = bag_info_path(bag.declaration.version)
    _check_repeated(bag, path, gathering)
    if not stated or bag.tree.is_partial:
        why = "part of the payload could not be looked at" if stated else f"no {_LABEL} is stated"
        return gathering.finish_skipped(why)
    for element in stated[1:]:
        gathering.add(Code.OXUM_REPEATED, path, f"{_LABEL} is stated twice", line=element.line)
    there = f"{bag.tree.payload_bytes}.{len(bag.tree.payload)}"
    for element in stated:
        match = _OXUM.fullmatch(element.value)
        if match is None:
            words = f"{_LABEL} is not octets and files, as 279164409832.1198"
            gathering.add(Code.OXUM_MALFORMED, path, words, line=element.line, found=element.value)
        elif there != f"{int(match[1])}.{int(match[2])}":
            words = f"the payload is not as large as {_LABEL} states"
            gathering.add(
                Code.OXUM_DIFFERS,
                path,
                words,
                line=element.line,
                expected=element.value,
                found=there,
            )
    return gathering.finish()


def _check_repeated(bag: Bag, path: BagPath, gathering: Gathering) -> None:
    for label in _ONCE if bag.info else ():
        for element in bag.info.find(label)[1:] if bag.info else ():
            words = f"{label} is stated more than once"
            gathering.add(Code.LABEL_REPEATED, path, words, line=element.line)
