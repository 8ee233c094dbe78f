"""Find the references in Markdown as CommonMark reads it; what is only shown as code is marked."""

import re
from collections.abc import Iterator, Mapping

from archive.limits import MARKDOWN_CHARS
from packager.references.found import Found, put_back
from packager.references.markdown.markdown_blocks import (
    Block,
    BlockKind,
    MarkdownBlocks,
    read_blocks,
)
from packager.references.markdown.markdown_inlines import inline_tokens, normal_label
from packager.references.markup.tokens import Token, TokenKind, html_tokens
from packager.references.markup.visible_text import SHOWN_AS_IT_IS
from packager.references.reading import find_in_markup, find_in_prose

# CommonMark §4.7; a label with ^ is a footnote's.
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>(?!\^)[^\[\]\n]{1,200}+)\]:[ \t]*+<?(?P<address>[^\s<>]{1,2000}+)>?"
    r"(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'|\([^()\n]*+\)))?+[ \t]*+\n",
    re.MULTILINE,
)
_USE = re.compile(r"\[(?P<label>[^\[\]]{1,200}+)\](?!:)")
_CONTAINERS = {
    BlockKind.QUOTE_START: (TokenKind.START, "blockquote"),
    BlockKind.QUOTE_END: (TokenKind.END, "blockquote"),
    BlockKind.ITEM_START: (TokenKind.START, "li"),
    BlockKind.ITEM_END: (TokenKind.END, "li"),
}


def find_in_markdown(source: str) -> list[Found]:
    """Find the references in a Markdown source, merged.

    A source longer than ``limits.MARKDOWN_CHARS`` is read as plain text that holds some markup.
    """
    if len(source) > MARKDOWN_CHARS:
        return find_in_prose(source)
    blocks = read_blocks(source)
    found = find_in_markup(blocks.content.text, markdown_tokens(blocks), keep_blanks=True)
    return [put_back(item, blocks.content, source) for item in found]


def markdown_tokens(blocks: MarkdownBlocks) -> Iterator[Token]:
    """Give the tokens of a Markdown source; their offsets are those of ``blocks.content.text``."""
    text = blocks.content.text
    used = {normal_label(match["label"]) for match in _USE.finditer(text)}
    definitions: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        label = normal_label(match["label"])
        if label in used:
            definitions.setdefault(label, match["address"])
    for block in blocks.blocks:
        if block.kind in _CONTAINERS:
            yield _tag(*_CONTAINERS[block.kind], block.start)
        elif block.kind is BlockKind.HTML:
            yield from html_tokens(text, block.start, block.end)
        else:
            yield _tag(TokenKind.START, "p", block.start)
            yield from _content_tokens(text, block, definitions)
            yield _tag(TokenKind.END, "p", block.end)


def _tag(kind: TokenKind, name: str, place: int) -> Token:
    return Token(kind, place, place, name, {})


def _content_tokens(text: str, block: Block, definitions: Mapping[str, str]) -> Iterator[Token]:
    if block.kind is not BlockKind.INLINES:
        yield Token(TokenKind.RAW, block.start, block.end, SHOWN_AS_IT_IS)
        return
    start = block.start
    for match in _DEFINITION.finditer(text, block.start, block.end):
        if normal_label(match["label"]) in definitions:  # its use is the citation
            yield from inline_tokens(text, start, match.start(), definitions)
            start = match.end()
    yield from inline_tokens(text, start, block.end, definitions)
