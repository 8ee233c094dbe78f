"""Can every system hold the names of a bag's files, and every person tell them apart?

A bag is right whatever its names are; each finding here is a warning. Files that differ only in
case or in normal form overwrite one another where a file system does not tell them apart, and names
that Windows reserves cannot be unpacked there (RFC 8493 §6.1.1, §6.1.2).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from archive.findings import Check, Code
from archive.gathering import Gathering
from archive.paths import BagPath, normal_form, show_path
from archive.tree import Tree

NAME = "names"

# RFC 8493 §6.1.2, and what Windows takes off the end of a name.
_RESERVED = rb"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.[^/]*)?"
_NOT_PORTABLE = re.compile(
    rb'[<>:"\\|?*\x01-\x1f]|[. ](?:/|\Z)|(?:\A|/)' + _RESERVED + rb"(?:/|\Z)", re.IGNORECASE
)
# The same for all names at once, in lower case, each with a slash before and after it.
_HARMFUL = b'<>:"\\|?*' + bytes(range(32)) + bytes(range(127, 256))
_RESERVED_ANYWHERE = re.compile(rb"/(?:con|prn|aux|nul|com[1-9]|lpt[1-9])[./]")
_PATH_CHARACTERS = 255  # RFC 8493 §6.1.2: of a path on Windows
_HARMLESS_FORMATS = frozenset("\u200c\u200d")  # joiners: Persian and emoji need them
_UNSEEN = frozenset(("Cc", "Cf", "Zl", "Zp"))  # Unicode's categories of controls and formats
_SUSPICIOUS = re.compile(rb"[\x00-\x1f\x7f-\xff]")  # neither ASCII nor harmless: looked at closely


def check_names(tree: Tree) -> Check:
    """Look for names that somebody else's computer could not hold, or could take for one another.

    Args:
        tree: What is in the bag's folder.
    """
    gathering = Gathering(NAME)
    paths = [*tree.payload, *tree.tags]
    if _are_harmless(paths):
        return gathering.finish()
    paths.sort()
    for path in paths:
        if _SUSPICIOUS.search(path):
            _check_characters(path, gathering)
        if _NOT_PORTABLE.search(path) or _is_long(path):
            gathering.add(Code.NAME_NOT_PORTABLE, path, "Windows cannot hold a file of this name")
    _check_twins(paths, gathering)
    return gathering.finish()


def _are_harmless(paths: Sequence[BagPath]) -> bool:
    """Tell of all paths at once that there is nothing to find: in most bags there is not."""
    folded = b"/".join(paths).lower() + b"/"
    return (
        len(folded.translate(None, _HARMFUL)) == len(folded)
        and b"./" not in folded
        and b" /" not in folded
        and not _RESERVED_ANYWHERE.search(folded)
        and not any(len(path) > _PATH_CHARACTERS for path in paths)
        and len({path.lower() for path in paths}) == len(paths)
    )


def _is_long(path: bytes) -> bool:
    return len(path) > _PATH_CHARACTERS and len(path.decode("utf-8", "replace")) > _PATH_CHARACTERS


def _check_characters(path: BagPath, gathering: Gathering) -> None:
    try:
        text = path.decode()
    except UnicodeDecodeError:
        words = "its name is not UTF-8, so no manifest in UTF-8 can list it"
        gathering.add(Code.NAME_NOT_UTF8, path, words)
        return
    if any(unicodedata.category(one) in _UNSEEN for one in set(text) - _HARMLESS_FORMATS):
        words = "its name has characters that cannot be seen, or that change what is seen"
        gathering.add(Code.NAME_DECEPTIVE, path, words)


def _check_twins(paths: Sequence[BagPath], gathering: Gathering) -> None:
    for twins in _group((path, normal_form(path)) for path in paths):
        _add(Code.NAMES_ALIKE_IN_FORM, twins, "in the normal form of accents", gathering)
    for twins in _group((path, normal_form(path).casefold()) for path in paths):
        if len({normal_form(path) for path in twins}) > 1:
            _add(Code.NAMES_ALIKE_IN_CASE, twins, "in case", gathering)


def _group(keyed: Iterable[tuple[BagPath, str]]) -> list[list[BagPath]]:
    groups: dict[str, list[BagPath]] = {}
    for path, key in keyed:
        groups.setdefault(key, []).append(path)
    return [group for group in groups.values() if len(group) > 1]


def _add(code: Code, twins: Sequence[BagPath], how: str, gathering: Gathering) -> None:
    first, *others = twins
    for other in others:
        gathering.add(code, other, f"it differs from {show_path(first)} only {how}")
