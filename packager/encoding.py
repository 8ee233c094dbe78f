"""From an article's bytes to its text: which encoding they are in, and how that was found.

The order of trust, first that fits:

1. a byte-order mark;
2. UTF-16 without a mark, known by its zero bytes;
3. what is declared: the HTTP header, then the page's own ``meta charset`` or XML declaration, if
   the bytes decode without an error, and are not evidently UTF-8 under another name;
4. UTF-8, if the bytes are valid UTF-8;
5. what is declared, or UTF-8, if only a few bytes are wrong (they become U+FFFD);
6. detection.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from archive.limits import CHARSET_DECLARATION_BYTES, DETECTION_SAMPLE_BYTES
from packager.binary_formats import find_binary_format
from packager.charset_detection import detect_codec
from packager.charset_labels import UTF_16_CODECS, find_codec
from packager.errors import NotTextError, SourceError
from packager.model import EncodingFrom, SourceKind

EXPECTED = "expected plain text, HTML or Markdown"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(
    rb"""<meta\s[^<>]*?charset\s*=\s*(?:["']\s*)?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1b\x85")
_BINARY_CONTROLS = [chr(code) for code in range(0x20) if chr(code) not in _TEXT_CONTROLS]

# A text in another encoding is valid UTF-8 by accident for two or three characters, not for more.
_EVIDENT_UTF8_CHARS = 4
# Of what is not ASCII, this share may be broken. Wrongly guessed, nearly all of it would be, except
# in the East Asian encodings, where nearly every pair of bytes is a character.
_BROKEN_SHARE_UTF8 = 0.1
_BROKEN_SHARE_OTHER = 0.01
_CONTROL_SHARE = 0.01  # of a text's characters; bytes at random have ten times as many
_UTF16_ODD_SHARE = 0.01  # characters that no text has, in the right byte order
_UTF16_ASCII_SHARE = 0.005  # spaces, line ends, digits: also Chinese text has some


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """A text and how it was got: ``content.decode(encoding, errors) == text``."""

    text: str  # byte-order mark and line ends kept
    encoding: str  # a Python codec name
    encoding_from: EncodingFrom
    errors: str  # "strict", or "replace" where some bytes are not of the encoding


def decode_content(
    content: bytes, *, name: str, kind: SourceKind, http_charset: str | None = None
) -> Decoded:
    """Decode an article's bytes.

    Args:
        content: All bytes.
        name: The file's name or the address, for messages.
        kind: Only HTML is asked for the encoding that it declares.
        http_charset: The charset of the HTTP answer's Content-Type, as it stands there.

    Raises:
        SourceError: There is nothing in it but white space.
        NotTextError: It is not text in any encoding of the WHATWG list.
    """
    if (found := find_binary_format(content)) is not None:
        raise NotTextError(f"{name}: {EXPECTED}, found {found}")
    decoded = _decode_with_mark(content) or _decode_utf16(content, http_charset)
    if decoded is None and b"\x00" in content:
        raise NotTextError(
            f"{name}: {EXPECTED}, found binary data: byte {content.index(0)} is zero"
        )
    decoded = decoded or _decode_bytes(content, kind, http_charset)
    if decoded is None or _looks_binary(decoded.text):
        raise NotTextError(f"{name}: {EXPECTED}, found bytes that are not text in any encoding")
    if not decoded.text.strip("\ufeff \t\n\v\f\r\x85\xa0\u2028\u2029"):
        raise SourceError(f"{name}: expected an article, found nothing but white space")
    return decoded


def _decode_with_mark(content: bytes) -> Decoded | None:
    """Decode as the byte-order mark says, if there is one."""
    codec = next((codec for mark, codec in _MARKS if content.startswith(mark)), None)
    if codec is None:
        return None
    found = EncodingFrom.BYTE_ORDER_MARK
    return _decode_strictly(content, codec, found) or _decode_replacing(content, codec, found)


def _decode_utf16(content: bytes, http_charset: str | None) -> Decoded | None:
    """Decode UTF-16 without a byte-order mark, if the bytes have its shape."""
    sample = content[: DETECTION_SAMPLE_BYTES & ~1]
    if b"\x00" not in sample:
        return None
    for codec in sorted(UTF_16_CODECS):
        if _is_utf16(sample, codec):
            declared = http_charset is not None and find_codec(http_charset) == codec
            found = EncodingFrom.HTTP_HEADER if declared else EncodingFrom.DETECTED
            return _decode_strictly(content, codec, found) or _decode_replacing(
                content, codec, found
            )
    return None


def _is_utf16(sample: bytes, codec: str) -> bool:
    """Whether a sample reads as text in UTF-16 of this byte order."""
    first, second = sample[0::2], sample[1::2]
    high, low = (first, second) if codec == "utf-16-be" else (second, first)
    if _is_plain_ascii(sample.replace(b"\x00", b"")):
        # Every letter has its zero; text of single bytes with a few stray zeros is not UTF-16.
        return high.count(0) * 2 > len(high) and low.count(0) * 10 < len(low)
    text = sample.decode(codec, "replace")
    ascii_chars = sum(char.isascii() for char in text)
    odd_chars = sum(map(_is_odd, text))
    return ascii_chars > _UTF16_ASCII_SHARE * len(text) and odd_chars <= _UTF16_ODD_SHARE * len(
        text
    )


def _is_plain_ascii(sample: bytes) -> bool:
    """Whether bytes are ASCII without control characters."""
    return sample.isascii() and not any(map(_is_odd, sample.decode("ascii")))


def _is_odd(char: str) -> bool:
    """Whether a character has no place in a text: a control, unassigned, or private."""
    return unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} and char not in _TEXT_CONTROLS


