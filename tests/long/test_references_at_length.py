"""10 MB of each hostile text under 20 s, and nothing in 5 MB of prose. Takes a few minutes."""

import time

import pytest

from packager.model import SourceKind
from packager.references import find_references
from tests.packager.references.hostile_texts import PROMISED, hostile_text
from tests.packager.references.prose import prose_without_tweets

_LENGTH = 10_000_000
_SECONDS = 20.0


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("part", PROMISED.values(), ids=PROMISED)
def test_ten_million_characters_are_read_in_time(part, kind):
    started = time.process_time()
    assert find_references(hostile_text(part, _LENGTH), kind) == ()
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize("kind", SourceKind)
def test_nothing_is_found_in_long_prose_without_a_tweet(kind):
    for seed in range(8):  # Markdown longer than a megabyte is read as plain text
        prose = prose_without_tweets(750_000, seed=seed + 10)
        assert find_references(prose, kind) == ()
