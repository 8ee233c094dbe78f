"""Texts of posts made comparable: the form that is kept, and two keys that are only compared.

Each source of a post spells its text differently: entities escaped once or twice, links as t.co or
in full, marks that no reader sees, emoji as pictures, white space lost where markup was removed.

    stored form (L0)   NFC, entities decoded, LF line ends: fit to be kept and shown
    strict key  (L1)   also without links, invisible marks, case and compatibility forms
    loose key   (L2)   letters, digits, # and @ only; Arabic letters that are confused made one

A key is for comparing only. It is never stored as the text: some of what it drops carries meaning
(ZWNJ in Persian, ZWJ in emoji).
"""

import re
from html import unescape
from unicodedata import category, digit, normalize

_LINK = re.compile(
    r"(?:https?://)?(?:t\.co|pic\.(?:twitter|x)\.com)/[a-z0-9]{0,10}"  # glued to what follows
    r"|https?:[!-;=?-~]*"  # up to white space, an angle bracket or a letter outside ASCII
    r"|(?<![a-z0-9.-])[a-z0-9.-]+\.[a-z]{2,}/[!-;=?-~]*"  # as it is displayed: example.com/lon...
)
# Tatweel, Arabic and Hebrew points, joiners, direction marks, soft hyphen, variation selectors.
_INVISIBLE = re.compile(
    "[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u0591-\u05bd\u05bf\u05c1\u05c2"
    "\u05c4\u05c5\u05c7\u200b-\u200f\u202a-\u202e\u2060-\u206f\u061c\ufeff\u00ad\ufe00-\ufe0f\u180e]"
)
_CONFUSED_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        **dict.fromkeys("ةھہە", "ه"),
        "ؤ": "و",
        "ک": "ك",
    }
)
_MARKS_OF_SCRIPTS = ("Mn", "Mc")  # vowels of Indic scripts: without them words become others


class _LooseLetters(dict[int, str]):
    """A table for ``str.translate`` that is worked out letter by letter, as letters turn up."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        kind = category(letter)
        if kind == "Nd":
            kept = str(digit(letter))
        elif letter in "#@" or kind[0] in "LN" or kind in _MARKS_OF_SCRIPTS:
            kept = letter
        else:
            kept = ""
        self[point] = kept
        return kept


_LOOSE_LETTERS = _LooseLetters()


def stored_form(text: str) -> str:
    r"""Give a text as it is kept and shown (L0).

    >>> stored_form("a &amp; b\r\n")
    'a & b\n'
    """
    return normalize("NFC", unescape(text).replace("\r\n", "\n").replace("\r", "\n"))


def strict_key(text: str) -> str:
    """Give the key of a text in which links, invisible marks and case make no difference (L1).

    >>> strict_key("Ｒａｉｎ  in &amp;amp; ALEPPO https://t.co/Abcdefghij")
    'rain in & aleppo'
    """
    # Sources escape once, and what collects them once more.
    folded = normalize("NFKC", unescape(unescape(text)))
    folded = normalize("NFKC", folded.casefold())
    visible = normalize("NFKC", _INVISIBLE.sub("", folded))
    return " ".join(_LINK.sub(" ", visible).split())


def loose_key(text: str) -> str:
    """Give the key of a text in which only letters and digits make a difference (L2).

    >>> loose_key("#فتح_الشام ١٠") == loose_key("#فتح الشّـام10")
    True
    """
    letters = strict_key(text).translate(_CONFUSED_ARABIC).translate(_LOOSE_LETTERS)
    return normalize("NFC", letters)
