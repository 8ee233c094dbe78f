"""How many letters some words have that are their own."""

import re

# Links, Markdown's pictures, hashtags and mentions; and all that is no letter.
_NO_LETTERS = re.compile(
    r"!\[[^\[\]]{0,200}+\]\([^()\s]{0,500}+\)|https?://[^\s\]]+|pic\.(?:twitter|x)\.com/\w+"
    r"|[#＃@＠]\w+|[\W\d_]"
)


def count_letters(words: str) -> int:
    """Count the letters that stand in no link, picture, hashtag or mention.

    >>> count_letters("It rains! #weather https://t.co/abcdefghij")
    7
    """
    return len(_NO_LETTERS.sub("", words))
