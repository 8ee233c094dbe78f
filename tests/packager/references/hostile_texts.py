"""Texts of one short part again and again, where a careless reader takes time without bound."""

_ADDRESS = "https://twitter.com/a/status/766605631288246272"

# Those that the finder promises to read 10 MB of in seconds.
PROMISED = {
    "at signs": "@",
    "dashes": "— ",
    "hyphens": "-",
    "brackets": "[",
    "parentheses": "(",
    "dates": "August 19, 2016 ",
    "digits": "1",
    "open tags": "<a ",
    "declarations": "<![",
    "quotations": "<blockquote>",
}
OTHERS = {
    "accounts": "(@",
    "less-than signs": "<",
    "comments": "<!--",
    "open attributes": '<a b="',
    "attributes with both quotation marks": "<a b='<a c=\"",
    "embeds without an end": '<blockquote class="twitter-tweet">',
    "rendered embeds": '<div data-tweet-id="766605631288246272">',
    "frames": "<iframe>",
    "links without an end": f'<a href="{_ADDRESS}">',
    "addresses in addresses": f"={_ADDRESS}",
    "hosts": "twitter.com/",
    "short links without a code": "https://t.co/",
    "short links": "https://t.co/aB3dE5gH7j",
    "scripts": '<script>"\\u003Cblockquote class=\\"twitter-tweet\\"',
    "escapes": '\\"',
    "references to characters": "&lt;",
    "escaped embeds": "&lt;blockquote class=twitter-tweet",
    "shortcodes": "{{< tweet ",
    "square shortcodes": "[tweet ",
    "liquid shortcodes": "{% twitter ",
    "code": "<code>",
    "raw elements": "<title>",
    "quotation marks": ">",
    "quoted lines": ">\n",
    "backquotes": "`",
    "ends of links": "](",
    "definitions": f"[a]: {_ADDRESS}\n",
    "emphasis": "*a_",
    "list items": "- ",
    "lists": "* a\n",
    "numbered lists": "1. a\n\n",
    "fences": "```\na\n",
    "indented code": "    a\n\n",
    "lines": "a\n",
    "line ends": "\r",
    "backslashes": "\\",
    "code spans": "` `` ``` ",
    "paragraphs": "<p>",
    "markup in attributes": "<p title='<blockquote class=\\\"twitter-tweet\\\">'>",
    "strings in strings": '<script>"\\"\\\\\\"\\\\u003cscript>tweet',
    "scripts in comments": "<!-- twitter <script> -->",
    "comments in scripts": '<script><!-- tweet "\\u003c!-- "',
    "calls": "<script>createTweet('766605631288246272')",
    "markup that was escaped twice": "&amp;lt;blockquote class=twitter-tweet ",
    "embeds with links, without an end": (
        f'<blockquote class="twitter-tweet"><a href="{_ADDRESS}">'
    ),
    "pictures": "pic.twitter.com/",
    "archives": "https://web.archive.org/web/2016/",
    "accounts in brackets": "(@a) ",
}


def hostile_text(part: str, length: int) -> str:
    """Give a text of about a length in code points."""
    return part * (length // len(part))
