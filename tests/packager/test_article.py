import time

import pytest

from archive.limits import MARKDOWN_CHARS
from packager.article import read_article
from packager.extraction import main_text
from packager.extraction.main_text import MainText
from packager.model import Article, SourceKind, Stated
from packager.references import find_references
from packager.source import make_source
from tests.packager import pages, texts
from tests.packager.embeds import ATTRIBUTION, EMBEDS, ID_STATUS, STATUS, TEXT, WHOLE

OEMBED = EMBEDS[0].markup
PARAGRAPHS = [f"<p>{paragraph}</p>" for paragraph in pages.ENGLISH]


def read(content: str | bytes, kind: SourceKind = SourceKind.HTML) -> Article:
    content = content if isinstance(content, bytes) else content.encode()
    source = make_source(content, name="a", kind=kind, url="https://herald.example/road")
    return read_article(source, find_references(source.text, kind))


def read_text(text: str) -> Article:
    return read(text, SourceKind.TEXT)


def read_markdown(text: str) -> Article:
    return read(text, SourceKind.MARKDOWN)


def without_extractor(monkeypatch: pytest.MonkeyPatch, failure: str) -> None:
    found = MainText(text=None, extractor="trafilatura", failure=failure)
    monkeypatch.setattr("packager.page_text.extract_main_text", lambda _: found)


# Plain text --------------------------------------------------------------------------------------


def test_a_text_keeps_every_word_and_line_and_loses_mark_and_carriage_returns():
    article = read_text(f"\ufeffRoad closed\r\n\r\n{TEXT}\r{ATTRIBUTION}\n  end ")
    assert article.text == f"Road closed\n\n{TEXT}\n{ATTRIBUTION}\n  end "
    assert article.text_from == "the source as it is"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n Road closed \n\nWords.", "Road closed"),
        ("Road closed\n \nWords.", "Road closed"),
        ("Road closed\nWords.", None),
        ("Road closed\n\n", None),
        ("Road closed", None),
        ("x" * 201 + "\n\nWords.", None),
    ],
)
def test_a_short_first_line_that_stands_alone_is_the_title(text, title):
    expected = Stated(value=title, stated_in="first line") if title else None
    assert read_text(text).title == expected


@pytest.mark.parametrize("codec", ["cp1256", "utf-16", "utf-16-le", "utf-8-sig"])
def test_an_article_in_another_encoding_reads_the_same(codec):
    article = read((texts.ARABIC * 3).encode(codec), SourceKind.TEXT)
    assert article.text == texts.ARABIC * 3


# Markdown ----------------------------------------------------------------------------------------


def test_markdown_is_read_without_its_signs():
    article = read_markdown(
        "# Road *closed*\n\nSee [the map](https://maps.example/1) & **wait**:\n\n- one\n- two\n\n"
        "> quoted\n\n```\ncode\n```\n"
    )
    assert article.text == ("Road closed\n\nSee the map & wait:\n\none\n\ntwo\n\nquoted\n\ncode\n")
    assert article.title == Stated(value="Road closed", stated_in="first heading")


def test_a_front_matter_states_and_is_not_read_out():
    article = read_markdown("---\r\ntitle: Road closed\r\nauthor: Huda\r\n---\r\nWords.\r\n")
    assert article.text == "Words.\n"
    assert article.title == Stated(value="Road closed", stated_in="front matter title")
    assert article.byline == Stated(value="Huda", stated_in="front matter author")


def test_embeds_stand_at_their_place_in_markdown():
    article = read_markdown(
        f"Before [here]({STATUS}).\n\n{OEMBED}\n\nBetween.\n\n"
        '{{< tweet user="uppertown" id="766605631288246272" >}}\n\nAfter.\n'
    )
    assert article.text.split("\n") == [
        f"Before here ({STATUS}).",
        "",
        *WHOLE,
        "",
        "Between.",
        "",
        STATUS,
        "",
        "After.",
        "",
    ]


