"""Sources made to be slow, and how the time of reading them grows."""

import time

from packager.model import SourceKind
from packager.references import find_references

UNITS = {
    "at signs": "@",
    "dashes": "—",
    "round brackets": "(",
    "square brackets": "[",
    "dates": "August 19, 2016 ",
    "digits": "1",
    "open tags": "<a ",
    "open sections": "<![",
    "open comments": "<!--",
    "block quotes": "<blockquote>",
    "embeds that are never closed": '<blockquote class="twitter-tweet">',
    "containers that are never closed": '<div data-tweet-id="766605631288246272">',
    "open attributes": '<a title="',
    "Hugo shortcodes": "{{< tweet ",
    "Jekyll shortcodes": "{% twitter ",
    "WordPress shortcodes": "[tweet ",
    "short links": "https://t.co/",
    "hosts": "twitter.com/",
    "escapes in a script": '<script>"\\u003cblockquote twitter',
    "markup as text": "&lt;blockquote class=twitter-tweet ",
    "handles": "(@a) ",
}


def make(unit: str, length: int) -> str:
    return (UNITS[unit] * (length // len(UNITS[unit]) + 1))[:length]


def seconds(unit: str, length: int, kind: SourceKind) -> float:
    source = make(unit, length)
    began = time.perf_counter()
    find_references(source, kind)
    return time.perf_counter() - began
