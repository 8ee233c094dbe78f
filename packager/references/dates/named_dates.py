"""Dates with a month's name, in any order of day, month and year and in any language of CLDR."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from packager.model import Reading
from packager.references.dates import date_words, solar_hijri
from packager.references.dates.calendars import FIRST_YEAR, calendar_day
from packager.references.dates.date_tokens import Token, TokenKind, iter_tokens
from packager.references.dates.month_choice import choose_month
from packager.references.dates.parsed_date import ParsedDate

_DATE_CHARS = 80  # that a date may take, with a weekday before it and a time of day inside
_DATE_TOKENS = 20

_SIGNS = frozenset(",.،、，-–/'’·|()ºª")
# Written, though not in CLDR's patterns, or so frequent that no other language need be asked for
# them: English, Spanish, Italian, Vietnamese, Thai names of eras, time zones.
_INNER_WORDS = frozenset(
    ("st", "nd", "rd", "th", "of", "the", "de", "del", "di", "d", "nam", "ngay", "คศ", "พศ", "utc", "gmt")
)  # fmt: skip
# No date without two numbers; seen before any word is looked up.
_DAY_AND_YEAR = re.compile(r"\D{0,60}+\d++\D{1,60}?\d")
_OPENING_WORDS = frozenset({"the", "ngay"})
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: [+-]\d{4})?(?!\d)")
_ORDINAL_LETTERS = 3  # at most, glued to the day: "1er", "19-го"
_CLOSING_LETTERS = 2  # at most, before a full stop: "г."
_WEEKDAY_LETTERS = 3  # at least, of an English word that can be one
_YEAR_DIGITS = 4
_SHORT_DIGITS = 2


def read_named_date(text: str, start: int) -> ParsedDate | None:
    """Read a date with a month's name that begins at ``start``, after blanks and a weekday."""
    if not _DAY_AND_YEAR.match(text, start):
        return None
    return _Reader(text=text, coming=_tokens(text, start)).read()


def read_month(text: str, start: int) -> int | None:
    """Read a month's name at ``start``, after blanks and a day; return where it ends."""
    for token in islice(_tokens(text, start), 2):
        if token.kind is TokenKind.WORD:
            return token.end if date_words.months_called(token.key) else None
    return None


