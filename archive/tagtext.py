"""Text tag files: bytes in the bag's encoding, line by line (RFC 8493 §2.3).

Whatever the encoding, a line comes out as UTF-8 bytes with its line end, which is LF, CR or CRLF
and nothing else: other characters that some software breaks lines at may stand in a file name.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from archive import limits
from archive.errors import MalformedTagFileError
from archive.findings import Code

LINE_ENDS = b"\r\n"
BLANKS = b" \t"  # "linear whitespace" in RFC 8493


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that is wrong in a text tag file."""

    code: Code
    line: int | None  # counted from 1; None where it concerns the file as a whole
    message: str  # one sentence, without the file's name


def read_lines(
    pieces: Iterable[bytes],
    codec: str,
    faults: list[Fault],
    *,
    max_lines: int = limits.FILES,
    take: Callable[[int, list[bytes]], bool] = lambda _number, _lines: False,
) -> Iterator[tuple[int, bytes]]:
    """Give the lines of a text tag file, each with its number.

    Reading ends with the text, or at a limit: a line longer than ``limits.TAG_LINE_BYTES``, more
    lines than ``max_lines``, more faults than ``limits.TAG_FILE_FAULTS``. In encodings but UTF-8 it
    also ends where the text is not in the encoding. A fault is then added that says so. That a line
    is UTF-8 is not promised; whoever uses it asks (``decode_line``, ``is_utf8``).

    Args:
        pieces: The file's bytes.
        codec: One of ``charsets.TAG_FILE_CODECS``.
        faults: Where to add what is wrong with the text as a whole.
        max_lines: How many lines to read at most.
        take: Is offered each run of lines with the number of the first, before they are given one
            by one; where it takes them (returns True), they are not given. For speed.
    """
    text = _without_mark(_to_utf8(pieces, codec), faults)
    number, line = 0, b""
    try:
        for lines in _split(text):
            line = lines[-1]
            if number + len(lines) <= max_lines and take(number + 1, lines):
                number += len(lines)
                continue
            for line in lines:
                number += 1
                _stop_at_limits(number, faults, max_lines)
                yield number, line
        if line and not line.endswith((b"\n", b"\r")):  # RFC 8493 §2.3
            words = "no line end stands after the last line; it may have been cut"
            faults.append(Fault(code=Code.TAG_FILE_LAST_LINE, line=number, message=words))
    except _StopReadingError as stop:
        faults.append(stop.fault)


def decode_line(line: bytes) -> str:
    """Decode a line that ``read_lines`` gave.

    Raises:
        MalformedTagFileError: It is not UTF-8.
    """
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise MalformedTagFileError(f"not UTF-8: {error.reason}") from error


def is_utf8(line: bytes) -> bool:
    """Tell whether bytes are UTF-8."""
    if line.isascii():
        return True
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def was_read_whole(faults: Iterable[Fault]) -> bool:
    """Tell whether a tag file was read to its end, though not every line may have had a meaning."""
    ends = {Code.TAG_FILE_LIMIT, Code.TAG_FILE_NOT_IN_ENCODING}
    return not any(fault.code in ends for fault in faults)


class _StopReadingError(Exception):
    """The rest of a tag file cannot be read."""

    def __init__(self, code: Code, line: int | None, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(code=code, line=line, message=message)


def _stop_at_limits(number: int, faults: list[Fault], max_lines: int) -> None:
    if number > max_lines:
        words = f"more than {max_lines:,} lines; the rest was not read"
        raise _StopReadingError(Code.TAG_FILE_LIMIT, number, words)
    if len(faults) >= limits.TAG_FILE_FAULTS:
        words = f"{len(faults):,} faults so far; the rest was not read"
        raise _StopReadingError(Code.TAG_FILE_LIMIT, number, words)


def _to_utf8(pieces: Iterable[bytes], codec: str) -> Iterator[bytes]:
    if codec == "utf_8":
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for piece in pieces:
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        words = f"not text in the bag's encoding: {error}"
        raise _StopReadingError(Code.TAG_FILE_NOT_IN_ENCODING, None, words) from error


def _without_mark(pieces: Iterable[bytes], faults: list[Fault]) -> Iterator[bytes]:
    waiting = iter(pieces)
    start = b""
    while len(start) < len(codecs.BOM_UTF8) and (piece := next(waiting, None)) is not None:
        start += piece  # nobody promises that a mark comes in one piece
    if start.startswith(codecs.BOM_UTF8):
        words = "the text begins with a byte-order mark"
        faults.append(Fault(code=Code.TAG_FILE_BYTE_ORDER_MARK, line=1, message=words))
    yield start.removeprefix(codecs.BOM_UTF8)
    yield from waiting


def _split(pieces: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Give the lines, some at a time and at least one."""
    number = 0
    rest = b""  # a line that may go on, or end with a CR whose LF is still to come
    for piece in pieces:
        lines = (rest + piece).splitlines(keepends=True)  # of bytes: only at LF, CR and CRLF
        rest = lines.pop() if lines else b""
        number += len(lines)
        if lines:
            yield lines
        if len(rest) > limits.TAG_LINE_BYTES:
            words = f"a line of more than {limits.TAG_LINE_BYTES:,} bytes; the rest was not read"
            raise _StopReadingError(Code.TAG_FILE_LIMIT, number + 1, words)
    if rest:
        yield [rest]
