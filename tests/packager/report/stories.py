"""Made-up articles and records for tests of the report. Nobody in them exists."""

from datetime import UTC, datetime, timedelta
from typing import Any

from packager.article import read_article
from packager.findings import leave_unasked
from packager.records import references_to_json, with_resolutions
from packager.references import find_references
from packager.report import MediaFile, ReportInput
from packager.source import make_source

STARTED_AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
WAYBACK = "Wayback Machine"
_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)

# ruff: noqa: E501 (paragraphs of an article are lines)
ARABIC = """\
انهيار جسر وادي السرو بعد أمطار غزيرة، ومتطوعون يخلون عشرات العالقين

قال سكان في وادي السرو إن الجسر الحجري القديم انهار فجر الجمعة بعد ليلتين من المطر المتواصل، وإن عشرات المسافرين علقوا على الضفة الشرقية حتى الظهيرة.

ونشر الدفاع الأهلي أول صورة للمكان على حسابه قبل أن تنقطع الكهرباء عن البلدة كلها:

#وادي_السرو: انهار الجسر القديم قبل قليل، نرجو من الأهالي الابتعاد عن مجرى النهر وإبقاء الطريق الجنوبي مفتوحاً لسيارات الإسعاف https://t.co/aB3dEfGh1J
— الدفاع الأهلي (@SarwCivil) August 19, 2016

وبعد ساعة أعلن الحساب نفسه حصيلة أولى قال إنها غير نهائية.

وصلنا إلى آخر العالقين على الضفة الشرقية، وعددهم اثنان وأربعون، بينهم رضيع بخير والحمد لله
— الدفاع الأهلي (@SarwCivil) August 19, 2016

A lorry driver who was the last to cross wrote in English that the stones had been moving for weeks, and that he had told the council so in July.

I drove over it at four. The parapet was already leaning out over the water, and nobody had closed the road.
— Hadi T. (@hadi_on_the_road) August 19, 2016

أما المجلس البلدي فاكتفى ببيان قصير نفى فيه أن يكون قد تلقى أي تحذير.

ينفي المجلس ما يتداوله بعض الناشطين عن تحذيرات سابقة، ويؤكد أن لجنة فنية ستزور الموقع غداً
— مجلس وادي السرو (@SarwCouncil) ١٩ أغسطس ٢٠١٦

ولم يصدر عن وزارة الأشغال أي تعليق حتى مساء الجمعة.
"""


def number_at(time: datetime, sequence: int = 5) -> str:
    """Give the number of a tweet of a time."""
    return str((int((time - _EPOCH) / timedelta(milliseconds=1)) << 22) + sequence)


def read_story(text: str, name: str = "story.txt") -> tuple[Any, list[dict[str, Any]]]:
    """Give the article and its references as packaging makes them, before anybody was asked."""
    source = make_source(text.encode(), name=name)
    found = find_references(source.text, source.kind)
    article = read_article(source, found)
    resolutions = leave_unasked(article, found).resolutions
    record = with_resolutions(references_to_json(source, found), resolutions)
    return article, record["references"]


def record_id(number: int) -> str:
    """Give a WARC-Record-ID."""
    return f"urn:uuid:00000000-0000-4000-8000-{number:012d}"


def field(value: object, number: int = 1, *also: tuple[object, int]) -> dict[str, Any]:
    """Give a field of a tweet's record, and what other answers state instead."""

    def claim(one: object, record: int) -> dict[str, Any]:
        origin = {"record": record_id(record), "locator": "json:/x", "transform": "as-is"}
        return {"value": one, "from": [origin]}

    return {**claim(value, number), "also": [claim(*other) for other in also]}


def capture(shows: str, seen_at: str, archive: str | None = None, **more: Any) -> dict[str, Any]:
    """Give an answer about a tweet."""
    return {
        "url": "https://cdn.example/tweet-result?id=1",
        "from": archive,
        "record": record_id(1),
        "asked_at": "2026-11-25T09:31:00Z",
        "seen_at": seen_at,
        "http_status": 200,
        "shows": shows,
        "reason": None,
        "evidence": [],
        **more,
    }


