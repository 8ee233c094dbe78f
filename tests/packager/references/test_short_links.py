"""Short links, media addresses, and what their codes and numbers prove."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.model import ReferenceKind
from packager.references.addresses.letter_case import lower_case
from packager.references.addresses.media_urls import find_media_urls
from packager.references.addresses.short_links import find_short_links
from packager.references.addresses.snowflake import is_possible_id, media_key_time, snowflake_time

_CODES = st.from_regex(r"[A-Za-z0-9]{10}", fullmatch=True)


def _short(text: str) -> list[str]:
    return [link.url for link in find_short_links(text, lower_case(text))]


def _media(text: str) -> list[str]:
    return [url.url for url in find_media_urls(text, lower_case(text))]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://t.co/aB3dE5gH7jkl", ["https://t.co/aB3dE5gH7j"]),
        ("https://t.co/aB3dE5gH7j's", ["https://t.co/aB3dE5gH7j"]),
        ("https://t.co/aB3dE5gh", ["https://t.co/aB3dE5gh"]),
        (
            "https://t.co/aB3dE5ghpic.twitter.com/K9lM8nO7",
            ["https://t.co/aB3dE5gh", "pic.twitter.com/K9lM8nO7"],
        ),
        (
            "https://t.co/aB3dE5ghhttps://t.co/K9lM8nO7pQ",
            ["https://t.co/aB3dE5gh", "https://t.co/K9lM8nO7pQ"],
        ),
        ("end.pic.twitter.com/K9lM8nO7pQ", ["pic.twitter.com/K9lM8nO7pQ"]),
        ("HTTP://T.CO/aB3dE5gH7j", ["HTTP://T.CO/aB3dE5gH7j"]),
        (
            "https://web.archive.org/web/2016/https://t.co/aB3dE5gH7j",
            ["https://web.archive.org/web/2016/https://t.co/aB3dE5gH7j"],
        ),
        ("mint.co/aB3dE5gH7j at.co/aB3dE5gH7j not.co/aB3dE5gH7j", []),
        ("t.co/yourlink t.co/ https://t.co/ https://t.co/i/adsct", []),
        ("https://evil.example/t.co/aB3dE5gH7j https://evil.example/?t.co/aB3dE5gH7j", []),
        ("https://evil.example/pic.twitter.com/aB3dE5gH7j", []),
    ],
)
def test_short_links_are_told_from_what_stands_around(text, links):
    assert _short(text) == links


@given(code=_CODES, before=st.sampled_from(["", "x", "ه", "#ه", "(", "😀"]), after=st.text())
def test_the_case_of_a_code_is_kept(code, before, after):
    text = f"{before}https://t.co/{code}{after}"
    link = find_short_links(text, lower_case(text))[0]
    assert (link.code, link.kind) == (code, ReferenceKind.TCO_LINK)


@pytest.mark.parametrize(
    "address",
    [
        "https://pbs.twimg.com/media/CqOL_y4WIAAl2n5.jpg:large",
        "https://pbs.twimg.com/media/CqOL_y4WIAAl2n5?format=jpg&name=orig",
        "http://p.twimg.com/CqOL_y4WIAAl2n5.jpg",
        "//pbs.twimg.com/tweet_video_thumb/CqOL_y4WIAAl2n5.jpg",
        "https://video.twimg.com/tweet_video/CqOL_y4WIAAl2n5.mp4",
        "https://pbs.twimg.com/ext_tw_video_thumb/766605631288246272/pu/img/a.jpg",
        "https://pbs.twimg.com/amplify_video_thumb/766605631288246272/img/a.jpg",
        "https://video.twimg.com/amplify_video/766605631288246272/vid/a.mp4?tag=1",
    ],
)
def test_a_medium_proves_when_it_was_uploaded(address):
    [medium] = find_media_urls(address, address.lower())
    assert medium.url == address
    assert medium.uploaded_at is not None
    assert medium.uploaded_at.date().isoformat() in {"2016-08-19", "2016-08-20"}


def test_pictures_of_accounts_are_no_media_of_tweets():
    assert _media("https://pbs.twimg.com/profile_images/766605631288246272/ab_normal.jpg") == []
    assert _media("https://abs.twimg.com/media/CqOL_y4WIAAl2n5.jpg") == []
    assert _media("https://evil.example/pbs.twimg.com/media/CqOL_y4WIAAl2n5.jpg") == []


@given(milliseconds=st.integers(1 << 27, (1 << 39)), low=st.integers(0, (1 << 22) - 1))
def test_a_snowflake_holds_its_milliseconds(milliseconds, low):
    status_id = str(milliseconds << 22 | low)
    started = datetime.fromtimestamp(1_288_834_974, UTC) + timedelta(milliseconds=657)
    assert snowflake_time(status_id) == started + timedelta(milliseconds=milliseconds)


@pytest.mark.parametrize("status_id", ["20", "29700859247"])
def test_an_id_of_before_november_2010_proves_no_time(status_id):
    assert is_possible_id(status_id)
    assert snowflake_time(status_id) is None


@pytest.mark.parametrize(
    "status_id", ["", "0", "020", "x", "٢٠", "31000000000", "9" * 19, "9" * 5000]
)
def test_an_id_that_never_was_is_refused(status_id):
    assert not is_possible_id(status_id)
    assert snowflake_time(status_id) is None


@given(key=st.text(max_size=20))
def test_any_key_is_read_without_an_error(key):
    media_key_time(key)
