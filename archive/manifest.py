"""Manifests: which checksum each file of the bag should have (RFC 8493 §2.1.3, §2.2.1).

Parsing only; no file is touched. A line that is not to the letter is a fault, never passed over: a
verifier that skips what it cannot read lets through whatever that line protected.
"""

import re
from array import array
from binascii import unhexlify
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import cast

from archive.digests import Algorithm
from archive.errors import MalformedTagFileError, UnsafePathError
from archive.findings import Code
from archive.paths import BagPath, has_raw_percent, parse_path, show_path
from archive.tagtext import BLANKS, LINE_ENDS, Fault, is_utf8, read_lines, was_read_whole
from archive.tree import is_payload

_NAME = re.compile(rb"(tag)?manifest-([^/]+)\.txt", re.DOTALL)
_STRICT_SEPARATOR = b"  "

# A line as sha256sum writes it, whose path needs no decoding and cannot be unsafe.
_PLAIN_NAME = rb"[^\x00-\x1f%./\\][^\x00-\x1f%/\\]*"
_PLAIN_RESTS = re.compile(rb"  (data(?:/" + _PLAIN_NAME + rb")+)\n")
_PLAIN_REST = rb"  (data(?:/" + _PLAIN_NAME + rb")+)\n"


class ManifestKind(Enum):
    """What a manifest lists."""

    PAYLOAD = "payload"
    TAG = "tag"


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """A manifest as it was read."""

    path: BagPath
    kind: ManifestKind
    algorithm: Algorithm
    entries: Mapping[BagPath, bytes]  # the checksum of each path, in the order of the lines
    line_numbers: Sequence[int]  # of the entries, in the same order
    written: Mapping[BagPath, bytes]  # paths that were decoded, as the line has them
    first_loose_line: int | None  # the first not as sha256sum writes it: checksum, 2 blanks, path
    faults: tuple[Fault, ...]
    is_whole: bool  # no limit cut it short

    @property
    def name(self) -> str:
        """Its path for people."""
        return show_path(self.path)

    def lines(self) -> Iterator[tuple[int, BagPath]]:
        """Give each path with the number of its line."""
        return zip(self.line_numbers, self.entries, strict=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class ManifestName:
    """What the name of a manifest's file says (RFC 8493 §2.1.3, §2.2.1)."""

    path: BagPath
    kind: ManifestKind
    algorithm: str  # as written; it need not be one that we can compute


def parse_manifest_name(path: BagPath) -> ManifestName | None:
    """Read a file's name as that of a manifest; None where it is none.

    >>> parse_manifest_name(BagPath(b"tagmanifest-md5.txt")).algorithm
    'md5'
    """
    match = _NAME.fullmatch(path)
    if match is None:
        return None
    kind = ManifestKind.TAG if match[1] else ManifestKind.PAYLOAD
    return ManifestName(path=path, kind=kind, algorithm=show_path(match[2]))


def parse_manifest(
    pieces: Iterable[bytes],
    *,
    path: BagPath,
    kind: ManifestKind,
    algorithm: Algorithm,
    codec: str = "utf_8",
    is_1_0: bool = True,
) -> Manifest:
    """Read a manifest.

    Args:
        pieces: The file's bytes.
        path: Of the file.
        kind: What it lists.
        algorithm: Of its checksums.
        codec: The bag's encoding, one of ``charsets.TAG_FILE_CODECS``.
        is_1_0: Whether the bag is BagIt 1.0 or later, which writes ``%`` as ``%25`` and lists no
            file twice.

    Returns:
        The manifest. Whatever was wrong is in its ``faults``, by line; such a line has no entry,
        unless its fault is a habit of old tools.
    """
    faults: list[Fault] = []
    reader = _Reader(kind=kind, algorithm=algorithm, is_1_0=is_1_0, faults=faults)
    for number, line in read_lines(pieces, codec, faults, take=reader.take):
        reader.read(number, line)
    is_whole = was_read_whole(faults)
    faults += reader.habit_faults()
    return Manifest(
        path=path,
        kind=kind,
        algorithm=algorithm,
        entries=reader.entries,
        line_numbers=reader.line_numbers,
        written=reader.written,
        first_loose_line=reader.first_loose_line,
        faults=tuple(faults),
        is_whole=is_whole,
    )


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Reads one line after the other into the parts of a manifest."""

    kind: ManifestKind
    algorithm: Algorithm
    is_1_0: bool
    faults: list[Fault]
    entries: dict[BagPath, bytes] = field(default_factory=dict)
    line_numbers: "array[int]" = field(default_factory=lambda: array("I"))
    written: dict[BagPath, bytes] = field(default_factory=dict)
    first_loose_line: int | None = None
    habits: dict[Code, tuple[int, int, str]] = field(default_factory=dict)
    digits: int = field(init=False)
    plain_line: "re.Pattern[bytes]" = field(init=False)

    def __post_init__(self) -> None:
        self.digits = self.algorithm.hex_digits
        self.plain_line = re.compile(rb"([0-9a-f]{%d})" % self.digits + _PLAIN_REST)

    def take(self, first: int, lines: list[bytes]) -> bool:
        """Read a run of lines at once, if each is as sha256sum writes it; in most bags all are."""
        if self.kind is not ManifestKind.PAYLOAD:
            return False
        digits, rests = self.digits, b"".join([line[self.digits :] for line in lines])
        checksums = b"".join([line[:digits] for line in lines])
        paths = cast("list[BagPath]", _PLAIN_RESTS.findall(rests))
        # Two blanks, path, line feed: where these are as long as all, nothing is between them.
        is_plain = (
            len(paths) == len(lines)
            and sum(map(len, paths)) + 3 * len(paths) == len(rests)
            and len(checksums) == digits * len(lines)
            and (checksums.islower() or checksums.isdigit())
            and is_utf8(rests)
        )
        if not is_plain:
            return False
        try:
            raw = unhexlify(checksums)
        except ValueError:
            return False
        size = digits // 2
        starts = range(0, len(raw), size)
        entries = dict(zip(paths, [raw[start : start + size] for start in starts], strict=True))
        if len(entries) < len(paths) or not self.entries.keys().isdisjoint(entries):
            return False  # something is listed twice
        self.entries.update(entries)
        self.line_numbers.extend(range(first, first + len(paths)))
        return True

    def read(self, number: int, line: bytes) -> None:
        """Read one line."""
        match = self.plain_line.fullmatch(line)
        if match and self.kind is ManifestKind.PAYLOAD and is_utf8(line):
            self._add(number, BagPath(match[2]), unhexlify(match[1]))
        else:
            self._read_with_care(number, line)

    def habit_faults(self) -> list[Fault]:
        """Give what is no fault of a line but a habit of the tool that wrote it, each once."""
        return [
            Fault(code=code, line=first, message=f"{words} (on {count:,} of the lines)")
            for code, (first, count, words) in self.habits.items()
        ]

    def _read_with_care(self, number: int, line: bytes) -> None:
        content = line.rstrip(LINE_ENDS)
        try:
            checksum, written = self._split(content)
            self._note_form(number, line, content, written)
            plain = self._without_habits(number, written)
            path = parse_path(plain, escapes_percent=self.is_1_0)
        except MalformedTagFileError as error:
            self._fault(Code.MALFORMED_LINE, number, str(error))
        except UnsafePathError as error:
            self._fault(Code.UNSAFE_PATH, number, str(error))
        else:
            if plain != path:
                self.written[path] = plain
            if self._may_list(number, path):
                self._add(number, path, checksum)

    def _split(self, content: bytes) -> tuple[bytes, bytes]:
        # RFC 8493 §2.1.3: checksum, one or more blanks or tabs, path.
        rest = content[self.digits :]
        written = rest.lstrip(BLANKS)
        try:
            checksum = unhexlify(content[: self.digits])
        except ValueError:
            checksum = b""
        if 2 * len(checksum) != self.digits or not written or len(written) == len(rest):
            wanted = f"{self.digits} hexadecimal digits of {self.algorithm}, a blank and a path"
            raise MalformedTagFileError(f"expected {wanted}, found {_shorten(content)}")
        if not is_utf8(written):
            raise MalformedTagFileError(f"the path is not UTF-8: {_shorten(content)}")
        return checksum, written

    def _note_form(self, number: int, line: bytes, content: bytes, written: bytes) -> None:
        if self.first_loose_line is None:
            checksum = content[: self.digits].lower()
            if line != checksum + _STRICT_SEPARATOR + written + b"\n":
                self.first_loose_line = number

    def _without_habits(self, number: int, written: bytes) -> bytes:
        """Take off what old checksum tools write before a path (RFC 8493 §6.1.3)."""
        if written.startswith(b"*"):
            self._note_habit(Code.ASTERISK, number, "an asterisk stands before the path")
            written = written[1:]
        if written.startswith(b"./"):
            self._note_habit(Code.DOT_SLASH, number, 'the path begins with "./"')
            written = written[2:]
        if has_raw_percent(written, escapes_percent=self.is_1_0):
            self._note_habit(Code.RAW_PERCENT, number, 'a "%" in the path is not written "%25"')
        return written

    def _add(self, number: int, path: BagPath, checksum: bytes) -> None:
        known = self.entries.get(path)
        if known is None:
            self.entries[path] = checksum
            self.line_numbers.append(number)
        elif known == checksum and not self.is_1_0:
            self._note_habit(Code.REPEATED_LINE, number, "the same line stands here once more")
        else:  # RFC 8493 §2.1.3: exactly once
            self._fault(Code.LISTED_TWICE, number, f"{show_path(path)} is listed twice")

    def _may_list(self, number: int, path: BagPath) -> bool:
        if self.kind is ManifestKind.PAYLOAD:
            if not is_payload(path):  # RFC 8493 §2.1.3
                self._fault(Code.OUTSIDE_PAYLOAD, number, f"{show_path(path)} is no payload file")
            return is_payload(path)
        if is_payload(path):
            words = "a tag manifest lists a payload file"  # RFC 8493 §2.2.1
            self._note_habit(Code.PAYLOAD_IN_TAG_MANIFEST, number, words)
        elif (named := parse_manifest_name(path)) and named.kind is ManifestKind.TAG:
            words = f"a tag manifest lists the tag manifest {show_path(path)}"  # RFC 8493 §2.2.1
            self._fault(Code.TAG_MANIFEST_LISTED, number, words)
        return True

    def _note_habit(self, code: Code, number: int, words: str) -> None:
        first, count, _ = self.habits.get(code, (number, 0, words))
        self.habits[code] = (first, count + 1, words)

    def _fault(self, code: Code, number: int, message: str) -> None:
        self.faults.append(Fault(code=code, line=number, message=message))


def _shorten(content: bytes) -> str:
    shown = show_path(content[:100])
    return f"{shown!r}{' and more' if len(content) > 100 else ''}"  # noqa: PLR2004 (as above)
