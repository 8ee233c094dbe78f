"""Laying a post against the end of a passage."""

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from packager.resolve.alignment import NO_FIT, fit_end, fit_whole, overlap

_KEYS = st.text("abcd ", max_size=40)


def common_letters(one: str, other: str) -> int:
    """The longest common subsequence, by the table of every textbook."""
    row = [0] * (len(other) + 1)
    for letter in one:
        before = row
        row = [0]
        for place, rival in enumerate(other):
            best = before[place] + 1 if letter == rival else max(before[place + 1], row[place])
            row.append(best)
    return row[-1]


@given(_KEYS, _KEYS)
def test_the_ratio_of_wholes_counts_the_letters_in_common(passage, post):
    fit = fit_whole(passage, post)
    if passage and post:
        assert fit.ratio == 2 * common_letters(passage, post) / (len(passage) + len(post))
        assert fit.ratio >= SequenceMatcher(None, passage, post, autojunk=False).ratio() - 1e-9
    else:
        assert fit == NO_FIT


@given(_KEYS, _KEYS)
def test_the_best_length_is_the_best_of_all_lengths(passage, post):
    fit = fit_end(passage, post)
    assert 0 <= fit.ratio <= 1
    assert fit.length <= len(passage)
    if fit is not NO_FIT:
        ratios = [
            2 * common_letters(passage[-length:], post) / (length + len(post))
            for length in range(max(1, int(len(post) * 0.8)), int(len(post) * 1.2) + 1)
            if length <= len(passage)
        ]
        assert fit.ratio == max(ratios)


@given(_KEYS, _KEYS.filter(bool))
def test_a_post_at_the_end_fits_wholly_whatever_stands_before(before, post):
    assert fit_end(before + post, post).ratio == 1.0
    assert fit_end(before + post, post).length == len(post)


def test_a_post_that_is_far_longer_than_the_passage_does_not_fit():
    assert fit_end("short", "a much longer text than that") == NO_FIT


@given(_KEYS, _KEYS)
def test_the_overlap_is_the_longest_beginning_that_ends_the_passage(passage, post):
    longest = max(
        length
        for length in range(min(len(passage), len(post)) + 1)
        if passage.endswith(post[:length])
    )
    assert overlap(passage, post) == longest
