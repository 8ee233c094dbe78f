"""Reading an article: ``Source`` and its references -> ``Article``.

Nothing of the text is rewritten. A plain text stands as it is; Markdown without its signs; of a web
page, the lines that an extractor chooses. Every embed stands at its place, whatever was chosen.
"""

import re
from dataclasses import replace

from archive.limits import MARKDOWN_CHARS
from packager.extraction.alignment import split_words
from packager.front_matter import read_front_matter
from packager.model import Article, Reference, Source, SourceKind, Stated
from packager.page_text import read_page_text
from packager.reading_text import compose_text, find_edits, split_spans
from packager.references.markdown.find import markdown_tokens
from packager.references.markdown.markdown_blocks import read_blocks
from packager.references.markup.tokens import html_tokens
from packager.references.markup.visible_text import VisibleTextBuilder
from packager.statements import find_statements

_TITLE_CHARS = 200  # a longer first line is a paragraph
_LINES_OF_A_TITLE = 3  # at the start of a page's text; a section's name or a date may come first


def read_article(source: Source, references: tuple[Reference, ...]) -> Article:
    """Read what a source says, for people.

    Args:
        source: The article.
        references: What ``find_references`` finds in ``source.text``.

    Returns:
        ``Article.text`` has LF line ends and no byte-order mark. Of an HTML page it is a choice,
        and ``text_from`` says whose; that it is the right one is not promised. Of a text every word
        is there; of Markdown, all but its signs, addresses of links and the front matter.
    """
    match source.kind:
        case SourceKind.HTML:
            return _read_page(source, references)
        case SourceKind.MARKDOWN if len(source.text) <= MARKDOWN_CHARS:
            return _read_markdown(source, references)
        case _:
            return _read_text(source)


def _read_text(source: Source) -> Article:
    text = _with_line_feeds(source.text)
    return Article(
        source=source,
        text=text,
        text_from="the source as it is",
        title=_find_first_line_title(text),
    )


def _find_first_line_title(text: str) -> Stated | None:
    """Take the first line for the title if it is short and a blank line sets it apart."""
    first, _, rest = text.lstrip().partition("\n")
    following, _, body = rest.partition("\n")
    title = first.strip()
    if len(title) > _TITLE_CHARS or following.strip() or not body.strip():
        return None
    return Stated(value=title, stated_in="first line")


def _read_markdown(source: Source, references: tuple[Reference, ...]) -> Article:
    # To CommonMark a byte-order mark is a letter; a blank in its place keeps every offset.
    blocks = read_blocks(re.sub("^\ufeff", " ", source.text))
    markup, place_of = blocks.content.text, blocks.content.offset_of
    tokens = list(markdown_tokens(blocks))
    builder = VisibleTextBuilder(markup, keep_blanks=True)
    for token in tokens:
        builder.read(token)
    visible = builder.build()
    placed = [
        replace(item, start=place_of(item.start), end=place_of(item.end)) for item in references
    ]
    front = read_front_matter(source.text)
    body_start = visible.offset_of(place_of(front.end))
    lines = split_spans(visible.text)
    text = compose_text(
        visible.text,
        lines,
        [line.start >= body_start for line in lines],
        find_edits(markup, tokens, visible, placed),
    )
    fields = front.fields
    if "title" not in fields and source.text[front.end :].lstrip("\ufeff \t\r\n").startswith("# "):
        heading = text.partition("\n")[0]
        fields = {**fields, "title": Stated(value=heading, stated_in="first heading")}
    return Article(
        source=source,
        text=_with_line_feeds(text).lstrip("\n"),
        text_from="the Markdown source, as read",
        title=fields.get("title"),
        byline=fields.get("byline"),
        published=fields.get("published"),
        modified=fields.get("modified"),
        language=fields.get("language"),
    )


def _read_page(source: Source, references: tuple[Reference, ...]) -> Article:
    tokens = list(html_tokens(source.text))
    statements = find_statements(source.text, tokens, source.url)
    page = read_page_text(source.text, tokens, references)
    text = _with_line_feeds(page.text).lstrip("\n")
    if statements.title is not None and not _begins_with(text, statements.title.value):
        text = f"{statements.title.value}\n\n{text}"
    return Article(
        source=source,
        text=text,
        text_from=page.text_from,
        text_is_fallback=page.is_fallback,
        title=statements.title,
        byline=statements.byline,
        published=statements.published,
        modified=statements.modified,
        language=statements.language,
        site=statements.site,
        canonical_url=statements.canonical_url,
    )


def _begins_with(text: str, title: str) -> bool:
    """Whether one of a text's first lines begins as the title does, and one of them ends there."""
    wanted = split_words(title)
    lines = [
        words for line in text[: 20 * _TITLE_CHARS].split("\n") if (words := split_words(line))
    ]
    for words in lines[:_LINES_OF_A_TITLE]:
        shorter = min(len(words), len(wanted))
        is_only_a_topic = shorter == 1 < len(wanted)  # "Syria", above "Syria: the road is closed"
        if words[:shorter] == wanted[:shorter] and not is_only_a_topic:
            return True
    return False


def _with_line_feeds(text: str) -> str:
    """Write every line end as LF, and leave out the byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
