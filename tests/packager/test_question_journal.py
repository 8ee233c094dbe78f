"""What was asked outlives an interruption, and only what was answered is not asked again."""

import json
from datetime import UTC, datetime

from archive.exchange import RecordIds, Truncation
from packager.asked import Asked, AskedExchange, asked_to_json, parse_asked
from packager.question_journal import QuestionJournal

URL = "https://archive.example/web/1/x"
RECORDS = RecordIds(request="urn:uuid:1", response="urn:uuid:2")


def asked(*, status=200, error=None, records=RECORDS, truncated=None, purpose="capture"):
    exchange = AskedExchange(
        url=URL,
        started_at=datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
        status=status,
        truncated=truncated,
        records=records,
    )
    return Asked(url=URL, purpose=purpose, exchanges=(exchange,), error=error)


def reopened(path, *questions):
    journal = QuestionJournal(path)
    for one in questions:
        journal.add(one)
    journal.close()
    again = QuestionJournal(path)
    again.close()
    return again


def test_what_was_answered_is_known_to_the_next_run(tmp_path):
    journal = reopened(tmp_path / "questions.jsonl", asked())
    assert journal.find(URL, "capture") == asked()
    assert journal.asked == (asked(),)


def test_an_answer_counts_for_its_own_purpose_only(tmp_path):
    assert reopened(tmp_path / "questions.jsonl", asked()).find(URL, "live") is None


def test_what_failed_in_passing_is_asked_again(tmp_path):
    passing = [
        asked(status=429),
        asked(status=503),
        asked(status=None),
        asked(error="too slow", truncated=Truncation.TIME),
        asked(records=None),
        Asked(url=URL, purpose="capture", exchanges=(), error="no such host"),
    ]
    journal = reopened(tmp_path / "questions.jsonl", *passing)
    assert journal.find(URL, "capture") is None
    assert journal.asked == tuple(passing)


def test_a_404_is_an_answer(tmp_path):
    journal = reopened(tmp_path / "questions.jsonl", asked(status=404))
    assert journal.find(URL, "capture") == asked(status=404)


def test_a_line_that_power_cut_is_forgotten_and_written_over(tmp_path):
    path = tmp_path / "questions.jsonl"
    reopened(path, asked(), asked(purpose="live"))
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        journal = reopened(path, asked(purpose="search"))
        assert journal.find(URL, "search") is not None
        lines = path.read_bytes().splitlines()
        assert len(lines) == len(journal.asked) == 1 + whole[:size].count(b"\n")
        assert all(json.loads(line) for line in lines)


def test_what_is_read_back_is_what_was_written():
    one = asked(truncated=Truncation.LENGTH, error="too large")
    assert parse_asked(asked_to_json(one)) == one
