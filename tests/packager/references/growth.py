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
    "links of embeds that are never closed": (
        '<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/766605631288246272">'
    ),
    "links to tweets": '<a href="https://t.co/hK4wFq7Ro6">',
    "markup as text, escaped twice": "&amp;lt;blockquote class=twitter-tweet ",
    "strings in strings": '<script>"\\"\\\\\\"\\\\u003cscript>tweet',
    "scripts in comments": "<!-- twitter <script> -->",
    "comments in scripts": '<script><!-- tweet "\\u003c!-- "',
    "attributes with markup": "<p title='<blockquote class=\\\"twitter-tweet\\\">'>",
    "calls": "<script>createTweet('766605631288246272')",
    "backticks": "` ",
    "runs of backticks": "` `` ``` ",
    "list items": "* a\n",
    "quoted lines": "> a\n",
    "fences": "```\na\n",
    "line ends": "\n",
    "blanks": " ",
    "backslashes": "\\",
    "ampersands": "&amp;",
    "addresses in addresses": "https://web.archive.org/web/2016/",
    "paragraphs": "<p>",
    "pictures": "pic.twitter.com/",
}


def make(unit: str, length: int) -> str:
    return (UNITS[unit] * (length // len(UNITS[unit]) + 1))[:length]


def cpu_seconds(unit: str, length: int, kind: SourceKind) -> float:
    """Measure the processor's time: what else runs on the machine does not count."""
    source = make(unit, length)
    began = time.process_time()
    find_references(source, kind)
    return time.process_time() - began
