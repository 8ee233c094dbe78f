"""The words of dates in every language: Unicode CLDR, read through Babel.

Months and weekdays by name, the little words between day, month and year ("de", "г."), and where a
language writes a full stop. Nothing is loaded before the first word of its script is asked for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

# The locales to ask for a word, by the script of its first letter (the first word of the letter's
# Unicode name). English first, since most embeds carry English dates; then the languages of
# Twitter's widget, and Croatian, whose "listopada" is not the Polish "listopada"; then others. A
# tier is read only when those before it do not know the word.
_TIERS: Mapping[str, tuple[str, ...]] = {
    "LATIN": (
        "en",
        "cs da de es fi fil fr hr hu id it ms nl no pl pt ro sv tr vi",
        "af az bs ca cy et eu gl is lt lv mt nn sk sl so sq sr_Latn sw tk uz",
    ),
    "ARABIC": ("ar fa ur", "ar_SY ar_IQ ar_MA ar_DZ ar_MR fa_AF ps ckb"),
    "CYRILLIC": ("ru uk", "be bg kk ky mk sr"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "DEVANAGARI": ("hi mr ne",),
    "BENGALI": ("bn as",),
    "THAI": ("th",),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "ETHIOPIC": ("am",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "KANNADA": ("kn",),
    "KHMER": ("km",),
    "LAO": ("lo",),
    "MALAYALAM": ("ml",),
    "MYANMAR": ("my",),
    "ORIYA": ("or",),
    "SINHALA": ("si",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
}

# Of the first two tiers, the languages that Twitter's widget does not speak.
NOT_OF_THE_WIDGET = frozenset({"hr"})

_CUT_LETTERS = 3  # at least, of an abbreviation

_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u05f3\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff.'’ʼ॰]"
)
_VARIANTS = str.maketrans({"ی": "ي", "ى": "ي", "ک": "ك", "ı": "i", "\u00a0": " "})

# A part of a date pattern: quoted text, a field ("MMMM"), or plain text.
_PATTERN_PART = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>([A-Za-z])\3*)|(?P<plain>[^'A-Za-z]+)")
_NO_LETTERS = re.compile(r"[\s-]+")
_SHORTENED = re.compile(r"([dMy])\1+")
_WORD = re.compile(r"[^\W\d_][^\W\d_.]*(?:\.[^\W\d_]+)*")
_LEADING_LETTERS = re.compile(r"[^\W\d_]\S*")
_ENDING_LETTERS = re.compile(r"[^\W\d_]+$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Vocabulary:
    """What some locales call months, and what else may stand in their dates; keys are folded."""

    months: Mapping[str, Mapping[int, frozenset[str]]]
    numbered: frozenset[str]  # words that make the number after them a month ("tháng 8")
    weekdays: frozenset[str]  # each word of their names
    inner: frozenset[str]  # little words between day, month and year
    closing: frozenset[str]  # little words after the last of them


def fold_word(word: str) -> str:
    """Make the key of a word: without case, accents, vowel points, full stops and apostrophes.

    Letters that only keyboards tell apart (Arabic and Persian kaf and yeh) become one. Vowel signs
    of Indic scripts stay: they are letters of the word. A key is for comparing, never for showing.
    """
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    return _DROPPED.sub("", unicodedata.normalize("NFKD", decomposed)).translate(_VARIANTS).strip()


def months_called(key: str) -> Mapping[int, frozenset[str]]:
    """Say which months a folded name can mean: month number to the CLDR locales that say so."""
    for vocabulary in _vocabularies(key):
        if key in vocabulary.months:
            return vocabulary.months[key]
    return {}


def months_cut_to(key: str) -> Mapping[int, frozenset[str]]:
    """Say which month an abbreviation that CLDR does not have can only mean (Finnish "elok")."""
    months: dict[int, frozenset[str]] = {}
    if len(key) >= _CUT_LETTERS:
        for vocabulary in _vocabularies(key):
            for name, meanings in vocabulary.months.items():
                months |= meanings if name.startswith(key) else {}
    return months if len(months) == 1 else {}


def announces_month(key: str) -> bool:
    """Say whether the number after this folded word is a month (Vietnamese "tháng 8")."""
    return any(key in vocabulary.numbered for vocabulary in _vocabularies(key))


def is_of_weekday(key: str) -> bool:
    """Say whether a folded word is in the name of a day of the week ("sexta" of "sexta-feira")."""
    return any(key in vocabulary.weekdays for vocabulary in _vocabularies(key))


def may_stand_inside(key: str) -> bool:
    """Say whether a folded word may stand between day, month and year."""
    return any(key in vocabulary.inner for vocabulary in _vocabularies(key))


def may_close(key: str) -> bool:
    """Say whether a folded word may close a date (Russian "г." for year)."""
    return any(key in vocabulary.closing for vocabulary in _vocabularies(key))


@cache
def date_shapes(locale: str) -> frozenset[str]:
    """Give a locale's date patterns with one letter a field: "d. M y."."""
    return frozenset(_SHORTENED.sub(r"\1", pattern) for pattern in _patterns(_load(locale)))


