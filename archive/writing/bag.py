"""Write a BagIt 1.0 bag: files, manifests, tag files, all of it synced to the disk.

Checksums are taken while the bytes are written, so nothing is read twice. bagit-python writes
BagIt 0.97 and moves its user's files; that is why this module exists, and why bagit-python is
only asked for its opinion afterwards (``archive.second_opinion``).
"""

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archive import layout
from archive.digests import PACKAGE_ALGORITHMS, hash_pieces
from archive.errors import WriteError
from archive.limits import READ_CHUNK_BYTES

_BAGIT_TXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"  # RFC 8493 §2.1.1


@dataclass(frozen=True, kw_only=True, slots=True)
class BagFigures:
    """How large a bag is."""

    payload_files: int
    payload_bytes: int
    bag_files: int
    bag_bytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PayloadFile:
    """A payload file that was written."""

    path: str  # in the bag
    size_bytes: int
    sha256: str
    sha512: str


class BagWriter:
    """Write one bag into a folder of its own, then close it.

    Names are ours, never a source's: ASCII, no ``%``, no blank, so that all tools read them alike.

    Args:
        folder: An empty folder that exists.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._payload: dict[str, tuple[str, ...]] = {}
        self._sizes: dict[str, int] = {}
        self._tags: dict[str, tuple[str, ...]] = {}
        self._tag_bytes = 0

    def add(self, path: str, content: bytes) -> None:
        """Write one file: below ``data/`` it is payload, elsewhere a tag file.

        Args:
            path: Relative to the bag, with ``/``.
            content: The whole file.

        Raises:
            WriteError: The file could not be written.
            ValueError: The name is not one of ours, or was written before.
        """
        _refuse_odd_name(path)
        if path in self._payload or path in self._tags:
            raise ValueError(f"{path}: written before")
        digests = hash_pieces((content,), PACKAGE_ALGORITHMS)
        write_synced(self._folder / path, content)
        if path.startswith(f"{layout.PAYLOAD}/"):
            self._payload[path] = digests
            self._sizes[path] = len(content)
        else:
            self._tags[path] = digests
            self._tag_bytes += len(content)

    def add_written(self, path: str) -> None:
        """Take in a payload file that another writer has already written and synced in its place.

        Raises:
            WriteError: It cannot be read again.
        """
        _refuse_odd_name(path)
        size_bytes = 0

        def pieces() -> Iterator[bytes]:
            nonlocal size_bytes
            with (self._folder / path).open("rb") as file:
                while piece := file.read(READ_CHUNK_BYTES):
                    size_bytes += len(piece)
                    yield piece

        with write_errors(self._folder / path):
            self._payload[path] = hash_pieces(pieces(), PACKAGE_ALGORITHMS)
        self._sizes[path] = size_bytes

    @property
    def payload(self) -> tuple[PayloadFile, ...]:
        """Every payload file so far, in the order of the paths."""
        return tuple(
            PayloadFile(path=path, size_bytes=self._sizes[path], sha256=sha256, sha512=sha512)
            for path, (sha256, sha512) in sorted(self._payload.items())
        )

    def close(self, bag_info: Sequence[tuple[str, str]]) -> BagFigures:
        """Write bagit.txt, bag-info.txt, the manifests and the tag manifests; sync every folder.

        Args:
            bag_info: Labels and values in order, without ``Payload-Oxum`` and ``Bag-Size``, which
                are added here because they are only known now.

        Raises:
            WriteError: A file could not be written.
        """
        payload_files, payload_bytes = len(self._payload), sum(self._sizes.values())
        measured = (
            ("Payload-Oxum", f"{payload_bytes}.{payload_files}"),
            ("Bag-Size", render_size(payload_bytes)),
        )
        self.add(layout.BAGIT_TXT, _BAGIT_TXT)
        self.add(layout.BAG_INFO_TXT, render_bag_info((*bag_info, *measured)))
        for index, algorithm in enumerate(PACKAGE_ALGORITHMS):
            self.add(layout.manifest_name(algorithm), _render_manifest(self._payload, index))
        listed = dict(self._tags)  # RFC 8493 §2.2.1: no tag manifest lists a tag manifest
        for index, algorithm in enumerate(PACKAGE_ALGORITHMS):
            self.add(layout.tag_manifest_name(algorithm), _render_manifest(listed, index))
        _sync_folders(self._folder)
        return BagFigures(
            payload_files=payload_files,
            payload_bytes=payload_bytes,
            bag_files=payload_files + len(self._tags),
            bag_bytes=payload_bytes + self._tag_bytes,
        )


def render_bag_info(fields: Iterable[tuple[str, str]]) -> bytes:
    """Render bag-info.txt (RFC 8493 §2.2.2): one ``Label: value`` a line, in the order given.

    Raises:
        ValueError: A label has a colon or a blank at an edge, or a value has a line break.
    """
    lines = []
    for label, value in fields:
        if not label or ":" in label or label != label.strip() or _has_line_break(label + value):
            raise ValueError(f"{label!r}: not a label and value of bag-info.txt")
        lines.append(f"{label}: {value}\n")
    return "".join(lines).encode()


def render_size(size_bytes: int) -> str:
    """Render a size for people, in steps of 1,000.

    >>> render_size(999), render_size(23_400), render_size(5_000_000_000)
    ('999 B', '23.4 KB', '5.0 GB')
    """
    size = float(size_bytes)
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1000:  # noqa: PLR2004 (the step named above)
            return f"{size_bytes} B" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file and sync it; the folders above are made where they are missing.

    Raises:
        WriteError: The file exists, the disk is full, or the folder cannot be written to.
    """
    with write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Sync a folder's own entries, so that the names in it outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says while we write into a ``WriteError`` about a path."""
    try:
        yield
    except OSError as error:
        hint = None
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            hint = "The disk is full: make room, or choose another folder with --out."
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            hint = "Choose a folder that you can write to with --out."
        raise WriteError(f"{path}: cannot write: {error.strerror}", hint=hint) from error


def _render_manifest(digests: dict[str, tuple[str, ...]], index: int) -> bytes:
    # RFC 8493 §2.1.3, strict form: checksum, two spaces, path, as sha256sum -c reads it.
    return "".join(f"{digests[path][index]}  {path}\n" for path in sorted(digests)).encode()


def _refuse_odd_name(path: str) -> None:
    plain = path.isascii() and path.isprintable() and not set(path) & set("% \\")
    if not plain or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError(f"{path!r}: not a name that we write")


def _has_line_break(text: str) -> bool:
    return "\n" in text or "\r" in text


def _sync_folders(folder: Path) -> None:
    with write_errors(folder):
        for parent, _, _ in os.walk(folder, topdown=False):
            sync_folder(Path(parent))
