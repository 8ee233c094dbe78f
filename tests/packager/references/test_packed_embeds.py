"""Embeds that are packed once more: in scripts, in attributes, in comments, or printed as text."""

import json
from datetime import date
from html import escape

import pytest

from packager.model import ReferenceKind, SourceKind
from packager.references import find_references

ID, OTHER = "766605631288246272", "1114777583302799360"
EMBED = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Two piers “are” cracked: <a href="https://t.co/Ab3dEf6hIj">'
    "https://t.co/Ab3dEf6hIj</a></p>&mdash; River 🌉 (@river) "
    f'<a href="https://twitter.com/river/status/{ID}?ref_src=twsrc%5Etfw">August 19, 2016</a></blockquote>'
)  # fmt: skip
SHELL = f'<blockquote class="twitter-tweet"><a href="https://twitter.com/bus/status/{OTHER}"></a></blockquote>'


def find(source, kind=SourceKind.HTML):
    found = find_references(source, kind)
    for one in found:
        assert source[one.start : one.end] == one.quote
    return found


def check_whole(one):
    assert one.kind is ReferenceKind.HTML_EMBED
    assert (one.handle, one.name, one.status_id) == ("river", "River 🌉", ID)
    assert (one.posted_on, one.text) == (
        date(2016, 8, 19),
        "Two piers “are” cracked: https://t.co/Ab3dEf6hIj",
    )


def in_script(data: str) -> str:
    return f"<p>So.</p><script>window.story = {data};</script><p>End.</p>"


def in_data(data: object, kind: str = "application/json") -> str:
    return f'<script type="{kind}">{json.dumps(data)}</script>'


JSON = json.dumps({"body": EMBED})
SCRIPTS = {
    "JSON": in_script(json.dumps({"body": f"<p>So:</p>{EMBED}"}, ensure_ascii=False)),
    "JSON with surrogates": in_script(JSON),
    "JSON with escaped tags": in_script(JSON.replace("<", "\\u003C").replace(">", "\\u003e")),
    "JSON with escaped slashes": in_script(JSON.replace("/", "\\/")),
    "a string in a string": in_script(json.dumps(JSON)),
    "JavaScript": in_script("'" + EMBED.replace('"', "\\x22") + "'"),
    "a template": in_script(f"`{EMBED}`"),
    "the state of a framework": in_data({"props": {"raw_oembed": {"html": EMBED}}}),
    "JSON-LD with markup": in_data({"articleBody": f"So: {EMBED}"}, "application/ld+json"),
    "escaped markup in JSON": in_script(json.dumps({"body": escape(EMBED)})),
}


@pytest.mark.parametrize("form", SCRIPTS)
def test_an_embed_in_a_script_is_found_whole(form):
    (one,) = find(SCRIPTS[form])
    check_whole(one)


@pytest.mark.parametrize("form", SCRIPTS)
def test_a_script_that_repeats_an_embed_of_the_page_adds_none(form):
    (one,) = find(f"<article>{EMBED}</article>{SCRIPTS[form]}")
    check_whole(one)
    assert one.quote == EMBED


def test_flattened_embeds_in_an_article_for_machines_are_found_and_begin_in_their_string():
    body = "The bridge is closed.\n\nTwo piers are cracked. — River (@river) August 19, 2016"
    data = json.dumps({"@type": "NewsArticle", "headline": "A bridge", "articleBody": body})
    (one,) = find(f'<script type="application/ld+json">{data}</script>')
    assert one.kind is ReferenceKind.FLATTENED_EMBED
    assert (one.handle, one.posted_on, one.text) == (
        "river",
        date(2016, 8, 19),
        "Two piers are cracked.",
    )
    short = json.dumps({"headline": "A bridge", "articleBody": body.rpartition("\n")[2]})
    (one,) = find(f"<script>{short}</script>")
    assert one.text == "Two piers are cracked."


def test_a_flattened_copy_of_an_embed_that_is_shown_is_no_second_reference():
    body = (
        "So: Two piers “are” cracked: https://t.co/Ab3dEf6hIj — River 🌉 (@river) August 19, 2016"
    )
    data = json.dumps({"articleBody": body})
    (one,) = find(f'<script type="application/ld+json">{data}</script>{EMBED}')
    check_whole(one)


