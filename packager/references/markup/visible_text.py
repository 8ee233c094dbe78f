"""The text of markup as a reader sees it, with the way back to the source.

Tags are left out, character references decoded, blanks collapsed; block elements and ``<br>`` break
lines, about as a browser's ``innerText`` does (HTML Standard §3.2.7). Style sheets are not read:
what they hide is in the text.
"""

import re

from packager.references.markup.character_references import iter_character_references
from packager.references.markup.mapped_text import MappedText, MappedTextBuilder
from packager.references.markup.tag_names import LINE_BREAKS
from packager.references.markup.tokens import Token, TokenKind, html_tokens

# What cannot be copied as it is: character references, and blanks that collapse.
_IRREGULAR = re.compile(r"&|[\t\n\f\r]|  ")
_PIECE = re.compile(r"(?P<blanks>[ \t\n\f\r]++)|[^ \t\n\f\r]++(?: (?![ \t\n\f\r])[^ \t\n\f\r]++)*+")
# Pictures that stand for a character of the text.
_EMOJI = re.compile(r"emoji|wp-smiley", re.IGNORECASE)
_MOST_MARKS = 3  # quotation marks on a line
SHOWN_AS_IT_IS = "code"  # the name of raw tokens that are text and are shown: code in Markdown


def visible_text(markup: str) -> MappedText:
    """Give the visible text of a page or a fragment.

    Args:
        markup: HTML, however broken.
    """
    builder = VisibleTextBuilder(markup)
    for token in html_tokens(markup):
        builder.read(token)
    return builder.build()


def decoded_text(markup: str, start: int, end: int) -> MappedText:
    """Give ``markup[start:end]`` with its character references decoded, and no other change."""
    builder = VisibleTextBuilder(markup, keep_blanks=True)
    builder.read(Token(TokenKind.TEXT, start, end))
    return builder.build()


class VisibleTextBuilder:
    """Takes tokens one by one and makes their visible text.

    Args:
        markup: What the tokens' offsets refer to.
        keep_blanks: Blanks and line breaks count as written, as in plain text and in ``<pre>``.
        quote_marks: Lines of a ``<blockquote>`` begin with "> ", as quotations in plain text do.
    """

    def __init__(
        self, markup: str, *, keep_blanks: bool = False, quote_marks: bool = False
    ) -> None:
        self._markup = markup
        self._keep_blanks = keep_blanks
        self._quote_marks = quote_marks
        self._pres = 0  # how many <pre> are open
        self._quotes = 0  # how many <blockquote> are open
        self._line_quotes = 0  # how many were open on the last line of the text so far
        self._pieces = MappedTextBuilder()
        self._breaks_due = 0  # line breaks that a block element asks for, once text follows
        self._blank: tuple[int, int] | None = None  # it counts if text follows on its line
        # Line breaks at the end of the text so far; at its beginning none is due.
        self._trailing_breaks = 2

    @property
    def length(self) -> int:
        """The length of the text so far."""
        return self._pieces.length

    def build(self) -> MappedText:
        """Give the text of the tokens read so far."""
        return self._pieces.build()

    def read(self, token: Token) -> None:
        """Take the next token."""
        kind = token.kind
        if kind is TokenKind.TEXT:
            self._read_text(token.start, token.end)
        elif kind is TokenKind.START or kind is TokenKind.END:
            self._read_tag(token)
        elif kind is TokenKind.RAW and token.name == SHOWN_AS_IT_IS:
            self._add_lines(token.start, token.end)

    def _read_tag(self, token: Token) -> None:
        breaks = LINE_BREAKS.get(token.name)
        if breaks is not None:
            self._breaks_due = max(self._breaks_due, breaks)
            self._blank = None
            step = 1 if token.kind is TokenKind.START else -1
            if token.name == "pre":
                self._pres = max(self._pres + step, 0)
            elif token.name == "blockquote":
                self._quotes = max(self._quotes + step, 0)
        elif token.name == "br":
            self._add("\n", token.start, token.end)
        elif token.name == "img":
            self._read_image(token)

    def _read_image(self, token: Token) -> None:
        if not _EMOJI.search(self._markup, token.start, token.end):
            return
        attribute = token.attributes(self._markup).get("alt")
        if attribute is not None:
            self._add(attribute.value, token.start, token.end)

    def _read_text(self, start: int, end: int) -> None:
        if self._keep_blanks or self._pres:
            self._add_decoded(start, end)
        elif _IRREGULAR.search(self._markup, start, end):
            self._add_irregular(start, end)
        else:
            self._add_regular(start, end)

    def _add_regular(self, start: int, end: int) -> None:
        """Add a text in which blanks stand alone and nothing is to be decoded."""
        markup = self._markup
        if markup[start] == " ":
            self._blank = (start, start + 1)
            start += 1
        if start < end and markup[end - 1] == " ":
            self._add(markup[start : end - 1], start, end - 1)
            self._blank = (end - 1, end)
        else:
            self._add(markup[start:end], start, end)

    def _add_irregular(self, start: int, end: int) -> None:
        for match in _PIECE.finditer(self._markup, start, end):
            if match["blanks"] is not None:
                self._blank = match.span()
            else:
                self._add_decoded(match.start(), match.end())

    def _add_decoded(self, start: int, end: int) -> None:
        for reference_start, reference_end, character in iter_character_references(
            self._markup, start, end
        ):
            self._add_lines(start, reference_start)
            self._add(character, reference_start, reference_end)
            start = reference_end
        self._add_lines(start, end)

    def _add_lines(self, start: int, end: int) -> None:
        while self._quote_marks and self._quotes and start < end:
            line_end = self._markup.find("\n", start, end) + 1 or end
            self._add(self._markup[start:line_end], start, line_end)
            start = line_end
        self._add(self._markup[start:end], start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if self._breaks_due:
            self._add_breaks(text, start)
        elif self._blank is not None and not self._trailing_breaks:
            self._pieces.add(" ", *self._blank)
        if self._quote_marks and self._trailing_breaks:
            self._add_marks(self._quotes, start)
        self._blank = None
        self._pieces.add(text, start, end)
        breaks = len(text) - len(text.rstrip("\n"))
        self._trailing_breaks = breaks + (self._trailing_breaks if breaks == len(text) else 0)
        self._line_quotes = self._quotes

    def _add_breaks(self, text: str, place: int) -> None:
        """Add the line breaks that are due and do not stand there already."""
        present = self._trailing_breaks + len(text) - len(text.lstrip("\n"))
        for number in range(present, self._breaks_due):
            if number and self._quote_marks:
                self._add_marks(min(self._quotes, self._line_quotes), place)
            self._pieces.add("\n", place, place)
            self._trailing_breaks += 1
        self._breaks_due = 0

    def _add_marks(self, quotes: int, place: int) -> None:
        self._pieces.add("> " * min(quotes, _MOST_MARKS), place, place)
