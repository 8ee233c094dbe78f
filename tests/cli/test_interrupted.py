"""Power off at any moment: a whole bag or none, and the next run finishes the work."""

import fcntl
import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from archive.errors import WriteError
from packager import clock
from packager.errors import BusyError
from packager.workplace import Workplace
from tests.conftest import ROOT


def test_ten_kills_leave_a_whole_bag_or_none(sample):
    seen = kill(sample, tries=10, seed=1)
    assert seen["finished"] == 10
    assert seen["killed"] > 0


def kill(article, *, tries, seed):
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", article, str(tries), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def workplace(out, **options):
    return Workplace(out, slug="story", key="01234567", day=lambda today: today, **options)


def test_a_held_lock_is_not_touched(tmp_path):
    with workplace(tmp_path) as first:
        (first.bag / "file").write_text("x")
        with pytest.raises(BusyError, match="another run"), workplace(tmp_path):
            pass
        assert (first.bag / "file").read_text() == "x"


def test_a_job_begun_yesterday_is_finished_under_yesterdays_name(tmp_path):
    yesterday = clock.now() - timedelta(days=1)
    partial = tmp_path / f"story-{yesterday.date()}-01234567.partial"
    (partial / "bag/data").mkdir(parents=True)
    begin = {"step": "begin", "at": clock.render_time(yesterday)}
    (partial / "journal.jsonl").write_text(json.dumps(begin) + "\n")
    with workplace(tmp_path) as resumed:
        assert resumed.partial == partial
        assert resumed.started_at == yesterday
        assert list(resumed.bag.iterdir()) == []


def test_fresh_forgets_when_an_earlier_run_began(tmp_path):
    today = clock.now().date()
    partial = tmp_path / f"story-{today}-01234567.partial"
    partial.mkdir()
    (partial / "journal.jsonl").write_text('{"step": "begin", "at": "2001-01-01T00:00:00Z"}\n')
    with workplace(tmp_path, fresh=True) as anew:
        assert anew.started_at.date() > date(2001, 1, 1)


@pytest.mark.parametrize("torn", ["", "{", '{"step"', "[]\n", '{"at": 3}\n', '{"at": "x"}\n'])
def test_a_torn_journal_is_begun_anew(tmp_path, torn):
    partial = tmp_path / f"story-{clock.now().date()}-01234567.partial"
    partial.mkdir()
    (partial / "journal.jsonl").write_text(torn)
    with workplace(tmp_path) as anew:
        assert "begin" in (anew.partial / "journal.jsonl").read_text()


def test_nothing_is_left_behind_by_a_job_that_fails(tmp_path):
    with pytest.raises(RuntimeError), workplace(tmp_path):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_the_lock_is_free_again_after_a_job(tmp_path):
    with workplace(tmp_path):
        pass
    with workplace(tmp_path) as again:
        fcntl.flock(again._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_name_that_was_taken_meanwhile_is_not_replaced(tmp_path):
    with pytest.raises(WriteError), workplace(tmp_path) as late:
        late.final.mkdir()
        (late.final / "somebody's").write_text("x")
        late.announce()
    assert (late.final / "somebody's").read_text() == "x"
