"""A tweet as the streaming API 1.1 gave it: what web archives kept until November 2022.

One flat object: ``id_str``, ``text``, ``user``; a long text stands whole in ``extended_tweet``, and
a repeated tweet whole in ``retweeted_status``. The text has ``&``, ``<`` and ``>`` escaped; names
have not.
"""

from archive.claims import Claim, Transform, json_at
from packager.platforms.interface import Counted, Note, Post, RelatedPost
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.counts import counts_at
from packager.platforms.twitter.entities import links_at, media_at
from packager.platforms.twitter.related import related

_COUNTS = {
    Counted.LIKES: json_at("/favorite_count"),
    Counted.REPOSTS: json_at("/retweet_count"),
    Counted.REPLIES: json_at("/reply_count"),
    Counted.QUOTES: json_at("/quote_count"),
}


def read_stream_json(opened: OpenedAnswer) -> Post | None:
    """Read the tweet; None where the answer is of another shape."""
    post_id = _id_at(opened, "")
    user = opened.json_value("/user")
    if post_id is None or not isinstance(user, dict):
        return None
    full = "/extended_tweet" if opened.json_value("/extended_tweet") else ""
    is_cut = not full and opened.json_value("/truncated") is True
    return Post(
        id=post_id,
        handle=opened.json_text("/user/screen_name"),
        name=opened.json_text("/user/name"),
        author_id=opened.json_text("/user/id_str")
        or opened.text(Transform.ONLY_DIGITS, json_at("/user/id")),
        avatar=opened.json_text("/user/profile_image_url_https")
        or opened.json_text("/user/profile_image_url"),
        posted_at=opened.text(Transform.TIME_OF_MILLISECONDS, json_at("/timestamp_ms"))
        or opened.text(Transform.TIME_OF_ENGLISH, json_at("/created_at")),
        text=_text_at(opened, ""),
        language=opened.json_text("/lang"),
        media=media_at(opened, f"{full}/extended_entities/media")
        or media_at(opened, f"{full}/entities/media"),
        links=links_at(opened, f"{full}/entities/urls"),
        reply_to=related(
            post_id=opened.json_text("/in_reply_to_status_id_str"),
            handle=opened.json_text("/in_reply_to_screen_name"),
        ),
        quoted=_inner_post(opened, "/quoted_status", stated_id="/quoted_status_id_str"),
        reposted=_inner_post(opened, "/retweeted_status"),
        counts=counts_at(opened, _COUNTS),
        notes=frozenset({Note.TEXT_MAY_BE_CUT}) if is_cut else frozenset(),
    )


def _id_at(opened: OpenedAnswer, here: str) -> Claim[str] | None:
    return opened.json_text(f"{here}/id_str") or opened.text(
        Transform.ONLY_DIGITS, json_at(f"{here}/id")
    )


def _text_at(opened: OpenedAnswer, here: str) -> Claim[str] | None:
    for name in ("extended_tweet/full_text", "full_text", "text"):
        text = opened.text(Transform.UNESCAPED, json_at(f"{here}/{name}"))
        if text:
            return text
    return None


def _inner_post(
    opened: OpenedAnswer, here: str, *, stated_id: str | None = None
) -> RelatedPost | None:
    """Read a tweet inside the tweet, or only its id where that stands alone."""
    alone = opened.json_text(stated_id) if stated_id else None
    return related(
        post_id=_id_at(opened, here) or alone,
        handle=opened.json_text(f"{here}/user/screen_name"),
        text=_text_at(opened, here),
    )
