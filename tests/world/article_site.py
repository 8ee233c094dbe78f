"""A newspaper's page about the harbour: as it stands today, and as it was archived.

Today's page has its embeds flattened to text; the archived one still has them.
"""

from html import escape

from tests.packager.resolve.harbour import ARTICLE, CITED
from tests.packager.resolve.tweets import Tweet, embed_html
from tests.world.messages import Reply, path_of

PATH = "/2016/08/storm"
_HEAD = (
    '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta property="article:published_time" content="2016-08-19T15:00:00Z">'
    '</head><body><article itemscope itemtype="https://schema.org/NewsArticle"><h1>{title}</h1>'
)
_END = "</article></body></html>"


def answer_article(target: str) -> Reply:
    """Answer as the newspaper's server does."""
    if path_of(target) != PATH:
        return Reply(404, b"<html><body>Not Found</body></html>")
    return Reply(200, page_today())


def page_today() -> bytes:
    """The page whose embeds have become text."""
    title, *lines = [line for line in ARTICLE.splitlines() if line]
    paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    return f"{_HEAD.format(title=escape(title))}{paragraphs}{_END}".encode()


def page_as_archived(tweets: tuple[Tweet, ...] = CITED) -> bytes:
    """The page with the embeds that it had."""
    title, opening, *_ = ARTICLE.splitlines()[0], ARTICLE.splitlines()[2]
    embeds = "".join(f"<div>{embed_html(tweet)}</div>\n" for tweet in tweets)
    head = _HEAD.format(title=escape(title))
    return f"{head}<p>{escape(opening)}</p>\n{embeds}{_END}".encode()
