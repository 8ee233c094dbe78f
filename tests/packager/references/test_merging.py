"""One tweet that is cited once is one reference; cited twice, it is two."""

from datetime import date

import pytest

from packager.model import ReferenceKind, SourceKind
from packager.references import find_references

ID, OTHER = "766605631288246272", "1114777583302799360"
ADDRESS = f"https://twitter.com/river/status/{ID}"
ELSEWHERE = f"https://twitter.com/bus/status/{OTHER}"
EMBED = (
    '<blockquote class="twitter-tweet"><p>Closed.</p>&mdash; River (@river) '
    f'<a href="{ADDRESS}">August 19, 2016</a></blockquote>'
)
ATTRIBUTION = "— River (@river) August 19, 2016"


def ids(source, kind=SourceKind.HTML):
    return [one.status_id for one in find_references(source, kind)]


@pytest.mark.parametrize("kind", SourceKind)
def test_a_block_of_an_editor_with_its_comment_and_address_is_one(kind):
    block = (
        f'<!-- wp:embed {{"url":"{ADDRESS}","type":"rich","providerNameSlug":"twitter"}} -->\n'
        '<figure class="wp-block-embed is-type-rich is-provider-twitter"><div class="wrapper">\n'
        f"{ADDRESS}\n</div><figcaption>A caption.</figcaption></figure>\n<!-- /wp:embed -->\n"
    )
    (one,) = find_references(block, kind)
    assert (one.status_id, one.in_comment, one.kind) == (ID, False, ReferenceKind.STATUS_URL)


@pytest.mark.parametrize(
    "source",
    [
        f'<a href="{ADDRESS}">{ADDRESS}</a>',
        f'<a class="link" href="{ADDRESS}?s=20" rel="nofollow">{ADDRESS}</a>',
        f"<a href='{ADDRESS}'>twitter.com/river/status/{ID}</a>",
        f'<a href="{ADDRESS}"><b>See {ADDRESS}</b></a>',
    ],
)
@pytest.mark.parametrize("kind", SourceKind)
def test_a_link_under_its_own_address_is_one(source, kind):
    assert ids(f"So {source} it is.", kind) == [ID]


@pytest.mark.parametrize(
    "source",
    [
        f"[{ADDRESS}]({ADDRESS})",
        f"[{ADDRESS}](<{ADDRESS}>)",
        f"<{ADDRESS}>",
        f"[here][1]\n\n[1]: {ADDRESS} 'x'",
    ],
)
@pytest.mark.parametrize("kind", [SourceKind.MARKDOWN, SourceKind.TEXT])
def test_a_link_of_markdown_under_its_own_address_is_one(source, kind):
    assert ids(f"So {source}\n", kind) == [ID]


def test_a_short_link_under_its_picture_address_is_one():
    page = '<a href="https://t.co/Ab3dEf6hIj">pic.twitter.com/Ab3dEf6hIj</a>'
    (one,) = find_references(page, SourceKind.HTML)
    assert one.kind is ReferenceKind.TCO_LINK


def test_the_same_tweet_at_two_places_is_two():
    assert ids(f"{ADDRESS} and, as we said above, {ADDRESS}", SourceKind.TEXT) == [ID, ID]
    assert ids(f"{EMBED}<p>We said so.</p>{EMBED}") == [ID, ID]
    assert ids(f'{EMBED}<p>As <a href="{ADDRESS}">she</a> said.</p>') == [ID, ID]


@pytest.mark.parametrize("between", ["\n", "\n\n", " ", " (", "\n\n<", " | ", " – "])
@pytest.mark.parametrize("kind", SourceKind)
def test_an_address_right_behind_an_attribution_is_its_tweets(between, kind):
    source = f"It is closed.\n\n{ATTRIBUTION}{between}{ADDRESS}\n\nAnd so on."
    (one,) = find_references(source, kind)
    assert (one.kind, one.status_id, one.url) == (ReferenceKind.FLATTENED_EMBED, ID, ADDRESS)
    assert one.posted_on == date(2016, 8, 19)


def test_an_address_behind_an_attribution_that_is_another_accounts_stays_alone():
    assert ids(f"It is closed.\n{ATTRIBUTION}\n{ELSEWHERE}\n", SourceKind.TEXT) == [None, OTHER]


def test_an_address_that_stands_further_on_stays_alone():
    source = f"It is closed.\n{ATTRIBUTION}\nAnd so the article goes on for a line, to {ADDRESS}.\n"
    assert ids(source, SourceKind.TEXT) == [None, ID]


