"""Pages of many makes around one article, written for these tests.

Each shape is a function of the article's blocks: HTML paragraphs and embeds, in order. Around them
it sets what such a page has beside its article: menus, teasers, comments, notices.
"""

from collections.abc import Callable, Sequence

ENGLISH = (
    (
        "The district council said on Friday that the northern road would stay closed for three "
        "more weeks while engineers check the bridge, and asked drivers to use the "
        "valley road instead."
    ),
    (
        "Shopkeepers in the upper town complained that deliveries now take twice as long, and that "
        "the notice on the council’s board was put up only after the barriers had gone up."
    ),
    (
        "“We were told nothing,” said a baker whose van stood in the queue for an hour; she has "
        "sent two letters to the mayor and is waiting for a reply to either of them."
    ),
    (
        "The engineers’ report is to be read in public next month, when the council will also "
        "decide who pays for the repairs to the older of the two piers."
    ),
)
ARABIC = (
    (
        "أعلن مجلس المنطقة يوم الجمعة أن الطريق الشمالي سيبقى مغلقاً ثلاثة أسابيع أخرى ريثما يفحص "
        "المهندسون الجسر، ودعا السائقين إلى استخدام طريق الوادي بدلاً منه حتى انتهاء الأعمال."
    ),
    (
        "واشتكى أصحاب المتاجر في البلدة العليا من أن وصول البضائع بات يستغرق ضعف الوقت، ومن أن "
        "الإعلان لم يُعلّق على لوحة المجلس إلا بعد أن وُضعت الحواجز على الطريق."
    ),
    (
        "وقالت خبّازة وقفت سيارتها في الطابور ساعة كاملة إن أحداً لم يخبرهم بشيء، وإنها أرسلت "
        "رسالتين إلى رئيس البلدية ولا تزال تنتظر رداً على أيّ منهما."
    ),
    (
        "ومن المقرر أن يُقرأ تقرير المهندسين علناً في الشهر المقبل، وأن يقرر المجلس عندها من سيدفع "
        "تكاليف إصلاح الدعامة الأقدم من الدعامتين."
    ),
)
BESIDE = (  # what no article has
    "Subscribe to our newsletter",
    "Cookies help us deliver this site",
    "Most read this week",
    "A cat was rescued from the old mill",
    "All rights reserved",
)

Shape = Callable[[Sequence[str], str], str]


def wordpress(blocks: Sequence[str], lang: str) -> str:
    """A WordPress theme: menus and widgets around ``div.entry-content``; comments below."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">
<title>Road closed &#8211; Valley Herald</title><meta property="og:title" content="Road closed">
<meta property="og:site_name" content="Valley Herald"></head><body class="single">
<header><nav><ul class="menu"><li><a href="/">Home</a></li><li><a href="/town">Town</a></li>
</ul></nav></header><div id="content"><main><article class="post type-post">
<header class="entry-header">
<h1 class="entry-title">Road closed</h1></header><div class="entry-content">{"".join(blocks)}
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div></div>
</article><div id="comments"><h2>2 thoughts</h2><ol class="comment-list"><li class="comment">
<p>Typical of this council, is it not, they never tell anybody anything at all.</p></li></ol>
</div>
</main><aside id="secondary"><section class="widget"><h2>Most read this week</h2><ul><li>
<a href="/cat">A cat was rescued from the old mill</a></li></ul></section></aside></div>
<footer>All rights reserved. Subscribe to our newsletter</footer></body></html>"""


def news_site(blocks: Sequence[str], lang: str) -> str:
    """A large news site: JSON-LD, an inline teaser, ``div`` on ``div``, a cookie notice."""
    middle = len(blocks) // 2
    teaser = """<div class="inline-promo"><a href="/cat"><span>Most read this week</span>
<span>A cat was rescued from the old mill</span></a></div>"""
    return f"""<!doctype html><html lang="{lang}"><head><title>Road closed | World</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Road closed","author":[{{"@type":"Person","name":"Huda S."}}],
"datePublished":"2016-08-19T10:00:00+03:00"}}</script></head><body>
<div class="cookie-banner"><p>Cookies help us deliver this site. <button>Agree</button></p></div>
<div class="nav"><a href="/">News</a> <a href="/w">World</a> <a href="/s">Sport</a></div>
<div class="page"><div class="story"><h1>Road closed</h1>
<div class="story-meta">19 August 2016</div>
<div class="story-body" itemprop="articleBody">{"".join(blocks[:middle])}{teaser}
{"".join(blocks[middle:])}</div></div><div class="rail"><h3>Most read this week</h3>
<p><a href="/cat">A cat was rescued from the old mill</a></p></div></div>
<div class="footer">All rights reserved</div></body></html>"""


def amp(blocks: Sequence[str], lang: str) -> str:
    """An AMP page."""
    return f"""<!doctype html><html amp lang="{lang}"><head><meta charset="utf-8">
<title>Road closed</title><link rel="canonical" href="https://herald.example/road">
<script async src="https://cdn.ampproject.org/v0.js"></script>
<style amp-boilerplate>body{{}}</style>
</head><body><amp-sidebar id="sb"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>
<header><a href="/">Herald</a></header><main><article>
<h1>Road closed</h1>{"".join(blocks)}</article>
</main><amp-ad width="300" height="250" type="x"></amp-ad><section class="related">
<h2>Most read this
week</h2><a href="/cat">A cat was rescued from the old mill</a></section>
<footer>All rights reserved</footer></body></html>"""


