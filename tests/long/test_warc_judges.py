"""What other validators find in files that are wrong in one thing is what the documents say."""

from tests.warc_table import ask_all, make_rows, read_table


def test_the_judges_find_what_the_table_says():
    assert make_rows(ask_all()) == read_table()
