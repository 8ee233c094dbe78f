"""What cited tweets quote and answer is captured, too, and nothing beyond."""

import pytest

from packager.assets.related_posts import find_related_posts
from packager.platforms.interface import PostId
from tests.packager.assets.tweet_records import related, tweet


def ids(records, captured=()):
    posts = find_related_posts(records, [PostId(platform="twitter", value=one) for one in captured])
    assert all(post.platform == "twitter" for post in posts)
    return [post.value for post in posts]


def test_quoted_and_answered_tweets_are_given_once_each():
    records = [
        tweet("1", quoted=related("10"), reply_to=related("11")),
        tweet("2", quoted=related("11"), reply_to=related("12")),
    ]
    assert ids(records) == ["10", "11", "12"]


def test_what_was_asked_for_already_is_not_given():
    records = [tweet("1", quoted=related("2")), tweet("2", reply_to=related("1", "3"))]
    assert ids(records, captured=("1", "2")) == ["3"]


def test_one_step_is_the_end():
    assert ids([tweet("1", quoted=related("2"), references=[])]) == []


def test_every_id_counts_where_answers_disagree():
    assert ids([tweet("1", quoted=related("2", "3"))]) == ["2", "3"]


@pytest.mark.parametrize("junk", ["", "x", "12x", "-1", "１２", "9" * 21])
def test_what_is_no_id_is_left_out(junk):
    assert ids([tweet("1", quoted=related(junk), reply_to=related())]) == []
