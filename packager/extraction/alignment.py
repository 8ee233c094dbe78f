"""Which lines of a page an extractor chose, told by comparing its text with the page's, in order.

Extractors change what they choose: they compose letters, drop joiners and direction marks, and draw
list and table signs. So their text is used only to find the page's own lines again.

The comparison: runs of words that the extracted text has once pin it to the page; between two pins
shorter runs are looked for, down to single words. Every step is linear in the number of words, but
for sorting pins.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

# A script written without spaces gives each of its characters as a word.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_RUN_LENGTHS = (8, 3, 1)  # words that are looked for together
_CHOSEN_SHARE = 0.5  # of a line's words that the extracted text has

_Run = tuple[str, ...]
_Pair = tuple[int, int]  # the places of one word in the page and in the extracted text


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What an extractor chose."""

    chosen: tuple[bool, ...]  # one a line of the page
    page_words: int
    chosen_words: int  # in the chosen lines
    known_share: float  # of the extracted text's words, those that the page has anywhere; 0 to 1
    found_share: float  # of the extracted text's words, those that were found at a place; 0 to 1


def find_chosen_lines(lines: Sequence[str], extracted: str) -> Choice:
    """Find the lines of a page that an extracted text was made of.

    A line is chosen if at least half of its words are found in the extracted text at the same place
    of the order; a line without a word, if its neighbours are chosen.

    Args:
        lines: The page's visible lines, all of them, in reading order.
        extracted: What the extractor gave, in the same order.
    """
    line_words = [split_words(line) for line in lines]
    page_words = [word for words in line_words for word in words]
    extracted_words = split_words(extracted)
    found = _align(page_words, extracted_words)
    chosen = _decide(_found_shares(line_words, found))
    vocabulary = frozenset(page_words)
    known = sum(word in vocabulary for word in extracted_words)
    return Choice(
        chosen=chosen,
        page_words=len(page_words),
        chosen_words=sum(map(len, compress(line_words, chosen))),
        known_share=known / max(len(extracted_words), 1),
        found_share=len(found) / max(len(extracted_words), 1),
    )


def split_words(text: str) -> list[str]:
    """Split a text into words that do not depend on how letters are composed or joined."""
    composed = unicodedata.normalize("NFC", text)
    if not composed.isascii():
        composed = "".join(c for c in composed if unicodedata.category(c) != "Cf")
    return _WORD.findall(composed)


def _found_shares(
    line_words: Sequence[Sequence[str]], found: Sequence[_Pair]
) -> list[float | None]:
    """Give each line's share of found words; None for a line without words."""
    places = [page_at for page_at, _ in found]
    shares: list[float | None] = []
    start = 0
    for words in line_words:
        end = start + len(words)
        count = bisect_left(places, end) - bisect_left(places, start)
        shares.append(count / len(words) if words else None)
        start = end
    return shares


def _decide(shares: Sequence[float | None]) -> tuple[bool, ...]:
    """Decide each line by its share of found words; None stands for a line without words."""
    chosen = [share is not None and share >= _CHOSEN_SHARE for share in shares]
    worded = [at for at, share in enumerate(shares) if share is not None]
    for before, after in pairwise(worded):
        if chosen[before] and chosen[after]:
            chosen[before + 1 : after] = [True] * (after - before - 1)
    return tuple(chosen)


def _align(page: Sequence[str], extracted: Sequence[str]) -> list[_Pair]:
    """Pair equal words; both members of the pairs rise."""
    pairs: list[_Pair] = []
    for run_length in _RUN_LENGTHS:
        found: list[_Pair] = []
        for low, high in pairwise([(-1, -1), *pairs, (len(page), len(extracted))]):
            if min(high[0] - low[0], high[1] - low[1]) > run_length:
                found += _pin(page, extracted, low, high, run_length)
        pairs = sorted(pairs + found)
    return pairs


def _pin(
    page: Sequence[str], extracted: Sequence[str], low: _Pair, high: _Pair, run_length: int
) -> list[_Pair]:
    """Pair the words strictly between two pairs by runs that both texts have there."""
    is_first = run_length == _RUN_LENGTHS[0]
    # The first time, runs side by side will do; then few words are left, and each begins a run.
    stride = run_length if is_first else 1
    wanted: dict[_Run, list[int]] = {}
    for at in range(low[1] + 1, high[1] - run_length + 1, stride):
        wanted.setdefault(tuple(extracted[at : at + run_length]), []).append(at)
    present: dict[_Run, list[int]] = {}
    for at in range(low[0] + 1, high[0] - run_length + 1):
        run = tuple(page[at : at + run_length])
        if run in wanted:
            present.setdefault(run, []).append(at)
    pins: list[_Pair] = []
    for run, places in present.items():
        spare = len(places) - len(wanted[run])
        if spare > 0 and is_first:
            continue  # a long run that the page has more often pins nothing
        # Above the text, what stands nearer to it is meant; elsewhere, what comes first.
        nearer = places[spare:] if spare > 0 and low[0] < 0 else places
        pins += zip(nearer, wanted[run], strict=False)
    return _widen(_find_longest_rise(sorted(pins)), run_length)


def _find_longest_rise(pins: Sequence[_Pair]) -> list[_Pair]:
    """Give the most pins that do not cross, of pins sorted by their place in the page."""
    tops: list[int] = []  # the lowest extracted place at which a rise of this length ends
    ends: list[int] = []  # the pin that stands there
    before: list[int] = []  # for each pin, the one before it in its rise
    for at, (_, extracted_at) in enumerate(pins):
        length = bisect_left(tops, extracted_at)
        before.append(ends[length - 1] if length else -1)
        if length == len(tops):
            tops.append(extracted_at)
            ends.append(at)
        else:
            tops[length], ends[length] = extracted_at, at
    rise: list[_Pair] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(pins[at])
        at = before[at]
    return rise[::-1]


def _widen(pins: Sequence[_Pair], run_length: int) -> list[_Pair]:
    """Give a pair for each word of each run; runs overlap where a longer text is the same."""
    pairs: list[_Pair] = []
    free_page = free_extracted = 0
    for page_at, extracted_at in pins:
        used = max(0, free_page - page_at, free_extracted - extracted_at)
        pairs += [(page_at + step, extracted_at + step) for step in range(used, run_length)]
        free_page, free_extracted = page_at + run_length, extracted_at + run_length
    return pairs
