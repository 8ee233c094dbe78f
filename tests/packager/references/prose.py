"""Running text without a tweet, in five scripts, with all that looks a little like one."""

import random
from collections.abc import Iterator

_WORDS = {
    "latin": (
        "bridge river council evening the of and a new old ferry open closed "
        "street market people plan harbour train window letter winter garden "
        "teacher doctor museum water paper question"
    ),
    "cyrillic": (
        "мост река совет вечер новый старый паром открыт закрыт улица рынок люди "
        "план гавань поезд окно письмо зима сад учитель врач музей вода бумага "
        "вопрос и в на с что"
    ),
    "arabic": (
        "جسر نهر مجلس مساء جديد قديم عبارة مفتوح مغلق شارع سوق ناس خطة ميناء قطار "
        "نافذة رسالة شتاء حديقة معلم طبيب متحف ماء ورق سؤال و في من على"
    ),
    "devanagari": (
        "पुल नदी परिषद शाम नया पुराना नौका खुला बंद सड़क बाजार लोग योजना बंदरगाह "
        "रेल खिड़की पत्र सर्दी बगीचा शिक्षक डॉक्टर पानी कागज सवाल और में से पर"
    ),
    "han": (
        "桥梁 河流 议会 晚上 新的 旧的 渡船 开放 关闭 街道 市场 人们 计划 "
        "港口 火车 窗户 信件 冬天 花园 老师 医生 博物馆 水 纸张 问题 和 在 从"
    ),
}
# What stands in articles and is no tweet: names, dates, mail, code, prices, other networks.
_LOOKALIKES = (
    "— so it was said on August 19, 2016 —",
    "(19 August 2016)",
    "info@example.org",
    "by Jane Doe (jane@example.org)",
    "https://example.org/2016/08/19/status/766605631288246272",
    "https://twitter.com/example",
    "twitter.com/search?q=bridge",
    "x.com",
    "@Override",
    "#bridge",
    "1.234.567,89",
    "2016-08-19T12:00:00Z",
    "(@example@social.example)",
    "https://social.example/@example/109345678901234567",
    "a < b && c > d",
    "&mdash; &amp;",
    "— Jane Doe, August 2016",
    "Tel. +49 30 1234567",
    "[1]",
    "T.co is a company",
    "١٩ أغسطس ٢٠١٦",
    "2016年8月19日",
    "@council.bsky.social and @council@social.example",
    "By Dana Reed (@dana_reed), River Post",
    "the badge says Dana Reed (@dana_reed) Acme Inc.",
    "Photo: Dana Reed / @dana_reed",
    "@cached(property) and @app.route('/x') and git@code.example:a/b.git",
    "Author: Dana Reed <dana@social.example> Date: Fri Aug 19 2016",
    "user@host:~$ ls @2x.png",
)
_ENDS = {"latin": ".", "cyrillic": ".", "arabic": ".", "devanagari": "।", "han": "。"}


def prose_without_tweets(bytes_wanted: int, seed: int) -> str:
    """Generate paragraphs in each of the five scripts in turn, at least so many bytes in UTF-8."""
    paragraphs: list[str] = []
    size = 0
    for paragraph in _paragraphs(random.Random(seed)):
        paragraphs.append(paragraph)
        size += len(paragraph.encode()) + 2
        if size >= bytes_wanted:
            break
    return "\n\n".join(paragraphs)


def _paragraphs(chance: random.Random) -> Iterator[str]:
    while True:
        for script, words in _WORDS.items():
            sentences = (
                _sentence(chance, words.split(), _ENDS[script]) for _ in range(chance.randint(2, 7))
            )
            yield ("" if script == "han" else " ").join(sentences)


def _sentence(chance: random.Random, words: list[str], end: str) -> str:
    chosen = chance.choices(words, k=chance.randint(5, 24))
    if chance.random() < 0.3:
        chosen.insert(chance.randrange(len(chosen)), f" {chance.choice(_LOOKALIKES)} ")
    sentence = ("" if end == "。" else " ").join(chosen)
    return sentence[0].upper() + sentence[1:] + end
