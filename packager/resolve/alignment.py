"""How well a post's text fits the end of the text that an article shows before an attribution.

Nothing in plain text says where a tweet begins, so the post is laid against the *end* of what
stands there, at every length near its own, and the best length says where the tweet begins.
"""

from dataclasses import dataclass

_LENGTH_TOLERANCE = 0.2  # how much longer or shorter than the post the passage may be


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """How two keys fit.

    Attributes:
        ratio: 0 to 1: twice the letters in common, in order, by the letters of both.
        length: How many letters at the end of the passage the post was laid against.
    """

    ratio: float
    length: int


NO_FIT = Fit(ratio=0.0, length=0)


def fit_whole(passage: str, post: str) -> Fit:
    """Compare a passage whose start is known with a post, whole with whole."""
    if not passage or not post:
        return NO_FIT
    common = _common_by_length(post, passage)[-1]
    return Fit(ratio=2 * common / (len(post) + len(passage)), length=len(passage))


def fit_end(passage: str, post: str) -> Fit:
    """Lay a post against the end of a passage, at each length near its own; give the best.

    Of equal ratios the one whose length is nearest the post's is given.
    """
    shortest = max(1, int(len(post) * (1 - _LENGTH_TOLERANCE)))
    longest = min(len(passage), int(len(post) * (1 + _LENGTH_TOLERANCE)))
    if not post or longest < shortest:
        return NO_FIT
    # Turned round, the end of the passage is its start, and one run gives every length.
    common = _common_by_length(post[::-1], passage[: -longest - 1 : -1])
    fits = [
        Fit(ratio=2 * common[length] / (len(post) + length), length=length)
        for length in range(shortest, longest + 1)
    ]
    return max(fits, key=lambda fit: (fit.ratio, -abs(fit.length - len(post))))


def overlap(passage: str, post: str) -> int:
    """Count the letters at the end of a passage that are the beginning of a post; the most.

    The failure function of Knuth, Morris and Pratt (1977): linear in both.
    """
    limit = min(len(passage), len(post))
    # No key holds a line break, so no match reaches across it.
    joined = f"{post[:limit]}\n{passage[len(passage) - limit :]}"
    borders = [0] * len(joined)
    border = 0
    for position in range(1, len(joined)):
        while border and joined[position] != joined[border]:
            border = borders[border - 1]
        border += joined[position] == joined[border]
        borders[position] = border
    return borders[-1]


def _common_by_length(post: str, passage: str) -> list[int]:
    """Count the letters that a post has in common, in order, with each beginning of a passage.

    The longest common subsequence by bit-parallel arithmetic (Hyyrö 2004): one integer holds a
    whole column of the table, one bit a letter of the post, so that a letter of the passage costs
    a handful of additions.

    Returns:
        The count for the beginnings of 0, 1, 2, ... letters.
    """
    places: dict[str, int] = {}
    for position, letter in enumerate(post):
        places[letter] = places.get(letter, 0) | 1 << position
    all_ones = (1 << len(post)) - 1
    column = all_ones  # a zero bit is a letter in common
    counts = [0]
    for letter in passage:
        matches = column & places.get(letter, 0)
        column = (column + matches | column - matches) & all_ones
        counts.append(len(post) - column.bit_count())
    return counts
