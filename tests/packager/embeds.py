"""Embedded tweets in the forms that pages have, written for these tests."""

from dataclasses import dataclass

TEXT = "The barriers went up before dawn"
ATTRIBUTION = "— Upper Town (@uppertown) August 19, 2016"
STATUS = "https://twitter.com/uppertown/status/766605631288246272"
ID_STATUS = "https://twitter.com/i/status/766605631288246272"

_OEMBED = (
    f'<p lang="en" dir="ltr">{TEXT}</p>&mdash; Upper Town (@uppertown) '
    f'<a href="{STATUS}?ref_src=twsrc%5Etfw">August 19, 2016</a>'
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Embed:
    """An embed's markup, and the lines that must stand at its place."""

    name: str
    markup: str
    lines: tuple[str, ...]


WHOLE = (TEXT, ATTRIBUTION, f"{STATUS}?ref_src=twsrc%5Etfw")

EMBEDS = (
    Embed(
        name="oembed",
        markup=f'<blockquote class="twitter-tweet">{_OEMBED}</blockquote>\n'
        '<script async src="//platform.twitter.com/widgets.js" charset="utf-8"></script>',
        lines=WHOLE,
    ),
    Embed(
        name="oembed in figures",
        markup='<figure class="wp-block-embed is-provider-twitter">'
        '<div class="wp-block-embed__wrapper">'
        f'<blockquote class="twitter-tweet" data-width="550">{_OEMBED}</blockquote></div></figure>',
        lines=WHOLE,
    ),
    Embed(
        name="attribution in a paragraph",
        markup=f'<blockquote class="twitter-tweet"><p>{TEXT}</p><p>— Upper Town (@uppertown) '
        f'<a href="{STATUS}?ref_src=twsrc%5Etfw">August 19, 2016</a></p></blockquote>',
        lines=WHOLE,
    ),
    Embed(
        name="shell",
        markup='<div class="embed-twitter social"><blockquote class="twitter-tweet">'
        f'<a href="{STATUS}"></a></blockquote></div>',
        lines=(STATUS,),
    ),
    Embed(
        name="rendered",
        markup='<div class="twitter-tweet twitter-tweet-rendered"><iframe data-tweet-id='
        '"766605631288246272" src="https://platform.twitter.com/embed/Tweet.html?dnt=true&amp;'
        'id=766605631288246272&amp;lang=en"></iframe></div>',
        lines=(ID_STATUS,),
    ),
    Embed(
        name="widget",
        markup='<twitter-widget data-tweet-id="766605631288246272"></twitter-widget>',
        lines=(ID_STATUS,),
    ),
    Embed(
        name="amp-twitter",
        markup='<amp-twitter width="375" height="472" layout="responsive" '
        'data-tweetid="766605631288246272"></amp-twitter>',
        lines=(ID_STATUS,),
    ),
    Embed(name="shortcode", markup=f"<p>[tweet {STATUS} align='center']</p>", lines=(STATUS,)),
    Embed(
        name="flattened",
        markup=f"<p>{TEXT}</p><p>{ATTRIBUTION}</p>",
        lines=(TEXT, ATTRIBUTION),
    ),
)
