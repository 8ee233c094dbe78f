"""A tweet as the syndication service gives it to embedded tweets: ``tweet-result``.

One object: ``id_str``, ``text``, ``user``, ``mediaDetails``; or a tombstone in its place. The text
has ``&``, ``<`` and ``>`` escaped; of a long one it holds the beginning only, and ``note_tweet``
says so.
"""

from archive.claims import Transform, json_at
from packager.platforms.interface import Absent, Counted, Note, Post
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.cards import card_at
from packager.platforms.twitter.counts import counts_at
from packager.platforms.twitter.entities import links_at, media_at
from packager.platforms.twitter.related import related
from packager.platforms.twitter.tombstones import read_tombstone

_COUNTS = {
    Counted.LIKES: json_at("/favorite_count"),
    Counted.REPLIES: json_at("/conversation_count"),
}


def read_syndication(opened: OpenedAnswer) -> Post | Absent | None:
    """Read the tweet or its tombstone; None where the answer is of another shape."""
    post_id = opened.json_text("/id_str")
    if opened.json_value("/__typename") != "Tweet" or post_id is None:
        return read_tombstone(opened, "")
    is_cut = opened.json_value("/note_tweet") is not None
    return Post(
        id=post_id,
        handle=opened.json_text("/user/screen_name"),
        name=opened.json_text("/user/name"),
        author_id=opened.json_text("/user/id_str"),
        avatar=opened.json_text("/user/profile_image_url_https"),
        posted_at=opened.text(Transform.TIME_OF_RFC3339, json_at("/created_at")),
        text=opened.text(Transform.UNESCAPED, json_at("/text")),
        language=opened.json_text("/lang"),
        media=media_at(opened, "/mediaDetails"),
        links=links_at(opened, "/entities/urls"),
        card=card_at(opened, "/card/binding_values"),
        reply_to=related(
            post_id=opened.json_text("/in_reply_to_status_id_str"),
            handle=opened.json_text("/in_reply_to_screen_name"),
            text=opened.text(Transform.UNESCAPED, json_at("/parent/text")),
        ),
        quoted=related(
            post_id=opened.json_text("/quoted_tweet/id_str"),
            handle=opened.json_text("/quoted_tweet/user/screen_name"),
            text=opened.text(Transform.UNESCAPED, json_at("/quoted_tweet/text")),
        ),
        counts=counts_at(opened, _COUNTS),
        versions=opened.json_texts("/edit_control/edit_tweet_ids"),
        notes=frozenset({Note.TEXT_MAY_BE_CUT}) if is_cut else frozenset(),
    )
