"""Payloads as characters: the character set a payload is read in, and what is no text."""

import re

# Labels of character sets (Encoding Standard §4.2) and the codec each stands for. All else is
# UTF-8: the list is short so that a payload reads the same in thirty years.
_CODECS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(content: bytes, charset: str | None) -> str:
    """Decode a payload; a byte that is not of the character set becomes U+FFFD, a mark is dropped.

    Args:
        content: The payload.
        charset: The label in its Content-Type; None where it has none.
    """
    codec = _CODECS.get((charset or "").strip().lower(), "utf-8")
    return content.decode(codec, "replace").removeprefix("\ufeff")


def without_lone_surrogates(text: str) -> str:
    """Replace what JSON can escape but no text can hold (Unicode §3.9) by U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)
