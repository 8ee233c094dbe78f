"""Answers that somebody made to harm: they are read within bounds, and prove nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import limits
from packager.platforms.interface import PROVEN_ABSENCES, Absence, Absent, Post, Reason
from tests.packager.platforms.samples import answer_to
from tests.packager.platforms.twitter.samples import MUSEUM, read

URL = f"https://twitter.com/HafenMuseum/status/{MUSEUM}"
TWEET = f'<html><div class="tweet permalink-tweet" data-tweet-id="{MUSEUM}">'
END = "</div></html>"
MANY = 20_000

# Every member name that a reader looks at, and values that it compares with; no sentence or code
# that proves anything.
NAMES = st.sampled_from(
    [
        *("data", "text", "id", "id_str", "user", "users", "legacy", "result", "tweet"),
        *("tweetResult", "full_text"),
        *("rest_id", "core", "errors", "code", "type", "entities", "urls", "url", "expanded_url"),
        *("media", "media_url_https", "variants", "bitrate", "html", "author_url", "includes"),
        *("author_id", "attachments", "media_keys", "media_key", "referenced_tweets", "__typename"),
        *("tombstone", "extended_tweet", "retweeted_status", "quoted_status", "note_tweet"),
        *("created_at", "timestamp_ms", "value", "entries", "entryId", "instructions", "content"),
        *("threaded_conversation_with_injections_v2", "reason", "edit_control", "edit_tweet_ids"),
        *("mediaDetails", "public_metrics", "like_count", "resource_id"),
    ]
)
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        [
            *(MUSEUM, int(MUSEUM), f"tweet-{MUSEUM}", URL, "<blockquote><p>"),
            *("Tweet", "TweetTombstone", "TweetUnavailable", "TweetWithVisibilityResults"),
            *("photo", "video", "retweeted", "quoted"),
        ]
    )
)
DOCUMENTS = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=40,
)


def read_page(page: str) -> Post | Absent:
    result = read(answer_to(URL, page.encode()), MUSEUM)
    assert isinstance(result, Post | Absent)
    return result


def read_json(document: object) -> Post | Absent:
    return read_page(json.dumps(document))


def as_post(result: Post | Absent) -> Post:
    assert isinstance(result, Post)
    return result


@given(st.dictionaries(NAMES, DOCUMENTS, max_size=8))
def test_any_json_in_the_words_of_twitter_can_be_read(document):
    result = read_json(document)
    if isinstance(result, Absent):
        assert result.absence not in PROVEN_ABSENCES
    else:
        assert result.id.value == MUSEUM


def test_a_flood_of_links_is_read_up_to_the_limit():
    links = "".join(f'<a href="https://t.co/{n}" data-expanded-url="x">l</a>' for n in range(MANY))
    post = as_post(read_page(f'{TWEET}<p class="tweet-text">{links}</p>{END}'))
    assert len(post.links) == limits.POST_PARTS


def test_a_flood_of_pictures_is_read_up_to_the_limit():
    picture = '<div class="AdaptiveMedia-photoContainer" data-image-url="{}"><img alt="x"></div>'
    pictures = "".join(picture.format(number) for number in range(MANY))
    assert len(as_post(read_page(f"{TWEET}{pictures}{END}")).media) == limits.POST_PARTS


def test_a_flood_of_media_keys_is_read_up_to_the_limit():
    keys = [str(number) for number in range(MANY)]
    media = [{"media_key": key, "type": "photo", "url": "u"} for key in keys]
    data = {"id": MUSEUM, "text": "x", "attachments": {"media_keys": keys}}
    post = as_post(read_json({"data": data, "includes": {"media": media}}))
    assert len(post.media) == limits.POST_PARTS


@pytest.mark.parametrize(
    "page",
    [
        TWEET * (limits.HTML_DEPTH + 1) + "</html>",
        TWEET + "<b></b>" * limits.HTML_ELEMENTS + END,
    ],
    ids=["deep", "many-elements"],
)
def test_a_page_beyond_the_limits_is_not_read(page):
    result = read_page(page)
    assert isinstance(result, Absent)
    assert (result.absence, result.reason) == (Absence.UNREADABLE, Reason.TOO_LARGE)


def test_an_answer_beyond_the_limit_is_not_read():
    result = read_page("<" + " " * limits.CLAIM_PAYLOAD_BYTES)
    assert isinstance(result, Absent)
    assert result.absence is Absence.UNREADABLE


@pytest.mark.parametrize("document", ["[" * 100_000, '{"a":' * 100_000, '{"id":' + "9" * 9999])
def test_json_without_bounds_is_not_read(document):
    result = read_page(document)
    assert isinstance(result, Absent)
    assert result.absence is Absence.UNREADABLE