@pytest.mark.parametrize(
    "call",
    [
        f"twttr.widgets.createTweet('{ID}', document.getElementById('x'), {{theme: 'dark'}});",
        f'window.twttr.ready(function (t) {{ t.widgets.createTweetEmbed( "{ID}", box) }})',
        f'twttr.widgets.createVideo("{ID}", box)',
        f'load({{"type": "embed", "tweetId": "{ID}"}})',
        f"var tweet_id = {ID};",
    ],
)
def test_a_call_that_puts_a_tweet_into_the_page_is_a_reference(call):
    (one,) = find(f'<div id="x"></div><script>{call}</script>')
    assert (one.status_id, one.kind) == (ID, ReferenceKind.HTML_EMBED)
    assert find(f"<p>{call}</p>") == ()
    assert find(f"<script>{call.replace(ID, '99999999999')}</script>") == ()
    (one,) = find(f"{EMBED}<script>{call}</script>")
    check_whole(one)


ESCAPED_TAGS = JSON.replace("<", "\\u003c")
ATTRIBUTES = {
    "markup": f'<div data-embed="{escape(EMBED)}"></div>',
    "markup in single quotes": f"<div data-html='{EMBED}'></div>",
    "JSON": f'<div data-props="{escape(JSON)}"></div>',
    "JSON with escaped tags": f'<div data-props="{escape(ESCAPED_TAGS)}"></div>',
    "the document of a frame": f'<iframe srcdoc="{escape(EMBED)}"></iframe>',
}


@pytest.mark.parametrize("form", ATTRIBUTES)
def test_an_embed_in_an_attribute_is_found_whole(form):
    (one,) = find(f"<p>So.</p>{ATTRIBUTES[form]}")
    check_whole(one)
    assert one.quote in ATTRIBUTES[form]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_markup_that_is_printed_as_text_is_found_however_often_it_was_escaped(times):
    printed = EMBED
    for _ in range(times):
        printed = escape(printed)
    (one,) = find(f"<p>So: {printed}</p>")
    assert (one.handle, one.status_id, one.posted_on) == ("river", ID, date(2016, 8, 19))


HIDDEN = {
    "embed": SHELL,
    "link": f"https://twitter.com/bus/status/{OTHER}",
    "shortcode": f"[tweet {OTHER}]",
}


@pytest.mark.parametrize("form", HIDDEN)
@pytest.mark.parametrize("kind", SourceKind)
def test_what_is_commented_out_says_so(form, kind):
    (one,) = find(f"It began.\n\n<!-- {HIDDEN[form]} -->\n\nIt ended.\n", kind)
    assert (one.status_id, one.in_comment, one.in_code) == (OTHER, True, False)


@pytest.mark.parametrize("form", HIDDEN)
@pytest.mark.parametrize("element", ["pre", "code", "samp", "textarea"])
def test_what_is_shown_as_code_says_so(form, element):
    shown = escape(HIDDEN[form], quote=False)
    (one,) = find(f"<p>Write:</p><{element}>{shown}</{element}>")
    assert (one.status_id, one.in_comment, one.in_code) == (OTHER, False, element != "pre")


@pytest.mark.parametrize("form", HIDDEN)
@pytest.mark.parametrize(
    "code",
    [
        "`{}`",
        "``{}``",
        "```\n{}\n```",
        "~~~ html\n{}\n~~~",
        "Words.\n\n    {}\n",
        "- a\n\n  ```\n  {}\n  ```\n",
        "> ```\n> {}\n> ```\n",
    ],
)
def test_code_in_markdown_says_so(form, code):
    (one,) = find("Write:\n\n" + code.format(HIDDEN[form]), SourceKind.MARKDOWN)
    assert (one.status_id, one.in_comment, one.in_code) == (OTHER, False, True)


def test_a_tweet_that_is_shown_and_commented_out_is_one():
    (one,) = find(f"<!-- {EMBED} -->{EMBED}")
    assert not one.in_comment
