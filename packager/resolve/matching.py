"""Whether a post's text is what an article shows, and at which level the two agree.

An article shows a post's text either whole, where its markup says so, or somewhere at the end of
the text before an attribution. Each candidate is compared with it, strictest level first.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from archive.limits import PASSAGE_CHARS, POST_CHARS
from packager.references.flattened.context import ends_a_sentence, has_post_marks
from packager.resolve.alignment import NO_FIT, Fit, fit_end, fit_whole, overlap
from packager.resolve.link_codes import find_link_codes
from packager.resolve.text_keys import loose_key, stored_form, strict_key


class Level(StrEnum):
    """How closely two texts agree; at the last two levels their letters differ."""

    STORED = "L0"  # equal in the form that is kept
    STRICT = "L1"  # equal but for links, invisible marks and case
    LOOSE = "L2"  # equal in letters and digits
    CUT = "cut"  # one of them is cut, and is the beginning of the other
    SIMILAR = "similar"  # as the score says


EQUAL = (Level.STORED, Level.STRICT, Level.LOOSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What an article shows of a post, made ready for many comparisons."""

    text: str
    start_is_known: bool  # False: the post is the end of the text, however much of it
    seems_to_start: int  # where in the text, as far as the surroundings tell
    codes: frozenset[str]  # of its t.co and pic.twitter.com links
    stored: str
    strict: str
    loose: str

    @property
    def is_cut(self) -> bool:
        """Whether the article shows the beginning of the post only."""
        return ends_in_dots(self.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """How a post's text agrees with what is shown.

    Attributes:
        level: None where nothing can be said: one of the texts has no letters.
        score: 0 to 1, by the letters in common.
        letters: How many letters and digits of the post the judgement rests on.
        codes: Links that both hold, by their codes.
        starts_line: Whether the post would begin where a line begins, as posts do.
        is_all: Whether it is all that seems to be shown of the post, and not its last lines only.
        links_differ: Both have short links, and not one in common: they are not the same post.
    """

    level: Level | None
    score: float
    letters: int
    codes: frozenset[str] = frozenset()
    starts_line: bool = True
    is_all: bool = True
    links_differ: bool = False

    @property
    def is_equal(self) -> bool:
        """Whether the texts agree in every letter, from where the post begins."""
        is_whole = self.starts_line and self.is_all and not self.links_differ
        return self.level in EQUAL and is_whole


def prepare(text: str, *, passage: str | None = None, links: tuple[str, ...] = ()) -> Shown:
    """Make what an article shows of a post ready for comparison.

    Args:
        text: The post's text; with a passage, as it seems to be.
        passage: The text before the attribution, where nothing marks the post's beginning. It is
            this that posts are compared with, from its end.
        links: Addresses that the article's embed holds besides.
    """
    start_is_known = passage is None
    shown = text[:POST_CHARS] if passage is None else passage[-PASSAGE_CHARS:]
    return Shown(
        text=shown,
        start_is_known=start_is_known,
        seems_to_start=0 if start_is_known else find_start(shown, len(loose_key(text))),
        codes=frozenset(link.code for link in find_link_codes(text, *links)),
        stored=stored_form(shown).strip(),
        strict=strict_key(shown),
        loose=loose_key(shown),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class PostText:
    """A post's text as an archive or a server gives it."""

    text: str
    links: tuple[str, ...] = ()  # that stand in it or beside it
    may_be_cut: bool = False  # its source cuts texts, and does not always say so


def match(shown: Shown, post: PostText) -> Match:
    """Compare a post's text with what is shown."""
    text = post.text[:POST_CHARS]
    loose = loose_key(text)
    is_cut = post.may_be_cut or ends_in_dots(text)
    found = _match_text(shown, text, loose, is_cut=is_cut, may_be_cut=post.may_be_cut)
    codes = {link.code for link in find_link_codes(text, *post.links)}
    # A cut text may end in a link to its whole, which the whole itself has not.
    links_differ = bool(codes and shown.codes) and codes.isdisjoint(shown.codes) and not is_cut
    return replace(found, codes=shown.codes & codes, links_differ=links_differ)


def _match_text(shown: Shown, text: str, loose: str, *, is_cut: bool, may_be_cut: bool) -> Match:
    level = _equal_level(shown, text, loose)
    if level is not None and not may_be_cut and is_cut == shown.is_cut:
        return _equal_match(shown, level, len(loose))
    fit = _fit(shown, loose)
    if letters := _count_cut_letters(shown, loose, is_cut=is_cut):
        return Match(level=Level.CUT, score=fit.ratio, letters=letters)
    letters = min(len(loose), fit.length)
    return Match(level=Level.SIMILAR if letters else None, score=fit.ratio, letters=letters)


def _equal_match(shown: Shown, level: Level, letters: int) -> Match:
    """Make the match of a text that is equal, and look at what stands before it."""
    if shown.start_is_known:
        return Match(level=level, score=1.0, letters=letters)
    start = find_start(shown.text, letters)
    return Match(
        level=level,
        score=1.0,
        letters=letters,
        starts_line=_starts_line(shown.text[:start]),
        is_all=_is_prose(shown.text[shown.seems_to_start : start]),
    )


def _starts_line(before: str) -> bool:
    """Whether only signs stand between the start of the line and the post's first letter."""
    return not loose_key(before.rpartition("\n")[2])


def _is_prose(words: str) -> bool:
    """Whether words before a post are the article's own, and not the post's first lines."""
    return not loose_key(words) or (ends_a_sentence(words.strip()) and not has_post_marks(words))


def ends_in_dots(text: str) -> bool:
    """Say whether a text ends in dots; many cut texts end in a link to the whole behind them.

    >>> ends_in_dots("and so it goes o… https://t.co/Abcdefghij")
    True
    """
    return strict_key(text).endswith("...")


def find_start(text: str, letters: int) -> int:
    """Find where the last ``letters`` letters of a text's loose key begin in the text.

    A longer end of a text has a longer key, so the place can be found by halving.
    """
    low, high = 0, len(text)  # at low there are enough letters, at high too few
    while high - low > 1:
        middle = (low + high) // 2
        if len(loose_key(text[middle:])) >= letters:
            low = middle
        else:
            high = middle
    return low


def _equal_level(shown: Shown, post_text: str, loose: str) -> Level | None:
    if not loose or not _agree(shown, shown.loose, loose):
        return None
    if _agree(shown, shown.stored, stored_form(post_text).strip()):
        return Level.STORED
    if _agree(shown, shown.strict, strict_key(post_text)):
        return Level.STRICT
    return Level.LOOSE


def _agree(shown: Shown, whole: str, part: str) -> bool:
    return whole == part if shown.start_is_known else whole.endswith(part)


def _fit(shown: Shown, loose: str) -> Fit:
    if len(loose) > 2 * len(shown.loose):
        return NO_FIT  # far too long to be it; long posts are found by their beginning
    return fit_whole(shown.loose, loose) if shown.start_is_known else fit_end(shown.loose, loose)


def _count_cut_letters(shown: Shown, loose: str, *, is_cut: bool) -> int:
    """Count the letters of the shorter text where it is cut and begins the longer; else 0."""
    if shown.is_cut:
        return _count_beginning(shown, loose)
    if is_cut and loose and _begins(shown, loose):
        return len(loose)
    return 0


def _count_beginning(shown: Shown, loose: str) -> int:
    if shown.start_is_known:
        return len(shown.loose) if loose.startswith(shown.loose) else 0
    return overlap(shown.loose, loose)


def _begins(shown: Shown, beginning: str) -> bool:
    """Whether a post's beginning is what is shown first; within a passage, begins a line of it."""
    if shown.start_is_known:
        return shown.loose.startswith(beginning)
    place = shown.loose.rfind(beginning)
    if place < 0:
        return False
    return _starts_line(shown.text[: find_start(shown.text, len(shown.loose) - place)])
