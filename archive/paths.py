"""A path inside a bag: how a manifest writes it, how it is made safe, how it is shown to people.

A path inside a bag is bytes, as file names are on Linux, so that names in no encoding at all can be
compared and named. A path that a manifest gives is never resolved; it is compared with what
``archive.tree`` found, so that what is refused here could not have been opened anyway.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NewType

from archive.errors import UnsafePathError

BagPath = NewType("BagPath", bytes)
"""A path relative to the bag, safe and in its shortest form: from ``parse_path``, or the disk."""

# RFC 8493 §2.1.3: LF, CR and "%" are percent-encoded, and no other character is. Before BagIt 1.0
# only the line ends were, and a "%" stood for itself.
_ESCAPE = re.compile(rb"%(0[Aa]|0[Dd]|25)")
_ESCAPE_BEFORE_1_0 = re.compile(rb"%(0[Aa]|0[Dd])")

_DRIVE = re.compile(rb"[A-Za-z]:")
_SEPARATOR = re.compile(rb"[/\\]")  # a path that climbs on Windows is refused everywhere

# RFC 8493 §5.1: what a path in a manifest must not be, as a noun.
_FAULTS: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("an empty path", lambda path: not path),
    ("a path with a NUL byte", lambda path: b"\0" in path),
    ("an absolute path", lambda path: path.startswith((b"/", b"\\"))),
    ("a path to somebody's home folder", lambda path: path.startswith(b"~")),
    ("a path that begins with a drive", _DRIVE.match),
    ("a path that climbs out of its folder", lambda path: b".." in _SEPARATOR.split(path)),
    ("a path that is not in its shortest form", lambda path: {b"", b"."} & set(path.split(b"/"))),
)


def parse_path(written: bytes, *, escapes_percent: bool = True) -> BagPath:
    r"""Read a path as a manifest or fetch.txt has it.

    Args:
        written: The path on the line, without what stands before it.
        escapes_percent: Whether ``%25`` means ``%``, as it does from BagIt 1.0 on.

    Returns:
        The path decoded. That such a file exists is not promised.

    Raises:
        UnsafePathError: The path is absolute, climbs, begins with a tilde or a drive, holds a NUL,
            or is not the shortest way to write it (RFC 8493 §5.1).

    >>> parse_path(b"data/100%25%0A.txt")
    b'data/100%\n.txt'
    """
    escape = _ESCAPE if escapes_percent else _ESCAPE_BEFORE_1_0
    path = escape.sub(lambda match: bytes.fromhex(match[1].decode()), written)
    for fault, is_so in _FAULTS:
        if is_so(path):
            raise UnsafePathError(f"{show_path(path)}: {fault}")
    return BagPath(path)


def has_raw_percent(written: bytes, *, escapes_percent: bool) -> bool:
    """Tell whether a path as written holds a ``%`` that RFC 8493 §2.1.3 wants as ``%25``."""
    return escapes_percent and b"%" in _ESCAPE.sub(b"", written)


def normal_form(path: bytes) -> str:
    """Give a path as text whose accents are put together (NFC), so that two forms are one.

    Bytes that are not UTF-8 become lone surrogates. Its time is quadratic in the accents on one
    letter, so a path that was not found on a disk needs a limit first.
    """
    return unicodedata.normalize("NFC", path.decode("utf-8", "surrogateescape"))


def show_path(path: bytes) -> str:
    r"""Give a path for people and for reports: as it is on disk, but for what cannot be shown.

    Control characters, marks that change the direction of a line, bytes that are not UTF-8, and the
    backslash itself become backslash escapes, so that two names never look alike for that reason.

    >>> show_path(b"data/\xff\n\xe2\x80\xae.txt")
    'data/\\xff\\x0a\\u202e.txt'
    """
    text = path.decode("utf-8", "surrogateescape")
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(map(_show_character, text))


def _show_character(character: str) -> str:
    code = ord(character)
    if character == "\\":
        return r"\\"
    if character.isprintable():
        return character
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004 (where "surrogateescape" puts bytes 80 to FF)
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:  # noqa: PLR2004 (ASCII)
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
