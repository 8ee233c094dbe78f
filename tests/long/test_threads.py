"""The same as tests/packager/fetch/test_threads.py, ten times as long."""

from packager.fetch.settings import FetchSettings
from tests.packager.fetch.crowd import fetch_crowd
from tests.packager.fetch.wire_server import WireServer


def test_2000_fetches_at_once_are_never_mixed_up(tmp_path):
    server = WireServer()
    settings = FetchSettings(
        allow_hosts=frozenset({"127.0.0.1"}), host_delay_s=0, host_parallel=16, workers=16
    )
    tally = fetch_crowd(2000, server, settings, tmp_path)
    server.close()
    assert (tally.fetched, tally.exchanges, tally.recorded) == (2000, 2333, 2333)
    assert (tally.wrong_answers, tally.wrong_records) == (0, 0)
    assert tally.switches > 2000  # the server did send them interleaved
