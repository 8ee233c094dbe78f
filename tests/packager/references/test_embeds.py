"""Embeds in markup, beyond the examples of the page of forms: what is broken, moved or missing."""

import pytest

from packager.model import Reading, Reference
from tests.packager.references.found_in import (
    ATTRIBUTION,
    EMBED,
    ID,
    OTHER_ID,
    OTHER_URL,
    URL,
    in_html,
    in_text,
    kinds_and_ids,
)

_TWEET = '<blockquote class="twitter-tweet">'


def _one(markup: str) -> Reference:
    [found] = in_html(markup)
    return found


@pytest.mark.parametrize(
    "markup",
    [
        EMBED,
        EMBED.replace("blockquote", "BLOCKQUOTE").replace("class", "CLASS").replace("<a", "<A"),
        EMBED.replace('"twitter-tweet"', "'x cmplazyload twitter-tweet'"),
        EMBED.replace('"twitter-tweet"', "twitter-tweet"),
        EMBED.replace("<blockquote", "<blockquote\n  data-lang=ar align='center'\n"),
        EMBED.replace("&mdash; ", "&#8212;&nbsp;"),
        EMBED.replace("&mdash;", "<br>--"),
        EMBED.replace("&mdash;", "</p><p>–"),
        EMBED.replace("(@bridge_watch)", '(<a href="https://twitter.com/bridge_watch">@bridge_watch</a>)'),
        EMBED.replace("(@bridge_watch)", "\u200f(\u2066@bridge_watch\u2069)"),
        EMBED.replace("<a href", '<a target="_blank" rel="nofollow" href'),
        EMBED.replace(URL, f"https://web.archive.org/web/2016/{URL}"),
        EMBED.replace(URL, f"/web/20160819120000/{URL}"),
        EMBED.replace(URL, URL.replace("https:", "https&#58;")),
        EMBED.replace("August 19, 2016", "<b>August</b> 19,\n 2016"),
        EMBED.replace("</blockquote>", ""),
        EMBED.replace("</a></blockquote>", ""),
        EMBED.replace("<blockquote", "<div").replace("</blockquote>", "</div>"),
        f"<blockquote>{EMBED}",
        f"<div class='twitter-tweet'>{EMBED}</div>",
        f"<p>{EMBED}</p>",
        f"<svg><![CDATA[{EMBED}]]></svg>",
        f"<noscript>{EMBED}</noscript>",
        f"<table><tr><td>{EMBED}",
    ],
)  # fmt: skip
def test_an_embed_is_read_whatever_was_done_to_it(markup):
    found = _one(markup)
    assert (found.kind.value, found.status_id, found.handle) == ("html_embed", ID, "bridge_watch")
    assert found.text == "It is open."
    assert str(found.posted_on) == "2016-08-19"
    assert found.name == "Bridge Watch"
    assert found.reading is Reading.CERTAIN


@pytest.mark.parametrize(
    "name",
    ["A – B — C", "A (B) [C]", "(@old@mastodon.example)", "جسر 🌉", "-", "A, 2016", "A &amp; B"],
)
def test_a_name_may_hold_anything(name):
    found = _one(EMBED.replace("Bridge Watch", name))
    assert found.name == name.replace("&amp;", "&")
    assert (found.handle, found.text) == ("bridge_watch", "It is open.")


def test_an_embed_without_a_name_or_with_the_dash_lost_is_read():
    assert _one(EMBED.replace("Bridge Watch ", "")).handle == "bridge_watch"
    assert _one(EMBED.replace("&mdash; ", "")).name == "Bridge Watch"


@pytest.mark.parametrize(
    "text", ["I said (@ferry_line) so — twice", "see (@ferry_line)", "— (@ferry_line) and more"]
)
def test_an_account_in_the_text_is_not_the_author(text):
    found = _one(EMBED.replace("It is open.", text))
    assert (found.handle, found.text) == ("bridge_watch", text)


def test_the_whole_element_is_the_embed():
    found = _one(f"<p>a</p>\n{EMBED}\n<p>b</p>")
    assert found.quote == EMBED
    assert found.text_start is not None
    assert found.text_end is not None
    source = f"<p>a</p>\n{EMBED}\n<p>b</p>"
    assert source[found.text_start : found.text_end] == "It is open."


