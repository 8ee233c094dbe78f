"""Embeds in markup, of all years.

Twitter's blockquotes, rendered widgets and saved pages, frames, AMP, the elements of content
management systems, and the components of pages that scripts build.
"""

from dataclasses import dataclass, field, replace

from archive.limits import EMBED_TOKENS
from packager.model import Reference, ReferenceKind
from packager.references.addresses.status_urls import parse_status_url
from packager.references.embeds.embed_content import EmbedContent, read_content
from packager.references.embeds.embed_links import links_of_embed
from packager.references.embeds.embed_marks import EmbedMark, read_embed_mark
from packager.references.embeds.embed_reading import EmbedReading, read_embed
from packager.references.markup.tag_names import COMPONENTS, LINE_BREAKS, VOID_NAMES
from packager.references.markup.tokens import Token, TokenKind


class EmbedFinder:
    """Takes tokens one by one, and gathers the embeds among them.

    Args:
        markup: What the tokens' offsets refer to.
    """

    def __init__(self, markup: str) -> None:
        self.found: list[Reference] = []  # in order, without ids
        self._markup = markup
        self._open: _OpenEmbed | None = None

    @property
    def is_open(self) -> bool:
        """Whether an embed has begun whose end has not come."""
        return self._open is not None

    def read(self, token: Token, *, names_twitter: bool) -> None:
        """Take the next token.

        Args:
            token: The next token.
            names_twitter: Whether it is a start tag in which something of Twitter's is named.
        """
        if names_twitter and token.name == "script":
            self.end()  # Twitter's own script, which follows an embed
        elif names_twitter:
            mark = read_embed_mark(token, token.attributes(self._markup))
            if mark is not None and not self._is_taken_in(token, mark):
                self._begin(token, mark)
                return
        if self._open is not None:
            self._go_on(self._open, token)

    def end(self) -> None:
        """Take note that no token of an open embed follows: its end tag is missing."""
        if self._open is not None:
            self._open.tokens = _tokens_to_permalink(self._open, self._markup)
            self._close()

    def _is_taken_in(self, token: Token, mark: EmbedMark) -> bool:
        """Take in another form of the open embed, such as the frame in a rendered widget."""
        embed = self._open
        if embed is None or embed.tag.name in ("iframe", token.name):
            return False
        ids = {embed.mark.status_id, mark.status_id} - {None}
        if len(ids) > 1 or (token.name == "blockquote" and embed.mark.status_id is None):
            return False
        embed.mark = replace(
            embed.mark,
            status_id=embed.mark.status_id or mark.status_id,
            handle=embed.mark.handle or mark.handle,
            url=embed.mark.url or mark.url,
        )
        return True

    def _begin(self, token: Token, mark: EmbedMark) -> None:
        self.end()
        self._open = _OpenEmbed(tag=token, mark=mark)
        is_component = token.name in COMPONENTS or "-" in token.name or token.name == "iframe"
        closes_itself = is_component and token.closes_itself(self._markup)
        if closes_itself or not mark.holds_tweet or token.name in VOID_NAMES:
            self._close()

    def _go_on(self, embed: "_OpenEmbed", token: Token) -> None:
        if embed.tag.name == "iframe" and token.name != "iframe":
            self._close()  # a frame without an end tag
            return
        embed.tokens.append(token)
        if token.name == embed.tag.name and token.kind is not TokenKind.RAW:
            embed.depth += 1 if token.kind is TokenKind.START else -1
        if embed.depth == 0:
            self._close()
        elif len(embed.tokens) >= EMBED_TOKENS:
            self.end()

    def _close(self) -> None:
        embed, self._open = self._open, None
        reference = _reference(self._markup, embed) if embed else None
        if reference is not None:
            self.found.append(reference)


@dataclass(kw_only=True, slots=True)
class _OpenEmbed:
    """An embed whose end tag has not come yet."""

    tag: Token
    mark: EmbedMark
    tokens: list[Token] = field(default_factory=list)  # after the start tag
    depth: int = 1  # elements of its name that are open


def _tokens_to_permalink(embed: _OpenEmbed, markup: str) -> list[Token]:
    """Cut off what follows the first link to a tweet; all, if that is another tweet or none."""
    for place, token in enumerate(embed.tokens):
        if token.kind is TokenKind.START and token.name == "a":
            href = token.attributes(markup).get("href")
            status = parse_status_url(href.value) if href is not None else None
            if status is not None:
                is_own = embed.mark.status_id in (None, status.status_id)
                return embed.tokens[: _end_of_link(embed.tokens, place)] if is_own else []
    return []


def _end_of_link(tokens: list[Token], start: int) -> int:
    """Give how many tokens there are up to the end of a link, which may lack its end tag."""
    for place in range(start + 1, len(tokens)):
        token = tokens[place]
        if token.name == "a":
            return place + (token.kind is TokenKind.END)
        if token.name in LINE_BREAKS:
            return place
    return len(tokens)


def _reference(markup: str, embed: _OpenEmbed) -> Reference | None:
    content = read_content(markup, embed.tokens)
    reading = read_embed(content, embed.mark.status_id)
    own = reading.permalink
    status = own.status if own else None
    status_id = embed.mark.status_id or (status.status_id if status else None)
    handle = reading.handle or (status.handle if status else None) or embed.mark.handle
    if status_id is None and handle is None:
        return None
    end = embed.tokens[-1].end if embed.tokens else embed.tag.end
    reference = Reference(
        id="",
        kind=ReferenceKind.HTML_EMBED,
        start=embed.tag.start,
        end=end,
        quote=markup[embed.tag.start : end],
        handle=handle,
        name=reading.name,
        status_id=status_id,
        posted_on=reading.posted_on,
        date_text=reading.date_text,
        url=own.href.strip() if own else embed.mark.url,
        links=links_of_embed(content, status_id, reading.text_end),
        reading=reading.reading,
        notes=reading.notes,
    )
    return _with_text(reference, content, reading)


def _with_text(reference: Reference, content: EmbedContent, reading: EmbedReading) -> Reference:
    shown = content.visible.text[reading.text_start : reading.text_end]
    text = shown.strip()
    if not text:
        return reference
    start = reading.text_start + len(shown) - len(shown.lstrip())
    text_start, text_end = content.visible.source_span(start, start + len(text))
    return replace(reference, text=text, text_start=text_start, text_end=text_end)
