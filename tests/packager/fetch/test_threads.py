"""Sixteen workers and interleaved answers: no byte lands under another's address."""

from tests.packager.fetch.crowd import fetch_crowd


def test_200_fetches_at_once_are_never_mixed_up(server, settings, tmp_path):
    tally = fetch_crowd(200, server, settings(), tmp_path)
    assert (tally.fetched, tally.exchanges, tally.recorded) == (200, 233, 233)
    assert (tally.wrong_answers, tally.wrong_records) == (0, 0)
    assert tally.switches > 200  # the server did send them interleaved
