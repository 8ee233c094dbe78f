import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.limits import JSON_LD_CHARS, JSON_LD_OBJECTS, STATED_FIELD_CHARS
from packager.json_ld import find_articles
from packager.model import Stated
from packager.references.markup.tokens import html_tokens
from packager.statements import Statements, find_statements


def read(markup: str, url: str | None = None) -> Statements:
    return find_statements(markup, html_tokens(markup), url)


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_a_page_that_states_nothing_says_nothing():
    assert read("<p>words</p>") == Statements()


FULL = """<html lang="ar-SY"><head><title>Road closed - Herald</title>
<meta property="og:title" content="Road closed &amp; open"><meta name="author" content="Huda S.">
<meta property="article:published_time" content="2016-08-19T10:00:00+03:00">
<meta property="article:modified_time" content="yesterday"><meta property="og:site_name" content="
  Valley
  Herald"><link rel="alternate canonical" href="https://herald.example/road"></head>"""


def test_every_field_comes_with_where_it_is_stated_and_as_it_is_stated():
    assert read(FULL) == Statements(
        title=Stated(value="Road closed & open", stated_in="meta property=og:title"),
        byline=Stated(value="Huda S.", stated_in="meta name=author"),
        published=Stated(
            value="2016-08-19T10:00:00+03:00", stated_in="meta property=article:published_time"
        ),
        modified=Stated(value="yesterday", stated_in="meta property=article:modified_time"),
        language=Stated(value="ar-SY", stated_in="html lang attribute"),
        site=Stated(value="Valley Herald", stated_in="meta property=og:site_name"),
        canonical_url=Stated(value="https://herald.example/road", stated_in="link rel=canonical"),
    )


def test_json_ld_of_the_article_goes_before_meta():
    article = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Herald"},
            {
                "@type": ["Thing", "https://schema.org/NewsArticle"],
                "headline": "Road &#8220;closed&#8221;",
                "author": [{"@type": "Person", "name": "Huda"}, "Omar"],
                "datePublished": "2016-08-19",
                "dateModified": "2016-08-20",
                "inLanguage": "ar",
                "publisher": {"@type": "Organization", "name": "Valley Herald"},
                "mainEntityOfPage": {"@type": "WebPage", "@id": "https://herald.example/r"},
            },
            {"@type": "NewsArticle", "headline": "Another one"},
        ],
    }
    found = read(json_ld(article) + '<meta property="og:title" content="Other">')
    assert found.title == Stated(value="Road “closed”", stated_in="JSON-LD NewsArticle.headline")
    assert found.byline == Stated(value="Huda, Omar", stated_in="JSON-LD NewsArticle.author")
    assert found.published is not None
    assert found.published.value == "2016-08-19"
    assert found.language == Stated(value="ar", stated_in="JSON-LD NewsArticle.inLanguage")
    assert found.site is not None
    assert found.site.value == "Valley Herald"
    assert found.canonical_url == Stated(
        value="https://herald.example/r", stated_in="JSON-LD NewsArticle.mainEntityOfPage"
    )


@pytest.mark.parametrize(
    "script",
    [
        "{not json",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": 7}',
        '{"@type": {"a": 1}, "headline": "x"}',
        '{"@type": "NewsArticle", "headline": "' + "x" * (STATED_FIELD_CHARS + 1) + '"}',
        '{"@type": "Recipe", "headline": "Soup"}',
        '{"@type": "NewsArticle", "headline": "\\ud800"}',
        '{"n": ' + "9" * 10_000 + "}",
        " " * JSON_LD_CHARS + '{"@type": "NewsArticle", "headline": "x"}',
        json.dumps([{}] * JSON_LD_OBJECTS + [{"@type": "NewsArticle", "headline": "x"}]),
    ],
)
def test_json_ld_that_is_broken_or_hostile_states_nothing(script):
    found = read(f'<title>T</title><script type="application/ld+json">{script}</script>')
    assert found.title == Stated(value="T", stated_in="title element")


def test_another_script_is_not_json_ld():
    assert read('<script>{"@type": "NewsArticle", "headline": "x"}</script>') == Statements()


def test_the_only_h1_is_the_title_and_of_several_none():
    page = "<title>Herald: road</title><h1><a href=/>Road</a>\n closed</h1>"
    assert read(page).title == Stated(value="Road closed", stated_in="h1 element")
    assert read(page + "<h1>Herald</h1>").title == Stated(
        value="Herald: road", stated_in="title element"
    )


def test_an_address_is_no_name():
    page = '<meta property="article:author" content="https://social.example/huda">'
    assert read(page).byline is None
    assert read(page + '<meta name="byl" content="By Huda">').byline == Stated(
        value="By Huda", stated_in="meta name=byl"
    )


def test_open_graphs_locale_becomes_a_language_tag():
    assert read('<meta property="og:locale" content="ar_SY">').language == Stated(
        value="ar-SY", stated_in="meta property=og:locale"
    )


def test_times_are_read_from_time_elements_that_say_what_they_are():
    page = (
        '<time datetime="2015">x</time><time itemprop="datePublished" datetime="2016-08">y</time>'
    )
    assert read(page).published == Stated(value="2016-08", stated_in="time itemprop=datePublished")
    assert read('<time pubdate datetime="2016">').published == Stated(
        value="2016", stated_in="time pubdate"
    )


@pytest.mark.parametrize(
    ("href", "url", "canonical"),
    [
        ("/road", "https://herald.example/a/b?c", "https://herald.example/road"),
        ("/road", None, None),
        ("javascript:void(0)", "https://herald.example/", None),
        ("http://[::1", None, None),
    ],
)
def test_a_canonical_address_is_whole_or_nothing(href, url, canonical):
    found = read(f'<link rel="canonical" href="{href}">', url).canonical_url
    assert (found.value if found else None) == canonical


def test_control_characters_are_no_part_of_a_field():
    assert read('<meta name="author" content="Hu&#7;da\x08">').byline == Stated(
        value="Huda", stated_in="meta name=author"
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["@type", "@graph", "headline", "author", "name", "url"]), inner
            )
        ),
    )
)
def test_any_json_is_read_without_an_error(value):
    for article_type, properties in find_articles(json.dumps(value)):
        assert isinstance(article_type, str)
        assert isinstance(properties, dict)
    read(json_ld(value))
