"""Find the references in a text: in what it shows, holds beside, or has escaped."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.limits import ESCAPE_DEPTH
from packager.model import Reference, ReferenceKind
from packager.references.addresses.data_ids import find_ids_in_data
from packager.references.addresses.links import find_links
from packager.references.addresses.status_urls import parse_status_url
from packager.references.flattened.find import FlattenedEmbed, find_flattened
from packager.references.found import Found, found_as_it_stands, put_back
from packager.references.markup.escaped import has_escaped_markup, unescape, within_string
from packager.references.markup.mapped_text import MappedText, MappedTextBuilder
from packager.references.markup.one_pass import Aside, AsideKind, read_markup
from packager.references.markup.tokens import Token, prose_tokens
from packager.references.markup.visible_text import decoded_text
from packager.references.merge import merge
from packager.references.shortcodes import find_shortcodes

# Markup that a reader sees as text, since it was escaped once more than it should.
_SHOWN_MARKUP = re.compile(
    r"(?:<|&(?:amp;)?lt;)(?:amp-twitter|blockquote|div|figure|iframe|section|tweet|twitter-)",
    re.IGNORECASE,
)


def find_in_prose(text: str, depth: int = 0) -> list[Found]:
    """Find the references in plain text, which may hold some markup, escaped or not."""
    return find_in_markup(text, prose_tokens(text), keep_blanks=True, depth=depth)


def find_in_markup(
    markup: str, tokens: Iterable[Token], *, keep_blanks: bool, depth: int = 0
) -> list[Found]:
    """Find the references in markup, merged.

    Args:
        markup: What the tokens' offsets refer to.
        tokens: The whole markup, in order.
        keep_blanks: Blanks and line breaks count as written.
        depth: In how many layers of comments, scripts and escapes the markup stands.
    """
    content = read_markup(markup, tokens, keep_blanks=keep_blanks)
    visible = content.visible
    found = [*map(found_as_it_stands, content.embeds), *content.links]
    found += [put_back(item, visible, markup) for item in _find_in_text(visible.text, depth)]
    if depth < ESCAPE_DEPTH:
        found += [item for aside in content.asides for item in _find_in_aside(markup, aside, depth)]
    found = [_marked_as_code(item, content.code) for item in found]
    return merge(markup, found, content.anchors, visible)


def _find_in_text(text: str, depth: int) -> Iterator[Found]:
    """Find the references in a text as it is read."""
    yield from map(found_as_it_stands, map(_flattened_reference, find_flattened(text)))
    yield from map(found_as_it_stands, find_links(text))
    yield from map(found_as_it_stands, find_shortcodes(text))
    if depth >= ESCAPE_DEPTH:
        return
    yield from _find_shown_embeds(text, depth)
    if has_escaped_markup(text):
        unescaped = unescape(text)
        for item in find_in_prose(unescaped.text, depth + 1):
            yield put_back(item, unescaped, text)


def _find_shown_embeds(text: str, depth: int) -> Iterator[Found]:
    """Find the embeds whose markup is shown as text: it was escaped twice."""
    if depth >= ESCAPE_DEPTH or not _SHOWN_MARKUP.search(text):
        return
    content = read_markup(text, prose_tokens(text), keep_blanks=True)
    yield from map(found_as_it_stands, content.embeds)
    for item in _find_shown_embeds(content.visible.text, depth + 1):
        yield put_back(item, content.visible, text)


def _find_in_aside(markup: str, aside: Aside, depth: int) -> Iterator[Found]:
    mapped = _text_of(markup, aside)
    is_copy = aside.kind in (AsideKind.SCRIPT, AsideKind.ATTRIBUTE)
    found = find_in_prose(mapped.text, depth + 1)
    if aside.kind is AsideKind.SCRIPT:
        found = [within_string(item, mapped, markup) for item in found]
    if is_copy:
        found += map(found_as_it_stands, find_ids_in_data(mapped.text))
    for item in found:
        placed = put_back(item, mapped, markup)
        reference = placed.reference
        if aside.kind is AsideKind.COMMENT:
            reference = replace(reference, in_comment=True)
        yield replace(placed, reference=reference, is_copy=is_copy)


def _text_of(markup: str, aside: Aside) -> MappedText:
    if aside.kind is AsideKind.ATTRIBUTE:
        return decoded_text(markup, aside.start, aside.end)
    if aside.kind is AsideKind.SCRIPT:
        return unescape(markup, aside.start, aside.end)
    builder = MappedTextBuilder()
    builder.add(markup[aside.start : aside.end], aside.start, aside.end)
    return builder.build()


def _marked_as_code(item: Found, code: Sequence[tuple[int, int]]) -> Found:
    place = item.reference.start
    before = bisect_right(code, place, key=lambda stretch: stretch[0]) - 1
    if before < 0 or place >= code[before][1]:
        return item
    return replace(item, reference=replace(item.reference, in_code=True))


def _flattened_reference(embed: FlattenedEmbed) -> Reference:
    status = parse_status_url(embed.url) if embed.url else None
    return Reference(
        id="",
        kind=ReferenceKind.FLATTENED_EMBED,
        start=embed.start,
        end=embed.end,
        quote="",
        text=embed.text,
        text_start=embed.text_start,
        text_end=embed.text_end,
        text_is_guess=embed.text_is_guess,
        handle=embed.handle,
        name=embed.name,
        status_id=status.status_id if status else None,
        posted_on=embed.posted_on,
        date_text=embed.date_text,
        url=embed.url,
        links=embed.links,
        reading=embed.reading,
        notes=embed.notes,
    )
