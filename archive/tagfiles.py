"""The other tag files that RFC 8493 defines: bagit.txt, bag-info.txt and fetch.txt.

Parsing only; no file is touched, and nothing is fetched. Each parser gives what it could read, and
a ``Fault`` for each line that is not to the letter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from archive import limits
from archive.charsets import TAG_FILE_CODECS, find_codec
from archive.errors import MalformedTagFileError, UnsafePathError
from archive.findings import Code
from archive.paths import BagPath, parse_path, show_path
from archive.tagtext import BLANKS, LINE_ENDS, Fault, decode_line, read_lines
from archive.tree import is_payload

# bagit.txt ---------------------------------------------------------------------------------------

_VERSION_LINE = re.compile(r"BagIt-Version: ([0-9]+)\.([0-9]+)")
_ENCODING_LINE = re.compile(r"Tag-File-Character-Encoding: ([!-~]+)")  # RFC 2978 §2.3: ASCII
_DECLARATION_LINES = 2


class Version(NamedTuple):
    """A version of BagIt."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


BAGIT_1_0 = Version(1, 0)
KNOWN_VERSIONS = (*(Version(0, minor) for minor in range(93, 98)), BAGIT_1_0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Declaration:
    """What bagit.txt declares; 1.0 and UTF-8 where it does not say."""

    version: Version = BAGIT_1_0
    codec: str = "utf_8"
    faults: tuple[Fault, ...] = ()


def parse_declaration(pieces: Iterable[bytes]) -> Declaration:
    """Read bagit.txt, which is exactly two lines (RFC 8493 §2.1.1)."""
    faults: list[Fault] = []
    texts = ["", ""]
    for number, line in read_lines(pieces, "utf_8", faults, max_lines=_DECLARATION_LINES + 1):
        if number > _DECLARATION_LINES:
            _add_malformed(faults, number, "bagit.txt has two lines, and this is one more")
            break
        try:
            texts[number - 1] = decode_line(line.rstrip(LINE_ENDS))
        except MalformedTagFileError as error:
            _add_malformed(faults, number, str(error))
    return Declaration(
        version=_read_version(texts[0], faults),
        codec=_read_encoding(texts[1], faults),
        faults=tuple(faults),
    )


def _read_version(text: str, faults: list[Fault]) -> Version:
    match = _VERSION_LINE.fullmatch(text)
    if match is None:
        _add_malformed(faults, 1, f'expected "BagIt-Version: M.N", found "{_show(text)}"')
        return BAGIT_1_0
    if (match[1], match[2]) in {(str(v.major), str(v.minor)) for v in KNOWN_VERSIONS}:
        return Version(int(match[1]), int(match[2]))
    words = f"no known BagIt version: {_show(match[1])}.{_show(match[2])}"
    faults.append(Fault(code=Code.VERSION_UNKNOWN, line=1, message=words))
    return BAGIT_1_0


def _read_encoding(text: str, faults: list[Fault]) -> str:
    match = _ENCODING_LINE.fullmatch(text)
    if match is None:
        words = f'expected "Tag-File-Character-Encoding: ENCODING", found "{_show(text)}"'
        _add_malformed(faults, 2, words)
        return "utf_8"
    codec = find_codec(match[1], TAG_FILE_CODECS)
    if codec == "utf_8":
        return codec
    name = _show(match[1])
    code = Code.ENCODING_NOT_UTF8 if codec else Code.ENCODING_UNSUPPORTED
    words = f"the tag files are in {name}" if codec else f"not an encoding that is read: {name}"
    faults.append(Fault(code=code, line=2, message=words))
    return codec or "utf_8"


def _add_malformed(faults: list[Fault], line: int, message: str) -> None:
    faults.append(Fault(code=Code.BAGIT_TXT_MALFORMED, line=line, message=message))


# bag-info.txt ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """One label and its value."""

    label: str  # as written
    value: str  # lines that go on are joined with LF
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BagInfo:
    """bag-info.txt: its elements in their order, which is significant, repeats included."""

    elements: tuple[Element, ...]
    faults: tuple[Fault, ...]

    def find(self, label: str) -> tuple[Element, ...]:
        """Give every element with a label; reserved labels are the same in any case (§2.2.2)."""
        wanted = label.casefold()
        return tuple(e for e in self.elements if e.label.casefold() == wanted)


def parse_bag_info(
    pieces: Iterable[bytes], *, codec: str = "utf_8", is_1_0: bool = True
) -> BagInfo:
    """Read bag-info.txt (RFC 8493 §2.2.2).

    Args:
        pieces: The file's bytes.
        codec: The bag's encoding, one of ``charsets.TAG_FILE_CODECS``.
        is_1_0: Whether exactly one blank stands after the colon and none before it, as from BagIt
            1.0 on. Before, blanks around the colon were free and are no part of label or value.
    """
    faults: list[Fault] = []
    parts: list[tuple[str, list[str], int]] = []
    for number, line in read_lines(pieces, codec, faults, max_lines=limits.BAG_INFO_LINES):
        try:
            text = decode_line(line.rstrip(LINE_ENDS))
            if text.startswith((" ", "\t")):
                _continue(parts, text)
            else:
                label, value = _split_element(text, is_1_0=is_1_0)
                parts.append((label, [value], number))
        except MalformedTagFileError as error:
            faults.append(Fault(code=Code.BAG_INFO_MALFORMED, line=number, message=str(error)))
    elements = (
        Element(label=label, value="\n".join(values), line=line) for label, values, line in parts
    )
    return BagInfo(elements=tuple(elements), faults=tuple(faults))


def _continue(parts: list[tuple[str, list[str], int]], text: str) -> None:
    if not parts:
        raise MalformedTagFileError("a line that goes on, before any label")
    parts[-1][1].append(text.lstrip(BLANKS.decode()))


def _split_element(text: str, *, is_1_0: bool) -> tuple[str, str]:
    blanks = BLANKS.decode()
    label, colon, rest = text.partition(":")
    if not is_1_0:
        label, rest = label.strip(blanks), f" {rest.strip(blanks)}"
    if not colon or not label or label != label.strip(blanks) or rest[:1] not in set(blanks):
        raise MalformedTagFileError(f'expected "Label: value", found "{_show(text)}"')
    return label, rest[1:]


# fetch.txt ---------------------------------------------------------------------------------------

# URL, length or "-", path; the path may hold blanks (RFC 8493 §2.2.3).
_FETCH_LINE = re.compile(
    rb"([A-Za-z][A-Za-z0-9+.-]*:[^ \t]+)[ \t]+([0-9]+|-)[ \t]+([^ \t].*)", re.DOTALL
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchList:
    """fetch.txt: the line of each file that is to be fetched. Its addresses are not kept."""

    lines: Mapping[BagPath, int]
    faults: tuple[Fault, ...]


def parse_fetch(pieces: Iterable[bytes], *, codec: str = "utf_8", is_1_0: bool = True) -> FetchList:
    """Read fetch.txt (RFC 8493 §2.2.3).

    Args:
        pieces: The file's bytes.
        codec: The bag's encoding, one of ``charsets.TAG_FILE_CODECS``.
        is_1_0: Whether ``%25`` in a path means ``%``, as from BagIt 1.0 on.
    """
    faults: list[Fault] = []
    lines: dict[BagPath, int] = {}
    for number, line in read_lines(pieces, codec, faults):
        try:
            path = _parse_fetch_line(line.rstrip(LINE_ENDS), is_1_0=is_1_0)
        except MalformedTagFileError as error:
            faults.append(Fault(code=Code.FETCH_MALFORMED, line=number, message=str(error)))
        except UnsafePathError as error:
            faults.append(Fault(code=Code.UNSAFE_PATH, line=number, message=str(error)))
        else:
            if not is_payload(path):
                words = f"{show_path(path)} is no payload file"
                faults.append(Fault(code=Code.OUTSIDE_PAYLOAD, line=number, message=words))
            elif lines.setdefault(path, number) != number:
                words = f"{show_path(path)} is listed twice"
                faults.append(Fault(code=Code.LISTED_TWICE, line=number, message=words))
    return FetchList(lines=lines, faults=tuple(faults))


def _parse_fetch_line(content: bytes, *, is_1_0: bool) -> BagPath:
    text = decode_line(content)
    match = _FETCH_LINE.fullmatch(content)
    if match is None:
        raise MalformedTagFileError(f'expected a URL, a length and a path, found "{_show(text)}"')
    return parse_path(match[3], escapes_percent=is_1_0)


def _show(text: str) -> str:
    return show_path(text[:100].encode())
