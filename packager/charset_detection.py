"""Which encoding bytes are in when nothing says so: the only place that asks charset-normalizer.

A guess from the letters' habits, over a bounded sample. Only encodings that articles are really
written in are possible answers, so that noise is not taken for a rare one.
"""

import re

from archive.limits import DETECTION_SAMPLE_BYTES

# In the order in which charset-normalizer prefers one of two equally good guesses.
_POSSIBLE = [
    "cp1256",
    "cp1251",
    "cp1252",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1257",
    "cp1258",
    "cp874",
    "koi8_r",
    "koi8_u",
    "cp866",
    "iso8859_2",
    "iso8859_5",
    "iso8859_6",
    "iso8859_7",
    "iso8859_15",
    "cp932",
    "euc_jp",
    "cp949",
    "gb18030",
    "big5hkscs",
]
# No encoding above uses the bytes between two words as half of a character: the cuts are clean.
_TAG = re.compile(rb"<[^<>]*>")
_WORD = re.compile(rb"[^\t\n\r <>]+")
_WORDS_OF_CONTEXT = 10  # that are kept after a word with foreign letters
# Dashes, quotation marks, the no-break space and other signs: the same in every windows-125x.
_WINDOWS_SIGNS = b"\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa9\xab\xae\xb0\xb7\xbb"


def detect_codec(content: bytes) -> str | None:
    """Guess the encoding of bytes that are neither ASCII nor UTF-8.

    Returns:
        A Python codec name, or None where no encoding fits. A short text (a few words) can be
        guessed wrong between encodings of one script, as windows-1250 and windows-1254.
    """
    # Here, for its import takes as long as reading an article whose encoding is declared.
    from charset_normalizer import from_bytes

    sample = _sample(content)
    if sample.translate(None, _WINDOWS_SIGNS).isascii():
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_POSSIBLE).best()
    if best is not None and best.language == "Turkish":
        return "cp1254"  # its three Turkish letters read as Icelandic ones in windows-1252
    return None if best is None else best.encoding


def _sample(content: bytes) -> bytes:
    """Give the first words with foreign letters and what follows them: the rest is markup."""
    words, size, context = [], 0, 0
    for found in _WORD.finditer(_TAG.sub(b" ", content)):
        context = context - 1 if found[0].isascii() else _WORDS_OF_CONTEXT
        if context <= 0:
            continue
        words.append(found[0][:DETECTION_SAMPLE_BYTES])
        size += len(words[-1]) + 1
        if size >= DETECTION_SAMPLE_BYTES:
            break
    return b" ".join(words)
