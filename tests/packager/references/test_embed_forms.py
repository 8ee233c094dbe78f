"""Each form in which pages of the last fifteen years hold one tweet, as markup."""

from datetime import date

import pytest

from packager.model import ReferenceKind, SourceKind
from packager.references import find_references

ID, OTHER = "766605631288246272", "1114777583302799360"
DAY = date(2016, 8, 19)
ADDRESS = f"https://twitter.com/river/status/{ID}"
TEXT = "Two piers are cracked."


def quote(inside: str, attributes: str = 'class="twitter-tweet"') -> str:
    return f"<blockquote {attributes}>{inside}</blockquote>"


def link(address: str, more: str = "", words: str = "August 19, 2016") -> str:
    return f'<a href="{address}"{more}>{words}</a>'


LINK = link(f"{ADDRESS}?ref_src=twsrc%5Etfw")
OEMBED = quote(f'<p lang="en" dir="ltr">{TEXT}</p>&mdash; River (@river) {LINK}')
UNSIGNED = f"<p>{TEXT}</p>&mdash; River (@river) "
OLD_ADDRESS = f"https://twitter.com/river/statuses/{ID}"
SIGNED = {
    "as oEmbed writes it": OEMBED,
    "with more classes and attributes": quote(
        f"<p>{TEXT}</p>— River (@river) {LINK}",
        'class="twitter-tweet tw-align-center cmplazyload" data-lang="en" lang="en" xml:lang="en" '
        'data-cards="hidden" data-conversation="none" data-dnt="true" data-theme="dark" align="center"',
    ),
    "without quotes around its class": quote(
        f"<p>{TEXT}</p>&#8212; River (@river) {LINK}", "class=twitter-tweet"
    ),
    "of a video": quote(UNSIGNED + LINK, 'class="twitter-video"'),
    "with the attribution in a paragraph": quote(
        f"<p>{TEXT}</p>\n<p>&#x2014; River (@river) "
        + link(ADDRESS, ' target="_blank" rel="noopener"')
        + "</p>"
    ),
    "with the attribution in the text's paragraph": quote(
        f"<p>{TEXT}<br>&mdash; River (@river) {LINK}</p>"
    ),
    "of 2012": quote(
        UNSIGNED + link(OLD_ADDRESS, ' data-datetime="2016-08-19T12:00:00+00:00"'),
        'class="twitter-tweet tw-align-left"',
    ),
    "of the X years": quote(
        UNSIGNED + link(f"https://x.com/river/status/{ID}?ref_src=twsrc%5Etfw")
    ),
    "in a page that an archive replayed": quote(UNSIGNED + link(f"/web/20170102030405/{ADDRESS}")),
    "whose link is not closed": quote(UNSIGNED + link(ADDRESS).removesuffix("</a>")),
    "inside a fallback for pages without scripts": f"<noscript>{OEMBED}</noscript>",
}


@pytest.mark.parametrize("form", SIGNED)
def test_a_signed_embed_tells_all(form):
    page = f"<p>Before (@other) it.</p>\n{SIGNED[form]}\n<p>Behind it.</p>"
    (one,) = find_references(page, SourceKind.HTML)
    assert one.kind is ReferenceKind.HTML_EMBED
    assert (one.handle, one.name, one.status_id, one.posted_on) == ("river", "River", ID, DAY)
    assert one.text == TEXT
    assert one.date_text == "August 19, 2016"
    assert page[one.start : one.end] == one.quote
    assert one.quote.startswith("<blockquote")


def test_the_exact_time_of_old_embeds_gives_the_day_where_none_is_printed():
    page = quote(
        UNSIGNED
        + link(
            "https://twitter.com/river/statuses/20",
            ' data-datetime="2006-03-21T20:50:14+00:00"',
            words="",
        )
    )
    (one,) = find_references(page, SourceKind.HTML)
    assert (one.status_id, one.posted_on) == ("20", date(2006, 3, 21))
    assert one.posted_at is None  # such a number proves no time


