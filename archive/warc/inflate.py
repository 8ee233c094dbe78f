"""Decompression: zlib, or the faster ISA-L where the extra ``fast`` is installed.

Both check the CRC-32 and the length at the end of a gzip member (RFC 1952 §2.3.1).
"""

import zlib
from collections.abc import Callable
from typing import Protocol

_GZIP = 16 + zlib.MAX_WBITS


class Inflater(Protocol):
    """One gzip member being decompressed, as ``zlib.decompressobj`` does it."""

    @property
    def eof(self) -> bool:
        """Whether the member's end was reached, and was right."""

    @property
    def unused_data(self) -> bytes:
        """What of the last input stands after the member's end."""

    @property
    def unconsumed_tail(self) -> bytes:
        """What of the last input is still to be decompressed."""

    def decompress(self, data: bytes | memoryview, max_length: int, /) -> bytes:
        """Decompress; at most ``max_length`` bytes come back at a time."""


def _find_engine() -> tuple[Callable[[int], Inflater], type[Exception]]:
    try:
        from isal import isal_zlib
    except ImportError:
        return _start_with_zlib, zlib.error
    return isal_zlib.decompressobj, isal_zlib.error


def _start_with_zlib(wbits: int) -> Inflater:
    return zlib.decompressobj(wbits)


_start, InflateError = _find_engine()


def new_inflater() -> Inflater:
    """Start a gzip member; its ``decompress`` raises ``InflateError`` where it is damaged."""
    return _start(_GZIP)
