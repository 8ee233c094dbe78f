"""Tweets that a page's scripts and data name by their number alone."""

import re

from packager.model import Reference, ReferenceKind
from packager.references.addresses.snowflake import is_possible_id

# twttr.widgets.createTweet("ID", ...), {"tweetId": "ID"}, {tweet_id: 'ID'}, within escapes or not.
_ID = re.compile(
    r"(?:create(?:Tweet|TweetEmbed|Video)\([\s\\]{0,8}+|tweet_?id[\\\"']{0,4}+\s{0,4}+[:=][\s\\]{0,8}+)"
    r"[\"']?(?P<id>[0-9]{15,19})(?![0-9])",
    re.IGNORECASE,
)


def find_ids_in_data(data: str) -> tuple[Reference, ...]:
    """Find the tweets that scripts or data name by number, in order. They have no ``id`` yet."""
    return tuple(
        Reference(
            id="",
            kind=ReferenceKind.HTML_EMBED,
            start=match.start(),
            end=match.end(),
            quote=match[0],
            status_id=match["id"],
        )
        for match in _ID.finditer(data)
        if is_possible_id(match["id"])
    )
