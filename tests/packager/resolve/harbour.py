"""A made-up Arabic article in the shape that extractors leave, and the web around its four tweets.

The embeds are flattened, the links lost, dashes glued to the tweets; two accounts, one day.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.packager.resolve.fake_web import Archived, FakeWeb
from tests.packager.resolve.tweets import (
    SHELL,
    SUSPENDED,
    Tweet,
    api_v2_json,
    id_at,
    legacy_page,
    page_2022,
    stream_json,
)

PORT, CLUB = "Port_City", "sailors_club"
DAY = datetime(2016, 8, 19, tzinfo=UTC)
LINK = "Qw3rTy7uIo"

_TEXTS = {
    "bridge": "#الميناء: إغلاق الجسر القديم أمام الحافلات بعد عاصفة الليلة الماضية #طقس_الساحل",
    "ferry": '#عاجل#الميناء: توقف العبارة رقم 12 عند "رصيف 40" بسبب الرياح#طقس_الساحل',
    "race": "#سباق_القوارب#نادي_البحارة\nتأجيل السباق السنوي إلى يوم الأحد بسبب ارتفاع الموج",
    "rescue": "#عاجل#نادي_البحارة#الساحل\nوصول القارب الأخير إلى المرسى وعلى متنه 14 من الركاب",
}


def _tweet(handle: str, minute: int, text: str, **more: object) -> Tweet:
    moment = DAY + timedelta(hours=9, minutes=minute)
    return Tweet(id=id_at(moment, minute), handle=handle, text=text, **more)


BRIDGE = _tweet(
    PORT, 1, f"{_TEXTS['bridge']} https://t.co/{LINK}", codes={LINK: "https://video.example/v/1"}
)
FERRY = _tweet(PORT, 2, _TEXTS["ferry"])
RACE = _tweet(CLUB, 3, _TEXTS["race"])
RESCUE = _tweet(CLUB, 4, _TEXTS["rescue"])
CITED = (BRIDGE, FERRY, RACE, RESCUE)

ARTICLE = f"""العاصفة تغلق الجسر وتؤجل السباق (فيديو)

قالت بلدية الميناء، اليوم الجمعة، إن الرياح أضرت بالجسر القديم وإن الحافلات لن تعبره قريباً.
ونشرت البلدية تسجيلاً يظهر فيه الجسر بعد العاصفة وعمال ينظفون الطريق المؤدي إليه.
{_TEXTS["bridge"]}https://t.co/{LINK}
— بلدية الميناء (@{PORT}) August 19, 2016
{_TEXTS["ferry"]}
— بلدية الميناء (@{PORT}) August 19, 2016
من جانبه، أكد نادي البحارة أن السباق لن يقام في موعده، مشيراً إلى أن الموج ما زال مرتفعاً.
{_TEXTS["race"]}— نادي البحارة (@{CLUB}) August 19, 2016
{_TEXTS["rescue"]}— نادي البحارة (@{CLUB}) August 19, 2016
ويشار إلى أن الجسر بني قبل ستين عاماً.
تعليقات
"""


def harbour_web(**more: object) -> FakeWeb:
    """The four tweets among 300 decoys by the same accounts."""
    return FakeWeb(
        archived=[*_cited_captures(), *_decoys()],
        short_links={LINK: "https://video.example/v/1"},
        page_rows=40,
        **more,
    )


def _cited_captures() -> Iterator[Archived]:
    """Each cited tweet in another era's shape, beside captures that say nothing."""
    yield captured(BRIDGE, legacy_page(BRIDGE, FERRY), days=1)
    yield captured(BRIDGE, SHELL, days=2000)
    yield captured(FERRY, stream_json(FERRY), days=0, mimetype="application/json")
    # The first capture shows nothing, the second repeats it, the third can be read.
    yield captured(RACE, SHELL, days=2100)
    yield captured(RACE, SHELL, days=2101, revisits=_stamp(RACE, 2100))
    yield captured(RACE, page_2022(RACE), days=2200)
    yield captured(RESCUE, b"", days=3, status=302, location="https://twitter.com/login")
    yield captured(RESCUE, api_v2_json(RESCUE), days=2400, mimetype="application/json")


def _decoys() -> Iterator[Archived]:
    yield from _copies()
    for handle, tweets in ((PORT, (BRIDGE, FERRY)), (CLUB, (RACE, RESCUE))):
        for number in range(140):
            like = tweets[number % 2]
            text = f"{like.text.partition(' https')[0]} {number}".replace("12", str(number))
            decoy = _tweet(handle, 20 + number, text if number < 40 else f"{number} {handle} حديث")
            yield captured(decoy, _body_of(decoy, number), days=number % 50)
    yield from _strangers()


def _copies() -> Iterator[Archived]:
    """What is told from the tweets that are meant only by looking closely."""
    again = _tweet(PORT, 300, BRIDGE.text.replace(LINK, "Zx9Cv8Bn7M"))  # deleted and posted again
    yield captured(again, stream_json(again), days=0, mimetype="application/json")
    next_day = _tweet(PORT, 24 * 60 + 300, FERRY.text)
    yield captured(next_day, stream_json(next_day), days=2, mimetype="application/json")
    last_line = _tweet(CLUB, 301, RACE.text.partition("\n")[2])
    yield captured(last_line, stream_json(last_line), days=0, mimetype="application/json")
    repost = _tweet(CLUB, 302, FERRY.text, repost_of=FERRY)
    yield captured(repost, stream_json(repost), days=0, mimetype="application/json")
    quote = _tweet(CLUB, 303, "انظروا", quotes=RESCUE)
    yield captured(quote, stream_json(quote), days=0, mimetype="application/json")
    edited = _tweet(CLUB, 304, RESCUE.text.replace("14", "15"))
    yield captured(edited, api_v2_json(edited), days=0, mimetype="application/json")


def _body_of(decoy: Tweet, number: int) -> bytes:
    if number % 10 == 0:
        return SHELL
    if number % 11 == 0:
        return SUSPENDED
    return legacy_page(decoy) if number % 2 else page_2022(decoy)


def _strangers() -> Iterator[Archived]:
    """Junk below the same prefix: no tweet's address, another day, another account."""
    junk = f"https://twitter.com/{PORT}/status/766%22https://example.org/"
    yield Archived(original=junk, timestamp="20160820000000", body=b"junk")
    other_day = _tweet(PORT, 60 * 24 * 2, FERRY.text)
    yield captured(other_day, legacy_page(other_day), days=3)
    photo = f"{BRIDGE.url}/photo/1"
    yield Archived(original=photo, timestamp="20170101000000", body=SHELL)


def captured(tweet: Tweet, body: bytes, *, days: int, **more: object) -> Archived:
    """A capture of a tweet's page, some days after it was posted."""
    timestamp = _stamp(tweet, days)
    return Archived(original=tweet.url, timestamp=timestamp, body=body, **more)


def _stamp(tweet: Tweet, days: int) -> str:
    return f"{tweet.posted_at + timedelta(days=days, hours=1):%Y%m%d%H%M%S}"
