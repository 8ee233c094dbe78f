"""What the archive of the world holds: four tweets among more than three hundred others.

To the harbour's captures come what crawlers bring home beside tweets: redirects to where one logs
in, suspended accounts, captured errors, the same bytes again, other spellings of an address.
"""

from collections.abc import Iterator
from datetime import timedelta

from tests.packager.resolve.fake_web import Archived
from tests.packager.resolve.harbour import (
    BRIDGE,
    CITED,
    CLUB,
    DAY,
    FERRY,
    LINK,
    PORT,
    RACE,
    RESCUE,
    captured,
    harbour_web,
)
from tests.packager.resolve.tweets import (
    SHELL,
    SUSPENDED,
    Tweet,
    api_v2_json,
    id_at,
    legacy_page,
    stream_json,
)
from tests.world.article_site import page_as_archived

_LOGIN = "https://twitter.com/login?redirect_after_login=%2F"
_SUSPENDED = "https://twitter.com/account/suspended"
_ROUTER = "https://mobile.twitter.com/i/nojs_router?path=%2F"
_LINK_LEADS_TO = "https://video.example/v/1"
_ARTICLE_TIMES = ("20160819180000", "20160822070000", "20190101000000")


def all_captures(article_url: str) -> list[Archived]:
    """Everything that the archive holds; the article stands at ``article_url``."""
    found = [
        *harbour_web().archived,
        *_beside_the_cited(),
        *_more_decoys(),
        *_short_links(),
        *_articles(article_url),
    ]
    in_order: dict[tuple[str, str], Archived] = {}
    for one in found:  # an index names a second once; where two fall together, the first stays
        in_order.setdefault((one.urlkey, one.timestamp), one)
    return list(in_order.values())


def decoys(captures: list[Archived]) -> int:
    """How many captures are of other tweets of the two accounts."""
    own = tuple(tweet.id for tweet in CITED)
    return sum("/status" in one.original and not _is_of(one, own) for one in captures)


def _is_of(one: Archived, ids: tuple[str, ...]) -> bool:
    return any(status_id in one.original for status_id in ids)


def _beside_the_cited() -> Iterator[Archived]:
    """Captures of the tweets themselves that show nothing of them."""
    yield captured(RACE, b"", days=700, status=404)
    yield captured(RACE, b"Rate limit exceeded", days=701, status=429, mimetype="text/plain")
    for query in ("?lang=fr", "?s=20", "?ref_src=twsrc%5Etfw"):
        yield _at(f"{FERRY.url}{query}", FERRY, days=1500, body=SHELL)
    yield _at(BRIDGE.url.lower(), BRIDGE, days=4, body=legacy_page(BRIDGE))
    mobile = RESCUE.url.replace("twitter.com", "mobile.twitter.com")
    yield _at(mobile, RESCUE, days=40, status=302, location=f"{_ROUTER}{CLUB}")


def _more_decoys() -> Iterator[Archived]:
    """Other tweets of the accounts, on the same day."""
    for number in range(30):
        handle, like = ((PORT, FERRY), (CLUB, RACE))[number % 2]
        moment = DAY + timedelta(hours=20, minutes=number)
        text = like.text.replace("12", "21").replace("الأحد", "الاثنين") + f" {number}"
        decoy = Tweet(id=id_at(moment, number), handle=handle, text=text)
        yield from _in_another_way(decoy, number)


def _in_another_way(decoy: Tweet, number: int) -> Iterator[Archived]:
    match number % 5:
        case 0:
            yield captured(decoy, b"", days=30, status=302, location=_LOGIN)
        case 1:
            yield captured(decoy, b"", days=900, status=302, location=_SUSPENDED)
            yield captured(decoy, SUSPENDED, days=901)
        case 2:
            yield captured(decoy, legacy_page(decoy), days=2)
            first = f"{decoy.posted_at + timedelta(days=2, hours=1):%Y%m%d%H%M%S}"
            yield captured(decoy, legacy_page(decoy), days=12, revisits=first)
        case 3:
            versions = (str(int(decoy.id) - 5), decoy.id)
            edited = Tweet(id=decoy.id, handle=decoy.handle, text=decoy.text, versions=versions)
            yield captured(edited, api_v2_json(edited), days=2300, mimetype="application/json")
        case _:
            yield captured(decoy, stream_json(decoy), days=0, mimetype="application/json")


def _short_links() -> Iterator[Archived]:
    """A link, and another that an index takes for the same."""
    twin = LINK.swapcase()
    for code, target in ((twin, "https://other.example/"), (LINK, _LINK_LEADS_TO)):
        day = "20160820" if code == twin else "20160821"
        yield Archived(
            original=f"https://t.co/{code}", timestamp=f"{day}000000", status=301, location=target
        )


def _articles(article_url: str) -> Iterator[Archived]:
    for timestamp in _ARTICLE_TIMES:
        yield Archived(original=article_url, timestamp=timestamp, body=page_as_archived())


def _at(url: str, tweet: Tweet, *, days: int, body: bytes = b"", **more: object) -> Archived:
    """A capture of a tweet under another spelling of its address."""
    timestamp = f"{tweet.posted_at + timedelta(days=days, hours=2):%Y%m%d%H%M%S}"
    return Archived(original=url, timestamp=timestamp, body=body, **more)
