"""``data/tweets/<status id>.json``: one tweet, as every answer about it shows it.

Values on which answers agree carry the origins of all of them; where answers disagree, the others'
values stand beside the first's. First are answers that show the whole text, then the platform's
own, then the earliest. Nothing here is newer or better than the answers are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from archive.claims import Claim
from packager.clock import render_time
from packager.platforms.interface import (
    PROVEN_ABSENCES,
    Absence,
    Absent,
    Card,
    Link,
    Media,
    Note,
    Post,
    PostId,
    RelatedPost,
)
from packager.resolve.absence import find_absence
from packager.resolve.seen import Seen

TWEET_SCHEMA, TWEET_VERSION = "tweet", 1

SHOWN = "tweet"  # what a capture that shows the tweet says in "shows"
GONE = frozenset({*map(str, PROVEN_ABSENCES), str(Absence.NOT_FOUND)})

_Part = TypeVar("_Part")
_LESS_THAN_WHOLE = (Note.TEXT_MAY_BE_CUT, Note.SUMMARY_ONLY)


def tweet_to_json(
    post_id: PostId, canonical_url: str, seen: Sequence[Seen], references: Sequence[str]
) -> dict[str, Any]:
    """Give the form of ``archive/schemas/tweet.json``.

    Args:
        post_id: The tweet.
        canonical_url: The one address that is written for it.
        seen: Every answer about it; each of an address once.
        references: The ids of the references that mean it; none for a tweet that another one
            quotes or answers.
    """
    posts = _posts_in_order(seen)
    return {
        "schema": TWEET_SCHEMA,
        "version": TWEET_VERSION,
        "platform": post_id.platform,
        "status_id": post_id.value,
        "canonical_url": canonical_url,
        "references": list(references),
        "absence": None if posts else str(find_absence(seen, ())),
        "id": _field(post.id for post in posts),
        "handle": _field(post.handle for post in posts),
        "name": _field(post.name for post in posts),
        "author_id": _field(post.author_id for post in posts),
        "avatar": _field(post.avatar for post in posts),
        "posted_at": _field(post.posted_at for post in posts),
        "text": _field(post.text for post in posts),
        "language": _field(post.language for post in posts),
        "media": [_media_to_json(same) for same in _together(posts, _media_of, _media_key)],
        "links": [_link_to_json(same) for same in _together(posts, _links_of, _link_key)],
        "card": _card_to_json([post.card for post in posts if post.card]),
        "reply_to": _related_to_json([post.reply_to for post in posts if post.reply_to]),
        "quoted": _related_to_json([post.quoted for post in posts if post.quoted]),
        "reposted": _related_to_json([post.reposted for post in posts if post.reposted]),
        "versions": [
            _field(same)
            for same in _together(posts, lambda post: post.versions, lambda claim: claim.value)
        ],
        "counts": list(_counts_to_json(posts)),
        "notes": sorted(str(note) for note in posts[0].notes) if posts else [],
        "captures": [_capture_to_json(one) for one in sorted(seen, key=_time_of)],
    }


def last_live_word(tweet: Mapping[str, Any]) -> str | None:
    """Give what the platform itself said last of a tweet; None where it did not say anything.

    Of several services the last word of each counts: who shows the tweet is believed first, then who
    states why it is gone.
    """
    last: dict[str, str] = {}
    for one in tweet["captures"]:  # by the time at which a server said it
        if one["from"] is None and one["shows"] in {SHOWN, *GONE}:
            last[one["url"]] = one["shows"]
    return min(last.values(), key=_weakness, default=None)


def _weakness(word: str) -> tuple[bool, bool]:
    return word != SHOWN, word == Absence.NOT_FOUND


def _posts_in_order(seen: Iterable[Seen]) -> list[Post]:
    """Give what shows the tweet, the best first."""
    shown = [(one, one.result) for one in seen if isinstance(one.result, Post)]
    shown.sort(key=lambda pair: (*_lack(pair[1]), pair[0].archive is not None, *_time_of(pair[0])))
    return [post for _, post in shown]


def _lack(post: Post) -> tuple[bool, bool]:
    return post.text is None, any(note in post.notes for note in _LESS_THAN_WHOLE)


def _time_of(one: Seen) -> tuple[Any, str]:
    return one.answer.seen_at, one.url


def _field(claims: Iterable[Claim[Any] | None]) -> dict[str, Any] | None:
    """Give a field: the first value with its origins, and what others state instead."""
    by_value: dict[str | int, list[Claim[Any]]] = {}
    for claim in claims:
        if claim is not None:
            by_value.setdefault(claim.value, []).append(claim)
    values = [_claim_to_json(same) for same in by_value.values()]
    if not values:
        return None
    first, *others = values
    return {**first, "also": others} if others else first


def _claim_to_json(same: Sequence[Claim[Any]]) -> dict[str, Any]:
    origins = [origin.to_json() for claim in same for origin in claim.origins]
    different = {tuple(sorted(origin.items())): origin for origin in origins}
    return {"value": same[0].value, "from": list(different.values())}


def _together(
    posts: Iterable[Post],
    parts_of: Callable[[Post], Iterable[_Part]],
    key_of: Callable[[_Part], object],
) -> list[list[_Part]]:
    """Put together what several answers say of the same part, in the order of the first."""
    same: dict[object, list[_Part]] = {}
    for post in posts:
        for part in parts_of(post):
            same.setdefault(key_of(part), []).append(part)
    return list(same.values())


def _media_of(post: Post) -> tuple[Media, ...]:
    return post.media


def _media_key(one: Media) -> object:
    return (one.original or one.address).value


def _media_to_json(same: Sequence[Media]) -> dict[str, Any]:
    return {
        "kind": str(same[0].kind),
        "address": _field(one.address for one in same),
        "original": _field(one.original for one in same),
        "film": _field(one.film for one in same),
        "alt_text": _field(one.alt_text for one in same),
    }


def _links_of(post: Post) -> tuple[Link, ...]:
    return post.links


def _link_key(one: Link) -> object:
    return one.address.value


def _link_to_json(same: Sequence[Link]) -> dict[str, Any]:
    return {
        "address": _field(one.address for one in same),
        "expanded": _field(one.expanded for one in same),
    }


def _card_to_json(cards: Sequence[Card]) -> dict[str, Any] | None:
    if not cards:
        return None
    return {
        "address": _field(one.address for one in cards),
        "title": _field(one.title for one in cards),
        "picture": _field(one.picture for one in cards),
    }


def _related_to_json(related: Sequence[RelatedPost]) -> dict[str, Any] | None:
    if not related:
        return None
    return {
        "id": _field(one.id for one in related),
        "handle": _field(one.handle for one in related),
        "text": _field(one.text for one in related),
    }


def _counts_to_json(posts: Iterable[Post]) -> Iterator[dict[str, Any]]:
    counts = sorted(
        (count for post in posts for count in post.counts),
        key=lambda count: (count.seen_at, count.what),
    )
    for count in counts:
        yield {
            "what": str(count.what),
            "number": _claim_to_json([count.number]),
            "seen_at": render_time(count.seen_at),
        }


def _capture_to_json(one: Seen) -> dict[str, Any]:
    absent = one.result if isinstance(one.result, Absent) else None
    return {
        "url": one.url,
        "from": one.archive,
        "record": one.record,
        "asked_at": render_time(one.answer.asked_at),
        "seen_at": render_time(one.answer.seen_at),
        "http_status": one.answer.http_status,
        "shows": str(absent.absence) if absent else SHOWN,
        "reason": str(absent.reason) if absent else None,
        "evidence": [_claim_to_json([claim]) for claim in absent.evidence] if absent else [],
    }
