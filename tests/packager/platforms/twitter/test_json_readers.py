"""What each JSON shape gives. The answers stand in ``answers/``."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from packager.platforms.interface import Absence, Reason
from tests.packager.platforms.samples import plain
from tests.packager.platforms.twitter.samples import (
    FERRY,
    KEEPER,
    TIDES,
    read,
    read_sample,
    sample_named,
)

SEEN_AT = sample_named("api-v2.json").answer.captured_at


_GRAPHQL_USER = ("data", "tweetResult", "result", "core", "user_results", "result")


def changed(name: str, change: Callable[[dict[str, Any]], object]) -> Any:
    """The answer in a file after a change to its JSON."""
    document = json.loads(sample_named(name).answer.body)
    change(document)
    return read_sample(name, body=json.dumps(document).encode())


def counted(**numbers: int) -> list[dict[str, Any]]:
    return [
        {"what": what, "number": number, "seen_at": SEEN_AT} for what, number in numbers.items()
    ]


def test_stream_json_gives_every_field():
    assert plain(read_sample("stream-2016.json")) == {
        "id": "800000000000000111",
        "handle": "OleAndSons",
        "name": "Ole & Sons 🐟",
        "author_id": "1234567",
        "posted_at": "2016-11-19T15:37:17.938Z",
        "text": "Fish & chips <3 at the harbour fair https://t.co/Ab1Cd2Ef3G https://t.co/Hh4Ii5Jj6K",
        "language": "en",
        "media": [
            {
                "kind": "photo",
                "address": "https://pbs.twimg.com/media/CxoAAAAAAAAAAAA.jpg",
                "original": "https://pbs.twimg.com/media/CxoAAAAAAAAAAAA.jpg?name=orig",
                "alt_text": "A plate beside the quay",
            },
            {
                "kind": "video",
                "address": "https://pbs.twimg.com/ext_tw_video_thumb/800000000000000002/pu/img/Zz.jpg",
                "original": "https://pbs.twimg.com/ext_tw_video_thumb/800000000000000002/pu/img/"
                "Zz.jpg?name=orig",
                "film": "https://video.twimg.com/ext_tw_video/800000000000000002/pu/vid/1280x720/c.mp4",
            },
        ],
        "links": [
            {
                "address": "https://t.co/Ab1Cd2Ef3G",
                "expanded": "https://fair.example/2016?a=1&b=2",
            }
        ],
        "reply_to": {"id": "799000000000000001", "handle": "Harbour_Office"},
        "counts": counted(likes=14, reposts=3, replies=2, quotes=1),
    }


def test_stream_json_gives_the_whole_of_a_long_text_and_its_own_links():
    post = read_sample("stream-long-2018.json")
    assert post.text.value.endswith("Bring a pencil, not a pen. https://t.co/Oo1Pp2Qq3R")
    assert [link.address.value for link in post.links] == ["https://t.co/Oo1Pp2Qq3R"]
    assert not post.notes
    assert plain(post.quoted) == {
        "id": "998000000000000003",
        "handle": "MapRoom",
        "text": "Maps & atlases arrived",
    }


def test_stream_json_that_lost_its_long_text_says_that_the_text_may_be_cut():
    post = changed("stream-long-2018.json", lambda document: document.pop("extended_tweet"))
    assert post.text.value.startswith("The reading room opens at nine")
    assert {str(note) for note in post.notes} == {"text-may-be-cut"}


def test_media_of_an_unknown_kind_or_without_an_address_are_left_out():
    def spoil(document: dict[str, Any]) -> None:
        photo, video = document["extended_entities"]["media"]
        photo["type"] = "hologram"
        video["video_info"]["variants"] = ["no object", {"bitrate": "no number"}]
        document["extended_entities"]["media"].append({"type": "photo"})

    (video,) = changed("stream-2016.json", spoil).media
    assert plain(video.kind) == "video"
    assert video.film is None


def test_a_repost_is_told_from_its_original():
    post = read_sample("stream-repost-2016.json")
    assert post.handle.value == "a_visitor"
    assert plain(post.notes) == {"text-may-be-cut"}
    assert plain(post.reposted) == {
        "id": "800000000000000111",
        "handle": "OleAndSons",
        "text": "Fish & chips <3 at the harbour fair",
    }


def test_a_stream_json_id_may_be_a_number_alone():
    post = changed("stream-2016.json", lambda document: document.pop("id_str"))
    assert post.id.value == "800000000000000111"


def test_syndication_gives_every_field():
    assert plain(read_sample("syndication.json")) == {
        "id": FERRY,
        "handle": "Faehre_Nord",
        "name": "Fähre Nord",
        "author_id": "9001",
        "avatar": "https://pbs.twimg.com/profile_images/1/a.jpg",
        "posted_at": "2023-09-08T04:15:59.000Z",
        "text": "Neuer Fahrplan & Plan https://t.co/Ss4Tt5Uu6V https://t.co/Ww7Xx8Yy9Z",
        "language": "de",
        "media": [
            {
                "kind": "photo",
                "address": "https://pbs.twimg.com/media/F5bBBBBBBBBBBBB.png",
                "original": "https://pbs.twimg.com/media/F5bBBBBBBBBBBBB.png?name=orig",
                "alt_text": "Ein Schiff im Hafen",
            },
            {
                "kind": "animated_gif",
                "address": "https://pbs.twimg.com/tweet_video_thumb/F5cCCCCCCCCCCCC.jpg",
                "original": "https://pbs.twimg.com/tweet_video_thumb/F5cCCCCCCCCCCCC.jpg?name=orig",
                "film": "https://video.twimg.com/tweet_video/F5cCCCCCCCCCCCC.mp4",
            },
        ],
        "links": [
            {
                "address": "https://t.co/Ss4Tt5Uu6V",
                "expanded": "https://fahrplan.example/faehre?von=1&nach=2",
            }
        ],
        "card": {
            "address": "https://t.co/Ss4Tt5Uu6V",
            "title": "Fahrplan & Tarife",
            "picture": "https://pbs.twimg.com/card_img/1/a?format=jpg&name=800x419",
        },
        "reply_to": {
            "id": "1699000000000000005",
            "handle": "Faehre_Nord",
            "text": "Morgen > heute",
        },
        "quoted": {"id": "1698000000000000006", "handle": "HafenAmt", "text": "Hafen & Meer"},
        "counts": counted(likes=21, replies=4),
        "versions": ["1699999900000000001", FERRY],
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (None, None),
        ("text", None),
        ({}, None),
        ([], None),
        (["text", {"key": 1}, {"key": []}], None),
        ({"title": None, "card_url": {"string_value": 7}, "thumbnail_image": {}}, None),
        ({"title": {"string_value": "A"}}, {"title": "A"}),
        ([{"key": "title", "value": {"string_value": "A"}}], {"title": "A"}),
        (
            [
                {"key": "title", "value": {"string_value": "first"}},
                {"key": "title", "value": {"string_value": "second"}},
            ],
            {"title": "first"},
        ),
    ],
)
def test_a_card_states_what_it_holds(values, expected):
    def change(document):
        document["card"] = {"binding_values": values}

    card = changed("syndication.json", change).card
    assert (card and plain(card)) == expected


def test_syndication_without_entities_is_read_all_the_same():
    post = changed("syndication.json", lambda document: document.pop("entities"))
    assert post.text.value.startswith("Neuer Fahrplan")
    assert post.links == ()


def test_syndication_of_a_long_text_says_that_the_text_may_be_cut():
    assert plain(read_sample("syndication-long.json").notes) == {"text-may-be-cut"}


def test_api_v2_joins_author_media_and_other_tweets_by_their_ids():
    assert plain(read_sample("api-v2.json")) == {
        "id": TIDES,
        "handle": "tides",
        "name": "Tide Tables",
        "author_id": "222",
        "posted_at": "2023-01-02T19:48:07.000Z",
        "text": "Tide tables for January & February https://t.co/Aa0Bb1Cc2D https://t.co/Ee3Ff4Gg5H",
        "language": "en",
        "media": [
            {
                "kind": "video",
                "address": "https://pbs.twimg.com/ext_tw_video_thumb/1610000000000000002/pu/img/Y.jpg",
                "original": "https://pbs.twimg.com/ext_tw_video_thumb/1610000000000000002/pu/img/"
                "Y.jpg?name=orig",
                "film": "https://video.twimg.com/b.mp4",
            },
            {
                "kind": "photo",
                "address": "https://pbs.twimg.com/media/FldDDDDDDDDDDDD.jpg",
                "original": "https://pbs.twimg.com/media/FldDDDDDDDDDDDD.jpg?name=orig",
                "alt_text": "A table of numbers",
            },
        ],
        "links": [{"address": "https://t.co/Aa0Bb1Cc2D", "expanded": "https://tides.example/2023"}],
        "reply_to": {"id": "1609000000000000007"},
        "quoted": {"id": "1608000000000000008", "handle": "someone", "text": "Moon < Sun"},
        "counts": counted(likes=6, reposts=1, replies=0, quotes=0),
        "versions": [TIDES],
    }


def test_api_v2_gives_the_tweet_of_a_list_that_was_asked_for_and_its_whole_text():
    post = read_sample("api-v2-list-long.json")
    assert post.text.value == "The first of many lines about the lighthouse.\nThe second & last."
    assert post.handle.value == "LightKeeper"


def test_graphql_gives_a_single_tweet():
    post = read_sample("graphql.json")
    assert plain(post.handle) == "Faehre_Nord"
    assert plain(post.name) == "Fähre Nord"
    assert plain(post.author_id) == "9001"
    assert plain(post.avatar) == "https://pbs.twimg.com/profile_images/1/a_normal.jpg"
    assert plain(post.card) == {
        "address": "https://t.co/Ss4Tt5Uu6V",
        "title": "Fahrplan & Tarife",
        "picture": "https://pbs.twimg.com/card_img/1/a?format=jpg&name=280x150",
    }
    assert plain(post.posted_at) == "2023-09-08T04:15:59Z"
    assert plain(post.text) == "Neuer Fahrplan & Plan https://t.co/Ss4Tt5Uu6V"
    assert plain(post.media[0].alt_text) == "Ein Schiff im Hafen"
    assert plain(post.links[0].expanded) == "https://fahrplan.example/faehre"
    assert plain(post.counts) == counted(likes=20, reposts=5, replies=4, quotes=0)


def test_graphql_finds_a_tweet_in_a_conversation_and_does_not_unescape_a_long_text():
    post = read_sample("graphql-conversation.json")
    assert plain(post.text) == (
        "The first of many lines about the lighthouse.\nThe second & last, with &amp; in it."
    )
    assert plain(post.handle) == "LightKeeper"
    assert plain(post.reply_to) == {"id": "1869000000000000009", "handle": "SeaFog"}
    assert plain(post.quoted) == {
        "id": "1868000000000000010",
        "handle": "SeaFog",
        "text": "Fog > rain",
    }


def test_graphql_gives_the_tombstone_of_an_entry_to_that_entry_alone():
    answer = sample_named("graphql-conversation.json").answer
    gone = "1869000000000000009"
    about_gone = replace(answer, url=f"https://x.com/graphql?variables=%7B%22id%22%3A%22{gone}%22")
    assert read(about_gone, gone).absence is Absence.DELETED
    assert read(answer, gone).reason is Reason.OTHER_POST
    assert read_sample("graphql-conversation.json").id.value == KEEPER


def test_oembed_gives_the_text_as_the_interfaces_have_it():
    assert plain(read_sample("oembed.json")) == {
        "id": "620000000000000456",
        "handle": "HafenMuseum",
        "name": "Hafen & Museum",
        "posted_at": "2015-07-11T22:41:33.699Z",
        "text": "Open till nine & free for #children\nCome along, @OleAndSons 🚢 "
        "http://t.co/Mm9Nn0Oo1P http://t.co/Qq2Rr3Ss4T",
        "language": "en",
        "links": [{"address": "http://t.co/Mm9Nn0Oo1P"}, {"address": "http://t.co/Qq2Rr3Ss4T"}],
    }


def test_oembed_of_a_repost_gives_the_text_to_its_author():
    post = read_sample("oembed-repost.json")
    assert post.handle.value == "a_visitor"
    assert post.text is None
    assert plain(post.reposted) == {
        "id": "800000000000000111",
        "handle": "OleAndSons",
        "text": "Fish & chips <3 at the harbour fair",
    }


def test_oembed_that_ends_in_an_ellipsis_may_be_cut():
    def shorten(document):
        document["html"] = document["html"].replace("Come along", "Come…</p><p>")

    assert plain(changed("oembed.json", shorten).notes) == {"text-may-be-cut"}


@pytest.mark.parametrize("handle", ["OLEANDSONS", "someone_else"])
def test_another_author_than_the_address_names_is_noted_without_regard_to_case(handle):
    post = read_sample(
        "stream-2016.json", url=f"https://twitter.com/{handle}/status/800000000000000111"
    )
    assert plain(post.notes) == ({"other-handle"} if handle == "someone_else" else set())


def test_a_json_object_that_names_a_member_twice_is_not_read():
    body = sample_named("syndication-long.json").answer.body
    twice = body[:-2] + b',"text":"Another text"}'
    assert json.loads(twice)["text"] == "Another text"
    assert read_sample("syndication-long.json", body=twice).absence is Absence.UNREADABLE


def test_half_a_character_does_not_stop_the_reading():
    body = sample_named("syndication-long.json").answer.body
    post = read_sample("syndication-long.json", body=body.replace(b"lighthouse", rb"light\ud83d"))
    assert post.text.value.endswith("light\ufffd")


@pytest.mark.parametrize(
    ("name", "place", "member"),
    [
        ("stream-2016.json", ("user",), "profile_image_url_https"),
        ("stream-2016.json", ("user",), "profile_image_url"),
        ("api-v2.json", ("includes", "users", 1), "profile_image_url"),
        ("graphql.json", (*_GRAPHQL_USER, "avatar"), "image_url"),
    ],
)
def test_an_author_s_picture_is_read_where_each_shape_has_it(name, place, member):
    def change(document):
        for key in place:
            document = document[key] if isinstance(key, int) else document.setdefault(key, {})
        document[member] = "https://h/own.jpg"

    assert plain(changed(name, change).avatar) == "https://h/own.jpg"
