"""The tweet's own text is cut out of what stands before its attribution."""

from datetime import date

import pytest

from packager.references.flattened.find import find_flattened
from packager.references.flattened.tweet_length import longest_tweet, tweet_weight

ATTRIBUTION = "— NASA (@nasa) August 19, 2016"
LATER_ATTRIBUTION = "— NASA (@nasa) August 19, 2019"
PROSE = (
    "The council met for a long time that evening, and in the end it was decided to open the bridge "
    "again, although the work on the western pier is not finished and will go on until the spring."
)
ARABIC_PROSE = (
    "اجتمع المجلس طويلا ذلك المساء وقرر في النهاية إعادة فتح الجسر رغم أن العمل لم ينته بعد"
)


def text_and_guess(source: str) -> tuple[str, bool]:
    embed = find_flattened(source)[-1]
    return embed.text or "", embed.text_is_guess


@pytest.mark.parametrize(
    "source",
    [
        "> It is open.\n> Again.\n> — NASA (@nasa) August 19, 2016",
        "> It is open.\n> Again.\n>\n> — NASA (@nasa) August 19, 2016",
        "> It is open.  \n> Again.\n\n— NASA (@nasa) August 19, 2016",
        "| It is open.\n| Again.\n| — NASA (@nasa) August 19, 2016",
        f"{PROSE}\n> It is open.\\\n> Again.\n> \n> — NASA (@nasa) August 19, 2016",
        f"> {PROSE}\n\n> It is open.\n> Again.\n\n> — NASA (@nasa) August 19, 2016",
        "“It is open.\nAgain.” — NASA (@nasa) August 19, 2016",
        '"It is open.\nAgain."\n— NASA (@nasa) August 19, 2016',
        "«It is open.\nAgain.» — NASA (@nasa) August 19, 2016",
        "„It is open.\nAgain.“ — NASA (@nasa) August 19, 2016",
        "“It is open.\nAgain. — NASA (@nasa) August 19, 2016”",
        "„It is open.\nAgain. — NASA (@nasa) August 19, 2016“",
        f"{PROSE}\nSkip Twitter post by @nasa\nIt is open.\nAgain.\n{ATTRIBUTION}",
    ],
)
def test_quote_marks_quotation_marks_and_markers_say_where_it_begins(source):
    assert text_and_guess(source) == ("It is open.\nAgain.", False)


@pytest.mark.parametrize(
    "source",
    [
        f"It is open #again\n{ATTRIBUTION}",
        f"It is open #again{ATTRIBUTION}",
        f"\r\n  It is open #again  \r\n\r\n{ATTRIBUTION}",
        f"{PROSE}\n\nIt is open #again\n{ATTRIBUTION}",
        f"{PROSE}\nIt is open #again\n{ATTRIBUTION}",
        f"{PROSE}\nIt is open #again\n\n{ATTRIBUTION}",
        f"He said so:\nIt is open #again\n{ATTRIBUTION}",
        f"# Heading\nIt is open #again\n{ATTRIBUTION}",
        f"* It is open #again {ATTRIBUTION}",
        f"7. It is open #again {ATTRIBUTION}",
        f"It rains.\n{ATTRIBUTION}\nIt is open #again\n{ATTRIBUTION}",
        f"It rains. {ATTRIBUTION} It is open #again {ATTRIBUTION}",
        f"It rains. {ATTRIBUTION}It is open #again{ATTRIBUTION}",
        f"{ARABIC_PROSE}.\nIt is open #again\n{ATTRIBUTION}",
        f"The work will go on.\nIt is open #again\n{ATTRIBUTION}",
    ],
)
def test_what_stands_before_bounds_an_unmarked_text(source):
    text, is_guess = text_and_guess(source)

    assert is_guess
    assert text == "It is open #again"


def test_a_picture_quoted_by_itself_is_not_the_whole_tweet():
    source = (
        "> It is open.\n\n> [![The bridge](https://pbs.twimg.com/media/x.jpg)](https://t.co/abcdefghij)"
        f"\n\n> {ATTRIBUTION}"
    )

    text, is_guess = text_and_guess(source)

    assert text.startswith("It is open.")
    assert not is_guess


def test_an_arabic_text_in_a_latin_article_begins_where_the_direction_changes():
    source = f"{PROSE} أعيد فتح الجسر فوق النهر صباح اليوم {ATTRIBUTION}"

    assert text_and_guess(source) == ("أعيد فتح الجسر فوق النهر صباح اليوم", True)


def test_a_latin_text_in_an_arabic_article_begins_where_the_direction_changes():
    source = f"{ARABIC_PROSE} The bridge over the river is open again {ATTRIBUTION}"

    assert text_and_guess(source) == ("The bridge over the river is open again", True)


def test_lines_belong_together_as_far_as_a_tweet_of_that_day_could_be():
    lines = f"{'first line ' * 8}\n{'second line ' * 6}\n"

    assert text_and_guess(lines + ATTRIBUTION)[0].startswith("second")
    assert text_and_guess(lines + LATER_ATTRIBUTION)[0].startswith("first")


def test_an_address_that_is_not_twitter_s_ends_what_is_no_tweet():
    source = (
        f"Source: https://example.org/bridge It is open since this morning #bridge{ATTRIBUTION}"
    )

    assert text_and_guess(source) == ("It is open since this morning #bridge", True)


def test_all_lines_between_two_attributions_are_the_tweet_if_they_fit():
    source = f"It rains.\n{ATTRIBUTION}\nIt is open.\nWe are glad.\n{ATTRIBUTION}"

    assert text_and_guess(source)[0] == "It is open.\nWe are glad."


def test_the_last_sentence_of_a_very_long_line_is_taken():
    source = (
        f"{PROSE} {PROSE} The bridge is open again. #bridge pic.twitter.com/abcdefghij{ATTRIBUTION}"
    )

    text, is_guess = text_and_guess(source)

    assert is_guess
    assert text == "The bridge is open again. #bridge pic.twitter.com/abcdefghij"


def test_a_line_without_sentences_is_cut_at_the_length_of_a_tweet():
    text, is_guess = text_and_guess("x" * 5000 + ATTRIBUTION)

    assert is_guess
    assert len(text) == 140


@pytest.mark.parametrize("source", [ATTRIBUTION, f"\n \n{ATTRIBUTION}", f"* {ATTRIBUTION}"])
def test_there_may_be_no_text(source):
    assert text_and_guess(source) == ("", False)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("plain", 5),
        ("日本", 4),
        ("ab https://example.org/a/very/long/address/that/does/not/count cd", 29),
        ("@jane @john hello", 6),
        ("hello pic.twitter.com/abcdefghij", 6),
    ],
)
def test_a_text_weighs_what_twitter_counts(text, weight):
    assert tweet_weight(text, None) == weight


def test_the_limit_was_doubled_on_8_november_2017():
    assert longest_tweet(date(2017, 11, 7)) == 140
    assert longest_tweet(date(2017, 11, 8)) == 280
    assert tweet_weight("日本", date(2016, 1, 1)) == 2
