"""How long a tweet may be, in Twitter's own count."""

import re
from datetime import date

# twitter-text 3, configuration 3: a link counts as 23, what is not in the light ranges as two.
LINK_WEIGHT = 23
_LINK = re.compile(r"https?://[^\s()<>\]]+")
_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")

_LONGEST = 280
_LONGEST_BEFORE = 140
_DOUBLED_ON = date(2017, 11, 8)  # the first whole day; some accounts had it weeks before
# The mentions that open a reply, and a link to the tweet's own pictures, count nothing.
_UNCOUNTED = re.compile(r"\A(?:\s*@\w{1,20})+|(?:https?://)?pic\.(?:twitter|x)\.com/\w+")


def tweet_weight(text: str, posted_on: date | None) -> int:
    """Count a text as Twitter did on a day; without a day, as it does now."""
    counted = _UNCOUNTED.sub("", text)
    links = _LINK.findall(counted)
    rest = _LINK.sub("", counted)
    heavy = 0 if _is_before_doubling(posted_on) else len(_HEAVY.findall(rest))
    return len(rest) + heavy + LINK_WEIGHT * len(links)


def longest_tweet(posted_on: date | None) -> int:
    """Say how much a tweet of a day could count; without a day, what it can count now."""
    return _LONGEST_BEFORE if _is_before_doubling(posted_on) else _LONGEST


def _is_before_doubling(posted_on: date | None) -> bool:
    return posted_on is not None and posted_on < _DOUBLED_ON
