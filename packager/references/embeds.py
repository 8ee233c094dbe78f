"""Read one embed: from its element's tokens to a reference.

An embed shows ``TEXT — NAME (@HANDLE) DATE``, the date being a link to the tweet. Any part may be
missing: a shell has the link alone, a rendered widget nothing but its number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from packager.model import Reading, Reference, ReferenceKind
from packager.references.dates import parse_date_text
from packager.references.embed_elements import EmbedStart
from packager.references.flattened import FlattenedEmbed, find_flattened
from packager.references.found import Found, Layer
from packager.references.links import find_links, parse_link
from packager.references.mapped_text import MappedText
from packager.references.spans import Spans
from packager.references.tokens import Token, TokenKind
from packager.references.visible_text import visible_text_of

_PLACEHOLDER = re.compile(
    r"loading\W{1,3}(?:the )?(?:tweet|post)\W{0,3}|loading\W{0,3}", re.IGNORECASE
)
# A signature that the finder of flattened embeds leaves alone: its date is missing or unreadable.
_SIGNATURE = re.compile(
    r"(?:—|–|―|--|-)[ \t\u00a0]*(?P<name>[^\n]{0,100}?)\s*[(（]\s*[@＠](?P<handle>\w{1,20})\s*[)）]",
    re.ASCII,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Anchor:
    """A link of the embed, and where its words stand in the embed's visible text."""

    href: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Signature:
    """Who wrote the tweet and when, as the embed shows it; offsets in the embed's visible text."""

    start: int
    end: int
    handle: str
    name: str | None
    date_text: str | None = None
    posted_on: date | None = None
    reading: Reading = Reading.CERTAIN
    notes: tuple[str, ...] = ()


def read_embed(markup: str, tokens: Sequence[Token], start: EmbedStart) -> Found | None:
    """Read an embed.

    Args:
        markup: What the tokens' offsets refer to.
        tokens: All of the element, its start tag first.
        start: What the start tag told.

    Returns:
        None where nothing tells which tweet, or whose, it is.
    """
    shown = visible_text_of(markup, tokens)
    anchors = _find_anchors(markup, tokens, shown)
    signature = _find_signature(shown.text)
    status = _choose_status(anchors, signature, start)
    status_id = start.status_id or (status.status_id if status else None)
    handle = signature.handle if signature else (status.handle if status else None)
    if status_id is None and handle is None:
        return None
    first, last = tokens[0].start, tokens[-1].end
    shown_end = signature.start if signature else _end_of_unsigned(anchors, status, shown)
    text, text_start, text_end = _read_text(shown, shown_end)
    stated = _find_stated_time(markup, tokens)
    date_text, posted_on = _find_date(shown, anchors, signature, status)
    reference = Reference(
        id="",
        kind=ReferenceKind.HTML_EMBED,
        start=first,
        end=last,
        quote=markup[first:last],
        text=text,
        text_start=text_start,
        text_end=text_end,
        handle=handle,
        name=signature.name if signature else None,
        status_id=status_id,
        posted_on=posted_on or (stated.date() if stated else None),
        date_text=date_text,
        url=status.url if status else None,
        links=_list_links(anchors, shown, status),
        reading=signature.reading if signature else Reading.CERTAIN,
        notes=signature.notes if signature else (),
    )
    return Found(reference=reference, start=first, end=last, layer=Layer.SHOWN, owns_links=True)


def _find_anchors(markup: str, tokens: Sequence[Token], shown: MappedText) -> list[_Anchor]:
    anchors, opened = [], None
    for token in tokens:
        if token.name != "a":
            continue
        if opened is not None:
            anchors.append(_close_anchor(markup, opened, token.start, shown))
        opened = token if token.kind is TokenKind.START else None
    if opened is not None:
        anchors.append(_close_anchor(markup, opened, tokens[-1].end, shown))
    return anchors


def _close_anchor(markup: str, opened: Token, end: int, shown: MappedText) -> _Anchor:
    href = opened.attributes(markup).get("href")
    start = shown.offset_of(opened.end)
    return _Anchor(
        href=href.value if href else "", start=start, end=max(start, shown.offset_of(end))
    )


def _find_signature(shown: str) -> _Signature | None:
    """Find the last attribution: a quoted tweet's may stand before the embed's own."""
    if "@" not in shown and "＠" not in shown:
        return None
    flattened = find_flattened(shown)
    if flattened:
        return _from_flattened(flattened[-1])
    signature = None
    for match in _SIGNATURE.finditer(shown):
        signature = _Signature(
            start=match.start(),
            end=match.end(),
            handle=match["handle"],
            name=match["name"].strip() or None,
        )
    return signature


