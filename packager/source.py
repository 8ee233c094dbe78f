"""Reading an article's source from a file or from standard input: bytes -> ``Source``.

Never more than ``archive.limits.SOURCE_BYTES`` are read, and nothing that could block for ever (a
pipe with a name, a device) is opened for reading.
"""

import os
import stat
import sys
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from archive.digests import sha256_hex
from archive.errors import LimitReachedError
from archive.limits import MIB, SOURCE_BYTES
from packager.encoding import decode_content
from packager.errors import SourceError
from packager.model import Source, SourceKind

STDIN = "-"

_KIND_OF_SUFFIX = {
    ".txt": SourceKind.TEXT,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
}
_HEAD_BYTES = 1024  # in which a page begins; comments and declarations may come first
_PAGE_STARTS = (b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<!--")
_BLOCK_STARTS = (b"<p>", b"<p ", b"<div", b"<article", b"<section", b"<main", b"<h1", b"<h2")
_NOT_A_FILE = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


def read_source(
    path: str | Path, *, kind: SourceKind | None = None, url: str | None = None
) -> Source:
    """Read an article from a file, or from standard input.

    Args:
        path: The file, or ``"-"`` for standard input.
        kind: What it is; None to tell from the name's suffix, and without one from its start.
        url: Where the user says that the article stood.

    Raises:
        SourceError: There is no such file, it is a folder or something else that is not a file, it
            may not be read, or there is nothing in it.
        NotTextError: It is not text.
        LimitReachedError: It is larger than ``SOURCE_BYTES``.
    """
    if str(path) == STDIN:
        content = _read_limited(sys.stdin.buffer, "stdin")
        return make_source(content, name="stdin", kind=kind, url=url)
    name = Path(path).name
    content = _read_file(Path(path))
    return make_source(content, name=name, kind=kind or find_kind_by_suffix(name), url=url)


def make_source(
    content: bytes,
    *,
    name: str,
    kind: SourceKind | None = None,
    url: str | None = None,
    http_charset: str | None = None,
) -> Source:
    """Make a source of bytes.

    Args:
        content: All bytes, as received.
        name: The file's name without folders, the address, or ``"stdin"``.
        kind: What it is; None to tell from its start.
        url: Where it was fetched from, or where the user says that it stood.
        http_charset: The charset of the HTTP answer's Content-Type, as it stands there.

    Raises:
        SourceError: There is nothing in it but white space.
        NotTextError: It is not text.
        LimitReachedError: It is larger than ``SOURCE_BYTES``.
    """
    if len(content) > SOURCE_BYTES:
        raise too_large(name, f"{len(content) / MIB:.1f} MiB")
    kind = kind or _guess_kind(content)
    decoded = decode_content(content, name=name, kind=kind, http_charset=http_charset)
    return Source(
        name=name,
        content=content,
        kind=kind,
        url=url,
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_from=decoded.encoding_from,
        errors=decoded.errors,
        sha256=sha256_hex(content),
    )


def find_kind_by_suffix(name: str) -> SourceKind | None:
    """Tell what a file is from its name's suffix; None for a suffix that says nothing.

    >>> find_kind_by_suffix("Article.HTM"), find_kind_by_suffix("article")
    (<SourceKind.HTML: 'html'>, None)
    """
    return _KIND_OF_SUFFIX.get(PurePosixPath(name).suffix.lower())


def too_large(name: str, size: str) -> LimitReachedError:
    """Make the error for a source that is larger than ``SOURCE_BYTES``."""
    return LimitReachedError(
        f"{name}: expected an article of at most {SOURCE_BYTES // MIB} MiB, found {size}",
        hint="Articles are rarely larger than 1 MiB; is it the right file?",
    )


def _guess_kind(content: bytes) -> SourceKind:
    """Tell a web page from plain text by its start; Markdown is never guessed."""
    # Without zero bytes, UTF-16 reads like ASCII.
    head = (
        content[:_HEAD_BYTES].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\t\n\f\r ").lower()
    )
    is_page = head.startswith(_PAGE_STARTS + _BLOCK_STARTS)
    return SourceKind.HTML if is_page else SourceKind.TEXT


def _read_file(path: Path) -> bytes:
    """Read a regular file; never waits for the writer of a pipe."""
    try:
        _refuse_other_than_file(path, path.stat())
        # Without waiting, and asked again, should it have become a pipe in between.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            _refuse_other_than_file(path, os.fstat(descriptor))
            return _read_limited(file, str(path))
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise _unreadable(path, error) from error


def _refuse_other_than_file(path: Path, status: os.stat_result) -> None:
    """Refuse a folder, a pipe, a device, and a file that is too large."""
    if not stat.S_ISREG(status.st_mode):
        found = _NOT_A_FILE.get(stat.S_IFMT(status.st_mode), "something else")
        raise SourceError(
            f"{path}: expected a file, found {found}",
            hint="Give the article itself, or - to read it from standard input.",
        )
    if status.st_size > SOURCE_BYTES:
        raise too_large(str(path), f"{status.st_size / MIB:.1f} MiB")


def _read_limited(file: BinaryIO, name: str) -> bytes:
    """Read everything, but no more than the limit."""
    content = file.read(SOURCE_BYTES + 1)
    if len(content) > SOURCE_BYTES:
        raise too_large(name, "more")
    return content


def _unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    """Make the error for a file that the operating system does not let us read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    hint = "There is no such file." if isinstance(error, FileNotFoundError) else None
    return SourceError(f"{path}: cannot be read: {reason}", hint=hint)
