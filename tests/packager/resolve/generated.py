"""Generated articles in ten languages, and the archive around the tweets that they cite.

For each reference the account has other tweets of that day: some differ in a word, one has the same
text and another link, one repeats it a day later. Of some tweets the archive holds nothing, or
nothing that can be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from random import Random

from tests.packager.resolve.fake_web import Archived, FakeWeb
from tests.packager.resolve.harbour import captured
from tests.packager.resolve.tweets import (
    SHELL,
    Tweet,
    api_v2_json,
    id_at,
    legacy_page,
    page_2022,
    stream_json,
)

WORDS = {
    "ar": "المدينة الميناء الجسر القطار الشارع الحديقة المتحف السوق المطر الصباح افتتاح إغلاق "
    "تأجيل وصول جديد كبيرة الليلة اليوم السكان البلدية المدرسة الطريق النهر العاصفة",
    "fa": "شهر بندر پل قطار خیابان باغ موزه بازار باران صبح گشایش بسته می‌شود تأخیر رسید تازه بزرگ "
    "امشب امروز مردم شهرداری مدرسه راه رودخانه توفان کتابخانه",
    "he": "העיר הנמל הגשר הרכבת הרחוב הגן המוזיאון השוק הגשם הבוקר פתיחה סגירה דחייה הגעה חדש "
    "גדולה הלילה היום התושבים העירייה הספר הדרך הנהר הסערה",
    "hi": "शहर बंदरगाह पुल रेलगाड़ी सड़क बगीचा संग्रहालय बाज़ार बारिश सुबह उद्घाटन बंद देरी "
    "पहुँची नया बड़ा आज रात लोग नगरपालिका विद्यालय रास्ता नदी तूफ़ान पुस्तकालय",
    "ja": "市役所 港 大橋 電車 商店街 公園 博物館 市場 雨 朝 開館 閉鎖 延期 到着 新しい 大きな "
    "今夜 今日 住民 学校 道路 川 台風 図書館",
    "ru": "город порт мост поезд улица сад музей рынок дождь утро открытие закрыт перенос прибыл "
    "новый большой вечером сегодня жители мэрия школа дорога река буря",
    "tr": "şehir liman köprü tren sokak bahçe müze pazar yağmur sabah açılış kapalı erteleme "
    "ulaştı yeni büyük gece bugün halk belediye okul yol nehir fırtına",
    "de": "Stadt Hafen Brücke Züge Straße Garten Museum Markt Regen morgens Eröffnung gesperrt "
    "verschoben angekommen neue große Nacht heute Leute Rathaus Schule Weg Fluss Sturm",
    "es": "ciudad puerto puente tren calle jardín museo mercado lluvia mañana apertura cerrado "
    "aplazado llegó nuevo grande noche hoy vecinos ayuntamiento escuela camino río tormenta",
    "en": "city harbour bridge train street garden museum market rain morning opening closed "
    "delayed arrived new large tonight today people council school road river storm",
}
_PROSE = "The paper wrote about the day, and quoted what was said."
_HASHTAGS = {"ar": "#الساحل", "fa": "#ساحل_شمال", "ja": "#港町", "en": "#HarbourDay", "ru": "#порт"}


class Form(StrEnum):
    """What is left of a tweet in an article."""

    LINK = "link"
    PICTURE = "picture"
    TEXT = "text"
    CUT = "cut"
    EDITED = "edited"


class Held(StrEnum):
    """What the archive holds of a tweet."""

    READABLE = "readable"
    UNREADABLE = "unreadable"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A tweet, how an article shows it, and what the archive holds of it."""

    tweet: Tweet
    language: str
    form: Form
    held: Held
    shown: str


def cases(count: int, seed: int) -> list[Case]:
    """Make references; three of them, on average, share an account and a day."""
    return [_case(number, Random(f"{seed}/{number}")) for number in range(count)]


