"""10 MB of each hostile text under 20 s, and nothing in 5 MB of prose. Takes a few minutes."""

import time

import pytest

from archive.limits import MARKDOWN_CHARS
from packager.model import SourceKind
from packager.references import find_references
from tests.packager.references.hostile_texts import OTHERS, PROMISED, hostile_text
from tests.packager.references.prose import prose_without_tweets

_LENGTH = 10_000_000
_SECONDS = 20.0
_DENSE = {"short links", "markup in attributes"}  # each of them is, or might be, a reference


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("part", PROMISED.values(), ids=PROMISED)
def test_ten_million_characters_are_read_in_time(part, kind):
    started = time.process_time()
    assert find_references(hostile_text(part, _LENGTH), kind) == ()
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize("kind", [SourceKind.TEXT, SourceKind.HTML])
@pytest.mark.parametrize("name", sorted(set(OTHERS) - _DENSE))
def test_ten_million_characters_of_other_markup_are_read_in_time(name, kind):
    assert _seconds(hostile_text(OTHERS[name], _LENGTH), kind) < _SECONDS


@pytest.mark.parametrize("name", PROMISED | OTHERS)
def test_the_longest_markdown_is_read_in_time(name):
    assert (
        _seconds(hostile_text((PROMISED | OTHERS)[name], MARKDOWN_CHARS), SourceKind.MARKDOWN)
        < _SECONDS
    )


def _seconds(source: str, kind: SourceKind) -> float:
    started = time.process_time()
    find_references(source, kind)
    return time.process_time() - started


@pytest.mark.parametrize("kind", SourceKind)
def test_nothing_is_found_in_long_prose_without_a_tweet(kind):
    for seed in range(8):  # Markdown longer than a megabyte is read as plain text
        prose = prose_without_tweets(750_000, seed=seed + 10)
        assert find_references(prose, kind) == ()