def tweet(number: str, references: list[str], **more: Any) -> dict[str, Any]:
    """Give a tweet's record in which nothing is known but its number."""
    unknown = "id handle name author_id posted_at text language reply_to quoted reposted absence"
    return {
        "schema": "tweet",
        "version": 1,
        "platform": "twitter",
        "status_id": number,
        "canonical_url": f"https://twitter.com/i/status/{number}",
        "references": references,
        **dict.fromkeys(unknown.split()),
        **{name: [] for name in ("media", "links", "versions", "counts", "notes", "captures")},
        **more,
    }


def resolution(status: str, **more: Any) -> dict[str, Any]:
    """Give what resolution adds to a reference."""
    return {
        "status": status,
        "confidence": None,
        "method": None,
        "candidates": [],
        "captures": [],
        "absence": None,
        "queries": [],
        "hops": [],
        "searches": [],
        "id_window": None,
        **more,
    }


def address_of(handle: str, number: str) -> str:
    """Give the address of a tweet."""
    return f"https://twitter.com/{handle}/status/{number}"


def found_live(entry: dict[str, Any]) -> dict[str, Any]:
    """Let a reference be found: the platform shows its tweet. Gives the tweet's record."""
    number = number_at(datetime(2016, 8, 19, 4, 12, 31, 408_000, tzinfo=UTC))
    address = address_of("SarwCivil", number)
    entry.update(
        resolution("resolved", confidence="A", method="media-link", captures=[record_id(1)]),
        status_id=number,
        canonical_url=address,
        hops=[
            {
                "url": "https://t.co/aB3dEfGh1J",
                "target": f"{address}/photo/1",
                "at": "2026-11-25T09:31:00Z",
                "record": record_id(7),
                "archive": None,
            }
        ],
    )
    return tweet(
        number,
        [entry["id"]],
        id=field(number),
        handle=field("SarwCivil"),
        name=field("الدفاع الأهلي في وادي السرو", 1, ("الدفاع الأهلي", 2)),
        author_id=field("2291840011"),
        posted_at=field("2016-08-19T04:12:31Z"),
        text=field(
            "#وادي_السرو: انهار الجسر القديم قبل قليل، نرجو من الأهالي الابتعاد عن مجرى النهر "
            "وإبقاء الطريق الجنوبي مفتوحاً لسيارات الإسعاف https://t.co/aB3dEfGh1J"
        ),
        language=field("ar"),
        media=[
            {
                "kind": "photo",
                "address": field("https://pbs.example/media/one.jpg"),
                "original": None,
                "film": None,
                "alt_text": field("جسر حجري انهار نصفه في نهر عكر"),
            }
        ],
        counts=[
            {"what": "likes", "number": field(214), "seen_at": "2026-11-25T09:31:00Z"},
            {"what": "reposts", "number": field(180), "seen_at": "2026-11-25T09:31:00Z"},
        ],
        captures=[
            capture("tweet", "2016-08-21T18:02:44Z", WAYBACK, record=record_id(2)),
            capture("tweet", "2026-11-25T09:31:00Z"),
        ],
    )


def found_archived(entry: dict[str, Any]) -> dict[str, Any]:
    """Let a reference be found in an archive; the account is suspended now."""
    number = number_at(datetime(2016, 8, 19, 5, 20, 2, 91_000, tzinfo=UTC))
    address = address_of("SarwCivil", number)
    memento = f"https://web.archive.org/web/20160820071503id_/{address}"
    entry.update(
        resolution("resolved", confidence="B", method="same-text", captures=[record_id(3)]),
        status_id=number,
        canonical_url=address,
        candidates=[
            {
                "id": number,
                "handle": "SarwCivil",
                "score": 1.0,
                "level": "letters",
                "archive": WAYBACK,
                "memento_url": memento,
                "memento_datetime": "2016-08-20T07:15:03Z",
                "mimetype": "text/html",
                "digest": None,
                "record": record_id(3),
                "remarks": [],
            }
        ],
        id_window=["766424430000000000", "766786820000000000"],
    )
    return tweet(
        number,
        [entry["id"]],
        id=field(number, 3),
        handle=field("SarwCivil", 3),
        name=field("الدفاع الأهلي", 3),
        posted_at=field("2016-08-19T05:20:02Z", 3),
        text=field(
            "وصلنا إلى آخر العالقين على الضفة الشرقية، وعددهم اثنان وأربعون، بينهم رضيع بخير "
            "والحمد لله 🙏",
            3,
        ),
        language=field("ar", 3),
        captures=[
            capture("tweet", "2016-08-20T07:15:03Z", WAYBACK, record=record_id(3), url=memento),
            capture("not_found", "2026-11-25T09:31:09Z", http_status=404, reason="http-status"),
        ],
    )