def _from_flattened(found: FlattenedEmbed) -> _Signature:
    return _Signature(
        start=found.start,
        end=found.end,
        handle=found.handle,
        name=found.name,
        date_text=found.date_text,
        posted_on=found.posted_on,
        reading=found.reading,
        notes=found.notes,
    )


def _choose_status(
    anchors: Sequence[_Anchor], signature: _Signature | None, start: EmbedStart
) -> Reference | None:
    """Choose the link to the tweet itself among those to tweets and pictures it quotes."""
    links = [(anchor, parse_link(anchor.href)) for anchor in anchors]
    tweets = [(anchor, link) for anchor, link in links if link and link.status_id]
    if start.status_id is not None:
        same = (link for _, link in tweets if link.status_id == start.status_id)
        return next(same, start.link)
    if signature is not None:
        tail = [link for anchor, link in tweets if anchor.end >= signature.start]
        if tail:
            return tail[-1]
        by_author = [link for _, link in tweets if _same_handle(link.handle, signature.handle)]
        return by_author[-1] if by_author else start.link
    return tweets[-1][1] if tweets else start.link


def _same_handle(one: str | None, other: str) -> bool:
    return one is not None and one.lower() == other.lower()


def _find_date(
    shown: MappedText,
    anchors: Sequence[_Anchor],
    signature: _Signature | None,
    status: Reference | None,
) -> tuple[str | None, date | None]:
    """Give the printed date: of the attribution, else the words of the link to the tweet."""
    if signature is not None and signature.date_text is not None:
        return signature.date_text, signature.posted_on
    if status is None:
        return None, None
    for anchor in anchors:
        words = shown.text[anchor.start : anchor.end].strip()
        found = parse_date_text(words) if anchor.href == status.url else None
        if found or (signature and words and anchor.href == status.url):
            return words, found.date if found else None
    return None, None


def _end_of_unsigned(
    anchors: Sequence[_Anchor], status: Reference | None, shown: MappedText
) -> int:
    """Give where the text ends of an embed that nobody signed: before the link to the tweet."""
    starts = [anchor.start for anchor in anchors if status and anchor.href == status.url]
    return starts[-1] if starts else len(shown.text)


def _read_text(shown: MappedText, end: int) -> tuple[str | None, int | None, int | None]:
    before = shown.text[:end]
    text = before.strip()
    if not text or _PLACEHOLDER.fullmatch(text):
        return None, None, None
    start = len(before) - len(before.lstrip())
    return text, *shown.source_span(start, start + len(text))


def _find_stated_time(markup: str, tokens: Sequence[Token]) -> datetime | None:
    """Find the exact time that old embeds state in ``data-datetime``, and others in ``<time>``."""
    for token in tokens:
        if token.kind is not TokenKind.START or token.name not in ("a", "time"):
            continue
        attributes = token.attributes(markup)
        stated = attributes.get("data-datetime" if token.name == "a" else "datetime")
        if stated is None:
            continue
        try:
            time = datetime.fromisoformat(stated.value.strip())
        except ValueError:
            continue
        if time.tzinfo is not None:
            return time
    return None


def _list_links(
    anchors: Sequence[_Anchor], shown: MappedText, status: Reference | None
) -> tuple[str, ...]:
    """List the embed's links in order, and the short addresses that are shown as their words.

    Left out are the link to the tweet itself, and those to hashtags and people that Twitter makes.
    """
    links: list[str] = []
    for anchor in anchors:
        is_own = status is not None and anchor.href == status.url
        if anchor.href and not is_own and not _OWN_PAGES.match(anchor.href):
            links.append(anchor.href)
            words = shown.text[anchor.start : anchor.end]
            links.extend(link.url for link in find_links(words) if link.url)
    covered = Spans((anchor.start, anchor.end) for anchor in anchors)
    bare = find_links(shown.text) if "/" in shown.text else ()
    links.extend(link.url for link in bare if link.url and not covered.hold(link.start))
    return tuple(dict.fromkeys(links))


_OWN_PAGES = re.compile(
    r"(?:https?:)?//(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:#!/)?"
    r"(?:search\b|hashtag/|intent/|\w{1,20}/?(?:\?[^/]*)?$)|[#/]|javascript:|mailto:",
    re.ASCII | re.IGNORECASE,
)
