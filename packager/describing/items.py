"""``metadata/items.csv``: one row a payload file, as review platforms and registers take it in.

RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from archive import layout
from archive.writing.bag import PayloadFile
from packager.describing.files import kind_of, role_of

COLUMNS = (
    "id", "parent", "path", "what", "media_type", "bytes", "sha256", "sha512",
    "source_url", "captured_at", "title", "language",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_items(
    files: Sequence[PayloadFile],
    *,
    title: str,
    language: str,
    article_url: str,
    tweets: Sequence[Mapping[str, Any]],
) -> bytes:
    """Render items.csv.

    Args:
        files: The payload files to list.
        title: Of the article.
        language: Of the article, as it states it; empty where it does not.
        article_url: Where it stands or stood; empty where nobody says.
        tweets: The records of the tweets.
    """
    by_path = {f"{layout.TWEETS_FOLDER}/{tweet['status_id']}.json": tweet for tweet in tweets}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, file in enumerate(files, 1):
        tweet = by_path.get(file.path)
        is_of_article = file.path.startswith("data/article/")
        url = tweet["canonical_url"] if tweet else article_url if is_of_article else ""
        row = (
            f"i{number}",
            " ".join(tweet["references"]) if tweet else "",
            file.path,
            role_of(file),
            kind_of(file).media_type,
            str(file.size_bytes),
            file.sha256,
            file.sha512,
            url,
            _captured_at(tweet) if tweet else "",
            title if is_of_article else _value(tweet, "text"),
            language if is_of_article else _value(tweet, "language"),
        )
        writer.writerow([_as_text(cell) for cell in row])
    return text.getvalue().encode("utf-8", "replace")


def _captured_at(tweet: Mapping[str, Any]) -> str:
    return max((str(one["asked_at"]) for one in tweet["captures"]), default="")


def _value(tweet: Mapping[str, Any] | None, name: str) -> str:
    field = tweet[name] if tweet else None
    return str(field["value"]) if field else ""


def _as_text(cell: str) -> str:
    """Keep a cell from being run: others' texts stand in it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
