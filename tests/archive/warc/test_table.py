"""The table of judges in the documents is true."""

from tests.warc_table import DOCUMENT, JUDGES, make_rows, read_table, render_table


def test_the_table_says_what_our_check_finds():
    """That it finds this, and nothing else, test_faults.py shows."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert render_table(make_rows({})) in text
    assert len(read_table()) >= 150


def test_every_judge_misses_something():
    for at in range(1, len(JUDGES) + 1):
        assert "**no**" in {row[at] for row in read_table().values()}
