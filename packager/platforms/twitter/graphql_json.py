"""A tweet as the web application's GraphQL interface gives it, as crawls with a browser keep it.

The tweet stands at ``data.tweetResult.result``, or as an entry of a conversation. Its text has
``&``, ``<`` and ``>`` escaped; a long text stands whole, and not escaped, in ``note_tweet``. The
author's names moved in 2025: both places are read.
"""

from collections.abc import Iterator

from archive import limits
from archive.claims import Claim, Transform, json_at
from packager.platforms.interface import Absence, Absent, Counted, Post, PostId, Reason, RelatedPost
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent
from packager.platforms.twitter.cards import card_at
from packager.platforms.twitter.counts import counts_at
from packager.platforms.twitter.entities import links_at, media_at
from packager.platforms.twitter.related import related
from packager.platforms.twitter.tombstones import read_tombstone

_SINGLE = ("/data/tweetResult", "/data/tweet_result")
_CONVERSATIONS = (
    "/data/threaded_conversation_with_injections_v2/instructions",
    "/data/threaded_conversation_with_injections/instructions",
)
_NOTE = "note_tweet/note_tweet_results/result"


def is_graphql(opened: OpenedAnswer) -> bool:
    """Say whether an answer is of this shape."""
    return any(opened.json_value(place) is not None for place in (*_SINGLE, *_CONVERSATIONS))


def read_graphql_json(opened: OpenedAnswer, post_id: PostId) -> Post | Absent | None:
    """Read the tweet that was asked for or its tombstone; None where nothing known is there."""
    places = (*(f"{place}/result" for place in _SINGLE), *_entries(opened, post_id))
    other_id = None
    for place in places:
        here = _unwrapped(opened, place)
        claimed_id = _id_at(opened, here)
        if claimed_id and claimed_id.value == post_id.value:
            return _post(opened, here, claimed_id)
        tombstone = read_tombstone(opened, here)
        if tombstone:
            return tombstone
        other_id = other_id or claimed_id
    return absent(opened, Absence.UNREADABLE, Reason.OTHER_POST, other_id) if other_id else None


def _entries(opened: OpenedAnswer, post_id: PostId) -> Iterator[str]:
    """Give the places in a conversation whose ``entryId`` names the tweet.

    A tombstone carries no id of its own: the entry around it says whose it is.
    """
    for conversation in _CONVERSATIONS:
        for number, _ in enumerate(opened.json_list(conversation)[: limits.POST_PARTS]):
            entries = f"{conversation}/{number}/entries"
            for index, entry in enumerate(opened.json_list(entries)[: limits.ANSWER_POSTS]):
                if isinstance(entry, dict) and entry.get("entryId") == f"tweet-{post_id.value}":
                    yield f"{entries}/{index}/content/itemContent/tweet_results/result"


def _unwrapped(opened: OpenedAnswer, here: str) -> str:
    """Give the place of a tweet inside ``TweetWithVisibilityResults``."""
    is_wrapped = opened.json_value(f"{here}/__typename") == "TweetWithVisibilityResults"
    return f"{here}/tweet" if is_wrapped else here


def _post(opened: OpenedAnswer, here: str, claimed_id: Claim[str]) -> Post:
    legacy = f"{here}/legacy"
    user = f"{here}/core/user_results/result"
    return Post(
        id=claimed_id,
        handle=_handle_at(opened, here),
        name=opened.json_text(f"{user}/core/name") or opened.json_text(f"{user}/legacy/name"),
        author_id=opened.json_text(f"{user}/rest_id"),
        avatar=opened.json_text(f"{user}/avatar/image_url")
        or opened.json_text(f"{user}/legacy/profile_image_url_https"),
        posted_at=opened.text(Transform.TIME_OF_ENGLISH, json_at(f"{legacy}/created_at")),
        text=_full_text(opened, here),
        language=opened.json_text(f"{legacy}/lang"),
        media=media_at(opened, f"{legacy}/extended_entities/media")
        or media_at(opened, f"{legacy}/entities/media"),
        links=links_at(opened, f"{here}/{_NOTE}/entity_set/urls")
        or links_at(opened, f"{legacy}/entities/urls"),
        card=card_at(opened, f"{here}/card/legacy/binding_values"),
        reply_to=related(
            post_id=opened.json_text(f"{legacy}/in_reply_to_status_id_str"),
            handle=opened.json_text(f"{legacy}/in_reply_to_screen_name"),
        ),
        quoted=_inner_post(
            opened, f"{here}/quoted_status_result/result", f"{legacy}/quoted_status_id_str"
        ),
        reposted=_inner_post(opened, f"{legacy}/retweeted_status_result/result"),
        counts=counts_at(
            opened,
            {
                Counted.LIKES: json_at(f"{legacy}/favorite_count"),
                Counted.REPOSTS: json_at(f"{legacy}/retweet_count"),
                Counted.REPLIES: json_at(f"{legacy}/reply_count"),
                Counted.QUOTES: json_at(f"{legacy}/quote_count"),
            },
        ),
        versions=opened.json_texts(f"{here}/edit_control/edit_tweet_ids"),
    )


def _id_at(opened: OpenedAnswer, here: str) -> Claim[str] | None:
    return opened.json_text(f"{here}/rest_id") or opened.json_text(f"{here}/legacy/id_str")


def _handle_at(opened: OpenedAnswer, here: str) -> Claim[str] | None:
    user = f"{here}/core/user_results/result"
    moved = opened.json_text(f"{user}/core/screen_name")
    return moved or opened.json_text(f"{user}/legacy/screen_name")


def _full_text(opened: OpenedAnswer, here: str) -> Claim[str] | None:
    whole = opened.json_text(f"{here}/{_NOTE}/text")
    return whole or opened.text(Transform.UNESCAPED, json_at(f"{here}/legacy/full_text"))


def _inner_post(opened: OpenedAnswer, place: str, alone: str | None = None) -> RelatedPost | None:
    """Read a tweet inside the tweet, or only its id where that stands alone."""
    here = _unwrapped(opened, place)
    return related(
        post_id=_id_at(opened, here) or (opened.json_text(alone) if alone else None),
        handle=_handle_at(opened, here),
        text=_full_text(opened, here),
    )