def _decode_bytes(content: bytes, kind: SourceKind, http_charset: str | None) -> Decoded | None:
    """Decode text without zero bytes: steps 3 to 6."""
    declared = tuple(_find_declared(content, kind, http_charset))
    candidates = [_decode_strictly(content, codec, found) for codec, found in declared]
    fitting = next((candidate for candidate in candidates if candidate is not None), None)
    utf8 = _decode_strictly(content, "utf-8", EncodingFrom.VALID_UTF8)
    if fitting is not None and not (utf8 and _is_evident_utf8(utf8, fitting)):
        return fitting
    return utf8 or _decode_nearly(content, declared) or _decode_detected(content)


def _find_declared(
    content: bytes, kind: SourceKind, http_charset: str | None
) -> Iterator[tuple[str, EncodingFrom]]:
    """Give the encodings that are declared, strongest first; UTF-16 would show in zero bytes."""
    codec = find_codec(http_charset or "")
    if codec is not None and codec not in UTF_16_CODECS:
        yield codec, EncodingFrom.HTTP_HEADER
    codec = find_codec(_find_meta_charset(content)) if kind is SourceKind.HTML else None
    if codec is not None:
        # "If encoding is UTF-16BE/LE, then set encoding to UTF-8" (HTML, prescan a byte stream).
        yield "utf-8" if codec in UTF_16_CODECS else codec, EncodingFrom.META


def _find_meta_charset(content: bytes) -> str:
    """Find what a page declares in ``<meta>`` or in its XML declaration; "" if nothing."""
    head = content[:CHARSET_DECLARATION_BYTES].lstrip()
    if head.startswith(b"<?xml"):
        xml = _XML_ENCODING.search(head.partition(b"?>")[0])
        if xml is not None:
            return xml[1].decode("ascii")
    before, *after = head.split(b"<!--")
    head = before + b"".join(piece.partition(b"-->")[2] for piece in after)
    meta = _META_CHARSET.search(head)
    return "" if meta is None else meta[1].decode("ascii")


def _is_evident_utf8(utf8: Decoded, declared: Decoded) -> bool:
    """Whether bytes are UTF-8 although a page declares another encoding that also decodes them."""
    return declared.encoding != "utf-8" and _count_foreign(utf8.text) >= _EVIDENT_UTF8_CHARS


def _count_foreign(text: str) -> int:
    """Count the characters outside ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _decode_nearly(
    content: bytes, declared: tuple[tuple[str, EncodingFrom], ...]
) -> Decoded | None:
    """Decode as declared, or as UTF-8, if only a few characters are broken."""
    for codec, found in (*declared, ("utf-8", EncodingFrom.DETECTED)):
        decoded = _decode_replacing(content, codec, found)
        if _has_few_broken(decoded):
            return decoded
    return None


def _has_few_broken(decoded: Decoded) -> bool:
    """Whether the characters that could not be decoded are few beside those that could."""
    broken = decoded.text.count("\ufffd")
    share = _BROKEN_SHARE_UTF8 if decoded.encoding == "utf-8" else _BROKEN_SHARE_OTHER
    return broken <= share * _count_foreign(decoded.text)


def _decode_detected(content: bytes) -> Decoded | None:
    """Decode with the encoding that the letters' habits suggest."""
    codec = detect_codec(content)
    if codec is None:
        return None
    found = EncodingFrom.DETECTED
    return _decode_strictly(content, codec, found) or _decode_replacing(content, codec, found)


def _decode_strictly(content: bytes, codec: str, found: EncodingFrom) -> Decoded | None:
    """Decode without tolerance."""
    try:
        text = content.decode(codec, "strict")
    except UnicodeDecodeError:
        return None
    return Decoded(text=text, encoding=codec, encoding_from=found, errors="strict")


def _decode_replacing(content: bytes, codec: str, found: EncodingFrom) -> Decoded:
    """Decode with U+FFFD for every broken character."""
    text = content.decode(codec, "replace")
    return Decoded(text=text, encoding=codec, encoding_from=found, errors="replace")


def _looks_binary(text: str) -> bool:
    """Whether too much of a text is control characters, or could not be decoded."""
    controls = sum(text.count(char) for char in _BINARY_CONTROLS)
    broken = text.count("\ufffd")
    return controls > _CONTROL_SHARE * len(text) or broken > _BROKEN_SHARE_UTF8 * len(text)
