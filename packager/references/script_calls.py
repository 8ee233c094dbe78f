"""Tweets that a script puts into the page: Twitter's own calls, and the numbers in a page's data.

``twttr.widgets.createTweet("ID", element)``, and ``{"tweetId": "ID"}`` in what a script is given.
"""

import re
from collections.abc import Iterator

from packager.model import Reference, ReferenceKind
from packager.references.snowflake import is_possible_id

_CALL = r"\bcreate(?:Tweet|TweetEmbed|Video)\s?\(\s?"
_FIELD = r"""\b[Tt]weet(?:_?[Ii]d|ID)\\?["']?\s?[:=]\s?"""
_PUT_IN = re.compile(rf"""(?:{_CALL}|{_FIELD})\\?["']?(?P<id>\d{{1,20}})\b""", re.ASCII)


def find_script_calls(script: str) -> Iterator[Reference]:
    """Find what puts a tweet into a page.

    The references have no ``id`` yet.

    Args:
        script: A script, in which strings may be escaped.
    """
    for match in _PUT_IN.finditer(script):
        if is_possible_id(match["id"]):
            yield Reference(
                id="",
                kind=ReferenceKind.HTML_EMBED,
                start=match.start(),
                end=match.end(),
                quote=match[0],
                status_id=match["id"],
            )