def _vocabularies(key: str) -> Iterator[_Vocabulary]:
    script = unicodedata.name(key[:1], "").partition(" ")[0]
    return (_vocabulary(tier) for tier in _TIERS.get(script, ()))


@cache
def _vocabulary(tier: str) -> _Vocabulary:
    months: dict[str, dict[int, frozenset[str]]] = {}
    numbered: set[str] = set()
    weekdays: set[str] = set()
    inner: set[str] = set()
    closing: set[str] = set()
    for locale in tier.split():
        data = _load(locale)
        patterns = [_parts(pattern) for pattern in _patterns(data)]
        for number, name in _names(data["months"]):
            if any(character.isdecimal() for character in name):
                numbered.add(fold_word(re.sub(r"\d+", "", name)))
            for key in _as_written(name, "M", patterns):
                meanings = months.setdefault(key, {})
                meanings[number] = meanings.get(number, frozenset()) | {locale}
        for _, name in _names(data["days"]):
            for written in _as_written(name, "E", patterns):
                weekdays.update(word for word in _NO_LETTERS.split(written) if word)
        for texts, _ in patterns:
            inner.update(fold_word(word) for text in texts for word in _WORD.findall(text))
            closing.update(fold_word(word) for word in _WORD.findall(texts[-1]))
    return _Vocabulary(
        months=months,
        numbered=frozenset(numbered),
        weekdays=frozenset(weekdays),
        inner=frozenset(inner),
        closing=frozenset(closing),
    )


def _load(locale: str) -> Mapping[str, Any]:
    from babel import localedata

    return localedata.load(locale)


def _names(tables: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield number and name, wide and abbreviated, within a date and standing alone.

    The raw tables are read, not Babel's resolving view of them: the view keeps what it has resolved
    in tables that locales share, so that names of one language turn up in another.
    """
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            table = tables[context].get(width)
            if isinstance(table, tuple):  # an alias, and what the locale has instead of it
                table = table[1]
            if isinstance(table, Mapping):
                yield from table.items()


def _patterns(data: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(data["date_formats"][width].pattern for width in ("long", "medium", "full"))


def _parts(pattern: str) -> tuple[list[str], list[str]]:
    """Split a date pattern (UTS #35): its fields, and the text before, between and after them."""
    texts, fields = [""], []
    for part in _PATTERN_PART.finditer(pattern):
        if part["field"]:
            fields.append(part["field"])
            texts.append("")
        else:
            texts[-1] += part["quoted"] or part["plain"] or ""
    return texts, fields


def _as_written(name: str, field: str, patterns: Iterable[tuple[list[str], list[str]]]) -> set[str]:
    """Make the keys of a name, alone and with the letters that a pattern glues to it."""
    keys = {fold_word(name)}
    for texts, fields in patterns:
        for place, found in enumerate(fields):
            if found.startswith(field):
                before = _ENDING_LETTERS.search(texts[place])
                after = _LEADING_LETTERS.match(texts[place + 1])
                glued = (before[0] if before else "") + name + (after[0] if after else "")
                keys.add(fold_word(glued))
    return keys
