"""Payloads as characters: the encoding a payload is read in, and what is no text."""

import re

from archive.charsets import TAG_FILE_CODECS, find_codec

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(content: bytes, charset: str | None) -> str:
    """Decode a payload; a byte that is not of its encoding becomes U+FFFD, a mark is dropped.

    Args:
        content: The payload.
        charset: The encoding's name in its Content-Type; UTF-8 is taken where it has none, or one
            that is not in ``TAG_FILE_CODECS``.
    """
    codec = find_codec(charset or "", TAG_FILE_CODECS) or "utf_8"
    return content.decode(codec, "replace").removeprefix("\ufeff")


def without_lone_surrogates(text: str) -> str:
    """Replace what JSON can escape but no text can hold (Unicode §3.9) by U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)