def suspended(entry: dict[str, Any]) -> dict[str, Any]:
    """Let a reference's account be suspended, and no answer show its tweet."""
    number = number_at(datetime(2016, 8, 19, 3, 58, 0, 2_000, tzinfo=UTC))
    entry.update(
        resolution("absent", confidence="A", method="article-memento", absence="suspended"),
        status_id=number,
        canonical_url=address_of("hadi_on_the_road", number),
    )
    words = "This Tweet is from a suspended account."
    return tweet(
        number,
        [entry["id"]],
        absence="suspended",
        captures=[
            capture(
                "suspended",
                "2026-11-25T09:31:12Z",
                reason="statement",
                evidence=[field(words, 4)],
                record=record_id(4),
            )
        ],
    )


def unresolved(entry: dict[str, Any]) -> None:
    """Let a reference be looked for without success."""
    entry.update(
        resolution(
            "unresolved",
            confidence="E",
            queries=[
                {
                    "url": "https://web.archive.org/cdx/search/cdx?url=twitter.com/SarwCouncil/status/7664*",
                    "at": "2026-11-25T09:31:15Z",
                    "status": 200,
                    "rows": 0,
                    "record": record_id(5),
                }
            ],
            searches=[
                "https://twitter.com/search?f=live&q=from%3ASarwCouncil%20since%3A2016-08-19%20until%3A2016-08-20",
                "https://web.archive.org/web/*/twitter.com/SarwCouncil/status/7664*",
            ],
            id_window=["766424430000000000", "766786820000000000"],
        )
    )


def collection(*questions: dict[str, Any]) -> dict[str, Any]:
    """Give collection.json."""
    return {
        "schema": "collection",
        "version": 1,
        "software": "article-packager 0.1.0",
        "started_at": "2026-11-25T09:30:00Z",
        "stated": {},
        "questions": list(questions),
    }


def question(url: str, at: str, error: str | None = None) -> dict[str, Any]:
    """Give a question of collection.json."""
    exchange = {
        "url": url,
        "asked_at": at,
        "status": None if error else 200,
        "truncated": None,
        "request_record": None if error else record_id(8),
        "response_record": None if error else record_id(9),
    }
    return {"url": url, "purpose": "capture", "error": error, "exchanges": [exchange]}


def arabic_story(media: str | None = None) -> ReportInput:
    """Give an Arabic article whose four tweets fared differently."""
    article, entries = read_story(ARABIC)
    assert len(entries) == 4
    tweets = [found_live(entries[0]), found_archived(entries[1]), suspended(entries[2])]
    unresolved(entries[3])
    pictures = (
        [MediaFile(path=media, kind="photo", alt_text="جسر حجري انهار نصفه في نهر عكر")]
        if media
        else []
    )
    return ReportInput(
        article=article,
        references=entries,
        tweets=tweets,
        collection=collection(
            question("https://cdn.syndication.twimg.com/tweet-result?id=1", "2026-11-25T09:31:00Z"),
            question("https://web.archive.org/web/2016id_/x", "2026-11-25T09:31:04Z"),
            question("https://web.archive.org/web/2017id_/x", "2026-11-25T09:31:40Z", "timed out"),
        ),
        started_at=STARTED_AT,
        organization="دار الوثائق — Sarw Archive",
        media={tweets[0]["status_id"]: pictures},
    )


def offline_story(text: str = ARABIC) -> ReportInput:
    """Give an article that was packaged without asking anybody."""
    article, entries = read_story(text)
    return ReportInput(
        article=article, references=entries, collection=collection(), started_at=STARTED_AT
    )
