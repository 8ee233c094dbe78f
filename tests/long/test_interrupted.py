"""SIGKILL at 200 random moments of packaging."""

from tests.cli.test_interrupted import kill


def test_two_hundred_kills_leave_a_whole_bag_or_none(sample):
    seen = kill(sample, tries=200, seed=20160819)
    print(seen)
    assert seen["finished"] == 200
    assert seen["killed"] >= 100
