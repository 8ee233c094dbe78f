"""Tweets that a script puts into the page: Twitter's own calls, and the numbers in a page's data.

``twttr.widgets.createTweet("ID", element)``, and ``{"tweetId": "ID"}`` in what a script is given.
"""

import re
from collections.abc import Iterator

from packager.model import Reference, ReferenceKind
from packager.references.found import Found
from packager.references.snowflake import is_possible_id

_CALL = r"\bcreate(?:Tweet|TweetEmbed|Video)\s?\(\s?"
_FIELD = r"""\b[Tt]weet(?:_?[Ii]d|ID)["']?\s?[:=]\s?"""
_PUT_IN = re.compile(
    rf"""(?:{_CALL}|{_FIELD})(?:"(?P<double>\d{{1,20}})"|'(?P<single>\d{{1,20}})'|(?P<bare>\d{{1,20}})\b)""",
    re.ASCII,
)


def find_script_calls(script: str) -> Iterator[Found]:
    """Find what puts a tweet into a page.

    Args:
        script: A script whose strings' escapes are undone.
    """
    for match in _PUT_IN.finditer(script):
        status_id = match["double"] or match["single"] or match["bare"]
        if is_possible_id(status_id):
            reference = Reference(
                id="",
                kind=ReferenceKind.HTML_EMBED,
                start=match.start(),
                end=match.end(),
                quote=match[0],
                status_id=status_id,
            )
            yield Found(reference=reference, start=match.start(), end=match.end(), owns_links=True)