def tables(blocks: Sequence[str], lang: str) -> str:
    """A page laid out in nested tables, with upper-case tags and without end tags."""
    body = "".join(blocks)
    return f"""<HTML LANG={lang}><HEAD><TITLE>Road closed</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH=760><TR><TD COLSPAN=2><FONT SIZE=5>Valley Herald</FONT></TD></TR><TR>
<TD WIDTH=160 VALIGN=top><A HREF=/>Home</A><BR><A HREF=/w>World</A><BR>Most read this week<BR>
<A HREF=/cat>A cat was rescued from the old mill</A></TD><TD WIDTH=600><TABLE><TR><TD>
<B>Road closed</B></TD></TR><TR><TD>{body}</TD></TR></TABLE></TD></TR>
<TR><TD COLSPAN=2><SMALL>All rights reserved</SMALL></TD></TR></TABLE></BODY></HTML>"""


def line_breaks(blocks: Sequence[str], lang: str) -> str:
    """A page whose paragraphs are separated by ``<br><br>`` only."""
    body = "<br><br>\n".join(block.removeprefix("<p>").removesuffix("</p>") for block in blocks)
    return f"""<html lang="{lang}"><head><title>Road closed</title></head><body>
<div id="top"><a href="/">Home</a> | <a href="/w">World</a></div><h1>Road closed</h1>
<div id="text">{body}</div><div id="bottom">All rights reserved</div></body></html>"""


def xhtml(blocks: Sequence[str], lang: str) -> str:
    """XHTML with its declaration, namespace and prefixed attributes."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{lang}"><head><title>Road closed</title>
<meta name="author" content="Huda S." /></head><body><div class="menu"><a href="/">Home</a></div>
<div class="article"><h1>Road closed</h1>{"".join(blocks)}</div>
<div class="footer"><p>All rights reserved</p></div></body></html>"""


def blog(blocks: Sequence[str], lang: str) -> str:
    """A blog on a hosted platform, with its archive list and a profile beside the post."""
    return f"""<!DOCTYPE html><html dir="ltr" lang="{lang}"><head>
<title>Notes: Road closed</title></head>
<body><div class="header-outer"><h1 class="title">Notes</h1></div><div class="main-outer">
<div class="date-outer"><h2 class="date-header"><span>Friday</span></h2><div class="post hentry">
<h3 class="post-title entry-title">Road closed</h3><div class="post-body entry-content">
{"".join(blocks)}<div style="clear: both;"></div></div><div class="post-footer">Posted by H.</div>
</div></div></div><div class="sidebar"><div class="widget Profile"><h2>About me</h2></div>
<div class="widget BlogArchive"><h2>Blog archive</h2><ul><li><a href="/cat">A cat was rescued from
the old mill</a></li></ul></div></div><div class="footer-outer">Subscribe to our newsletter</div>
</body></html>"""


def headings(blocks: Sequence[str], lang: str) -> str:
    """A long read with sections and headings between the blocks."""
    body = "".join(
        f"<section><h2>Part {n}</h2>{block}</section>" for n, block in enumerate(blocks, 1)
    )
    return f"""<!DOCTYPE html><html lang="{lang}"><head>
<meta name="twitter:title" content="Road closed">
<title>Long read</title></head><body><nav><a href="/">Home</a></nav><main><header>
<h1>Road closed</h1>
<p class="standfirst">What the closing of one road did to a town.</p></header>{body}</main>
<footer><p>All rights reserved</p></footer></body></html>"""


def application(blocks: Sequence[str], lang: str) -> str:
    """A page made by a program: hashed class names, data in scripts, nothing semantic."""
    body = "".join(
        f'<div class="css-1x{n}y"><div class="css-9z">{b}</div></div>' for n, b in enumerate(blocks)
    )
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>Road closed</title></head><body>
<div id="__next"><div class="css-nav"><a href="/">Home</a><a href="/w">World</a></div>
<div class="css-main"><div class="css-h"><h1>Road closed</h1></div>{body}</div>
<div class="css-rel"><span>Most read this week</span>
<a href="/cat">A cat was rescued from the old mill</a>
</div></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"page":1}}}}</script>
<script>window.dataLayer=[];</script></body></html>"""


def saved_page(blocks: Sequence[str], lang: str) -> str:
    """A page that a browser saved: its comment at the top, rewritten addresses, leftovers."""
    return f"""<!DOCTYPE html>
<!-- saved from url=(0031)https://herald.example/road.html -->
<html lang="{lang}"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>Road closed</title><link rel="stylesheet" href="./road_files/a.css"></head><body>
<div class="top"><ul><li><a href="https://herald.example/">Home</a></li></ul></div>
<article><h1>Road closed</h1><p class="byline">By Huda S.</p>{"".join(blocks)}</article>
<div class="most"><h4>Most read this week</h4><ul><li>
<a href="https://herald.example/cat">A cat was
rescued from the old mill</a></li></ul></div><iframe src="./road_files/ad.html"></iframe></body>
</html>"""


def fragment(blocks: Sequence[str], lang: str) -> str:
    """The body's inside alone, as a content system exports it."""
    return f'<div class="body" lang="{lang}"><h1>Road closed</h1>{"".join(blocks)}</div>'


SHAPES: tuple[Shape, ...] = (
    wordpress,
    news_site,
    amp,
    tables,
    line_breaks,
    xhtml,
    blog,
    headings,
    application,
    saved_page,
    fragment,
)
# Nothing in their markup tells the article from what stands beside it.
UNSTRUCTURED = (tables, line_breaks)
