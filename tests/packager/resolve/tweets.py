"""Made-up tweets, and the bodies in which archives and servers hold them."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tweet:
    """One tweet."""

    id: str
    handle: str
    text: str  # links as t.co, as the API has them
    repost_of: "Tweet | None" = None
    quotes: "Tweet | None" = None
    versions: tuple[str, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)  # t.co codes and where they lead

    @property
    def posted_at(self) -> datetime:
        return _EPOCH + timedelta(milliseconds=int(self.id) >> 22)

    @property
    def url(self) -> str:
        return f"https://twitter.com/{self.handle}/status/{self.id}"


def id_at(moment: datetime, sequence: int = 0) -> str:
    """A status id of a moment."""
    return str((((moment - _EPOCH) // timedelta(milliseconds=1)) << 22) + sequence)


def stream_json(tweet: Tweet) -> bytes:
    """As the streaming API gave it: what the Wayback Machine held until 2022."""
    return json.dumps(_status(tweet)).encode()


def _status(tweet: Tweet) -> dict[str, object]:
    status: dict[str, object] = {
        "created_at": f"{tweet.posted_at:%a %b %d %H:%M:%S +0000 %Y}",
        "id_str": tweet.id,
        "text": escape(tweet.text, quote=False),
        "user": {"id_str": "77", "name": f"Name of {tweet.handle}", "screen_name": tweet.handle},
        "entities": {
            "urls": [
                {"url": f"https://t.co/{code}", "expanded_url": target}
                for code, target in tweet.codes.items()
            ]
        },
        "timestamp_ms": str(int(tweet.posted_at.timestamp() * 1000)),
    }
    if tweet.repost_of:
        status["text"] = f"RT @{tweet.repost_of.handle}: {escape(tweet.text, quote=False)}"
        status["retweeted_status"] = _status(tweet.repost_of)
    if tweet.quotes:
        status["quoted_status"] = _status(tweet.quotes)
        status["quoted_status_id_str"] = tweet.quotes.id
    return status


def api_v2_json(tweet: Tweet) -> bytes:
    """As API v2 gave it: what the Wayback Machine held after 2022."""
    data = {
        "id": tweet.id,
        "text": escape(tweet.text, quote=False),
        "author_id": "77",
        "created_at": tweet.posted_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "edit_history_tweet_ids": list(tweet.versions or (tweet.id,)),
    }
    user = {"id": "77", "name": f"Name of {tweet.handle}", "username": tweet.handle}
    return json.dumps({"data": data, "includes": {"users": [user]}}).encode()


def legacy_page(tweet: Tweet, *others: Tweet) -> bytes:
    """A page of 2016 to 2020, with other tweets around the one it is about."""
    around = "".join(_legacy_tweet(other, "js-stream-tweet") for other in others)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Name on Twitter</title></head><body>'
        f"{around}{_legacy_tweet(tweet, 'permalink-tweet')}{around}</body></html>"
    ).encode()


def _legacy_tweet(tweet: Tweet, kind: str) -> str:
    return (
        f'<div class="tweet {kind}" data-tweet-id="{tweet.id}" data-screen-name="{tweet.handle}"'
        f' data-name="Name" data-user-id="77"><p class="TweetTextSize tweet-text" lang="und">'
        f"{_legacy_text(tweet)}</p><span class='_timestamp' data-time-ms="
        f"'{int(tweet.posted_at.timestamp() * 1000)}'>4:55 AM</span></div>"
    )


def _legacy_text(tweet: Tweet) -> str:
    text = escape(tweet.text)
    for code, target in tweet.codes.items():
        link = f"https://t.co/{code}"
        if "/photo/" in target:
            shown = f'<a href="{link}" class="u-hidden">pic.twitter.com/{code}</a>'
        else:
            shown = f'<a href="{link}" data-expanded-url="{escape(target)}">example.org/lo</a>'
        text = text.replace(link, shown)
    return text


def page_2022(tweet: Tweet) -> bytes:
    """A page of 2022: a shell with the tweet as schema.org data."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>'
        '<div itemtype="https://schema.org/SocialMediaPosting" itemscope>'
        f'<meta itemprop="identifier" content="{tweet.id}">'
        f'<meta itemprop="dateCreated" content="{tweet.posted_at:%Y-%m-%dT%H:%M:%S.000Z}">'
        f'<div itemprop="author"><meta itemprop="additionalName" content="{tweet.handle}">'
        f'<meta itemprop="givenName" content="Name"><meta itemprop="identifier" content="77"></div>'
        f'<div><div itemprop="articleBody"><span lang="und">{escape(tweet.text)}</span></div></div>'
        "</div></body></html>"
    ).encode()


SHELL = (
    b"<!DOCTYPE html><html><head><title></title></head><body><noscript><h1>JavaScript is not "
    b"available.</h1></noscript><div id='react-root'></div></body></html>"
)
SUSPENDED = (
    b"<!DOCTYPE html><html><head><title>Twitter / Account Suspended</title></head><body>"
    b"<h1>Account suspended</h1></body></html>"
)


def syndication_json(tweet: Tweet) -> bytes:
    """As the syndication service gives a tweet."""
    return json.dumps(
        {
            "__typename": "Tweet",
            "id_str": tweet.id,
            "text": escape(tweet.text, quote=False),
            "created_at": tweet.posted_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "user": {"id_str": "77", "name": "Name", "screen_name": tweet.handle},
            "entities": {"urls": []},
        }
    ).encode()


def tombstone_json(words: str) -> bytes:
    """As the syndication service says that there is no tweet."""
    return json.dumps(
        {"__typename": "TweetTombstone", "tombstone": {"text": {"rtl": False, "text": words}}}
    ).encode()


def embed_html(tweet: Tweet) -> str:
    """As a page of the press embeds a tweet."""
    return (
        f'<blockquote class="twitter-tweet"><p lang="und" dir="auto">{escape(tweet.text)}</p>'
        f"&mdash; Name (@{tweet.handle}) "
        f'<a href="{tweet.url}?ref_src=twsrc%5Etfw">{tweet.posted_at:%B} {tweet.posted_at.day}, '
        f"{tweet.posted_at.year}</a></blockquote>"
    )
