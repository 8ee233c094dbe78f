"""What is otherwise than in the parent: found, captured, vanished."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from packager.tweets import GONE, SHOWN, last_live_word


def find_changes(
    before: Mapping[str, Any],
    now: Mapping[str, Any],
    tweets_before: Sequence[dict[str, Any]],
    tweets_now: Sequence[dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    """Give each change, in the form of ``changes`` in collection.json.

    Args:
        before: The parent's references.json.
        now: That of the new package, with the same references.
        tweets_before: The parent's tweets.
        tweets_now: Those of the new package.
    """
    for old, new in zip(before["references"], now["references"], strict=True):
        yield from _reference_changes(old, new)
    known = {tweet["status_id"]: tweet for tweet in tweets_before}
    for tweet in tweets_now:
        old_tweet = known.get(tweet["status_id"])
        if old_tweet is not None:
            yield from _tweet_changes(old_tweet, tweet)


def _reference_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    before, now = _found(old), _found(new)
    if before != now:
        what = "rejected" if now is None else "stated" if new["confidence"] == "stated" else "found"
        yield _change(what, [new["id"]], new["status_id"] if now else old["status_id"], before, now)


def _found(entry: dict[str, Any]) -> str | None:
    return entry["canonical_url"] if entry["status"] in ("resolved", "absent") else None


def _tweet_changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    references, status_id = new["references"], new["status_id"]
    if not _shown(old["captures"]) and _shown(new["captures"]):
        yield _change("captured", references, status_id, old["absence"], None)
    before, now = last_live_word(old), last_live_word(new)
    if before == SHOWN and now in GONE:
        yield _change("vanished", references, status_id, before, now)
    elif before in GONE and now == SHOWN:
        yield _change("back", references, status_id, before, now)


def _shown(captures: Iterable[Mapping[str, Any]]) -> bool:
    return any(one["shows"] == SHOWN for one in captures)


def _change(
    what: str, references: list[str], status_id: str | None, before: str | None, now: str | None
) -> dict[str, Any]:
    return {
        "what": what,
        "references": references,
        "status_id": status_id,
        "before": before,
        "now": now,
    }