def test_paragraphs_that_an_editor_split_are_one_text():
    page = (
        '<blockquote class="twitter-tweet"><p>One.</p>\n<p>Two,</p><p>three <a href="https://t.co/Ab3dEf6hIj">pic.twitter.com/Ab3dEf6hIj</a>'
        f"</p>\n<p>&mdash; River (@river) {LINK}</p></blockquote>"
    )
    (one,) = find_references(page, SourceKind.HTML)
    assert one.text is not None
    assert one.text.split() == ["One.", "Two,", "three", "pic.twitter.com/Ab3dEf6hIj"]
    assert (one.handle, one.status_id) == ("river", ID)
    assert one.links == ("https://t.co/Ab3dEf6hIj", "pic.twitter.com/Ab3dEf6hIj")


def test_an_embed_whose_quote_was_closed_too_early_keeps_its_number():
    page = f'<blockquote class="twitter-tweet"><p>{TEXT}</p></blockquote><p>&mdash; River (@river) {LINK}</p>'
    (one,) = find_references(page, SourceKind.HTML)
    assert (one.handle, one.status_id, one.posted_on, one.text) == ("river", ID, DAY, TEXT)


@pytest.mark.parametrize(
    "words",
    ["", "&nbsp;", " \n ", "Loading tweet…", "<p>Loading tweet...</p>", "<span>Loading…</span>"],
)
def test_a_shell_has_its_number_and_no_text(words):
    (one,) = find_references(
        f'<blockquote class="twitter-tweet">{words}<a href="{ADDRESS}">{words}</a></blockquote>',
        SourceKind.HTML,
    )
    assert (one.status_id, one.handle) == (ID, "river")
    assert (one.text, one.text_start, one.date_text, one.posted_on) == (None, None, None, None)


def test_an_embed_without_a_date_is_signed_all_the_same():
    (one,) = find_references(
        quote(UNSIGNED + link(ADDRESS, words="")),
        SourceKind.HTML,
    )
    assert (one.handle, one.name, one.text) == ("river", "River", TEXT)
    assert (one.status_id, one.date_text, one.posted_on) == (ID, None, None)


def test_a_date_that_nobody_can_read_stays_as_it_is_written():
    (one,) = find_references(
        quote(UNSIGNED + link(ADDRESS, words="ọjọ kan")),
        SourceKind.HTML,
    )
    assert (one.status_id, one.date_text, one.posted_on) == (ID, "ọjọ kan", None)


def test_an_embed_without_a_link_has_its_author_and_day():
    (one,) = find_references(
        quote(f"{UNSIGNED}<a>August 19, 2016</a>"),
        SourceKind.HTML,
    )
    assert (one.status_id, one.handle, one.posted_on) == (None, "river", DAY)


FRAME = "https://platform.twitter.com/embed"
RENDERED = "twitter-tweet twitter-tweet-rendered"
QUERY = f"dnt=true&amp;embedId=twitter-widget-1&amp;frame=false&amp;id={ID}&amp;lang=en"
BARE = {
    "widget of 2016": f'<iframe id="twitter-widget-0" class="{RENDERED}" data-tweet-id="{ID}"></iframe>',
    "widget as an element": f'<twitter-widget class="{RENDERED}" data-tweet-id="{ID}"></twitter-widget>',
    "widget of 2020": (
        f'<div class="{RENDERED}"><iframe src="{FRAME}/Tweet.html?{QUERY}" data-tweet-id="{ID}"></iframe></div>'
    ),
    "frame without the attribute": f'<iframe src="{FRAME}/index.html?{QUERY}"></iframe>',
    "frame whose address begins with the number": f"<iframe src='{FRAME}/Tweet.html?id={ID}'></iframe>",
    "page that a browser saved": f'<iframe src="./a_files/Tweet.html" data-tweet-id="{ID}"></iframe>',
    "AMP": f'<amp-twitter width="375" layout="responsive" data-tweetid="{ID}"></amp-twitter>',
    "number of a block quote": f"<blockquote data-tweetid={ID}></blockquote>",
    "number without quotes": f"<div class=js-tweet data-tweetid={ID}></div>",
    "name in mixed case": f'<div data-tweetId="{ID}"></div>',
    "component": f'<Tweet id="{ID}" />',
    "component with an expression": f"<Tweet tweetId={{'{ID}'}} />",
}


