"""References as the tests compare them: the fields that a test names."""

from packager.model import Reference, SourceKind
from packager.references import find_references

ID, OTHER_ID = "766605631288246272", "766243237355446272"  # of 19 and of 18 August 2016
URL = f"https://twitter.com/bridge_watch/status/{ID}"
OTHER_URL = f"https://twitter.com/ferry_line/status/{OTHER_ID}"
ATTRIBUTION = f'&mdash; Bridge Watch (@bridge_watch) <a href="{URL}">August 19, 2016</a>'
EMBED = f'<blockquote class="twitter-tweet"><p>It is open.</p>{ATTRIBUTION}</blockquote>'


def in_html(markup: str) -> tuple[Reference, ...]:
    return find_references(markup, SourceKind.HTML)


def in_text(text: str) -> tuple[Reference, ...]:
    return find_references(text, SourceKind.TEXT)


def in_markdown(source: str) -> tuple[Reference, ...]:
    return find_references(source, SourceKind.MARKDOWN)


def kinds_and_ids(found: tuple[Reference, ...]) -> list[tuple[str, str | None]]:
    return [(reference.kind.value, reference.status_id) for reference in found]
