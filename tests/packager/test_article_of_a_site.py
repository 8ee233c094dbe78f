"""The article as it is read: its own words, and every embed at its place."""

import json

import pytest

from packager.article import read_article
from packager.model import Article, SourceKind
from packager.references import find_references
from packager.source import make_source
from tests.packager import site_pages as pages


def read(markup: str, kind: SourceKind = SourceKind.HTML) -> Article:
    source = make_source(markup.encode(), name="story", kind=kind)
    return read_article(source, find_references(source.text, kind))


@pytest.mark.parametrize("shape", pages.PAGES)
def test_every_embed_stands_at_its_place(shape):
    text = read(pages.PAGES[shape]).text
    in_order = [
        pages.FIRST_WORDS,
        pages.FIRST_LINES if shape != "amp" else pages.FIRST_LINES.rpartition("\n")[2],
        pages.MIDDLE_WORDS,
        pages.LAST_WORDS,
        pages.SECOND_LINE,
    ]
    places = [text.find(words) for words in in_order]
    assert -1 not in places, text
    assert places == sorted(places)


@pytest.mark.parametrize("shape", pages.PAGES)
def test_an_embed_stands_once_and_no_marker_is_left(shape):
    text = read(pages.PAGES[shape]).text
    assert text.count(pages.FIRST_ID) == 1
    assert "packagerembed" not in text


@pytest.mark.parametrize("shape", ["article element", "wordpress"])
def test_what_is_not_the_article_is_left_out(shape):
    article = read(pages.PAGES[shape])
    assert not article.text_is_fallback
    assert "Privacy" not in article.text
    assert "Read this other story" not in article.text


def test_the_title_opens_the_text_once():
    for shape in ("plain", "wordpress"):
        text = read(pages.PAGES[shape]).text
        assert text.startswith(f"{pages.TITLE}\n")
        assert text.count(pages.TITLE) == 1


def test_an_arabic_page_is_read_from_right_to_left_text():
    page = (
        f'<html lang="ar" dir="rtl"><body><article><p>{pages.ARABIC_WORDS}</p>{pages.FIRST_EMBED}'
        f"<p>{pages.ARABIC_WORDS[::1]} مرة أخرى.</p></article></body></html>"
    )
    article = read(page)
    assert article.text.index(pages.ARABIC_WORDS) < article.text.index(pages.FIRST_LINES)
    assert article.language
    assert article.language.value == "ar"


def test_the_address_of_a_tweet_stands_behind_the_words_that_link_to_it():
    page = (
        f"<article><p>{pages.FIRST_WORDS}</p><p>The mayor <a href='https://x.com/mayor/status/{pages.FIRST_ID}'>"
        f"said so at noon</a> and left.</p><p>{pages.LAST_WORDS}</p></article>"
    )
    text = read(page).text
    assert f"said so at noon (https://x.com/mayor/status/{pages.FIRST_ID}) and left." in text


def test_a_page_states_its_fields_and_where():
    article = read(pages.PAGES["plain"])
    stated = {
        "title": (pages.TITLE, "meta property=og:title"),
        "byline": ("Dana Reed", "meta name=author"),
        "published": ("2016-08-19T18:04:00+01:00", "meta property=article:published_time"),
        "language": ("en-GB", "html lang attribute"),
        "site": ("River Post", "meta property=og:site_name"),
        "canonical_url": ("https://river-post.example/bridge", "link rel=canonical"),
    }
    for name, (value, place) in stated.items():
        field = getattr(article, name)
        assert (field.value, field.stated_in) == (value, place)
    assert article.modified is None


def test_json_ld_is_trusted_before_meta():
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Not the article"},
            {
                "@type": ["Thing", "NewsArticle"],
                "headline": "Said in JSON-LD",
                "author": [{"@type": "Person", "name": "A"}, {"name": "B"}],
                "datePublished": "2016-08-19",
            },
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article = read(pages.PAGES["plain"].replace("</head>", f"{script}</head>"))
    assert article.title
    assert (article.title.value, article.title.stated_in) == (
        "Said in JSON-LD",
        "JSON-LD NewsArticle.headline",
    )
    assert article.byline
    assert article.byline.value == "A, B"


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, "null", '{"@type": 3}', '[[{"@graph": 1}]]']
)
def test_broken_json_ld_states_nothing(script):
    page = f'<script type="application/ld+json">{script}</script>{pages.PAGES["plain"]}'
    article = read(page)
    assert article.title
    assert article.title.stated_in == "meta property=og:title"


def test_a_text_is_itself_without_its_mark_and_with_plain_line_ends():
    article = read("\ufeffA title\r\n\r\nWords\rand more\n", SourceKind.TEXT)
    assert article.text == "A title\n\nWords\nand more\n"
    assert article.title
    assert article.title.value == "A title"


def test_the_first_line_of_running_text_is_no_title():
    assert read("First line\nsecond line\n", SourceKind.TEXT).title is None


def test_markdown_is_read_as_it_is_rendered():
    markdown = (
        '---\ntitle: "From the front matter"\ndate: 2016-08-19\nlang: en\n---\n'
        f"# A heading\n\n{pages.FIRST_WORDS} *Really.*\n\n{pages.FIRST_EMBED}\n\n"
        f'{{{{< tweet user="bus_line" id="{pages.SECOND_ID}" >}}}}\n\n'
        f'```html\n<blockquote class="twitter-tweet">shown as code</blockquote>\n```\n'
    )
    article = read(markdown, SourceKind.MARKDOWN)
    places = [
        article.text.find(words)
        for words in (
            f"{pages.FIRST_WORDS} Really.",
            pages.FIRST_LINES,
            pages.SECOND_LINE,
            "shown as code",
        )
    ]
    assert -1 not in places, article.text
    assert places == sorted(places)
    assert article.title
    assert article.title.stated_in == "front matter title"
    assert article.published
    assert article.published.value == "2016-08-19"
    assert "lang: en" not in article.text


def test_an_unclosed_front_matter_is_text():
    article = read("---\ntitle: x\n\nwords\n", SourceKind.MARKDOWN)
    assert "words" in article.text
    assert article.title is None


def test_a_page_without_an_article_gives_all_of_its_text_and_says_so():
    article = read("<html><body><p>Hello.</p></body></html>")
    assert "Hello." in article.text


def test_an_extractor_that_fails_leaves_the_text_of_the_whole_page(monkeypatch):
    monkeypatch.setattr("packager.extraction.main_text.EXTRACTION_S", 0.001)
    article = read(pages.PAGES["article element"])
    assert article.text_is_fallback
    assert "took longer than" in article.text_from
    assert pages.FIRST_LINES in article.text
    assert "Privacy" in article.text
