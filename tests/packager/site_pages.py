"""Pages of many shapes around the same article, each with the same two embeds."""

FIRST_WORDS = (
    "The council closed the bridge on Friday after divers found cracks in two of its piers."
)
MIDDLE_WORDS = (
    "Engineers will look at the other piers next week, and buses go by the northern road."
)
LAST_WORDS = "The bridge was built in 1931 and was last repaired eleven years ago, in the spring."
ARABIC_WORDS = "أغلق المجلس الجسر يوم الجمعة بعد أن وجد الغواصون شقوقاً في دعامتين من دعاماته."
TITLE = "Bridge closed after divers find cracks"

FIRST_ID, SECOND_ID = "766605631288246272", "1114777583302799360"
FIRST_EMBED = (
    '<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">Two piers are cracked.'
    ' Nobody crosses today. <a href="https://t.co/Ab3dEf6hIj">pic.twitter.com/Ab3dEf6hIj</a></p>'
    f'&mdash; River Council 🌉 (@river_council) <a href="https://twitter.com/river_council/status/{FIRST_ID}'
    '?ref_src=twsrc%5Etfw">August 19, 2016</a></blockquote>'
    '<script async src="//platform.example/widgets.js"></script>'
)
SECOND_EMBED = (
    f'<blockquote class="twitter-tweet"><a href="https://twitter.com/bus_line/status/{SECOND_ID}">'
    "</a></blockquote>"
)
FIRST_LINES = (
    "Two piers are cracked. Nobody crosses today. pic.twitter.com/Ab3dEf6hIj\n"
    "— River Council 🌉 (@river_council) August 19, 2016\n"
    f"https://twitter.com/river_council/status/{FIRST_ID}"
)
SECOND_LINE = f"https://twitter.com/bus_line/status/{SECOND_ID}"

_HEAD = (
    f'<html lang="en-GB"><head><title>{TITLE} | River Post</title>'
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="River Post">'
    '<meta name="author" content="Dana Reed">'
    '<meta property="article:published_time" content="2016-08-19T18:04:00+01:00">'
    '<link rel="canonical" href="https://river-post.example/bridge"></head>'
)
_MENU = "".join(
    f'<li><a href="/{w}">{w.title()}</a></li>' for w in ("news", "sport", "weather", "jobs")
)
_SIDEBAR = "".join(
    f'<div class="teaser"><a href="/t{n}">Read this other story number {n} as well</a></div>'
    for n in range(8)
)
_FOOTER = '<footer><p>© River Post. <a href="/privacy">Privacy</a> <a href="/terms">Terms</a></p></footer>'


def _paragraphs(before: str, between: str, after: str) -> str:
    return f"{before}<p>{FIRST_WORDS}</p>{between}<p>{MIDDLE_WORDS}</p><p>{LAST_WORDS}</p>{after}"


_BODY = _paragraphs("", FIRST_EMBED, SECOND_EMBED)

PAGES = {
    "plain": f"{_HEAD}<body><h1>{TITLE}</h1>{_BODY}</body></html>",
    "article element": f"{_HEAD}<body><nav><ul>{_MENU}</ul></nav><main><article><h1>{TITLE}</h1>{_BODY}"
    f"</article></main><aside>{_SIDEBAR}</aside>{_FOOTER}</body></html>",
    "wordpress": f'{_HEAD}<body class="post-template"><div id="page"><ul class="menu">{_MENU}</ul>'
    f'<div class="entry-content">'
    + _paragraphs(
        "",
        '<figure class="wp-block-embed is-provider-twitter wp-block-embed-twitter">'
        f'<div class="wp-block-embed__wrapper">{FIRST_EMBED}</div></figure>',
        f'<figure class="wp-block-embed">{SECOND_EMBED}</figure>',
    )
    + f'</div><div id="comments"><p>First! Great story, thank you so much.</p></div></div>{_FOOTER}</body>',
    "news site with widgets between": f'{_HEAD}<body><div class="header">{_MENU}</div><div class="story-body">'
    + _paragraphs(
        "",
        f'<div class="embed-container" data-widget="x"><div class="inner">{FIRST_EMBED}</div></div>'
        '<div class="ad">Advertisement</div>',
        f'<div class="social">{SECOND_EMBED}</div>',
    )
    + f'</div><div class="related">{_SIDEBAR}</div>{_FOOTER}</body></html>',
    "old table layout": f"{_HEAD}<body><table><tr><td width=150>{_SIDEBAR}</td><td><font size=2>{_BODY}"
    f"</font></td></tr></table></body></html>",
    "amp": f"{_HEAD}<body><article>"
    + _paragraphs(
        "",
        f'<amp-twitter width="375" height="472" layout="responsive" data-tweetid="{FIRST_ID}">'
        f"<div placeholder>{FIRST_EMBED}</div></amp-twitter>",
        f'<amp-twitter data-tweetid="{SECOND_ID}"><blockquote placeholder>'
        f'<a href="https://twitter.com/bus_line/status/{SECOND_ID}">x</a></blockquote></amp-twitter>',
    )
    + "</article></body></html>",
    "line breaks only": f"{_HEAD}<body><div class='text'>{FIRST_WORDS}<br><br>{FIRST_EMBED}<br>"
    f"{MIDDLE_WORDS}<br><br>{LAST_WORDS}<br>{SECOND_EMBED}</div></body></html>",
    "no end tags": f"{_HEAD}<body><h1>{TITLE}</h1><p>{FIRST_WORDS}{FIRST_EMBED}<p>{MIDDLE_WORDS}"
    f"<p>{LAST_WORDS}{SECOND_EMBED}",
    "upper case and stray tags": f"{_HEAD}<BODY><DIV></SPAN><P>{FIRST_WORDS}</P></B>{FIRST_EMBED}"
    f"<P>{MIDDLE_WORDS}</P><P>{LAST_WORDS}</P>{SECOND_EMBED}</DIV></BODY>",
    "embed in a list": f"{_HEAD}<body><article><p>{FIRST_WORDS}</p><ul><li>{FIRST_EMBED}</li></ul>"
    f"<p>{MIDDLE_WORDS}</p><p>{LAST_WORDS}</p><ol><li>{SECOND_EMBED}</li></ol></article></body></html>",
}
