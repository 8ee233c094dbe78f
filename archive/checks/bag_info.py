"""Does the payload have the size that bag-info.txt states (RFC 8493 §2.2.2, Payload-Oxum)."""

import re

from archive.bag import Bag, bag_info_path
from archive.findings import Check, Code
from archive.gathering import Gathering, skipped

NAME = "bag-info"
_LABEL = "Payload-Oxum"
_OXUM = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})")  # ASCII digits; octets, then files


def check_bag_info(bag: Bag) -> Check:
    """Compare Payload-Oxum, octets and number of files, with the payload that is there."""
    stated = bag.info.find(_LABEL) if bag.info else ()
    if not stated:
        return skipped(NAME, f"no {_LABEL} is stated")
    if bag.tree.is_partial:
        return skipped(NAME, "part of the payload could not be looked at")
    gathering = Gathering(NAME)
    path = bag_info_path(bag.declaration.version)
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
