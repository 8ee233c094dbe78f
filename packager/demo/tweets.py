"""The tweets of the demo, and the forms in which servers and archives hold them."""

import json
from dataclasses import dataclass
from datetime import datetime
from html import escape

from archive.claims.times import from_snowflake


@dataclass(frozen=True, kw_only=True, slots=True)
class Tweet:
    """A made-up tweet."""

    id: str
    handle: str
    name: str
    text: str
    photo: str | None = None  # the file name of its picture

    @property
    def posted_at(self) -> datetime:
        """When it was posted, as its id says."""
        return datetime.fromisoformat(from_snowflake(self.id))

    @property
    def url(self) -> str:
        """Its address on the platform."""
        return f"https://twitter.com/{self.handle}/status/{self.id}"


RESCUE = Tweet(
    id="766537490126508033",
    handle="WadiRescue",
    name="إسعاف الوادي",
    text="#وادي_الزيتون: فرقنا تخلي العائلات من البيوت القريبة من مجرى السيل، والطريق الشرقي مقطوع"
    " بالكامل https://t.co/Dm0wAdi1Aa",
    photo="flood.png",
)
SCHOOL = Tweet(
    id="766651998301741056",
    handle="WadiSchool",
    name="مدرسة وادي الزيتون",
    text="نفتح صفوف المدرسة الليلة لكل عائلة تحتاج إلى مأوى، وعندنا شاي وأغطية ومولد كهرباء يعمل",
)
SCHOOL_LATER = Tweet(  # of the same day, and another one
    id="766707114279124992",
    handle="WadiSchool",
    name="مدرسة وادي الزيتون",
    text="شكراً لكل من أحضر الخبز، عندنا الآن ما يكفي حتى صباح السبت",
)
OFFICE = Tweet(
    id="1103765432109876224",
    handle="mole_office",
    name="Harbour Office",
    text="North mole lights are out. All skippers: hold off until we have lamps on the wall. Channel"
    " 12 is open.",
)
TORCHES = Tweet(
    id="1103787654321098752",
    handle="ingeholm",
    name="Inge Holm",
    text="Forty people on the wall with torches and bicycle lamps. Somebody has brought a slide"
    " projector.",
)

LIVE = (RESCUE, OFFICE)  # that the platform still shows
DELETED = (TORCHES,)  # of which it says that their authors deleted them


def syndication(tweet: Tweet, media: str) -> bytes:
    """As the service gives a tweet that embeds load; ``media`` is where pictures stand."""
    record: dict[str, object] = {
        "__typename": "Tweet",
        "id_str": tweet.id,
        "text": tweet.text,
        "created_at": from_snowflake(tweet.id),
        "user": {"id_str": "70", "name": tweet.name, "screen_name": tweet.handle},
        "entities": {"urls": []},
    }
    if tweet.photo:
        address = f"{media}/{tweet.photo}"
        record["mediaDetails"] = [{"type": "photo", "media_url_https": address}]
    return json.dumps(record).encode()


def tombstone() -> bytes:
    """As the same service says that a tweet is gone."""
    words = "This Post was deleted by the Post author. Learn more"
    record = {"__typename": "TweetTombstone", "tombstone": {"text": {"rtl": False, "text": words}}}
    return json.dumps(record).encode()


def oembed(tweet: Tweet) -> bytes:
    """As the platform's oEmbed service gives a tweet."""
    day = f"{tweet.posted_at:%B} {tweet.posted_at.day}, {tweet.posted_at.year}"
    html = (
        f'<blockquote class="twitter-tweet"><p dir="auto">{escape(tweet.text)}</p>'
        f'&mdash; {escape(tweet.name)} (@{tweet.handle}) <a href="{tweet.url}">{day}</a></blockquote>\n'
    )
    record = {
        "url": tweet.url,
        "author_name": tweet.name,
        "author_url": f"https://twitter.com/{tweet.handle}",
        "html": html,
        "type": "rich",
        "version": "1.0",
    }
    return json.dumps(record).encode()


def archived_page(tweet: Tweet) -> bytes:
    """As a web archive has a tweet's page of 2016 to 2020."""
    milliseconds = int(tweet.posted_at.timestamp() * 1000)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{escape(tweet.name)} on Twitter</title></head><body>"
        f'<div class="tweet permalink-tweet" data-tweet-id="{tweet.id}"'
        f' data-screen-name="{tweet.handle}" data-name="{escape(tweet.name)}" data-user-id="70">'
        f'<p class="TweetTextSize tweet-text" dir="auto">{escape(tweet.text)}</p>'
        f'<span class="_timestamp" data-time-ms="{milliseconds}">'
        f"{tweet.posted_at:%H:%M}</span></div></body></html>"
    ).encode()
