"""What stands within a paragraph or heading of Markdown, as tokens like those of HTML.

CommonMark §6: code spans, links and images, raw HTML, emphasis, backslash escapes. Emphasis is
paired by its character, not by the length of its runs. Addresses and handles stand as they are: an
underscore in them is no emphasis, since most software that shows Markdown takes them for links.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from packager.references.markup.attributes import Attribute
from packager.references.markup.character_references import decode_attribute
from packager.references.markup.tokens import Token, TokenKind, tag_at
from packager.references.markup.visible_text import SHOWN_AS_IT_IS

_SPECIAL = re.compile(
    r"\\[!-/:-@\[-`{-~]|`+|<|!\[|\[|\]|\*+|_+"
    r"|(?P<as_it_is>https?://[^\s<>\[\]()*`\"'\\]+|[@＠][A-Za-z0-9_]+"
    r"|\{\{[<%][^{}\n]{1,1000}+\}\}|\{%[^{}\n]{1,1000}+\})"  # shortcodes
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DESTINATION = re.compile(
    r"\([ \t\n]{0,20}+"
    r"(?:<(?P<pointed>[^<>\n]{0,2000}+)>"
    r"|(?P<plain>(?:[^\s()<\\]|\\[^\n]|\((?:[^\s()\\]|\\[^\n])*+\))*+))"
    r"(?:[ \t\n]{1,20}+(?:\"[^\"]{0,1000}+\"|'[^']{0,1000}+'|\([^()]{0,1000}+\)))?+[ \t\n]{0,20}+\)"
)
_LABEL = re.compile(r"\[(?P<label>[^\[\]]{0,200}+)\]")
_LABEL_CHARS = 200
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,20000}+-->", re.DOTALL)
_TICKS = re.compile(r"`+")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Opening:
    """A "[" or "![" that may open a link or an image."""

    place: int  # of its token
    start: int
    is_image: bool


def inline_tokens(text: str, start: int, end: int, definitions: Mapping[str, str]) -> list[Token]:
    """Split ``text[start:end]``, a paragraph or heading, into tokens.

    Args:
        text: Lines without the marks of quotations and lists.
        start: Where the paragraph begins.
        end: Where it ends.
        definitions: The addresses of the source's link definitions, by ``normal_label``.
    """
    return list(_InlineReader(text, start, end, definitions).tokens())


def normal_label(label: str) -> str:
    """Write a link's label as labels are compared (CommonMark §4.7)."""
    return " ".join(label.split()).casefold()


