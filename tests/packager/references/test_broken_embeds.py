"""Embeds in pages: whole, broken, nested, packed; and that each is one reference."""

import json

import pytest

from packager.model import ReferenceKind, SourceKind
from packager.references import find_references

ID, OTHER = "766605631288246272", "1114777583302799360"
TEXT = "Two piers are cracked."
EMBED = (
    f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{TEXT} '
    '<a href="https://t.co/Ab3dEf6hIj">pic.twitter.com/Ab3dEf6hIj</a></p>&mdash; River 🌉 (@river) '
    f'<a href="https://twitter.com/river/status/{ID}?ref_src=twsrc%5Etfw">August 19, 2016</a></blockquote>'
)
SHELL = f'<blockquote class="twitter-tweet"><a href="https://twitter.com/bus/status/{OTHER}"></a></blockquote>'


def find(markup, kind=SourceKind.HTML):
    found = find_references(markup, kind)
    for one in found:
        assert markup[one.start : one.end] == one.quote
    return found


def test_an_embed_gives_all_that_it_shows():
    (one,) = find(f"<p>Before.</p>{EMBED}<p>After.</p>")
    assert one.kind is ReferenceKind.HTML_EMBED
    assert one.quote == EMBED
    assert (one.handle, one.name, one.status_id) == ("river", "River 🌉", ID)
    assert one.text == f"{TEXT} pic.twitter.com/Ab3dEf6hIj"
    assert (one.date_text, str(one.posted_on)) == ("August 19, 2016", "2016-08-19")
    assert one.links == ("https://t.co/Ab3dEf6hIj", "pic.twitter.com/Ab3dEf6hIj")
    assert not one.text_is_guess


def test_the_text_of_an_embed_has_its_place_in_the_source():
    markup = f"<div>{EMBED}</div>"
    (one,) = find(markup)
    assert markup[one.text_start : one.text_end].startswith(TEXT)


@pytest.mark.parametrize(
    "markup",
    [
        EMBED + SHELL,
        EMBED.removesuffix("</blockquote>") + SHELL,
        f"{EMBED[:-13]}<p>An article goes on.</p>{SHELL[:-13]}",
        f"<div><div>{EMBED}</div><ul><li>{SHELL}</ul>",
        f"<figure><div class='twitter-tweet'>{EMBED}</div></figure><section class='twitter-tweet'>{SHELL}",
        EMBED.replace("<blockquote", "<BLOCKQUOTE").replace("class=", "CLASS=") + SHELL,
        EMBED.replace('"twitter-tweet"', "'tw-align-center twitter-tweet' data-dnt") + SHELL,
    ],
)  # fmt: skip
def test_two_embeds_are_two_however_the_markup_is_broken(markup):
    assert [one.status_id for one in find(markup)] == [ID, OTHER]


def test_a_fallback_inside_an_element_for_the_same_tweet_is_no_second_one():
    (one,) = find(f'<amp-twitter data-tweetid="{ID}" layout=responsive>{EMBED}</amp-twitter>')
    assert (one.status_id, one.handle) == (ID, "river")


def test_a_container_with_another_number_is_another_tweet():
    widget = f'<iframe data-tweet-id="{ID}"></iframe>'
    found = find(f'<div data-tweet-id="{OTHER}">words {widget}</div>')
    assert {one.status_id for one in found} == {ID, OTHER}


def test_a_quoted_tweet_inside_is_a_link_of_the_embed():
    quoting = EMBED.replace(
        '<a href="https://t.co/Ab3dEf6hIj">pic.twitter.com/Ab3dEf6hIj</a>',
        f'<a href="https://twitter.com/bus/status/{OTHER}">twitter.com/bus/status/{OTHER}</a>',
    )
    (one,) = find(quoting)
    assert one.status_id == ID
    assert any(OTHER in link for link in one.links)


def test_a_block_quote_without_the_class_is_found_by_its_attribution():
    (one,) = find(EMBED.replace(' class="twitter-tweet"', ""))
    assert (one.handle, one.status_id, str(one.posted_on)) == ("river", ID, "2016-08-19")


def test_the_copy_in_a_script_is_no_second_reference():
    state = json.dumps({"content": [{"html": f"<p>So</p>{EMBED}"}]})
    for script in (
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script>',
        f"<script>window.page = {state.replace('<', chr(92) + 'u003C')};</script>",
    ):
        assert len(find(f"<body>{EMBED}{script}</body>")) == 1
        (alone,) = find(f"<body>{script}</body>")
        assert (alone.status_id, alone.handle, alone.name) == (ID, "river", "River 🌉")


def test_emoji_that_a_script_escapes_as_surrogates_are_joined():
    script = f"<script>{json.dumps({'body': EMBED})}</script>"
    assert "\\ud83c" in script
    assert find(script)[0].name == "River 🌉"


def test_a_lone_surrogate_in_a_script_can_be_written_to_the_record():
    (one,) = find(f'<script>"{EMBED.replace("River 🌉", chr(92) + "ud83c River")}"</script>'.replace(
        'class="twitter-tweet"', "class='twitter-tweet'"
    ))  # fmt: skip
    assert one.name is not None
    one.name.encode()


def test_markup_in_an_attribute_is_found_at_the_attribute():
    value = EMBED.replace('"', "&quot;").replace("<", "&lt;")
    (one,) = find(f'<div class="lazy" data-embed="{value}"></div>')
    assert (one.status_id, one.quote) == (ID, value)


def test_code_and_comments_are_marked():
    found = find(f"<p>x</p><!-- {SHELL} --><pre><code>{EMBED.replace('<', '&lt;')}</code></pre>")
    assert [(one.status_id, one.in_comment, one.in_code) for one in found] == [
        (OTHER, True, False),
        (ID, False, True),
    ]


def test_markdown_fences_and_spans_are_code_and_the_rest_is_not():
    markdown = (
        f"```html\n{EMBED}\n```\n\n~~~\n{SHELL}\n~~~\n\n`{EMBED}` and\n\n"
        f"    {SHELL}\n\n{EMBED}\n\nA \\`not code https://x.com/bus/status/{OTHER}\\`\n"
    )
    found = find(markdown, SourceKind.MARKDOWN)
    assert [one.in_code for one in found] == [True, True, True, True, False, False]


def test_a_page_of_another_network_has_no_reference():
    page = (
        '<blockquote class="instagram-media"><p>A post shared by River (@river) on Aug 19, 2016 at'
        ' 5:00pm PDT</p></blockquote><a href="https://river.social/@river/1098765">@river</a>'
        '<a class="twitter-timeline" href="https://twitter.com/river">Tweets by river</a>'
        '<a href="https://twitter.com/share" class="twitter-share-button">Tweet</a>'
        '<meta name="twitter:site" content="@river"><p>Write to mail@river.example.</p>'
    )
    assert find(page) == ()


def test_what_a_page_says_to_machines_cites_nothing():
    assert find(f'<link rel="canonical" href="https://twitter.com/river/status/{ID}">') == ()
