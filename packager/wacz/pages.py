"""What a person may want to see again: the article, and each capture that shows a tweet."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packager.contents import title_of
from packager.model import Article
from packager.wacz.cdx_index import Indexed

_TITLE_CHARS = 200
_HEADER = {
    "format": "json-pages-1.0",
    "id": "pages",
    "title": "The article and the tweets it cites",
    "hasText": True,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """An entry of pages.jsonl."""

    url: str  # of the record
    ts: str  # when it was recorded: its WARC-Date
    title: str
    text: str = ""


def find_pages(
    article: Article,
    tweets: Iterable[Mapping[str, Any]],
    collection: Mapping[str, Any],
    indexed: Sequence[Indexed],
) -> tuple[Page, ...]:
    """Find the pages of a package among its captures, the article first."""
    by_id = {one.record_id: one for one in indexed}
    pages: dict[tuple[str, str], Page] = {}
    for page in (*_article_pages(article, collection, by_id), *_tweet_pages(tweets, by_id)):
        pages.setdefault((page.url, page.ts), page)
    return tuple(pages.values())


def render_pages(pages: Iterable[Page]) -> bytes:
    """Render pages.jsonl."""
    entries = [_HEADER, *(_to_json(page) for page in pages)]
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries).encode()


def _article_pages(
    article: Article, collection: Mapping[str, Any], by_id: Mapping[str, Indexed]
) -> Iterator[Page]:
    for question in collection["questions"]:
        exchanges = question["exchanges"]
        last = by_id.get(exchanges[-1]["response_record"]) if exchanges else None
        if question["purpose"] == "article" and question["error"] is None and last is not None:
            title = title_of(article)[:_TITLE_CHARS]
            yield Page(url=last.url, ts=last.date, title=title, text=article.text)


def _tweet_pages(
    tweets: Iterable[Mapping[str, Any]], by_id: Mapping[str, Indexed]
) -> Iterator[Page]:
    """Give the captures of each tweet, those first that a browser shows as a page."""
    for tweet in tweets:
        shown = [
            by_id[one["record"]]
            for one in tweet["captures"]
            if one["shows"] == "tweet" and one["record"] in by_id
        ]
        for one in sorted(shown, key=lambda one: one.mime != "text/html"):
            text = str(tweet["text"]["value"]) if tweet["text"] else ""
            author = f"@{tweet['handle']['value']}" if tweet["handle"] else "A tweet"
            title = f"{author}: {' '.join(text.split())}"[:_TITLE_CHARS]
            yield Page(url=one.url, ts=one.date, title=title, text=text)


def _to_json(page: Page) -> dict[str, str]:
    entry = {
        "id": uuid5(NAMESPACE_URL, f"{page.ts} {page.url}").hex,
        "url": page.url,
        "ts": page.ts,
        "title": page.title,
    }
    return {**entry, "text": page.text} if page.text else entry