class _InlineReader:
    def __init__(self, text: str, start: int, end: int, definitions: Mapping[str, str]) -> None:
        self.text = text
        self.end = end
        self.definitions = definitions
        self.text_start = start  # of what has no token yet
        self.made: list[Token | None] = []
        self.openings: list[_Opening] = []
        self.emphasis: dict[str, list[int]] = {"*": [], "_": []}  # places of runs that may open it
        self.last_ticks = {
            len(match[0]): match.start() for match in _TICKS.finditer(text, start, end)
        }

    def tokens(self) -> Iterator[Token]:
        position = self.text_start
        while special := _SPECIAL.search(self.text, position, self.end):
            position = self._read(special)
        self._flush(self.end)
        return _joined(token for token in self.made if token is not None)

    def _read(self, special: re.Match[str]) -> int:
        """Read what begins at a special character, and give the place at which to go on."""
        sign = special[0][0]
        if special["as_it_is"]:
            return special.end()
        if sign == "\\":
            self._flush(special.start())
            self.text_start = special.start() + 1
            return special.end()
        if sign == "`":
            return self._read_code(special)
        if sign == "<":
            return self._read_markup(special)
        if sign in "*_":
            return self._read_emphasis(special)
        return self._close(special) if sign == "]" else self._open(special)

    def _flush(self, end: int) -> None:
        """Make a token of the text up to a place."""
        if end > self.text_start:
            self.made.append(Token(TokenKind.TEXT, self.text_start, end))
        self.text_start = end

    def _make(self, token: Token) -> int:
        self._flush(token.start)
        self.made.append(token)
        self.text_start = token.end
        return token.end

    def _read_code(self, opening: re.Match[str]) -> int:
        ticks = opening[0]
        if self.last_ticks[len(ticks)] <= opening.start():
            return opening.end()
        closing = opening
        while closing is opening or len(closing[0]) != len(ticks):
            found = _TICKS.search(self.text, closing.end(), self.end)
            if found is None:
                return opening.end()
            closing = found
        self._flush(opening.start())
        self.text_start = opening.end()
        self._make(Token(TokenKind.RAW, opening.end(), closing.start(), SHOWN_AS_IT_IS))
        self.text_start = closing.end()
        return closing.end()

    def _read_markup(self, opening: re.Match[str]) -> int:
        token = tag_at(self.text, opening.start(), self.end)
        if token is not None:
            return self._make(token)
        comment = _COMMENT.match(self.text, opening.start(), self.end)
        if comment is not None:
            return self._make(Token(TokenKind.COMMENT, comment.start(), comment.end()))
        return opening.end()

    def _open(self, bracket: re.Match[str]) -> int:
        self._flush(bracket.start())
        opening = _Opening(place=len(self.made), start=bracket.start(), is_image=bracket[0] == "![")
        self.openings.append(opening)
        return self._make(Token(TokenKind.TEXT, bracket.start(), bracket.end()))

    def _close(self, bracket: re.Match[str]) -> int:
        opening = self.openings.pop() if self.openings else None
        link = self._destination(opening, bracket.start()) if opening else None
        if opening is None or link is None:
            return bracket.end()
        address, end = link
        self._flush(bracket.start())
        if opening.is_image:
            self._forget_from(opening.place)
            self.made.append(Token(TokenKind.START, opening.start, end, "img", {"src": address}))
        else:
            start = Token(TokenKind.START, opening.start, opening.start + 1, "a", {"href": address})
            self.made[opening.place] = start
            self.made.append(Token(TokenKind.END, bracket.start(), end, "a"))
            self.openings.clear()  # a link holds no link (CommonMark §6.3)
        self.text_start = end
        return end

    def _forget_from(self, place: int) -> None:
        """Drop the tokens of an image's description, which is not shown."""
        del self.made[place:]
        for places in self.emphasis.values():
            while places and places[-1] >= place:
                places.pop()

    def _destination(self, opening: _Opening, bracket: int) -> tuple[Attribute, int] | None:
        """Give a link's address and where the link ends."""
        match = _DESTINATION.match(self.text, bracket + 1, self.end)
        if match is not None:
            group = "pointed" if match["pointed"] is not None else "plain"
            value = _ESCAPE.sub(r"\1", decode_attribute(match[group]))
            address = Attribute(value=value, start=match.start(group), end=match.end(group))
            return address, match.end()
        following = _LABEL.match(self.text, bracket + 1, self.end)
        own = self.text[opening.start : bracket].lstrip("![")
        label = following["label"] if following else ""
        if len(own) > _LABEL_CHARS and not label:
            return None
        defined = self.definitions.get(normal_label(label or own))
        if defined is None:
            return None
        end = following.end() if following else bracket + 1
        return Attribute(value=defined, start=opening.start, end=end), end

    def _read_emphasis(self, run: re.Match[str]) -> int:
        sign = run[0][0]
        before = self.text[run.start() - 1 : run.start()] or " "
        after = self.text[run.end() : run.end() + 1] or " "
        opens = not after.isspace() and (after.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not after.isalnum())
        if sign == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        place = len(self.made) + (run.start() > self.text_start)
        end = self._make(Token(TokenKind.TEXT, run.start(), run.end()))
        places = self.emphasis[sign]
        if closes and places:
            self.made[places.pop()] = None
            self.made[place] = None
        elif opens:
            places.append(place)
        return end


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Join texts that touch: signs that turned out to be no markup."""
    text: Token | None = None
    for token in tokens:
        if token.kind is TokenKind.TEXT:
            touches = text is not None and text.end == token.start
            if text is not None and not touches:
                yield text
            text = text._replace(end=token.end) if text is not None and touches else token
            continue
        if text is not None:
            yield text
        text = None
        yield token
    if text is not None:
        yield text
