"""SIGKILL at 300 random moments of writing a WARC file."""

from tests.archive.writing.test_killed import kill


def test_three_hundred_kills_lose_nothing_that_was_acknowledged():
    seen = kill(tries=300, seed=20160819)
    print(seen)
    assert seen["killed"] == 300
    assert seen["torn"] > 0
    assert seen["acknowledged"] > 1000
    assert seen["lost"] == 0
