"""The blocks of a Markdown source, as CommonMark reads them, without the marks of their lines.

Only the blocks come from markdown-it. It tells no offsets within a block, and needs time quadratic
in some hostile inlines; those are read by ``markdown_inlines``.
"""

import re
from dataclasses import dataclass
from enum import Enum

from markdown_it import MarkdownIt

from packager.references.markup.mapped_text import MappedText, MappedTextBuilder


class BlockKind(Enum):
    """What a block holds, or which container begins or ends there; by markdown-it's names."""

    INLINES = "inline"
    HTML = "html_block"
    FENCE = "fence"
    INDENTED_CODE = "code_block"
    QUOTE_START = "blockquote_open"
    QUOTE_END = "blockquote_close"
    ITEM_START = "list_item_open"
    ITEM_END = "list_item_close"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A block: ``content.text[start:end]``, which is empty where a container begins or ends."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkdownBlocks:
    """The blocks of a source, in order."""

    content: MappedText  # of all blocks one after another, each line with its end
    blocks: tuple[Block, ...]


_LINE = re.compile(r"(?P<words>[^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_KINDS = {kind.value: kind for kind in BlockKind}
# Without "reference" the definition of a link stays a paragraph, in which its address is found.
_LEFT_OUT = ["inline", "reference", "text_join"]


def read_blocks(source: str) -> MarkdownBlocks:
    """Read the blocks of a Markdown source."""
    lines = list(_LINE.finditer(source))
    content = MappedTextBuilder()
    blocks = []
    for token in MarkdownIt("commonmark").disable(_LEFT_OUT).parse(source):
        kind = _KINDS.get(token.type)
        if kind is None:
            continue  # a paragraph, heading or list: what it holds has a token of its own
        start = content.length
        if token.content and token.map is not None:
            first = token.map[0] + (kind is BlockKind.FENCE)
            written = token.content.removesuffix("\n").split("\n")
            own = lines[first : first + len(written)]  # all that follow would take quadratic time
            for line, words in zip(own, written, strict=False):
                _add_line(content, line, words)
        blocks.append(Block(kind=kind, start=start, end=content.length))
    return MarkdownBlocks(content=content.build(), blocks=tuple(blocks))


def _add_line(content: MappedTextBuilder, line: re.Match[str], words: str) -> None:
    """Add what a block has of a line: the words that markdown-it gives, without marks."""
    end = line.end("words")
    if line["words"].endswith(words):
        start = end - len(words)
    else:  # tabs were expanded, or closing marks of a heading left out
        place = max(line["words"].rfind(words.strip()), 0)
        start, end = line.start() + place, line.start() + place + len(words.strip())
    content.add(line.string[start:end], start, end)
    content.add("\n", line.end("words"), max(line.end(), line.end("words")))
