"""The tweets of the article that started it all, made of what the article shows, among look-alikes.

Nothing of the article stands here: the texts are taken from it when the test runs.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from packager.model import Reference
from tests.packager.resolve.fake_web import Archived
from tests.packager.resolve.harbour import captured
from tests.packager.resolve.tweets import (
    SHELL,
    SUSPENDED,
    Tweet,
    api_v2_json,
    id_at,
    legacy_page,
    stream_json,
)

_JSON = "application/json"


def tweets_of(references: Sequence[Reference]) -> list[Tweet]:
    """The tweet of each reference, posted on its day."""
    return [
        Tweet(
            id=id_at(_noon(one) + timedelta(minutes=number)),
            handle=one.handle or "",
            text=(one.text or "").replace("https://", " https://"),
        )
        for number, one in enumerate(references)
    ]


def captures_of(tweets: Sequence[Tweet], decoys: int) -> list[Archived]:
    """What the archive holds: each tweet in one form, and look-alikes in many."""
    held = []
    for number, tweet in enumerate(tweets):
        if number % 2:
            held.append(captured(tweet, legacy_page(tweet), days=1))
        else:
            held.append(captured(tweet, stream_json(tweet), days=0, mimetype=_JSON))
        held.append(captured(tweet, SHELL, days=1800))
    for number in range(decoys):
        held.extend(_decoy(tweets[number % len(tweets)], number))
    return held


def _noon(reference: Reference) -> datetime:
    assert reference.posted_on is not None
    return datetime.combine(reference.posted_on, time(12), tzinfo=UTC)


def _decoy(like: Tweet, number: int) -> Iterator[Archived]:
    """Another tweet of the same account and day."""
    moment = like.posted_at + timedelta(hours=1, seconds=number)
    words = like.text.split()
    del words[number % len(words)]
    nearly = Tweet(id=id_at(moment, number), handle=like.handle, text=" ".join(words))
    match number % 6:
        case 0:
            yield captured(nearly, legacy_page(nearly, like), days=1)
        case 1:
            repost = Tweet(id=nearly.id, handle=like.handle, text=like.text, repost_of=like)
            yield captured(repost, stream_json(repost), days=0, mimetype=_JSON)
        case 2:
            quote = Tweet(id=nearly.id, handle=like.handle, text=words[0], quotes=like)
            yield captured(quote, stream_json(quote), days=0, mimetype=_JSON)
        case 3:
            yield captured(nearly, SHELL, days=900)
        case 4:
            yield captured(nearly, SUSPENDED, days=901)
        case _:
            yield captured(nearly, api_v2_json(nearly), days=2300, mimetype=_JSON)
