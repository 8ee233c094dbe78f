"""Read the article: the text as it is read, and what the source states about itself.

Extractors destroy embeds. So each embed is cut out of the markup first, a marker takes its place, and
the marker becomes the tweet's text, its attribution and its address again. What the extractor says is
only used to choose among the page's own lines (``extraction.alignment``): the text is the page's, letter by
letter, and an embed stands where it stood, whatever the extractor thought of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from packager.embed_text import render_embed
from packager.extraction.alignment import find_chosen_lines
from packager.extraction.main_text import MainText, extract_main_text, render_markdown
from packager.model import Article, Reference, ReferenceKind, Source, SourceKind, Stated
from packager.references.visible_text import visible_text
from packager.statements import find_statements, split_front_matter

_EMBEDS = (ReferenceKind.HTML_EMBED, ReferenceKind.SHORTCODE)
_LINKS = (
    ReferenceKind.FLATTENED_EMBED,
    ReferenceKind.STATUS_URL,
    ReferenceKind.WAYBACK_URL,
    ReferenceKind.MIRROR_URL,
    ReferenceKind.TCO_LINK,
    ReferenceKind.PIC_LINK,
)
_MARKER = re.compile(r"packagerembed(\d+)x")
_ANCHOR_END = re.compile(r"</a\s*>", re.IGNORECASE)
_ANCHOR_CHARS = 2000  # of the words of a link
_HREF = re.compile(r"href\s*=\s*[\"']?\s*\Z", re.IGNORECASE)
_HREF_CHARS = 20
_LEAST_FOUND_SHARE = 0.5  # of the extractor's words that the page must have
_TITLE_CHARS = 200
_HEADING = re.compile(r"^#[ \t]+([^\n#]{1,200})", re.MULTILINE)


class _Edit(NamedTuple):
    """What takes the place of a stretch of the source."""

    start: int
    end: int
    replacement: str


def read_article(source: Source, references: Sequence[Reference]) -> Article:
    """Read an article.

    Args:
        source: Its source.
        references: What ``find_references`` found in it.

    Returns:
        The article. ``text_from`` says in words how its text was got; where the extractor failed, the
        text is that of the whole page, and ``text_is_fallback`` is true.
    """
    if source.kind is SourceKind.HTML:
        return _read_page(source, references)
    if source.kind is SourceKind.MARKDOWN:
        return _read_markdown(source, references)
    return _read_text(source)


def _read_text(source: Source) -> Article:
    text = _plain_lines(source.text)
    first, _, rest = text.lstrip("\n").partition("\n")
    is_title = 0 < len(first.strip()) <= _TITLE_CHARS and rest.startswith("\n")
    return Article(
        source=source,
        text=text,
        text_from="the source itself",
        title=Stated(value=first.strip(), stated_in="first line") if is_title else None,
    )


def _read_markdown(source: Source, references: Sequence[Reference]) -> Article:
    stated, start = split_front_matter(source.text)
    own = [one for one in _embeds_of(references) if one.start >= start]
    marked = _rewrite(source.text, _mark_embeds(own, "\n\n{}\n\n"), start)
    rendered = render_markdown(marked)
    if rendered.text is None:
        lines, text_from = marked.splitlines(), f"the source itself: the reader {rendered.failure}"
    else:
        lines = visible_text(rendered.text).text.split("\n")
        text_from = f"Markdown as {rendered.extractor} reads it"
    text = _put_embeds_back(lines, own)
    return Article(
        source=source,
        text=_plain_lines(text),
        text_from=text_from,
        text_is_fallback=rendered.text is None,
        **{"title": _first_heading(marked), **stated},
    )


def _read_page(source: Source, references: Sequence[Reference]) -> Article:
    stated = find_statements(source.text)
    embeds = _embeds_of(references)
    edits = [*_mark_embeds(embeds, "<p>{}</p>"), *_show_addresses(source.text, references)]
    marked = _rewrite(source.text, edits)
    lines = visible_text(marked).text.split("\n")
    main = extract_main_text(marked)
    chosen, text_from = _choose_lines(lines, main)
    text = _put_embeds_back(chosen, embeds)
    title = stated.get("title")
    if title is not None and not text.lstrip().startswith(title.value):
        text = f"{title.value}\n\n{text}"
    return Article(
        source=source,
        text=_plain_lines(text),
        text_from=text_from,
        text_is_fallback=chosen is lines,
        **stated,
    )


def _choose_lines(lines: list[str], main: MainText) -> tuple[list[str], str]:
    """Choose the lines that the extractor took for the article; the lines of all embeds stay."""
    if main.text is None:
        return lines, f"all of the page: {main.extractor} {main.failure}"
    choice = find_chosen_lines(lines, main.text)
    if choice.found_share < _LEAST_FOUND_SHARE:
        return lines, f"all of the page: what {main.extractor} gave is not its text"
    kept = [
        line
        for line, is_chosen in zip(lines, choice.chosen, strict=True)
        if is_chosen or _MARKER.search(line)
    ]
    return kept, f"the lines of the page that {main.extractor} took for its main text"


def _embeds_of(references: Iterable[Reference]) -> list[Reference]:
    return [
        one for one in references if one.kind in _EMBEDS and not one.in_code and not one.in_comment
    ]


def _mark_embeds(embeds: Sequence[Reference], form: str) -> list[_Edit]:
    """Put a marker in the place of each embed, written so that it is a paragraph of its own."""
    return [
        _Edit(embed.start, embed.end, form.format(f"packagerembed{number}x"))
        for number, embed in enumerate(embeds)
    ]


def _show_addresses(markup: str, references: Iterable[Reference]) -> Iterator[_Edit]:
    """Write the address of a link to a tweet behind its words, where only ``href`` has it."""
    for one in references:
        if one.in_code or one.in_comment or one.url is None or one.kind not in _LINKS:
            continue
        closing = _ANCHOR_END.search(markup, one.end, one.end + _ANCHOR_CHARS)
        is_in_tag = one.kind is ReferenceKind.FLATTENED_EMBED or _HREF.search(
            markup, max(0, one.start - _HREF_CHARS), one.start
        )
        if closing is None or not is_in_tag or one.url in markup[one.end : closing.start()]:
            continue
        yield _Edit(closing.end(), closing.end(), f" ({escape(one.url)})")


def _rewrite(markup: str, edits: Iterable[_Edit], start: int = 0) -> str:
    """Apply edits that do not overlap to a source, from a place on."""
    parts, position = [], start
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start >= position:
            parts += [markup[position : edit.start], edit.replacement]
            position = edit.end
    return "".join([*parts, markup[position:]])


def _put_embeds_back(lines: Iterable[str], embeds: Sequence[Reference]) -> str:
    """Replace each marker by its embed, as a paragraph; blank lines never stand in a row."""
    paragraphs: list[str] = []
    for line in lines:
        replaced = _MARKER.sub(lambda match: _embed_at(embeds, int(match[1])), line)
        if _MARKER.search(line):
            replaced = f"\n{replaced.strip()}\n"
        paragraphs.append(replaced)
    text = re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", "\n".join(paragraphs))
    return text.strip("\n") + "\n"


def _embed_at(embeds: Sequence[Reference], number: int) -> str:
    return render_embed(embeds[number]) if number < len(embeds) else ""


def _first_heading(markdown: str) -> Stated | None:
    match = _HEADING.search(markdown)
    return Stated(value=match[1].strip(), stated_in="first heading") if match else None


def _plain_lines(text: str) -> str:
    """Give a text with LF line ends and without a byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
