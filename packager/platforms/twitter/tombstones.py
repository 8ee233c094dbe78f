"""What stands in a tweet's place when it is not shown: the words, and what they prove.

Only the sentences below prove anything. A tombstone without words, in other words or in another
language stands for withheld, sensitive and many other tweets.
"""

from packager.platforms.interface import Absence, Absent, Reason
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent

# Since 2023 "Post" stands for "Tweet"; see ``_plain``.
_SENTENCES = {
    "this post was deleted by the post author": Absence.DELETED,
    "this post is from a suspended account": Absence.SUSPENDED,
    "this post is from an account that no longer exists": Absence.ACCOUNT_GONE,
    "you're unable to view this post because this account owner limits "
    "who can view their posts": Absence.PROTECTED,
}

# ``reason`` of a TweetUnavailable. Others ("NsfwLoggedOut", "Limited") can have several causes.
_CODES = {
    "Deleted": Absence.DELETED,
    "Suspended": Absence.SUSPENDED,
    "Deactivated": Absence.ACCOUNT_GONE,
    "Protected": Absence.PROTECTED,
    "Missing": Absence.NOT_FOUND,
}


def read_tombstone(opened: OpenedAnswer, here: str) -> Absent | None:
    """Read what stands in a tweet's place; None where something else stands there.

    Args:
        opened: The answer. Its address, or the place in it, says which tweet is meant.
        here: The JSON pointer to the object that says ``__typename``.
    """
    match opened.json_value(f"{here}/__typename"):
        case "TweetTombstone":
            place, meanings = f"{here}/tombstone/text/text", _SENTENCES
        case "TweetUnavailable":
            place, meanings = f"{here}/reason", _CODES
        case _:
            return None
    words = opened.json_text(place)
    if words is None:
        return absent(opened, Absence.RESTRICTED_OR_UNKNOWN, Reason.EMPTY)
    key = words.value if meanings is _CODES else _plain(words.value)
    meaning = meanings.get(key, Absence.RESTRICTED_OR_UNKNOWN)
    return absent(opened, meaning, Reason.STATEMENT, words)


def _plain(sentence: str) -> str:
    """Give a sentence without case, its link "Learn more", curly apostrophes and "Tweet"."""
    plain = sentence.casefold().replace("\u2019", "'").replace("tweet", "post")
    for ending in ("{learnmore}", "learn more"):
        plain = plain.removesuffix(ending).rstrip()
    return plain.removesuffix(".")
