"""The real article: its four tweets are found, wherever the archive holds them."""

import pytest

from packager.load import load_source
from packager.references import find_references
from packager.settings import Settings
from tests.world.holdings import InMemory
from tests.world.seed import captures_of, tweets_of

NAME = "articles/aleppo-2016-08-19.txt"


@pytest.fixture
def seed(shared):
    return shared / NAME


def tweets(seed):
    source = load_source(str(seed), kind=None, url=None, settings=Settings(offline=True))
    return tweets_of(find_references(source.text, source.kind))


def test_the_four_tweets_of_the_seed_are_found(packing, seed):
    cited = tweets(seed)
    assert len(cited) == 4
    packing.world.hold_for_now(InMemory(captures_of(cited, decoys=40)))
    packed = packing.pack(source=seed)
    assert [one["status_id"] for one in packed.references] == [one.id for one in cited]
    assert {one["confidence"] for one in packed.references} <= {"A", "B"}
    assert all(one["captures"] for one in packed.references)
    assert packing.cli("verify", "--require-package", packed.bag).code == 0


def test_without_an_archive_the_seed_says_where_a_person_can_look(packing, seed):
    packing.world.hold_for_now(InMemory(()))
    packed = packing.pack(source=seed)
    for one in packed.references:
        assert (one["confidence"], one["status"]) == ("E", "unresolved")
        assert one["searches"]
        assert one["queries"]
    urls = (packed.bag / "data/article/tweet-urls.txt").read_text("utf-8").splitlines()
    assert len(urls) == 4
    assert all(line.startswith("# r") and "class E" in line for line in urls)