@pytest.mark.parametrize("form", BARE)
def test_an_element_with_nothing_but_the_number_is_a_reference(form):
    (one,) = find_references(f"<p>So:</p>{BARE[form]}<p>And so on.</p>", SourceKind.HTML)
    assert one.kind is ReferenceKind.HTML_EMBED
    assert (one.status_id, one.handle, one.text) == (ID, None, None)
    assert one.canonical_url == f"https://twitter.com/i/status/{ID}"


ADDRESSED = {
    "data-url": f'<div class="tweet" data-mod="tweet" data-url="{ADDRESS}"></div>',
    "data-src": f'<div class="embed-twitter" data-src="{ADDRESS}"></div>',
    "data-href": f'<figure data-href="{ADDRESS}" class=twitter></figure>',
    "component": f'<TwitterEmbed url="{ADDRESS}"/>',
}


@pytest.mark.parametrize("form", ADDRESSED)
def test_an_element_with_the_address_is_a_reference(form):
    (one,) = find_references(ADDRESSED[form], SourceKind.HTML)
    assert (one.kind, one.status_id, one.handle) == (ReferenceKind.HTML_EMBED, ID, "river")


OURS = "https://twitter.com"
MANY = {
    "a moment": f'<a class="twitter-moment" href="{OURS}/i/moments/{OTHER}">M</a>',
    "a moment of AMP": f'<amp-twitter data-momentid="{OTHER}"></amp-twitter>',
    "a timeline": f'<a class="twitter-timeline" href="{OURS}/river?ref_src=twsrc">Tweets by river</a>',
    "a grid": f'<a class="twitter-grid" href="{OURS}/river/timelines/{OTHER}">G</a>',
    "a rendered timeline": f'<iframe class="twitter-timeline" src="{OURS}/srv/timeline/river"></iframe>',
    "a button": f'<a class="twitter-follow-button" href="{OURS}/river">Follow @river</a>',
    "an empty quote": quote(""),
    "a number out of range": '<amp-twitter data-tweetid="99999999999999999999"></amp-twitter>',
    "a number that was never given": '<div data-tweet-id="31000000000"></div>',
    "a template's variable": '<div data-tweet-id="{{id}}"></div>',
}


@pytest.mark.parametrize("form", MANY)
def test_what_shows_many_tweets_or_none_is_no_reference(form):
    assert find_references(MANY[form], SourceKind.HTML) == ()


def test_a_link_in_prose_is_a_link():
    (one,) = find_references(f'<p>She <a href="{ADDRESS}">said so</a>.</p>', SourceKind.HTML)
    assert (one.kind, one.quote, one.handle) == (ReferenceKind.STATUS_URL, ADDRESS, "river")


def test_a_tweet_that_a_framework_rendered_is_one_link():
    page = (
        '<div class="react-tweet-theme"><article><a href="https://x.com/river">River</a>'
        f'<a href="https://x.com/river/status/{ID}"><time datetime="2016-08-19T12:00Z">noon</time></a>'
        f"<p>{TEXT}</p></article></div>"
    )
    (one,) = find_references(page, SourceKind.HTML)
    assert (one.status_id, one.handle) == (ID, "river")


def test_a_picture_in_several_sizes_is_one_and_a_link_to_it_is_the_same():
    address = "https://pbs.twimg.com/media/D3h8TW4UwAAj1jX"
    sized = (
        f'src="{address}?format=jpg&amp;name=small" srcset="{address}?format=jpg&amp;name=large 2x"'
    )
    (one,) = find_references(f"<img {sized}>", SourceKind.HTML)
    assert one.kind is ReferenceKind.MEDIA_URL
    linked = f'<a class="pic" href="{address}.jpg:large" title="x">\n<img alt="" {sized}></a>'
    assert len(find_references(linked, SourceKind.HTML)) == 1


@pytest.mark.parametrize("kind", SourceKind)
def test_markup_is_read_in_every_kind_of_source(kind):
    embed = OEMBED
    source = f"It began so.\n\n{embed}\n\nAnd so on.\n"
    (one,) = find_references(source, kind)
    assert (one.kind, one.quote) == (ReferenceKind.HTML_EMBED, embed)
