"""Which language a text is in, as HTML states it, and which way most of it runs."""

import re
import unicodedata

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# Twitter's names: withdrawn ones, and those for texts without a language ("qme": only media).
_RENAMED = {"in": "id", "iw": "he", "und": "", "zxx": "", "art": ""}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_SAMPLE_CHARS = 20_000


def language_tag(stated: str | None) -> str:
    """Give the value of ``lang`` for a language as stated; empty, which means unknown, otherwise.

    >>> language_tag("ar_SY"), language_tag("iw"), language_tag("qme"), language_tag("?")
    ('ar-SY', 'he', '', '')
    """
    tag = (stated or "").strip().replace("_", "-")
    primary, _, rest = tag.partition("-")
    primary = _RENAMED.get(primary.lower(), primary)
    if primary.lower().startswith("q") and len(primary) == len("qme"):
        return ""  # for private use
    tag = f"{primary}-{rest}" if rest else primary
    return tag if _TAG.fullmatch(tag) else ""


def direction(text: str) -> str:
    """Say which way most letters run: ``rtl`` or ``ltr``.

    For the frame around paragraphs, each of which has a direction of its own.

    >>> direction("قال في 2016 on Twitter كلاماً طويلاً")
    'rtl'
    """
    right = left = 0
    for character in text[:_SAMPLE_CHARS]:
        kind = unicodedata.bidirectional(character)
        right += kind in _RIGHT_TO_LEFT
        left += kind == "L"
    return "rtl" if right > left else "ltr"