def test_markdown_too_long_to_be_parsed_is_read_as_text():
    text = "# Road\n\n" + "word " * (MARKDOWN_CHARS // 5)
    assert read_markdown(text).text == text


# Web pages ---------------------------------------------------------------------------------------


def test_a_page_gives_its_lines_and_says_who_chose_them():
    article = read(pages.wordpress(PARAGRAPHS, "en"))
    assert article.text == "\n\n".join(["Road closed", *pages.ENGLISH]) + "\n"
    assert article.text_from.startswith("the page's visible lines that trafilatura 2.")
    assert article.title == Stated(value="Road closed", stated_in="meta property=og:title")
    assert article.language == Stated(value="en", stated_in="html lang attribute")


def test_the_words_are_the_pages_own():
    words = "می‌روم — 👩‍👩‍👧 e\u0301te\u0301 \u200fعربي\u200f"
    article = read(pages.wordpress([*PARAGRAPHS, f"<p>{words}</p>"], "fa"))
    assert words in article.text.split("\n")


def test_a_title_that_the_text_lacks_becomes_its_first_line():
    page = f"<title>The road is closed</title><body><article>{''.join(PARAGRAPHS)}</article>"
    assert read(page).text.startswith(f"The road is closed\n\n{pages.ENGLISH[0]}")


@pytest.mark.parametrize("title", ["Road closed", "Road closed - Herald", "ROAD"])
def test_a_title_that_the_text_begins_with_is_not_repeated(title):
    heading = title.partition(" - ")[0]
    page = f"<title>{title}</title><body><article><h1>{heading}</h1>{''.join(PARAGRAPHS)}</article>"
    assert read(page).text.count(heading) == 1


def test_a_topic_above_the_headline_is_not_taken_for_the_title():
    page = f"<title>Valley: road closed</title><body><article><h2>Valley</h2>{''.join(PARAGRAPHS)}"
    assert read(page).text.startswith("Valley: road closed\n\nValley\n")


def test_a_byte_order_mark_leaves_nothing_behind():
    assert read(f"\ufeff<div>{TEXT}</div>").text == f"{TEXT}\n"
    article = read_markdown(f"\ufeff# {TEXT}\n\nwords\n")
    assert article.text == f"{TEXT}\n\nwords\n"
    assert article.title == Stated(value=TEXT, stated_in="first heading")


def test_a_link_to_a_tweet_has_its_address_behind_its_words():
    link = f'<p>As <a href="{STATUS}?s=20&amp;t=1">the town\n wrote</a>, and again on '
    page = pages.blog([*PARAGRAPHS, link + f'<a href="{STATUS}">{STATUS}</a>.</p>'], "en")
    expected = f"As the town wrote ({STATUS}?s=20&t=1), and again on {STATUS}."
    assert expected in read(page).text.split("\n")


def test_other_links_stay_words():
    page = pages.blog(
        [*PARAGRAPHS, '<p>See <a href="https://maps.example/1">the map</a>.</p>'], "en"
    )
    assert "See the map." in read(page).text.split("\n")


def test_a_short_link_in_a_flattened_embed_has_its_address_too():
    embed = (
        f'<p>{TEXT} <a href="https://t.co/hkaW4FKRo6">example.org/b…</a> — Upper Town (@uppertown) '
        f'<a href="{STATUS}">August 19, 2016</a></p>'
    )
    text = read(pages.blog([*PARAGRAPHS, embed], "en")).text
    assert "example.org/b… (https://t.co/hkaW4FKRo6)" in text
    assert f"August 19, 2016 ({STATUS})" in text


def test_a_flattened_embed_stands_although_the_extractor_drops_its_lines():
    aside = f"<aside><p>{TEXT}</p><p>{ATTRIBUTION}</p></aside>"
    article = read(pages.wordpress([*PARAGRAPHS[:2], aside, *PARAGRAPHS[2:]], "en"))
    lines = [line for line in article.text.split("\n") if line]
    assert lines[3:5] == [TEXT, ATTRIBUTION]


def test_an_embed_outside_the_article_stands_after_the_last_line_before_it():
    page = pages.news_site(PARAGRAPHS, "en").replace("</body>", f"<div>{OEMBED}</div></body>")
    assert read(page).text.endswith("\n".join(["", pages.ENGLISH[-1], "", *WHOLE, ""]))


def test_an_embed_above_all_chosen_lines_stands_above_them():
    page = f"<body><div class=nav>{OEMBED}</div><article>{''.join(PARAGRAPHS)}</article>"
    assert read(page).text.startswith("\n".join([*WHOLE, "", pages.ENGLISH[0]]))


def test_an_embed_in_the_middle_of_a_paragraph_parts_it():
    embed = '<amp-twitter data-tweetid="766605631288246272"></amp-twitter>'
    page = pages.blog([*PARAGRAPHS, f"<p>Words before. {embed} Words after it.</p>"], "en")
    assert f"Words before.\n\n{ID_STATUS}\n\nWords after it.\n" in read(page).text


def test_what_a_page_shows_of_an_embed_beyond_its_text_is_not_lost():
    embed = (
        f'<blockquote class="twitter-tweet"><p>{TEXT}</p>&mdash; Upper Town (@uppertown) '
        f'<a href="{STATUS}">August 19, 2016</a><p>Archived in the town library</p></blockquote>'
    )
    article = read(pages.wordpress([*PARAGRAPHS, embed], "en"))
    for line in (TEXT, "Archived in the town library", STATUS):
        assert line in article.text


def test_an_embed_in_a_comment_or_shown_as_code_is_not_read_out():
    page = pages.blog([*PARAGRAPHS, f"<!-- {OEMBED} -->"], "en")
    assert STATUS not in read(page).text


def test_an_extractor_that_fails_leaves_the_whole_page(monkeypatch):
    without_extractor(monkeypatch, "took longer than 20 seconds")
    article = read(pages.wordpress([PARAGRAPHS[0], OEMBED, *PARAGRAPHS[1:]], "en"))
    assert article.text_from == (
        "all visible lines of the page, since the extractor took longer than 20 seconds"
    )
    assert "\n".join([pages.ENGLISH[0], "", *WHOLE, "", pages.ENGLISH[1]]) in article.text
    assert "Most read this week" in article.text


def test_a_choice_of_next_to_nothing_is_not_taken_for_the_article(monkeypatch):
    notice = "Cookies help us deliver this site."
    found = MainText(text=notice, extractor="trafilatura 0")
    monkeypatch.setattr("packager.page_text.extract_main_text", lambda _: found)
    article = read(pages.news_site(PARAGRAPHS, "en"))
    assert article.text_from.endswith("since the extractor chose next to nothing")
    assert pages.ENGLISH[3] in article.text


def test_a_short_page_is_not_too_little():
    article = read("<html><body><p>A short word to the readers.</p></body></html>")
    assert article.text == "A short word to the readers.\n"


def test_of_a_fragment_nothing_is_left_out():
    article = read(f"words before any tag{PARAGRAPHS[0]}<h5>A heading</h5>{OEMBED}")
    assert article.text.split("\n") == [
        "words before any tag",
        "",
        pages.ENGLISH[0],
        "",
        "A heading",
        "",
        *WHOLE,
        "",
    ]
    assert article.text_from == "all visible lines of the page, since it is only a part of one"


def test_a_text_that_only_a_pages_data_has_is_taken_with_the_embeds_after_it():
    body = " ".join(pages.ENGLISH)
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", '
        f'"articleBody": "{body}"}}</script></head><body><div id="app">{OEMBED}</div></body></html>'
    )
    article = read(page)
    assert article.text == "\n".join([body, "", *WHOLE, ""])
    assert article.text_from.endswith("found in data which the page does not show")


