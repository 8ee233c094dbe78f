"""What each payload file is: its media type, its format in PRONOM where that is certain, its role."""

from dataclasses import dataclass

from archive import layout
from archive.writing.bag import PayloadFile


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of file."""

    media_type: str
    name: str  # for people, and for PREMIS
    pronom: str | None = None  # its key in the PRONOM registry


_BY_SUFFIX = {
    ".warc.gz": Kind(media_type="application/warc", name="WARC 1.1, gzip", pronom="fmt/1355"),
    ".jsonl": Kind(media_type="application/jsonl", name="JSON lines"),
    ".json": Kind(media_type="application/json", name="JSON", pronom="fmt/817"),
    ".cdx": Kind(media_type="text/x-cdxj", name="CDXJ"),
    ".txt": Kind(media_type="text/plain", name="Plain text", pronom="x-fmt/111"),
    ".md": Kind(media_type="text/markdown", name="Markdown", pronom="fmt/1149"),
    ".html": Kind(media_type="text/html", name="HTML"),
    ".xml": Kind(media_type="application/xml", name="XML", pronom="fmt/101"),
    ".csv": Kind(media_type="text/csv", name="CSV", pronom="x-fmt/18"),
    ".jpg": Kind(media_type="image/jpeg", name="JPEG"),
    ".png": Kind(media_type="image/png", name="PNG"),
    ".gif": Kind(media_type="image/gif", name="GIF"),
    ".webp": Kind(media_type="image/webp", name="WebP"),
    ".mp4": Kind(media_type="video/mp4", name="MPEG-4"),
}
_UNKNOWN = Kind(media_type="application/octet-stream", name="unknown")

_ROLES = {
    layout.ARTICLE_TEXT: "the article's text as it is read",
    layout.ARTICLE_JSON: "what the article states about itself",
    layout.TWEET_URLS: "the addresses of the tweets",
    layout.REFERENCES_JSON: "the references to tweets, and what came of each",
    layout.COLLECTION_JSON: "what the web was asked, and what came",
    layout.REPORT: "all of it as a page for people",
    layout.WARC_INDEX: "the index of the captures",
    layout.PAGES: "the pages to see again",
    layout.DUBLIN_CORE: "the package in Dublin Core",
    layout.PREMIS: "objects, events and agents in PREMIS",
}
_ROLES_BY_START = {
    layout.ARTICLE_SOURCE_STEM: "the article as received",
    f"{layout.TWEETS_FOLDER}/": "a tweet as the answers show it",
    f"{layout.REPORT_MEDIA}/": "a picture or film that a tweet showed",
    f"{layout.WARC_FOLDER}/": "requests and answers as they stood on the wire",
}


def kind_of(file: PayloadFile) -> Kind:
    """Tell what a file is from its name, which is ours."""
    return next((kind for end, kind in _BY_SUFFIX.items() if file.path.endswith(end)), _UNKNOWN)


def role_of(file: PayloadFile) -> str:
    """Say what a file is in the package."""
    start = next((role for key, role in _ROLES_BY_START.items() if file.path.startswith(key)), "")
    return _ROLES.get(file.path, start)