def test_two_embeds_of_which_the_first_is_never_closed_are_two():
    second = EMBED.replace(URL, OTHER_URL).replace("bridge_watch", "ferry_line")
    unclosed = EMBED.removesuffix("</blockquote>")
    found = in_html(f"{unclosed}<p>The article.</p>{second}<p>More.</p>")
    assert kinds_and_ids(found) == [("html_embed", ID), ("html_embed", OTHER_ID)]
    assert found[0].quote == unclosed


def test_an_element_without_an_end_does_not_take_in_another_tweet_s_link():
    markup = f'<div class="tweet" data-tweet-id="{ID}"><p>Prose.</p><a href="{OTHER_URL}">x</a>'
    assert kinds_and_ids(in_html(markup)) == [("html_embed", ID), ("status_url", OTHER_ID)]


def test_an_embed_whose_own_link_is_not_marked_says_so():
    found = _one(f'{_TWEET}<p>Look <a href="{URL}">here</a> and there.</p></blockquote>')
    assert (found.status_id, found.reading) == (ID, Reading.AMBIGUOUS)
    assert found.notes


def test_a_tag_s_id_counts_before_the_links_within():
    markup = f'<blockquote data-tweet-id="{OTHER_ID}"><p>x</p><a href="{URL}">y</a></blockquote>'
    found = _one(markup)
    assert (found.status_id, found.links) == (OTHER_ID, (URL,))


def test_an_element_that_only_names_a_tweet_does_not_take_in_the_article():
    markup = f'<div data-url="{URL}"><p>Prose.</p><a href="{OTHER_URL}">Then</a></div>'
    assert kinds_and_ids(in_html(markup)) == [("html_embed", ID), ("status_url", OTHER_ID)]


@pytest.mark.parametrize(
    "markup",
    [
        f"{_TWEET}</blockquote>",
        f'{_TWEET}<a href="https://twitter.com/bridge_watch">Bridge Watch</a></blockquote>',
        '<blockquote class="twitter-moment"><a href="https://twitter.com/i/moments/7">x</a></blockquote>',
        '<a class="twitter-timeline" href="https://twitter.com/a/timelines/7">Tweets</a>',
        '<div class="tweet-button" data-url="https://example.org/status/20">Tweet</div>',
        '<div class="tweet" id="7"></div><div class="tweets" data-id="31"></div>',
        '<div data-tweet-id="{{ id }}"></div><div data-tweet-id="31000000000"></div>',
        '<blockquote class="instagram-media"><p>A post by A (@a) on Aug 19, 2016</p></blockquote>',
        f'<link rel="canonical" href="{URL}"><meta name="x" content="{URL}"><form action="{URL}">',
    ],
)  # fmt: skip
def test_what_shows_no_single_tweet_is_no_embed(markup):
    assert in_html(markup) == ()


def test_links_to_accounts_and_hashtags_are_not_listed():
    text = (
        'On <a href="https://twitter.com/hashtag/x?src=hash">#x</a> <a href="https://t.co/aB3dE5gH7j">'
        'example.org</a> by <a href="https://twitter.com/ferry_line">@ferry_line</a>'
    )
    assert _one(EMBED.replace("It is open.", text)).links == ("https://t.co/aB3dE5gH7j",)


def test_half_of_an_embed_s_markup_in_plain_text_is_read_as_text():
    text = f"Note: <blockquote class=twitter-tweet It is open. {ATTRIBUTION}</blockquote and so on"
    assert kinds_and_ids(in_text(text)) == [("flattened_embed", ID)]


def test_a_flattened_embed_keeps_what_an_embed_before_it_shows_apart():
    second = ATTRIBUTION.replace(URL, OTHER_URL).replace("bridge_watch", "ferry_line")
    found = in_html(f"{EMBED}It is shut. {second}")
    assert kinds_and_ids(found) == [("html_embed", ID), ("flattened_embed", OTHER_ID)]
    assert found[1].text == "It is shut."


def test_a_permalink_with_a_slip_in_its_host_is_read_with_a_note():
    found = in_html(f"<p>It is open. {ATTRIBUTION.replace('twitter.com', 't/witter.com')}</p>")
    assert kinds_and_ids(found) == [("flattened_embed", ID)]
    assert any("host" in note for note in found[0].notes)
