"""An HTML tokenizer that keeps offsets and takes broken markup as browsers do.

HTML Standard §13.2.5.

No common HTML library tells where in the source a tag stood, and several need time quadratic in the
length of hostile markup. This one reads each character a bounded number of times.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from packager.references.markup.attributes import Attributes, parse_attributes
from packager.references.markup.tag_names import PROSE_NAMES, RAW_NAMES


class TokenKind(Enum):
    """What a stretch of markup is."""

    TEXT = "text"  # with character references not yet decoded
    START = "start tag"
    END = "end tag"
    COMMENT = "comment"
    RAW = "raw"  # all that stands in an element without markup; Token.name says in which


class Token(NamedTuple):
    """A stretch of markup. A named tuple, since a page has hundreds of thousands of them."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""  # of the element, in lower case
    given_attributes: Attributes | None = None  # where they do not stand in the tag itself

    def attributes(self, markup: str) -> Attributes:
        """Read a start tag's attributes."""
        if self.given_attributes is not None:
            return self.given_attributes
        return parse_attributes(markup, self.start, self.end)

    def closes_itself(self, markup: str) -> bool:
        """Say whether a start tag ends with ``/>``."""
        return markup.endswith("/>", self.start, self.end)


_SPACE = r"[\t\n\f\r ]*+"
_TAG = re.compile(
    rf"""</?(?P<name>[A-Za-z][^\t\n\f\r />]*+)
         (?:[\t\n\f\r /]++
           |[^\t\n\f\r />][^\t\n\f\r />=]*+
            (?:{_SPACE}={_SPACE}
               (?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)))?+)*+>""",
    re.VERBOSE,
)
# In prose a "<" begins a tag only where all of it is well formed: not in "a <b, c> d".
_TAG_IN_PROSE = re.compile(
    rf"""</?(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?=[\t\n\f\r />])
         (?:[\t\n\f\r /]++
           |[^\t\n\f\r />="'<]++
            (?:{_SPACE}={_SPACE}
               (?:"[^"]*+"|'[^']*+'|[{{][^{{}}<>]*+[}}]|[^\t\n\f\r >"'=<`{{]++))?+)*+>""",
    re.VERBOSE,
)
_OPENING = re.compile(r"<(?<!\{\{<)(?=[A-Za-z/!?])")  # "{{<" opens a shortcode
_COMMENT_END = re.compile(r"--!?>")
_CDATA = "<![CDATA["

_RAW_ENDS = {
    name: re.compile("</" + "".join(f"[{c}{c.upper()}]" for c in name) + r"(?=[\t\n\f\r />])")
    for name in RAW_NAMES
}
_RAW_TO_THE_END = frozenset(("script", "style"))  # where no end tag follows, all the rest is theirs


def html_tokens(markup: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Split a page or a part of one into tokens, in order; only the marks of CDATA are left out.

    Where a tag is never closed, the rest is text, which browsers drop. A CDATA section's content is
    read as markup: feeds keep articles there.
    """
    return _Tokenizer(markup, len(markup) if end is None else end).tokens(start)


def prose_tokens(text: str) -> Iterator[Token]:
    """Split prose that may hold some HTML into tokens; what is not clearly markup is text."""
    return _ProseTokenizer(text, len(text)).tokens(0)


def tag_at(text: str, position: int, end: int) -> Token | None:
    """Read the well-formed tag, of whatever name, that begins at a "<" in prose."""
    match = _TAG_IN_PROSE.match(text, position, end)
    return None if match is None else _tag(text, match)


def _tag(markup: str, match: re.Match[str]) -> Token:
    kind = TokenKind.END if markup[match.start() + 1] == "/" else TokenKind.START
    return Token(kind, match.start(), match.end(), match["name"].lower())


class _Tokenizer:
    def __init__(self, markup: str, end: int) -> None:
        self.markup = markup
        self.end = end
        self.tags_end = end  # no tag begins after this place
        self.never_closed: set[str] = set()  # raw elements that have no end tag in what is left

    def tokens(self, position: int) -> Iterator[Token]:
        text_start = position
        while opening := _OPENING.search(self.markup, position, self.tags_end):
            position = opening.start()
            token = self.markup_at(position)
            if token is None:
                position += 1
                continue
            if position > text_start:
                yield Token(TokenKind.TEXT, text_start, position)
            position = text_start = token.end
            if token.name != _CDATA:
                yield token
            raw = self.raw_content(token)
            if raw is not None:
                yield raw
                position = text_start = raw.end
        if text_start < self.end:
            yield Token(TokenKind.TEXT, text_start, self.end)

    def markup_at(self, position: int) -> Token | None:
        """Read the tag or comment that begins at a "<"; None if it is text."""
        markup = self.markup
        following = markup[position + 1]
        if following == "!" and markup.startswith("<!--", position):
            return self.comment(position, _COMMENT_END.search(markup, position + 2, self.end))
        if markup.startswith(_CDATA, position):
            return Token(TokenKind.COMMENT, position, position + len(_CDATA), _CDATA)
        if following in "!?" or (following == "/" and not self._letter_at(position + 2)):
            return self._bogus_comment(position)
        return self.tag(position, _TAG.match(markup, position, self.end))

    def comment(self, position: int, closing: re.Match[str] | None) -> Token | None:
        end = self.end if closing is None else closing.end()
        return Token(TokenKind.COMMENT, position, end)

    def tag(self, position: int, match: re.Match[str] | None) -> Token | None:
        if match is None:
            self.tags_end = position
            return None
        return _tag(self.markup, match)

    def raw_content(self, token: Token) -> Token | None:
        """Give what stands in an element that was just begun and that holds no markup."""
        name = token.name
        if name not in RAW_NAMES or token.kind is not TokenKind.START or name in self.never_closed:
            return None
        if token.closes_itself(self.markup):
            return None
        closing = _RAW_ENDS[name].search(self.markup, token.end, self.end)
        if closing is not None:
            return Token(TokenKind.RAW, token.end, closing.start(), name)
        self.never_closed.add(name)
        return self.never_closed_content(token)

    def never_closed_content(self, token: Token) -> Token | None:
        if token.name in _RAW_TO_THE_END:
            return Token(TokenKind.RAW, token.end, self.end, token.name)
        return None

    def _letter_at(self, position: int) -> bool:
        letter = self.markup[position : position + 1]
        return letter.isascii() and letter.isalpha()

    def _bogus_comment(self, position: int) -> Token:
        closing = self.markup.find(">", position, self.end)
        return Token(TokenKind.COMMENT, position, self.end if closing < 0 else closing + 1)


class _ProseTokenizer(_Tokenizer):
    """Takes for markup only what is well formed and known, since an author wrote prose."""

    def __init__(self, markup: str, end: int) -> None:
        super().__init__(markup, end)
        self.comments_end = end  # no comment begins after this place

    def markup_at(self, position: int) -> Token | None:
        markup = self.markup
        if markup[position + 1] in "!?":
            if not markup.startswith("<!--", position) or position >= self.comments_end:
                return None
            return self.comment(position, _COMMENT_END.search(markup, position + 2, self.end))
        return self.tag(position, _TAG_IN_PROSE.match(markup, position, self.end))

    def comment(self, position: int, closing: re.Match[str] | None) -> Token | None:
        if closing is None:
            self.comments_end = position
            return None
        return Token(TokenKind.COMMENT, position, closing.end())

    def tag(self, position: int, match: re.Match[str] | None) -> Token | None:
        if match is None or match["name"].lower() not in PROSE_NAMES:
            return None
        return super().tag(position, match)

    def never_closed_content(self, token: Token) -> None:
        del token  # what follows is prose
