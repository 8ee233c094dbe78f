"""What answers in a package's WARC files show of its tweets, read again from the records."""

from collections.abc import Callable, Iterable
from typing import Any

from archive.limits import DECODED_BODY_BYTES
from archive.warc_record import WarcRecord
from archive.warc_records import index_records
from packager.asked import Asked, parse_asked
from packager.platforms.interface import Platform, PostId, Purpose
from packager.received import receive_again
from packager.resolve.capturing import Evidence
from packager.resolve.seen import Seen, see
from packager.revision.parent import Parent
from packager.web_asker import to_answer


def read_earlier_evidence(parent: Parent, platform: Platform) -> dict[str, Evidence]:
    """Give what showed each tweet, or told of its end, by the tweets' ids.

    Raises:
        MalformedWarcError: A WARC file cannot be read; it was verified, so this is a fault of ours.
    """
    if not parent.tweets:
        return {}
    find = index_records(parent.warcs)
    asked = {
        asked.exchanges[-1].records.response: asked
        for asked in map(parse_asked, parent.collection["questions"])
        if asked.exchanges and asked.exchanges[-1].records
    }
    return {
        tweet["status_id"]: Evidence(seen=tuple(_read_tweet(tweet, asked, find, platform)))
        for tweet in parent.tweets
    }


def _read_tweet(
    tweet: dict[str, Any],
    asked: dict[str | None, Asked],
    find: Callable[[str], WarcRecord | None],
    platform: Platform,
) -> Iterable[Seen]:
    post_id = PostId(platform=platform.name, value=tweet["status_id"])
    for capture in tweet["captures"]:
        question = asked.get(capture["record"]) if capture["record"] else None
        if question is None or question.error is not None:
            continue  # nothing whole came, so there is nothing to read
        received = receive_again(question, find, decoded_bytes=DECODED_BODY_BYTES)
        if received is not None:
            purpose = Purpose.LIVE if capture["from"] is None else Purpose.CAPTURE
            answer = to_answer(received, purpose)
            yield see(capture["url"], answer, post_id, platform, archive=capture["from"])