def _case(number: int, random: Random) -> Case:
    language = list(WORDS)[number % len(WORDS)]
    form = list(Form)[number // len(WORDS) % len(Form)]
    handle = f"{language}_account_{number // 30 % 12}"
    day = datetime(2016 + number // 90, 3, 5, tzinfo=UTC) + timedelta(days=number // 30)
    moment = day + timedelta(minutes=20 + random.randrange(1400), milliseconds=number)
    words = 24 if form is Form.CUT else 14
    text = _sentence(language, random, words=words * 2 if language == "ja" else words)
    code = "".join(random.choices("ABCDEFGHabcdefgh0123456789", k=10))
    status_id = id_at(moment, number)
    codes = {}
    if form is Form.LINK:
        codes = {code: f"https://news.example/{number}"}
    if form is Form.PICTURE:
        codes = {code: f"https://twitter.com/{handle}/status/{status_id}/photo/1"}
    full = " ".join([text, *(f"https://t.co/{one}" for one in codes)])
    held = random.choices(list(Held), weights=(80, 10, 10))[0]
    return Case(
        tweet=Tweet(id=status_id, handle=handle, text=full, codes=codes),
        language=language,
        form=form,
        held=held,
        shown=_shown(text, code, form, random),
    )


def _sentence(language: str, random: Random, *, words: int) -> str:
    chosen = random.choices(WORDS[language].split(), k=words)
    chosen.insert(random.randrange(words), str(random.randrange(10, 10_000)))
    sentence = ("" if language == "ja" else " ").join(chosen)
    return f"{sentence} {_HASHTAGS.get(language, '')}".strip()


def _shown(text: str, code: str, form: Form, random: Random) -> str:
    match form:
        case Form.LINK:
            return f"{text}https://t.co/{code}"
        case Form.PICTURE:
            return f"{text} pic.twitter.com/{code}"
        case Form.TEXT:
            return text
        case Form.CUT:
            return f"{text[: len(text) * 3 // 4]}…"
        case Form.EDITED:
            place = random.randrange(len(text) // 2, len(text) - 3)
            return f"«{text[:place]}{text[place + 1 :]}»"


def article(some: list[Case]) -> str:
    """The article that cites the tweets, flattened."""
    return "".join(
        f"{_PROSE}\n{one.shown}— Name of {one.tweet.handle} (@{one.tweet.handle})"
        f" {one.tweet.posted_at:%B} {one.tweet.posted_at.day}, {one.tweet.posted_at.year}\n"
        for one in some
    )


def web(some: list[Case], seed: int) -> FakeWeb:
    """The archive around the tweets."""
    archived: list[Archived] = []
    links: dict[str, str] = {}
    for number, one in enumerate(some):
        random = Random(f"{seed}/web/{number}")
        archived.extend(_held(one, random))
        archived.extend(_decoys(one, random))
        if random.random() < 0.7:  # the service forgets links, too
            links.update(one.tweet.codes)
    return FakeWeb(archived=archived, short_links=links, page_rows=200)


def _held(one: Case, random: Random) -> Iterator[Archived]:
    if one.held is not Held.NOTHING:
        yield captured(one.tweet, SHELL, days=random.randrange(900, 2000))
    if one.held is Held.READABLE:
        yield _in_some_shape(one.tweet, random)


def _in_some_shape(tweet: Tweet, random: Random) -> Archived:
    match random.randrange(4):
        case 0:
            return captured(tweet, stream_json(tweet), days=0, mimetype="application/json")
        case 1:
            return captured(tweet, api_v2_json(tweet), days=2400, mimetype="application/json")
        case 2:
            return captured(tweet, legacy_page(tweet), days=random.randrange(300))
        case _:
            return captured(tweet, page_2022(tweet), days=2100)


def _decoys(one: Case, random: Random) -> Iterator[Archived]:
    """Other tweets of the account: of that day, like this one, and of the next day, the same."""
    words = one.tweet.text.partition(" https")[0]
    others = [_sentence(one.language, random, words=14) for _ in range(6)]
    if one.form in (Form.TEXT, Form.LINK, Form.PICTURE):
        others.append(words.replace("1", "7", 1) + "7")
    if one.form is Form.LINK and random.random() < 0.3:
        others.append(f"{words} https://t.co/Zz{random.randrange(10**7, 10**8)}")
    for number, text in enumerate(others):
        yield _in_some_shape(_other(one.tweet, text, minutes=1 + number, random=random), random)
    if random.random() < 0.3:
        yield _in_some_shape(_other(one.tweet, words, minutes=60 * 24, random=random), random)


def _other(tweet: Tweet, text: str, *, minutes: int, random: Random) -> Tweet:
    moment = tweet.posted_at + timedelta(minutes=minutes)
    if minutes < 60 and moment.date() != tweet.posted_at.date():
        moment = tweet.posted_at - timedelta(minutes=minutes)
    status_id = id_at(moment, random.randrange(1 << 20))
    return Tweet(id=status_id, handle=tweet.handle, text=text)