def _tokens(text: str, start: int) -> Iterator[Token]:
    return islice(iter_tokens(text, start, start + _DATE_CHARS), _DATE_TOKENS)


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Takes tokens from left to right until day, month and year are known."""

    text: str
    coming: Iterator[Token]
    tokens: list[Token] = field(default_factory=list)  # as far as they were looked at
    place: int = 0
    start: int | None = None
    end: int = 0
    day: Token | None = None
    year: int | None = None
    months: Mapping[int, frozenset[str]] = field(default_factory=dict)
    is_solar: bool = False  # the month's name is of the Solar Hijri calendar
    is_after_month: bool = False
    number_is_month: bool = False
    fields: dict[int, str] = field(default_factory=dict)  # by where they start
    doubts: list[str] = field(default_factory=list)

    def read(self) -> ParsedDate | None:
        while not (self.day and self.months and self.year):
            taken = self._take()
            if not taken:
                return None
            self.place += taken
        return self._parsed(self.day, self.year)

    def _take(self) -> int:
        """Take what stands here; return how many tokens that were, 0 where no date has them."""
        token = self._token(0)
        if token is None:
            return 0
        if token.kind is TokenKind.NUMBER:
            return self._take_time() or self._take_number(token)
        if token.kind is TokenKind.WORD:
            return self._take_word(token)
        return int(self.place > 0 and token.text in _SIGNS)

    def _token(self, ahead: int) -> Token | None:
        place = self.place + ahead
        self.tokens.extend(islice(self.coming, max(place + 1 - len(self.tokens), 0)))
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def _take_time(self) -> int:
        """Take a time of day between day and year ("Aug 19 11:55:27 +0000 2016")."""
        time = _TIME.match(self.text, self.tokens[self.place].start) if self.months else None
        if time is None:
            return 0
        taken = 0
        while (token := self._token(taken)) and token.end <= time.end():
            taken += 1
        return taken

    def _take_number(self, token: Token) -> int:
        digits = len(token.text)
        name = "d"
        if self.number_is_month and not self.months:
            self.months = {token.value: frozenset()}
            name = "M"
        elif digits >= _YEAR_DIGITS and not self.year:
            return self._take_year(token)
        elif digits <= _SHORT_DIGITS and not self.day:
            self.day = token
        elif digits == _SHORT_DIGITS and not self.year and self._opens_short_year(token):
            name = "y"
            self.year = 2000 + token.value
            self.doubts.append(f"the year of two digits is read as {self.year}")
        else:
            return 0
        self.is_after_month = False
        return self._mark(name, token.start, token.end)

    def _take_year(self, token: Token) -> int:
        if len(token.text) > _YEAR_DIGITS:
            if not (self.day and self.months):
                return 0
            self.doubts.append("more digits follow the year without a blank")
        self.year = int(token.text[:_YEAR_DIGITS])
        return self._mark("y", token.start, token.start + _YEAR_DIGITS)

    def _opens_short_year(self, token: Token) -> bool:
        """Say whether two digits are a year: "’16", "19-Aug-16", or "19 Aug 16" at a line's end."""
        before = self._token(-1)
        if before and before.text in ("'", "’"):
            return True
        is_joined = before is not None and before.text in ("-", "/") and token.glued
        return self.is_after_month and (is_joined or self.text[token.end : token.end + 1] in "\r\n")

    def _take_word(self, token: Token) -> int:
        key = token.key
        if key in _INNER_WORDS:
            return int(self.place > 0 or key in _OPENING_WORDS)
        if months := self._months_called(token):
            return self._take_month(months, token.start, token.end)
        if key in solar_hijri.MONTHS and not self.months:
            self.is_solar = True
            solar = {solar_hijri.MONTHS[key]: frozenset[str]()}
            return self._take_month(solar, token.start, token.end)
        return self._take_two_words(token) or self._take_small_word(token)

    def _months_called(self, token: Token) -> Mapping[int, frozenset[str]]:
        months = date_words.months_called(token.key)
        if not months and self.text[token.end : token.end + 1] == ".":
            return date_words.months_cut_to(token.key)
        return months

    def _take_two_words(self, token: Token) -> int:
        """Take a month's name of two words (Arabic "كانون الثاني")."""
        second = self._token(1)
        if second is None or second.kind is not TokenKind.WORD:
            return 0
        key = date_words.fold_word(f"{token.text} {second.text}")
        months = date_words.months_called(key)
        return 2 * self._take_month(months, token.start, second.end) if months else 0

    def _take_month(self, months: Mapping[int, frozenset[str]], start: int, end: int) -> int:
        if self.months and not months.keys() & self.months.keys():
            return 0  # "August 19 September": not one date
        self.months = self.months or months  # the same month by a second name: "آب/أغسطس"
        self.is_after_month = True
        return self._mark("M", start, end)

    def _take_small_word(self, token: Token) -> int:
        if token.glued and self.day and len(token.text) <= _ORDINAL_LETTERS:
            return 1
        if date_words.announces_month(token.key):
            self.number_is_month = True
            return self._mark(token.text, token.start, token.end)
        if date_words.is_of_weekday(token.key) and self._is_no_small_word(token):
            return 1
        return int(self.place > 0 and date_words.may_stand_inside(token.key))

    def _is_no_small_word(self, token: Token) -> bool:
        """Say whether a word is long, foreign or cut: "on" and "to" are weekdays somewhere."""
        is_long = len(token.text) >= _WEEKDAY_LETTERS or not token.text.isascii()
        return is_long or self.text[token.end : token.end + 1] in (".", ",", "-")

    def _mark(self, field: str, start: int, end: int) -> int:
        """Note that a field (CLDR's letter) stands here, so that the date reaches this far."""
        self.start = start if self.start is None else self.start
        self.end = end
        self.fields[start] = field
        return 1

    def _shape(self) -> str:
        """Write the date as a CLDR pattern of one letter a field: "d. M y."."""
        parts: list[str] = []
        for token in self.tokens[: self.place]:
            gap = "" if token.glued or not parts else " "
            parts.append(gap + self.fields.get(token.start, token.text))
        if self.text[self.end : self.end + 1] == ".":
            parts.append(".")
        return "".join(parts)

    def _parsed(self, day: Token, year: int) -> ParsedDate | None:
        if self.is_solar != (year < FIRST_YEAR):
            return None
        choice = choose_month(self.months, self._shape())
        converted = calendar_day(year, choice.month, day.value)
        if converted is None:
            return None
        self._close(day)
        start = self.start or 0
        return ParsedDate(
            start=start,
            end=self.end,
            date=converted.day,
            date_text=self.text[start : self.end],
            reading=(
                Reading.CERTAIN if choice.is_decided and not self.doubts else Reading.AMBIGUOUS
            ),
            notes=tuple(note for note in (converted.note, choice.note, *self.doubts) if note),
        )

    def _close(self, day: Token) -> None:
        """Take what closes a date: the stop after a day (Hungarian), a word for "year" ("г.")."""
        if self.end == day.end and self.text[self.end : self.end + 1] == ".":
            self.end += 1
            return
        word, stop = self._token(0), self._token(1)
        if word is None or stop is None or not stop.glued or stop.text != ".":
            return
        is_short_word = word.kind is TokenKind.WORD and len(word.text) <= _CLOSING_LETTERS
        if is_short_word and date_words.may_close(word.key):
            self.end = stop.end