# Hostile pages -----------------------------------------------------------------------------------

WORDS = pages.ENGLISH[0]
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(12))
FILE = '<!ENTITY x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    "page",
    [
        "<a " * 27_000 + WORDS,
        "<blockquote>" * 40_000 + WORDS,
        '<blockquote class="twitter-tweet">' * 10_000 + WORDS,
        "<div>" * 40_000 + WORDS,
        "<b>" * 40_000 + WORDS,
        "<table><tr><td>" * 10_000 + WORDS,
        "<p " + " ".join(f"a{number}=1" for number in range(10_000)) + f">{WORDS}",
        "<!--" * 100_000 + f"--><p>{WORDS}",
        "<p>&" * 10_000 + WORDS,
        f"<?xml version='1.0'?><!DOCTYPE html [{BOMB}]><html><p>&a11; {WORDS}</p></html>",
        f"<?xml version='1.0'?><!DOCTYPE html [{FILE}]><html><p>&x; {WORDS}</p></html>",
        "<p>word " * 20_000 + WORDS,
    ],
    ids=lambda page: page[:24],
)
def test_a_page_made_to_be_slow_is_read_within_seconds(page):
    began = time.monotonic()
    article = read(page if page.startswith("<?xml") else f"<body>{page}")
    assert WORDS in article.text
    assert "root:" not in article.text
    assert time.monotonic() - began < 15


def test_a_page_that_stalls_the_extractor_is_read_within_its_limit(monkeypatch):
    monkeypatch.setattr(main_text, "EXTRACTION_S", 0.05)
    began = time.monotonic()
    article = read("<body>" + "<span>word </span>" * 30_000 + OEMBED)
    assert article.text_from.endswith("since the extractor took longer than 0.05 seconds")
    assert STATUS in article.text
    assert time.monotonic() - began < 15


def test_a_page_of_ten_megabytes_is_read(monkeypatch):
    without_extractor(monkeypatch, "was left out of this test")
    paragraphs = "".join(f"<p>{number} {WORDS}</p>\n" for number in range(55_000))
    article = read(f"<html>{OEMBED}{paragraphs}{OEMBED}</html>")
    assert article.text.count(WORDS) == 55_000
    assert article.text.count(ATTRIBUTION) == 2
