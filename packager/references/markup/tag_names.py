"""The names of elements: which break lines, which hold no markup, which may stand in prose."""


def element_names(written: str) -> frozenset[str]:
    """Make a set of names that are written with blanks between them."""
    return frozenset(written.split())


# HTML Standard §15.3: elements that begin and end a paragraph, and those that do so with a line.
_PARAGRAPHS = element_names("blockquote dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul")
_LINES = element_names(
    "address amp-twitter article aside body caption center dd details dialog dir div dt fieldset"
    " figcaption footer form head header hgroup html iframe legend li listing main menu nav"
    " noscript optgroup option plaintext search section summary tbody tfoot thead tr"
    " twitter-widget video xmp"
)
LINE_BREAKS = dict.fromkeys(_LINES, 1) | dict.fromkeys(_PARAGRAPHS, 2)

# HTML Standard §13.2.5.2 to §13.2.5.4: elements whose content is no markup.
RAW_NAMES = element_names("iframe noembed noframes script style textarea title xmp")

# HTML Standard §13.1.2: elements that have no content.
VOID_NAMES = element_names("area base br col embed hr img input link meta param source track wbr")

_INLINE = element_names(
    "a abbr acronym audio b bdi bdo big button canvas cite code data datalist del dfn em font i"
    " ins kbd label map mark meter object output picture progress q ruby s samp select slot small"
    " span strike strong sub sup svg td template th time tt u var"
)
# Components that show a tweet, in MDX and in the frameworks of pages.
COMPONENTS = element_names(
    "oembed statictweet tweet tweetembed twitterembed twittertweet twittertweetembed xembed"
)
PROSE_NAMES = frozenset(LINE_BREAKS) | RAW_NAMES | VOID_NAMES | _INLINE | COMPONENTS
