"""One tweet cited once is one reference; cited at two places it is two."""

import json

import pytest

from tests.packager.references.found_in import (
    ATTRIBUTION,
    EMBED,
    ID,
    OTHER_ID,
    OTHER_URL,
    URL,
    in_html,
    in_markdown,
    in_text,
    kinds_and_ids,
)


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="{URL}"><img src="x.png"></a> <a href="{URL}">The tweet</a>',
        f'<a href="{URL}">{URL}</a>',
        f'<a href="https://t.co/aB3dE5gH7j">{URL}</a>',
        f'<!-- wp:embed {{"url":"{URL}"}} -->\n<div class=\'wp-block-embed\'>{URL}</div>',
        f'<script>var tweet = "{URL}";</script><p><a href="{URL}">The tweet</a></p>',
        f'<a href="{URL}" data-html="&lt;b&gt;{URL}&lt;/b&gt;">The tweet</a>',
    ],
)
def test_a_link_in_several_forms_at_one_place_is_one(markup):
    assert kinds_and_ids(in_html(markup)) == [("status_url", ID)]


@pytest.mark.parametrize(
    "markup",
    [
        f'{EMBED}<a href="{URL}">See it on Twitter</a>',
        f'<div data-tweet-id="{ID}"></div><noscript>{EMBED}</noscript>',
        f"{EMBED}<script>{json.dumps({'html': EMBED, 'url': URL})}</script>",
        f'<script>var a = {json.dumps(json.dumps({"html": EMBED}))}</script>{EMBED}',
        f'<figure data-canonical-url="{URL}" class="element-tweet">{EMBED}</figure>',
    ],
)  # fmt: skip
def test_an_embed_in_several_forms_is_one(markup):
    [found] = in_html(markup)
    assert (found.kind.value, found.status_id) == ("html_embed", ID)
    assert (found.text, str(found.posted_on)) == ("It is open.", "2016-08-19")


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="{URL}">One</a> and <a href="{URL}">again</a>',
        f'<li><a href="{URL}">One</a></li><li><a href="{URL}">again</a></li>',
        f'<a href="{URL}">One</a> says: <a href="https://nitter.net/a/status/{ID}">a copy</a>',
    ],
)
def test_a_tweet_that_is_cited_at_two_places_is_two(markup):
    assert [reference.status_id for reference in in_html(markup)] == [ID, ID]


def test_what_only_a_script_holds_is_found_once():
    data = json.dumps({"html": EMBED, "url": URL, "other": OTHER_URL}).replace("<", "\\u003C")
    found = in_html(f"<p>Text.</p><script>{data}</script><script>{data}</script>")
    assert kinds_and_ids(found) == [("html_embed", ID), ("status_url", OTHER_ID)]
    assert found[0].text == "It is open."


def test_markup_in_an_attribute_is_found():
    escaped = EMBED.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    assert kinds_and_ids(in_html(f'<div data-embed="{escaped}"></div>')) == [("html_embed", ID)]
    assert kinds_and_ids(in_html(f'<iframe srcdoc="{escaped}"></iframe>')) == [("html_embed", ID)]


def test_a_field_with_the_code_of_an_embed_is_code():
    [found] = in_html(f"<textarea>{EMBED}</textarea>")
    assert (found.status_id, found.in_code) == (ID, True)


def test_the_links_of_a_flattened_embed_belong_to_it():
    picture = '<a href="https://t.co/aB3dE5gH7j">pic.twitter.com/aB3dE5gH7j</a>'
    found = in_html(f"<p>It is open. {picture} {ATTRIBUTION}</p>")
    assert kinds_and_ids(found) == [("flattened_embed", ID)]
    assert found[0].links == ("https://t.co/aB3dE5gH7j", "pic.twitter.com/aB3dE5gH7j")
    assert found[0].quote.endswith("</a>")


def test_a_text_that_an_extractor_repeats_after_its_attribution_is_the_same():
    tweet = "It is open. pic.twitter.com/aB3dE5gH7j"
    found = in_text(f"{tweet}\n— Bridge Watch (@bridge_watch) August 19, 2016 {tweet} The article.")
    assert kinds_and_ids(found) == [("flattened_embed", None)]


def test_an_article_s_own_link_before_a_guessed_text_stands_alone():
    text = f"He wrote {OTHER_URL} first. It is open. — Bridge Watch (@bridge_watch) August 19, 2016"
    assert kinds_and_ids(in_text(text)) == [("status_url", OTHER_ID), ("flattened_embed", None)]


def test_the_address_after_an_attribution_is_its_own_only_if_the_handle_is():
    attribution = "It is open.\n— Bridge Watch (@bridge_watch) August 19, 2016"
    assert kinds_and_ids(in_text(f"{attribution}\n{URL}")) == [("flattened_embed", ID)]
    assert kinds_and_ids(in_text(f"{attribution}\n\n{OTHER_URL}")) == [
        ("flattened_embed", None),
        ("status_url", OTHER_ID),
    ]


def test_references_are_numbered_in_reading_order():
    found = in_markdown(f"[a]({URL}) and `{OTHER_URL}` and pic.twitter.com/aB3dE5gH7j")
    assert [reference.id for reference in found] == ["r1", "r2", "r3"]
    assert [reference.kind.value for reference in found] == ["status_url", "status_url", "pic_link"]
    assert sorted(found, key=lambda reference: reference.start) == list(found)
