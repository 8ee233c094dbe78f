"""What each era's page gives. The pages stand in ``answers/``."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from packager.platforms.interface import Absence, Post, Reason
from tests.packager.platforms.samples import plain
from tests.packager.platforms.twitter.samples import MUSEUM, read, read_sample, sample_named


def changed(name: str, change: Callable[[str], str]) -> Any:
    """The page in a file after a change."""
    return read_sample(name, body=change(sample_named(name).answer.body.decode()).encode())


def numbers(post: Post) -> dict[str, int]:
    return {str(count.what): count.number.value for count in post.counts}


def test_a_page_of_2009():
    assert plain(read_sample("page-2009.html")) == {
        "id": "1423456789",
        "handle": "HarbourClock",
        "name": "The Harbour Clock",
        "posted_at": "2009-04-01T12:00:07Z",
        "text": "Noon & all is well, @oleandsons http://short.example/x1",
        "reply_to": {"id": "1423000001", "handle": "oleandsons"},
    }


def test_a_list_of_2010_gives_the_tweet_with_the_number_asked_for():
    post = read_sample("page-2010-list.html")
    assert plain(post.text) == "Noon again"
    assert plain(post.posted_at) == "2010-03-02T12:00:00Z"


def test_a_list_of_2010_without_the_number_gives_no_other_tweet():
    result = changed("page-2010-list.html", lambda page: page.replace("status_9876543210", "x"))
    assert result.absence is Absence.UNREADABLE
    assert result.reason is Reason.OTHER_POST


def test_a_page_with_two_texts_and_no_number_does_not_join_one_to_the_others_address():
    def with_another_text(page: str) -> str:
        return page.replace('<div id="permalink">', '<span class="entry-content">Hello</span><div>')

    assert changed("page-2009.html", with_another_text).reason is Reason.OTHER_POST


def test_a_page_of_2012():
    post = read_sample("page-2012.html")
    assert plain(post.text) == "Fog on the water. Ask @oleandsons #fog http://t.co/Uu5Vv6Ww"
    assert plain(post.posted_at) == "2012-09-26T16:47:18Z"
    assert plain(post.author_id) == "777"
    assert plain(post.links) == [
        {"address": "http://t.co/Uu5Vv6Ww", "expanded": "http://fog.example/today"}
    ]
    assert plain(post.media) == [
        {
            "kind": "photo",
            "address": "https://pbs.twimg.com/media/A3vEEEEEEEEEEEE.jpg:large",
            "original": "https://pbs.twimg.com/media/A3vEEEEEEEEEEEE.jpg?name=orig",
            "alt_text": "Embedded image",
        }
    ]
    assert numbers(post) == {"likes": 2, "reposts": 8}


def test_a_page_of_2015_gives_the_tweet_asked_for_and_neither_ancestors_nor_answers():
    post = read_sample("page-2015.html")
    assert plain(post.text) == (
        "Open till nine & free\nCome along 🚢http://t.co/Mm9Nn0Oo1Phttp://t.co/Qq2Rr3Ss4T"
    )
    assert plain(post.name) == "Hafen & Museum"
    assert plain(post.posted_at) == "2015-07-11T22:41:33.000Z"
    assert plain(post.links) == [
        {"address": "http://t.co/Mm9Nn0Oo1P", "expanded": "http://museum.example/very/long/address"}
    ]
    assert [plain(picture.alt_text) for picture in post.media] == ["The front door", None]
    assert numbers(post) == {"likes": 30, "reposts": 12, "replies": 1}


@pytest.mark.parametrize("other", ["619000000000000011", "621000000000000012"])
def test_each_tweet_of_a_page_of_2015_can_be_asked_for(other):
    post = read(sample_named("page-2015.html").answer, other)
    assert plain(post.id) == other
    assert plain(post.notes) == {"other-handle"}


def test_a_page_of_2019_tells_the_quoted_tweet_from_the_tweet():
    post = read_sample("page-2019-quote.html")
    assert plain(post.text) == "Wie gesagt. https://t.co/Xx7Yy8Zz9A"
    assert plain(post.quoted) == {
        "id": "1149000000000000013",
        "handle": "HafenAmt",
        "text": "Hafen & Meer",
    }


def test_a_page_of_2022_is_read_from_its_microdata():
    post = read_sample("page-2022.html")
    assert plain(post.text) == "Open since six 🌉\nDrive & look https://t.co/Bb1Cc2Dd3E"
    assert plain(post.handle) == "BridgeWatch"
    assert plain(post.name) == "Bridge & Watch"
    assert plain(post.author_id) == "640"
    assert plain(post.posted_at) == "2022-05-27T01:36:40.000Z"
    assert plain(post.language) == "en"
    assert plain(post.reply_to) == {"id": "1529000000000000014", "handle": "someone"}
    assert numbers(post) == {"likes": 9, "replies": 3}


def test_a_page_of_2022_does_not_take_an_author_for_a_tweet():
    page = sample_named("page-2022.html").answer
    about_author = replace(page, url="https://twitter.com/BridgeWatch/status/640")
    assert read(about_author, "640").reason is Reason.OTHER_POST


def test_a_shell_with_a_summary_gives_its_text_with_a_warning():
    post = read_sample("page-summary-2021.html")
    assert plain(post) == {
        "id": "1290000000000000888",
        "handle": "SeaFog",
        "posted_at": "2020-08-02T19:02:21.698Z",
        "text": "Fog said “no”. \n\nRain & wind said yes",
        "notes": {"summary-only", "text-may-be-cut"},
    }


def test_a_page_cut_inside_the_text_gives_no_part_of_it():
    post = changed("page-2019-quote.html", lambda page: page[: page.index("gesagt. <a")])
    assert plain(post.handle) == "Faehre_Nord"
    assert post.text is None


def test_the_words_of_a_tweet_are_not_taken_for_the_words_of_the_service():
    def suspended(page: str) -> str:
        return page.replace("Open till nine", "Account suspended")

    post = changed("page-2015.html", suspended)
    assert post.text.value.startswith("Account suspended")
    other = replace(sample_named("page-2015.html").answer, url="https://twitter.com/a/status/1234")
    result = read(other, "1234")
    assert result.reason is Reason.OTHER_POST


def test_a_page_in_another_character_set_is_decoded_as_its_header_says():
    sample = sample_named("page-2019-quote.html")
    body = sample.answer.body.decode().encode("cp1252", "xmlcharrefreplace")
    post = read_sample(sample.name, body=body, charset="ISO-8859-1")
    assert plain(post.name) == "Fähre Nord"


def test_an_address_with_quotes_in_it_stays_one_address():
    def quoted(page: str) -> str:
        return page.replace('href="http://t.co/Mm9Nn0Oo1P"', "href='http://t.co/a\"]\\ b\nc'")

    post = changed("page-2015.html", quoted)
    assert post.links[0].address.value == 'http://t.co/a"]\\ b\nc'
    assert post.links[0].expanded.value == "http://museum.example/very/long/address"
    assert post.id.value == MUSEUM


def test_an_author_s_picture_on_a_page_of_2015_is_that_of_the_tweet_asked_for():
    def with_pictures(page: str) -> str:
        ancestor, own = '<div class="tweet ancestor" data', '<div class="tweet permalink-tweet'
        assert ancestor in page
        page = page.replace("When do you close?", '<img class="avatar" src="https://h/other.jpg">')
        start = page.index(">", page.index(own)) + 1
        picture = '<img class="avatar js-action-profile-avatar" src="https://h/own.jpg" alt="">'
        return page[:start] + picture + page[start:]

    assert plain(changed("page-2015.html", with_pictures).avatar) == "https://h/own.jpg"
    assert read_sample("page-2015.html").avatar is None
