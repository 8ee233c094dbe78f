"""Resolving a hundred references at 150 ms a question, beside the time that nobody could do it in.

pytest tests/benchmarks/test_resolving.py -s
"""

import time
from dataclasses import replace

import pytest

from packager.platforms.interface import Purpose
from packager.resolve.alignment import fit_end
from packager.resolve.archives import WAYBACK_MACHINE
from packager.resolve.pacing import PacedAsker
from packager.resolve.resolve import ResolveSettings
from packager.resolve.text_keys import loose_key
from tests.packager.resolve.fake_web import FakeWeb
from tests.packager.resolve.generated import WORDS, article, cases, web
from tests.packager.resolve.resolving import resolve

LATENCY_S = 0.15
WORKERS = 16
CHAIN = 5  # short link, index, memento, and the platform's two services: each needs the one before
UNPACED = replace(WAYBACK_MACHINE, cdx_per_minute=1e9, others_per_minute=1e9)
TWENTYFOLD = replace(WAYBACK_MACHINE, cdx_per_minute=24 * 20, others_per_minute=480 * 20)


def lower_bound_s(asked: FakeWeb, archive) -> float:
    """The time that pace, workers and the longest chain of questions need, whoever asks."""
    searches = len(asked.urls_of(Purpose.SEARCH))
    captures = len(asked.urls_of(Purpose.CAPTURE))
    return max(
        searches * 60 / archive.cdx_per_minute,
        captures * 60 / archive.others_per_minute,
        len(asked.asked) * LATENCY_S / WORKERS,
        CHAIN * LATENCY_S,
    )


@pytest.mark.parametrize("archive", [TWENTYFOLD, UNPACED], ids=["paced", "unpaced"])
def test_a_hundred_references_take_little_more_than_the_lower_bound(archive):
    some = cases(100, seed=4)
    asked = web(some, seed=4)
    asked.latency_s = LATENCY_S
    started = time.perf_counter()
    resolve(
        article(some),
        asked,
        workers=WORKERS,
        asker=PacedAsker(asked, (archive,)),
        settings=ResolveSettings(archives=(archive,)),
    )
    took_s = time.perf_counter() - started
    bound_s = lower_bound_s(asked, archive)
    print(f"\n{len(asked.asked)} questions: {took_s:.2f} s, lower bound {bound_s:.2f} s,")
    print(f"ratio {took_s / bound_s:.2f}")
    assert took_s <= 1.3 * bound_s


@pytest.mark.parametrize("words", [20, 50, 200])
def test_thirty_candidates_are_compared_in_milliseconds(words):
    vocabulary = WORDS["ar"].split()
    passage = loose_key(" ".join(vocabulary[number % 23] for number in range(230)))
    texts = [
        " ".join(vocabulary[number * step % 23] for number in range(words)) for step in range(1, 31)
    ]
    started = time.perf_counter()
    for text in texts:
        fit_end(passage, loose_key(text))
    took_ms = (time.perf_counter() - started) * 1000
    print(f"\n30 texts of {len(texts[0])} characters: {took_ms:.1f} ms")
    assert took_ms < 150
