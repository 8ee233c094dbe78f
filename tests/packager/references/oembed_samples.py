"""Embeds as Twitter's oEmbed endpoint wrote them, in the 34 languages of the widget.

The sentences are written for this test; names have what real names have. Dates are CLDR's long form.
"""

from dataclasses import dataclass
from datetime import date
from html import escape

from babel.dates import format_date

# The widget's code for a language, CLDR's, a sentence, and a display name.
LANGUAGES = (
    ("ar", "ar", "أعيد فتح الجسر فوق النهر صباح اليوم #أخبار", "أخبار المدينة"),
    ("bn", "bn", "নদীর উপর সেতুটি আজ সকালে আবার খুলেছে।", "শহরের খবর"),
    ("cs", "cs", "Most přes řeku je od rána zase otevřený.", "Město nad řekou 🌉"),
    ("da", "da", "Broen over åen er åben igen fra i morges.", "Byens nyt"),
    ("de", "de", "Die Brücke über den Fluss ist seit heute früh wieder offen.", "Stadt (amtlich)"),
    ("el", "el", "Η γέφυρα πάνω από το ποτάμι άνοιξε ξανά σήμερα.", "Νέα της πόλης"),
    ("en", "en", "The bridge over the river is open again since this morning.", "City Desk #1"),
    ("es", "es", "El puente sobre el río está abierto otra vez desde hoy.", "Ciudad | Río"),
    ("fa", "fa", "پل روی رودخانه از امروز صبح دوباره باز است.", "خبر شهر"),
    ("fi", "fi", "Joen ylittävä silta on taas auki aamusta lähtien.", "Kaupungin uutiset"),
    ("fil", "fil", "Bukas na muli ang tulay sa ibabaw ng ilog ngayong umaga.", "Balita ng Bayan"),
    ("fr", "fr", "Le pont sur la rivière est de nouveau ouvert depuis ce matin.", "Ville & Pont"),
    ("he", "he", "הגשר מעל הנהר נפתח מחדש הבוקר.", "חדשות העיר"),
    ("hi", "hi", "नदी पर बना पुल आज सुबह फिर से खुल गया है।", "शहर की ख़बर"),
    ("hu", "hu", "A folyó feletti híd ma reggel óta újra nyitva van.", "Városi hírek"),
    ("id", "id", "Jembatan di atas sungai dibuka kembali sejak pagi ini.", "Kabar Kota ✅"),
    ("it", "it", "Il ponte sul fiume è di nuovo aperto da questa mattina.", "Città d'acqua"),
    ("ja", "ja", "川に架かる橋は今朝から再び通れます。", "街のニュース【公式】"),
    ("ko", "ko", "강 위의 다리가 오늘 아침부터 다시 열렸습니다.", "도시 소식"),
    ("msa", "ms", "Jambatan di atas sungai dibuka semula sejak pagi ini.", "Berita Bandar"),
    ("nl", "nl", "De brug over de rivier is sinds vanochtend weer open.", "Stad-aan-de-rivier"),
    ("no", "no", "Broen over elva er åpen igjen fra i dag tidlig.", "Byens nytt"),
    ("pl", "pl", "Most nad rzeką jest znowu otwarty od dzisiejszego ranka.", "Wieści z miasta"),
    (
        "pt",
        "pt",
        "A ponte sobre o rio está aberta outra vez desde hoje cedo.",
        "Notícias da Cidade",
    ),
    ("ro", "ro", "Podul de peste râu este din nou deschis de azi-dimineață.", "Știrile orașului"),
    ("ru", "ru", "Мост через реку с сегодняшнего утра снова открыт.", "Новости города"),
    ("sv", "sv", "Bron över ån är öppen igen sedan i morse.", "Stadens nyheter 🇸🇪"),
    ("th", "th", "สะพานข้ามแม่น้ำเปิดอีกครั้งตั้งแต่เช้านี้", "ข่าวเมือง"),
    ("tr", "tr", "Nehrin üzerindeki köprü bu sabahtan beri yeniden açık.", "Şehir Haberleri"),
    ("uk", "uk", "Міст через річку знову відкритий від сьогоднішнього ранку.", "Новини міста"),
    ("ur", "ur", "دریا پر بنا پل آج صبح سے دوبارہ کھلا ہے۔", "شہر کی خبریں"),
    ("vi", "vi", "Cây cầu bắc qua sông đã mở lại từ sáng nay.", "Tin thành phố"),
    ("zh-cn", "zh", "河上的桥从今天早上起重新开放。", "城市新闻"),
    ("zh-tw", "zh_Hant", "河上的橋從今天早上起重新開放。", "城市新聞"),
)

_ZEROS = {"ar": "٠", "fa": "۰", "ur": "۰", "bn": "০", "hi": "०", "th": "๐"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """One embed, and what is to be found in any flattening of it."""

    handle: str
    posted_on: date
    date_text: str
    html: str


def samples(language: str, *, native_digits: bool) -> list[Sample]:
    """Make one embed for each month, dated as a language of the widget prints it."""
    _, locale, sentence, name = next(each for each in LANGUAGES if each[0] == language)
    made = []
    for month in range(1, 13):
        posted_on = date(2012 + month, month, 1 + (month * 7 + len(sentence)) % 28)
        date_text = format_date(posted_on, "long", locale=locale)
        if native_digits:
            zero = ord(_ZEROS[locale])
            date_text = date_text.translate({ord("0") + n: chr(zero + n) for n in range(10)})
        handle = f"{language.replace('-', '_')}_{'n' if native_digits else 'l'}_{month}"
        made.append(
            Sample(
                handle=handle,
                posted_on=posted_on,
                date_text=date_text,
                html=_blockquote(language, sentence, name, handle, date_text),
            )
        )
    return made


def languages_with_native_digits() -> list[str]:
    """Name the languages of the widget that have digits of their own."""
    return [code for code, locale, _, _ in LANGUAGES if locale in _ZEROS]


def page(embeds: list[Sample]) -> str:
    """Write an article around some embeds."""
    parts = "\n".join(
        f"<p>The council met for the {number}th time, and nothing was decided that evening.</p>\n"
        f"{embed.html}"
        for number, embed in enumerate(embeds, start=4)
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>The bridge</title></head><body>'
        f"<article><h1>The bridge</h1>\n{parts}\n<p>The council meets again on Monday.</p></article>"
        "</body></html>"
    )


def _blockquote(language: str, sentence: str, name: str, handle: str, date_text: str) -> str:
    direction = "rtl" if language in ("ar", "fa", "he", "ur") else "ltr"
    code = f"{handle}abcdefghij".replace("_", "")[:10]
    status = f"https://twitter.com/{handle}/status/766605631288246272?ref_src=twsrc%5Etfw"
    return (
        f'<blockquote class="twitter-tweet" data-lang="{language}">'
        f'<p lang="{language}" dir="{direction}">{escape(sentence)} '
        f'<a href="https://t.co/{code}">pic.twitter.com/{code}</a></p>'
        f'&mdash; {escape(name)} (@{handle}) <a href="{status}">{date_text}</a></blockquote>\n'
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'
    )
