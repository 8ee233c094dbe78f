"""Addresses of tweets in all their variants, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.model import ReferenceKind, SourceKind
from packager.references import find_references
from packager.references.addresses.status_urls import parse_status_url

ID = "766605631288246272"
ONION = "twitter3e4tixl4xyajtrzo62zg5vztmjuricljdp2c5kshju4avyoid.onion"

VARIANTS = [
    f"https://twitter.com/J_Doe/status/{ID}",
    f"http://www.twitter.com/J_Doe/statuses/{ID}",
    f"https://m.twitter.com/J_Doe/status/{ID}",
    f"https://mobile.twitter.com/J_Doe/status/{ID}?s=20&t=3d0g4ZQis7dCbSDg-mE7-w",
    f"https://x.com/J_Doe/status/{ID}",
    f"https://www.x.com/J_Doe/status/{ID}/photo/1",
    f"https://{ONION}/J_Doe/status/{ID}",
    f"https://twitter.com/J_Doe/status/{ID}/video/1?ref_src=twsrc%5Etfw",
    f"https://twitter.com/J_Doe/status/{ID}/analytics",
    f"https://twitter.com/J_Doe/status/{ID}?lang=fr",
    f"https://twitter.com/#!/J_Doe/status/{ID}",
    f"https://twitter.com/?_escaped_fragment_=/J_Doe/status/{ID}",
    f"https://twitter.com/i/web/status/{ID}",
    f"https://x.com/i/status/{ID}",
    f"https://twitter.com/statuses/{ID}",
    f"https://twitter.com/i/videos/tweet/{ID}",
    f"https://twitter.com/i/cards/tfw/v1/{ID}",
    f"https://mobile.twitter.com/i/nojs_router?path=%2FJ_Doe%2Fstatus%2F{ID}",
    f"https://fxtwitter.com/J_Doe/status/{ID}",
    f"https://d.fxtwitter.com/J_Doe/status/{ID}.mp4",
    f"https://vxtwitter.com/J_Doe/status/{ID}/en",
    f"https://fixupx.com/J_Doe/status/{ID}",
    f"https://nitter.net/J_Doe/status/{ID}#m",
    f"https://nitter.privacydev.net/J_Doe/status/{ID}",
    f"https://xcancel.com/J_Doe/status/{ID}",
    f"https://lightbrd.com/J_Doe/status/{ID}",
    f"https://web.archive.org/web/20160819123456/https://twitter.com/J_Doe/status/{ID}",
    f"http://web.archive.org/web/2016id_/http://twitter.com/J_Doe/status/{ID}",
    f"https://web.archive.org/web/*/https://twitter.com/J_Doe/status/{ID}",
    f"https://web.archive.org/web/2016/https%3A%2F%2Ftwitter.com%2FJ_Doe%2Fstatus%2F{ID}",
    f"https://archive.ph/20160819123456/https://twitter.com/J_Doe/status/{ID}",
    f"https://mobile.x.com/J_Doe/status/{ID}",
    f"https://m.x.com/J_Doe/status/{ID}?mx=2",
    f"HTTPS://Twitter.COM/J_Doe/status/{ID}",
    f"twitter.com/J_Doe/status/{ID}",
    f"//twitter.com/J_Doe/status/{ID}",
    f"https://twitter.com/J_Doe/status/{ID}/history",
    f"https://twitter.com/J_Doe/status/{ID}/quotes",
    f"https://twitter.com/i/videos/{ID}",
    f"https://fixvx.com/J_Doe/status/{ID}",
    f"https://twittpr.com/J_Doe/status/{ID}",
    f"https://g.fixupx.com/J_Doe/status/{ID}",
    f"https://t.fxtwitter.com/J_Doe/status/{ID}",
    f"https://m.fxtwitter.com/J_Doe/status/{ID}",
    f"https://i.fxtwitter.com/J_Doe/status/{ID}.jpg",
    f"https://o.fxtwitter.com/J_Doe/status/{ID}/fr",
    f"https://nitter.it/J_Doe/status/{ID}#m",
    f"http://nitter.moomoo.me/J_Doe/status/{ID}",
    f"https://web.archive.org/web/20160819123456if_/https://mobile.twitter.com/J_Doe/status/{ID}?s=20",
    f"https://web.archive.org/save/_embed/https://twitter.com/J_Doe/status/{ID}",
    f"https://archive.today/20160819123456/https://twitter.com/J_Doe/status/{ID}",
    f"https://archive.is/20160819123456/https://x.com/J_Doe/status/{ID}",
    f"/web/20160819123456/https://twitter.com/J_Doe/status/{ID}",
    f"https://platform.twitter.com/embed/Tweet.html?dnt=true&embedId=twitter-widget-1&id={ID}&lang=en",
]

NO_TWEETS = [
    "https://twitter.com/J_Doe",
    "https://x.com/J_Doe/",
    "https://twitter.com/J_Doe/status/",
    "https://twitter.com/J_Doe/status/first",
    f"https://twitter.com/J_Doe/lists/{ID}",
    f"https://twitter.com/i/moments/{ID}",
    f"https://twitter.com/i/events/{ID}",
    f"https://twitter.com/i/spaces/{ID}",
    f"https://twitter.com/messages/{ID}",
    f"https://twitter.com/intent/like?tweet_id={ID}",
    f"https://twitter.com/intent/retweet?tweet_id={ID}",
    f"https://twitter.com/intent/user?user_id={ID}",
    f"https://help.twitter.com/status/{ID}",
    f"https://status.x.com/a/{ID}",
    f"https://netflix.com/J_Doe/status/{ID}",
    f"https://www.facebook.com/sharer.php?u=https://twitter.com/J_Doe/status/{ID}",
    f"https://truthsocial.com/@J_Doe/posts/{ID}",
    "https://www.threads.net/@J_Doe/post/C3abcdefghi",
    "https://pbs.twimg.com/profile_images/1114777583302799360/abc_normal.jpg",
    "https://abs.twimg.com/emoji/v2/72x72/1f309.png",
    "https://archive.ph/Xy3zW",
    "https://twitter.com/hashtag/bridge?src=hash",
    "https://twitter.com/search?q=from%3AJ_Doe",
    f"https://twitter.com/intent/tweet?in_reply_to={ID}",
    f"https://twitter.com/share?url=https://news.example/status/{ID}",
    f"https://evil.example/twitter.com/a/status/{ID}",
    f"https://nottwitter.com/J_Doe/status/{ID}",
    "https://twitter.com/J_Doe/status/31000000000",
    "https://twitter.com/J_Doe/status/999999999999999999999",
    f"https://river.social/@J_Doe/{ID}",
    "https://bsky.app/profile/j.bsky.social/post/3k4duaz5vfs2b",
    "https://www.instagram.com/p/BJT_abcdefg/",
    "https://mint.co/abcdefghij",
    "https://at.co/abcdefghij",
    "mailto:j_doe@twitter.example",
]


@pytest.mark.parametrize("url", VARIANTS)
def test_every_variant_leads_to_the_same_number(url):
    found = parse_status_url(url)
    assert found is not None
    assert found.status_id == ID
    assert found.handle in (None, "J_Doe")


@pytest.mark.parametrize("url", VARIANTS)
@pytest.mark.parametrize("around", ["{}", "«{}»", "نص{}نص", "[words]({})", "see {}.", "({})"])
def test_a_variant_is_found_in_running_text(url, around):
    text = around.format(url)
    (found,) = find_references(text, SourceKind.TEXT)
    assert found.status_id == ID
    assert text[found.start : found.end] == found.quote
    assert found.quote in url


@pytest.mark.parametrize("url", NO_TWEETS)
def test_what_only_looks_like_a_tweet_is_none(url):
    assert parse_status_url(url) is None
    for kind in SourceKind:
        assert find_references(f'<p><a href="{url}">{url}</a> {url}</p>', kind) == ()


@given(
    st.sampled_from(VARIANTS), st.integers(min_value=250_000_000_000_000, max_value=(1 << 62) - 1)
)
def test_the_number_survives_any_variant(url, number):
    found = parse_status_url(url.replace(ID, str(number)))
    assert found is not None
    assert found.status_id == str(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#جسرhttps://t.co/hK4wFq7Ro6", "https://t.co/hK4wFq7Ro6"),
        ("https://t.co/hK4wFq7Ro6pic.twitter.com/Lb4mBul0nc", "https://t.co/hK4wFq7Ro6"),
        ("see https://t.co/hK4wFq7Ro6's", "https://t.co/hK4wFq7Ro6"),
        ("see http://t.co/AbCdEf12.", "http://t.co/AbCdEf12"),
    ],
)
def test_a_short_link_ends_where_its_code_ends(text, expected):
    first = find_references(text, SourceKind.TEXT)[0]
    assert (first.kind, first.url) == (ReferenceKind.TCO_LINK, expected)


def test_a_picture_tells_when_it_was_uploaded_and_not_which_tweet_shows_it():
    (found,) = find_references("https://pbs.twimg.com/media/D3h8TW4UwAAj1jX.jpg", SourceKind.TEXT)
    assert found.kind is ReferenceKind.MEDIA_URL
    assert found.status_id is None
    assert found.posted_at is None
    assert "2019-04-07T06:31:01.241" in found.notes[0]


def test_a_number_tells_the_time_and_a_note_tells_of_another_printed_date():
    embed = (
        '<blockquote class="twitter-tweet"><p>Closed.</p>&mdash; R (@river) '
        f'<a href="https://twitter.com/river/status/{ID}">August 18, 2016</a></blockquote>'
    )
    (found,) = find_references(embed, SourceKind.HTML)
    assert found.posted_at
    assert found.posted_at.isoformat() == "2016-08-19T12:00:00+00:00"
    assert str(found.posted_on) == "2016-08-18"
    assert "2016-08-19" in found.notes[-1]
    assert found.canonical_url == f"https://twitter.com/river/status/{ID}"
