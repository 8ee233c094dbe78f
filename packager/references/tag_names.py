"""The names of elements: what breaks lines, what holds no markup, what a tag in prose may be called."""

# Elements that begin and end a paragraph, and those that only begin and end a line (HTML Standard §15.3).
_PARAGRAPHS = frozenset(
    [
        "blockquote",
        "dl",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ol",
        "p",
        "pre",
        "table",
        "ul",
    ]
)
_LINES = frozenset(
    [
        "address",
        "amp-twitter",
        "article",
        "aside",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dt",
        "fieldset",
        "figcaption",
        "footer",
        "form",
        "head",
        "header",
        "hgroup",
        "html",
        "iframe",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "noscript",
        "optgroup",
        "option",
        "plaintext",
        "search",
        "section",
        "summary",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "twitter-widget",
        "video",
        "xmp",
    ]
)
LINE_BREAKS = dict.fromkeys(_LINES, 1) | dict.fromkeys(_PARAGRAPHS, 2)

# Elements whose content is no markup (HTML Standard §13.2.5.2 to §13.2.5.4).
RAW_NAMES = frozenset(
    ["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"]
)

VOID_NAMES = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]  # §13.1.2
)

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "audio",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "canvas",
        "cite",
        "code",
        "data",
        "datalist",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "map",
        "mark",
        "meter",
        "object",
        "output",
        "picture",
        "progress",
        "q",
        "ruby",
        "s",
        "samp",
        "select",
        "slot",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "svg",
        "td",
        "template",
        "th",
        "time",
        "tt",
        "u",
        "var",
    ]
)
# Components that show a tweet, in MDX and in the frameworks of pages.
COMPONENTS = frozenset(
    [
        "tweet",
        "tweetembed",
        "twittertweetembed",
        "twitterembed",
        "xembed",
        "statictweet",
        "twittertweet",
        "oembed",
    ]
)
PROSE_NAMES = frozenset(LINE_BREAKS) | RAW_NAMES | VOID_NAMES | _INLINE | COMPONENTS
