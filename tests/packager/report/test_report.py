"""The page for people says what the records say, shows every text as text, and loads nothing."""

import re

import html5lib
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from packager.report import ReportInput, render_report
from tests.packager.report.stories import (
    STARTED_AT,
    arabic_story,
    collection,
    field,
    found_live,
    offline_story,
    read_story,
    tweet,
)

HTML = "{http://www.w3.org/1999/xhtml}"
ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "&lt;b&gt; {{ 7*7 }} {% include 'x' %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c \u2066\u2067",
    "a" + "\u0301" * 5000,
    "\x00\x07\x1b[31m",
    "]]><!--",
    "a\ud800b",
]


def tree(page: bytes):
    parser = html5lib.HTMLParser(strict=False, tree=html5lib.getTreeBuilder("etree"))
    return parser.parse(page.decode("utf-8"))


def elements(page: bytes):
    return list(tree(page).iter())


def assert_harmless(page: bytes) -> None:
    """No script, no handler, nothing loaded from elsewhere, no form."""
    for one in elements(page):
        if not isinstance(one.tag, str):
            continue
        name = one.tag.removeprefix(HTML)
        assert name not in {"script", "iframe", "object", "embed", "form", "base", "svg"}
        if name == "link":
            assert one.attrib == {"rel": "icon", "href": "data:,"}
            continue
        for key, value in one.attrib.items():
            assert not key.startswith("on")
            if key in {"src", "srcset", "poster", "data"}:
                assert re.fullmatch(r"(\.\./media/|data:image/)[^:]*", value), value
            if key == "href":
                assert value.startswith(("#", "https://", "http://", "../", "media/")), value
    text = page.decode("utf-8")
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text


def texts(page: bytes) -> str:
    return "".join(tree(page).itertext())


def test_the_page_says_what_became_of_each_tweet():
    page = texts(render_report(arabic_story()))
    assert "This article cites 4 tweets" in page
    assert "kept, as the platform showed it" in page
    assert "suspended" in page
    for number in ("r1", "r2", "r3", "r4"):
        assert number in page


def test_a_package_that_asked_nobody_says_so_and_calls_nothing_absent():
    page = texts(render_report(offline_story()))
    assert "not asked" in page.lower() or "nobody was asked" in page.lower()
    assert "deleted" not in page
    assert "gone from" not in page


def test_the_same_input_gives_the_same_bytes():
    assert render_report(arabic_story()) == render_report(arabic_story())


def test_the_articles_direction_is_its_own():
    page = tree(render_report(arabic_story()))
    assert any(one.attrib.get("dir") == "rtl" for one in page.iter() if isinstance(one.tag, str))


def test_the_page_loads_nothing_and_runs_nothing():
    for story in (arabic_story(), arabic_story(media="media/a.jpg"), offline_story()):
        assert_harmless(render_report(story))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_a_hostile_tweet_is_text(attack):
    article, entries = read_story("A storm\n\nRain.\n— Ada (@ada) August 19, 2016\n")
    shown = found_live(entries[0])
    shown["text"], shown["name"] = field(attack), field(attack)
    story = ReportInput(
        article=article,
        references=entries,
        tweets=[shown],
        collection=collection(),
        started_at=STARTED_AT,
        organization=attack,
    )
    assert_harmless(render_report(story))


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
@given(WORDS, WORDS)
def test_any_article_and_any_name_is_text(words, name):
    text = f"{words}\n\nRain.\n— {name} (@ada) August 19, 2016\n"
    assert_harmless(render_report(offline_story(text)))


def test_a_tweet_that_another_one_quotes_is_shown_as_such():
    article, entries = read_story("A storm\n\nRain.\n— Ada (@ada) August 19, 2016\n")
    quoted = tweet("766605631288246272", [], text=field("The dam holds"))
    story = ReportInput(
        article=article,
        references=entries,
        tweets=[quoted],
        collection=collection(),
        started_at=STARTED_AT,
    )
    assert "The dam holds" in texts(render_report(story))
