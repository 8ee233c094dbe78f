"""An article's text as it is read: its lines, every embed at its place, links with addresses."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from packager.embed_text import render_embed
from packager.model import Reference, ReferenceKind
from packager.references.markup.mapped_text import MappedText
from packager.references.markup.tokens import Token, TokenKind

_EMBEDS = frozenset({ReferenceKind.HTML_EMBED, ReferenceKind.SHORTCODE})
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A line of a text, or another stretch of it: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """What stands in the place of a stretch of the visible text, or is added to it."""

    start: int
    end: int
    text: str
    is_block: bool  # an embed, with lines of its own; it stays even where its line is left out


def split_spans(text: str) -> tuple[Span, ...]:
    """Give the lines of a text, without their ends."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def find_edits(
    markup: str, tokens: Iterable[Token], visible: MappedText, references: Sequence[Reference]
) -> tuple[Edit, ...]:
    """Find what the visible text lacks of the references: embeds, and the addresses of links.

    Args:
        markup: What the tokens' and the references' offsets refer to.
        tokens: All of the markup.
        visible: The visible text of the markup.
        references: In reading order. What is code or stands in a comment changes nothing.
    """
    shown = [item for item in references if not item.in_code and not item.in_comment]
    edits = [_embed_edit(visible, item) for item in shown if item.kind in _EMBEDS]
    cited = {
        address
        for item in shown
        if item.kind not in _EMBEDS
        for address in (item.url, *item.links)
        if address
    }
    if cited:
        edits += _link_edits(markup, tokens, visible, cited)
    return tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))


def compose_text(
    text: str, lines: Sequence[Span], kept: Sequence[bool], edits: Sequence[Edit]
) -> str:
    """Write the lines that are kept, and every embed.

    An embed whose surroundings are left out stands after the last line before it that is kept.

    Args:
        text: The visible text.
        lines: Its lines.
        kept: One a line, whether it is of the article.
        edits: By their place.

    Returns:
        Paragraphs with one blank line between them, and one line end at the end.
    """
    written: list[str] = []
    waiting = list(reversed(edits))
    used = 0  # up to where the text is written, or replaced
    for line, is_kept in zip(lines, kept, strict=True):
        piece = ""
        position = max(used, line.start)
        while waiting and waiting[-1].start <= line.end:
            edit = waiting.pop()
            before = text[position : edit.start] if position < edit.start else ""
            if edit.is_block:
                written += [(piece + before).rstrip() if is_kept else "", "", edit.text, ""]
                piece = ""
            elif edit.start >= position:
                piece += before + edit.text
            position = max(position, edit.end)
        used = max(used, position)
        if is_kept and used <= line.end:
            written.append((piece + text[used : line.end]).rstrip())
    whole = "\n".join(written).replace("\r\n", "\n").replace("\r", "\n")
    return _BLANK_LINES.sub("\n\n", whole).strip("\n") + "\n"


def _embed_edit(visible: MappedText, embed: Reference) -> Edit:
    """Replace what is visible of an embed by the whole of it."""
    start, end = visible.offset_of(embed.start), visible.offset_of(embed.end)
    text = render_embed(
        embed, visible.text[start:end] if embed.kind is ReferenceKind.HTML_EMBED else ""
    )
    return Edit(start=start, end=end, text=text, is_block=True)


def _link_edits(
    markup: str, tokens: Iterable[Token], visible: MappedText, cited: Container[str]
) -> Iterator[Edit]:
    """Add the address of each link to what is cited behind its words, if they do not show it."""
    opened: Token | None = None
    for token in tokens:
        if token.name != "a" or token.kind not in (TokenKind.START, TokenKind.END):
            continue
        if opened is not None:
            edit = _link_edit(markup, visible, opened, token.start, cited)
            if edit is not None:
                yield edit
        opened = token if token.kind is TokenKind.START else None


def _link_edit(
    markup: str, visible: MappedText, tag: Token, end: int, cited: Container[str]
) -> Edit | None:
    """Add an address behind the words between a link's tags."""
    href = tag.attributes(markup).get("href")
    address = href.value.strip() if href is not None else ""
    if address not in cited:
        return None
    first, place = visible.offset_of(tag.end), visible.offset_of(end)
    identity = address.rstrip("/").rpartition("/")[2].partition("?")[0]  # an id or a code
    if identity in visible.text[first:place]:
        return None
    return Edit(start=place, end=place, text=f" ({address})", is_block=False)
