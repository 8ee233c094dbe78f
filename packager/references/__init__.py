"""Find every tweet that an article refers to: one module a form of reference.

1. The source is split into tokens: as HTML, as Markdown, or as prose that may hold some HTML
   (``tokens``, ``markdown``).
2. One walk sorts them: embeds, links in attributes, the text that is shown, code, comments,
   scripts (``page``, ``embeds``).
3. In the text that is shown, links and flattened embeds are found (``links``, ``flattened``);
   in the source itself, shortcodes (``shortcodes``).
4. Comments, scripts, and markup that is packed once more are searched the same way
   (``escaped``).
5. What was found in several ways is put together and numbered (``merge``), and what the
   number of a tweet proves is added (``proof``).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from packager.model import Reference, ReferenceKind, SourceKind
from packager.references.escaped import holds_markup, is_still_escaped, unescape_script
from packager.references.flattened import FlattenedEmbed, find_flattened
from packager.references.found import Found, Layer, found_link, move_to_source
from packager.references.guessed_text import cut_at_embed, cut_at_links, cut_at_string
from packager.references.links import find_links
from packager.references.mapped_text import MappedText
from packager.references.markdown import markdown_tokens
from packager.references.merge import merge
from packager.references.page import Page, read_page
from packager.references.proof import add_proof
from packager.references.script_calls import find_script_calls
from packager.references.shortcodes import find_shortcodes
from packager.references.snowflake import is_possible_id
from packager.references.spans import Spans
from packager.references.tokens import Token, fragment_tokens, html_tokens

__all__ = ["find_references"]

# The link of an attribution to its own author's tweet, even where its host was broken on the way.
_ANY_HOST = re.compile(
    r"/(?P<handle>\w{1,20})/status(?:es)?/(?P<id>[0-9]{1,20})(?![0-9])", re.ASCII
)
_MOST_LAYERS = 3  # markup in a string in a script in a comment
# What is hidden and has none of these is not searched.
_PROMISING = ("tweet", "twitter", "x.com", "t.co", "nitter", "twttr", "(@")


def find_references(text: str, kind: SourceKind) -> tuple[Reference, ...]:
    """Find every tweet that an article refers to.

    Args:
        text: The source, decoded, with its line ends and its byte-order mark.
        kind: What the source is.

    Returns:
        One reference a citation, in reading order, with offsets in ``text``. Nothing is asked of
        the network; whether a tweet exists is not said.
    """
    found = _search(text, _tokens(text, kind), keep_blanks=kind is not SourceKind.HTML, layers=0)
    return tuple(add_proof(reference) for reference in merge(text, found))


def _tokens(text: str, kind: SourceKind) -> Iterator[Token]:
    if kind is SourceKind.HTML:
        return html_tokens(text)
    if kind is SourceKind.MARKDOWN:
        return markdown_tokens(text)
    return fragment_tokens(text, 0, len(text))


def _search(
    text: str, tokens: Iterable[Token], *, keep_blanks: bool, layers: int
) -> Iterator[Found]:
    """Search a source, or a text that was made of one.

    Args:
        text: What the tokens' offsets refer to.
        tokens: All of it, in order.
        keep_blanks: Blanks and line breaks count as written.
        layers: How many times it was unpacked.
    """
    page = read_page(text, tokens, keep_blanks=keep_blanks)
    hidden = [
        (Spans(page.code), Layer.CODE),
        (Spans(page.comments), Layer.COMMENT),
        (Spans(page.scripts), Layer.SCRIPT),
    ]
    for one in (*page.found, *_search_shown(page, text), *find_shortcodes(text)):
        start = one.reference.start
        layer = next((layer for spans, layer in hidden if spans.hold(start)), Layer.SHOWN)
        yield _deepen(one, layer)
    if layers < _MOST_LAYERS:
        yield from _search_hidden(page, text, layers + 1)


def _search_shown(page: Page, source: str) -> Iterator[Found]:
    """Search the text that a reader sees, outside embeds."""
    made = page.shown
    linked = Spans(page.linked)
    links = find_links(made.text)
    for link in links:
        one = move_to_source(found_link(link), made, source)
        if not linked.hold(one.start):
            yield one
    embed_ends = [one.end for one in page.found if one.owns_links]
    flattened = (_take_flattened(embed, made.text) for embed in find_flattened(made.text))
    for one in cut_at_links(flattened, links, made.text):
        yield move_to_source(cut_at_embed(one, made, embed_ends), made, source)
    if made.text != source:
        yield from _search_printed(made, source, layers=0)


def _search_printed(made: MappedText, source: str, layers: int) -> Iterator[Found]:
    """Search markup that is printed as text, perhaps escaped more than once."""
    if layers == _MOST_LAYERS or not holds_markup(made.text):
        return
    page = read_page(made.text, fragment_tokens(made.text, 0, len(made.text)), keep_blanks=True)
    for one in (*page.found, *_search_printed(page.shown, made.text, layers + 1)):
        yield move_to_source(one, made, source)


def _take_flattened(embed: FlattenedEmbed, text: str) -> Found:
    reference = Reference(
        id="",
        kind=ReferenceKind.FLATTENED_EMBED,
        start=embed.start,
        end=embed.end,
        quote=text[embed.start : embed.end],
        text=embed.text,
        text_start=embed.text_start,
        text_end=embed.text_end,
        text_is_guess=embed.text_is_guess,
        handle=embed.handle,
        name=embed.name,
        posted_on=embed.posted_on,
        date_text=embed.date_text,
        url=embed.url,
        links=embed.links,
        reading=embed.reading,
        notes=embed.notes,
    )
    if embed.url and (match := _ANY_HOST.search(embed.url)) and is_possible_id(match["id"]):
        same = match["handle"].lower() == embed.handle.lower()
        reference = replace(reference, status_id=match["id"]) if same else reference
    start = embed.start if embed.text_start is None else min(embed.start, embed.text_start)
    return Found(reference=reference, start=start, end=embed.end, owns_links=True)


def _search_hidden(page: Page, text: str, layers: int) -> Iterator[Found]:
    """Search what a reader does not see as markup: code, comments, scripts, attributes."""
    for spans, layer in ((page.code, Layer.CODE), (page.comments, Layer.COMMENT)):
        for start, end in spans:
            if _is_promising(text[start:end]):
                yield from _search_inside(text, start, end, layer, layers)
    for start, end in page.scripts:
        if _is_promising(text[start:end]):
            yield from _search_script(text, start, end, layers)
    for value, start, end in page.fragments:
        markup = unescape_script(value, 0, len(value)).text if "\\" in value else value
        for one in read_page(markup, html_tokens(markup)).found:
            yield _pin(one, start, end, text)


def _search_inside(text: str, start: int, end: int, layer: Layer, layers: int) -> Iterator[Found]:
    """Search the markup that a comment or a piece of code holds."""
    inside = text[start:end]
    opening = len("<!--") if layer is Layer.COMMENT else 0
    tokens = fragment_tokens(inside, opening, len(inside))
    for one in _search(inside, tokens, keep_blanks=True, layers=layers):
        yield _deepen(_shift(one, start), layer)


def _search_script(source: str, start: int, end: int, layers: int) -> Iterator[Found]:
    """Search a script: embeds in its strings, and in strings in its strings, and calls that make one."""
    made = unescape_script(source, start, end)
    text = made.text
    tokens = fragment_tokens(text, 0, len(text))
    found = [*_search(text, tokens, keep_blanks=True, layers=layers), *find_script_calls(text)]
    if layers < _MOST_LAYERS and is_still_escaped(text):
        found += _search_script(text, 0, len(text), layers + 1)
    for one in found:
        if one.reference.status_id is not None or one.owns_links:
            own = cut_at_string(one, made, source)
            yield _deepen(move_to_source(own, made, source), Layer.SCRIPT)


def _deepen(found: Found, layer: Layer) -> Found:
    return replace(found, layer=max(found.layer, layer))


def _shift(found: Found, by: int) -> Found:
    reference = found.reference
    moved = replace(
        reference,
        start=reference.start + by,
        end=reference.end + by,
        text_start=None if reference.text_start is None else reference.text_start + by,
        text_end=None if reference.text_end is None else reference.text_end + by,
    )
    return replace(found, reference=moved, start=found.start + by, end=found.end + by)


def _pin(found: Found, start: int, end: int, source: str) -> Found:
    """Let a finding in an attribute stand at the attribute as a whole."""
    reference = replace(
        found.reference,
        start=start,
        end=end,
        quote=source[start:end],
        text_start=None,
        text_end=None,
    )
    return replace(found, reference=reference, start=start, end=end)


def _is_promising(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _PROMISING)