def test_an_address_between_two_attributions_belongs_to_the_one_that_it_follows():
    source = f"Closed.\n{ATTRIBUTION}\n{ADDRESS}\nBuses go round.\n— Bus (@bus) April 7, 2019\n{ELSEWHERE}\n"
    assert ids(source, SourceKind.TEXT) == [ID, OTHER]


def test_the_link_in_a_markdown_attribution_is_its_tweets():
    source = f"> Closed.\n>\n> — River (@river) [August 19, 2016]({ADDRESS})\n"
    (one,) = find_references(source, SourceKind.MARKDOWN)
    assert (one.status_id, one.url, one.text) == (ID, ADDRESS, "Closed.")


def test_links_in_an_embed_are_its_own():
    page = (
        '<blockquote class="twitter-tweet"><p>As <a href="https://twitter.com/bus">@bus</a> says '
        f'<a href="https://twitter.com/hashtag/bridge">#bridge</a> <a href="{ELSEWHERE}">{ELSEWHERE}</a> '
        '<a href="https://t.co/Ab3dEf6hIj">pic.twitter.com/Ab3dEf6hIj</a> <a href="https://t.co/Zz3dEf6hIj">news.example/a…</a></p>'
        f'&mdash; River (@river) <a href="{ADDRESS}">August 19, 2016</a></blockquote>'
    )
    (one,) = find_references(page, SourceKind.HTML)
    assert one.status_id == ID
    assert one.links == (
        ELSEWHERE,
        "https://t.co/Ab3dEf6hIj",
        "pic.twitter.com/Ab3dEf6hIj",
        "https://t.co/Zz3dEf6hIj",
    )


def test_short_links_in_a_flattened_embed_are_its_own():
    source = (
        f"Closed. https://t.co/Ab3dEf6hIjpic.twitter.com/Zz3dEf6hIj{ATTRIBUTION}\nThe article.\n"
    )
    (one,) = find_references(source, SourceKind.TEXT)
    assert one.links == ("https://t.co/Ab3dEf6hIj", "pic.twitter.com/Zz3dEf6hIj")


@pytest.mark.parametrize(
    "page",
    [
        f'<amp-twitter data-tweetid="{ID}">{EMBED}</amp-twitter>',
        f'<amp-twitter data-tweetid="{ID}"><blockquote placeholder>{EMBED}</blockquote></amp-twitter>',
        f'<div class="tweet-embed" data-tweet-id="{ID}"><div>{EMBED}</div></div>',
        f'<div data-url="{ADDRESS}" class="oembed-twitter"><iframe data-tweet-id="{ID}"></iframe></div>',
        f'<figure class="twitter-tweet"><div class="twitter-tweet">{EMBED}</div></figure>',
        f'<blockquote class="twitter-tweet">{EMBED}</blockquote>',
        f'<Tweet id="{ID}">{EMBED}</Tweet>',
        f"[tweet {ADDRESS}][/tweet]",
        f"[embed]{ADDRESS}[/embed]",
    ],
)
def test_an_element_with_its_own_fallback_is_one(page):
    assert ids(f"<p>So.</p>{page}<p>End.</p>") == [ID]


def test_an_embed_that_is_never_closed_ends_behind_its_attribution():
    page = f'{EMBED.removesuffix("</blockquote>")}<p>The article, <a href="{ELSEWHERE}">a link</a>.</p>'
    first, second = find_references(page, SourceKind.HTML)
    assert (first.status_id, first.text) == (ID, "Closed.")
    assert first.quote.endswith("August 19, 2016</a>")
    assert (second.status_id, second.kind) == (OTHER, ReferenceKind.STATUS_URL)


def test_embeds_inside_one_another_are_both_found():
    shell = f'<blockquote class="twitter-tweet"><a href="{ELSEWHERE}"></a></blockquote>'
    assert sorted(map(str, ids(EMBED.replace("Closed.", f"Closed. {shell}")))) == [OTHER, ID]


def test_references_stand_in_reading_order_with_numbers():
    page = f'<a href="{ELSEWHERE}">x</a>{EMBED}<p>[tweet {OTHER}]</p><p>Open.<br>— Bus (@bus) April 7, 2019</p>'
    found = find_references(page, SourceKind.HTML)
    assert [one.id for one in found] == ["r1", "r2", "r3", "r4"]
    assert [one.kind.value for one in found] == [
        "status_url",
        "html_embed",
        "shortcode",
        "flattened_embed",
    ]
