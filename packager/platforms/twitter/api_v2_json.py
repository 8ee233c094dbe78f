"""A tweet as the API 2 gives it: what web archives kept from December 2022 into 2025.

``data`` is the tweet, or a list of them; authors, pictures and other tweets stand in ``includes``
and are found by their ids. A long text stands whole in ``note_tweet``. Texts have ``&``, ``<`` and
``>`` escaped.
"""

from collections.abc import Iterator

from archive import limits
from archive.claims import Claim, Transform, json_at
from packager.platforms.interface import Counted, Media, Post, PostId, RelatedPost
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.counts import counts_at
from packager.platforms.twitter.entities import links_at, one_medium
from packager.platforms.twitter.related import related


def read_api_v2_json(opened: OpenedAnswer, post_id: PostId) -> Post | None:
    """Read the tweet; None where the answer is of another shape."""
    here = _place(opened, post_id)
    claimed_id = opened.text(Transform.AS_IS, json_at(f"{here}/id"))
    if claimed_id is None or not isinstance(opened.json_value(f"{here}/text"), str):
        return None
    author = _included(opened, "users", "id", opened.json_value(f"{here}/author_id"))
    counts = f"{here}/public_metrics"
    return Post(
        id=claimed_id,
        handle=opened.json_text(f"{author}/username"),
        name=opened.json_text(f"{author}/name"),
        author_id=opened.json_text(f"{here}/author_id"),
        avatar=opened.json_text(f"{author}/profile_image_url"),
        posted_at=opened.text(Transform.TIME_OF_RFC3339, json_at(f"{here}/created_at")),
        text=_full_text(opened, here),
        language=opened.json_text(f"{here}/lang"),
        media=tuple(_media(opened, here)),
        links=links_at(opened, f"{here}/note_tweet/entities/urls")
        or links_at(opened, f"{here}/entities/urls"),
        reply_to=_referenced(opened, here, "replied_to"),
        quoted=_referenced(opened, here, "quoted"),
        reposted=_referenced(opened, here, "retweeted"),
        counts=counts_at(
            opened,
            {
                Counted.LIKES: json_at(f"{counts}/like_count"),
                Counted.REPOSTS: json_at(f"{counts}/retweet_count"),
                Counted.REPLIES: json_at(f"{counts}/reply_count"),
                Counted.QUOTES: json_at(f"{counts}/quote_count"),
            },
        ),
        versions=opened.json_texts(f"{here}/edit_history_tweet_ids"),
    )


def _place(opened: OpenedAnswer, post_id: PostId) -> str:
    """Give the pointer to the tweet that was asked for; in a list without it, to the first."""
    tweets = opened.json_list("/data")
    if not tweets:
        return "/data"
    ids = [tweet.get("id") if isinstance(tweet, dict) else None for tweet in tweets]
    return f"/data/{ids.index(post_id.value) if post_id.value in ids else 0}"


def _full_text(opened: OpenedAnswer, here: str) -> Claim[str] | None:
    whole = opened.text(Transform.UNESCAPED, json_at(f"{here}/note_tweet/text"))
    return whole or opened.text(Transform.UNESCAPED, json_at(f"{here}/text"))


def _included(opened: OpenedAnswer, kind: str, key: str, value: object) -> str:
    """Give the pointer to an object in ``includes``; to nothing where there is none."""
    entries = opened.json_list(f"/includes/{kind}")[: limits.ANSWER_POSTS]
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and value is not None and entry.get(key) == value:
            return f"/includes/{kind}/{index}"
    return f"/includes/{kind}/-"  # RFC 6901 §4: "-" is a member that does not exist


def _media(opened: OpenedAnswer, here: str) -> Iterator[Media]:
    for key in opened.json_list(f"{here}/attachments/media_keys")[: limits.POST_PARTS]:
        there = _included(opened, "media", "media_key", key)
        entry = opened.json_value(there)
        is_photo = isinstance(entry, dict) and entry.get("type") == "photo"
        medium = one_medium(
            opened,
            entry,
            address=f"{there}/url" if is_photo else f"{there}/preview_image_url",
            alt_text=f"{there}/alt_text",
            variants=f"{there}/variants",
        )
        if medium:
            yield medium


def _referenced(opened: OpenedAnswer, here: str, kind: str) -> RelatedPost | None:
    """Read the first reference of a kind to another tweet."""
    for index, entry in enumerate(
        opened.json_list(f"{here}/referenced_tweets")[: limits.POST_PARTS]
    ):
        if isinstance(entry, dict) and entry.get("type") == kind:
            tweet = _included(opened, "tweets", "id", entry.get("id"))
            author = _included(opened, "users", "id", opened.json_value(f"{tweet}/author_id"))
            return related(
                post_id=opened.json_text(f"{here}/referenced_tweets/{index}/id"),
                handle=opened.json_text(f"{author}/username"),
                text=_full_text(opened, tweet),
            )
    return None
