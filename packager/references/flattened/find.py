"""Embeds that an extractor flattened: ``TEXT — NAME (@HANDLE) DATE``, and what is left of that.

1. Every mention of an account is looked at, outwards from its "@" (``handles``).
2. What stands around it is read: dash, name, date (``attribution``), a marker, a rendered card.
3. Whether a tweet is meant is decided (``verdicts``, ``remains``).
4. The tweet's own text is looked for in front of its attribution (``tweet_text``).
"""

from dataclasses import dataclass, field
from datetime import date

from packager.model import Reading
from packager.references.dates.parsed_date import ParsedDate
from packager.references.flattened.cards import Card
from packager.references.flattened.embed_markers import Marker, MarkerPlace
from packager.references.flattened.embedded_links import find_embedded_links
from packager.references.flattened.remains import JudgedAttribution, read_remains
from packager.references.flattened.tweet_text import TweetText, find_tweet_text

_MARKERS = ("only the markers around the embed name the account",)
_MARKER_GAP_CHARS = 80  # of blanks between an attribution and the marker after its embed


@dataclass(frozen=True, kw_only=True, slots=True)
class FlattenedEmbed:
    """An embed of which a text shows the attribution, and perhaps the tweet's own text.

    ``text[start:end]`` is the attribution, from its dash (or its name, where there is none) to the
    end of its date, or of the date's link; of a rendered card and of an embed between markers, all.
    """

    start: int
    end: int
    handle: str  # as written, without "@"
    name: str | None  # the display name as written, on one line
    date_text: str | None  # as written
    posted_on: date | None  # as printed
    url: str | None  # the link that the date carries
    links: tuple[str, ...]  # of the tweet's text and the attribution, in order, as written
    text: str | None  # the tweet's own, without the quote marks that open its lines
    text_start: int | None
    text_end: int | None
    text_is_guess: bool  # nothing marks where it begins
    reading: Reading
    notes: tuple[str, ...]


def find_flattened(text: str) -> tuple[FlattenedEmbed, ...]:
    """Find the flattened embeds in a text, in order.

    Args:
        text: Plain text or Markdown, in any language, with any line ends.

    Returns:
        None of them overlap. Nothing is said of the tweet itself: its address, its exact time, or
        whether the account is still the one of that day.
    """
    finder = _Finder(text=text)
    for remain in read_remains(text):
        match remain:
            case JudgedAttribution():
                finder.take_attribution(remain)
            case Card():
                finder.take_card(remain)
            case Marker(place=MarkerPlace.BEFORE_EMBED):
                finder.open_marker(remain)
            case Marker():
                finder.close_marker(remain)
    finder.end()
    return tuple(finder.embeds)


@dataclass(kw_only=True, slots=True)
class _Finder:
    """Makes embeds of what is left of them, from left to right."""

    text: str
    embeds: list[FlattenedEmbed] = field(default_factory=list)
    floor: int = 0  # where the earlier embed ends
    opened: Marker | None = None  # a marker before an embed that has not come yet

    def take_attribution(self, found: JudgedAttribution) -> None:
        attribution = found.attribution
        date = attribution.right.date
        tweet = find_tweet_text(
            self.text,
            found.start,
            self.floor,
            date.date if date else None,
            floor_is_mark=self.opened is not None,
        )
        self.opened = None
        self._add(
            found.start,
            found.end,
            tweet,
            handle=attribution.mention.handle,
            name=attribution.left.name,
            date=date,
            url=attribution.right.url,
            reading=found.verdict.reading,
            notes=found.verdict.notes,
        )

    def take_card(self, card: Card) -> None:
        self._add(
            card.start,
            card.end,
            self._between(card.text_start, card.text_end),
            handle=card.mention.handle,
            name=card.name,
            date=card.date,
            reading=card.reading,
            notes=card.notes,
        )

    def open_marker(self, marker: Marker) -> None:
        self.end()
        self.opened = marker
        self.floor = marker.end

    def close_marker(self, marker: Marker) -> None:
        opened, self.opened = self.opened, None
        if opened and opened.handle.lower() == marker.handle.lower():
            between = self._between(opened.end, marker.start)
            self._add(opened.start, marker.end, between, handle=marker.handle, notes=_MARKERS)
        elif not self._is_of_last_embed(marker):
            before = find_tweet_text(self.text, marker.start, self.floor, None)
            self._add(marker.start, marker.end, before, handle=marker.handle, notes=_MARKERS)
        self.floor = marker.end

    def end(self) -> None:
        """Take the marker before an embed of which nothing else is left."""
        if self.opened:
            self._add(
                self.opened.start,
                self.opened.end,
                None,
                handle=self.opened.handle,
                notes=_MARKERS,
            )
        self.opened = None

    def _between(self, start: int, end: int) -> TweetText | None:
        return find_tweet_text(self.text, end, start, None, floor_is_mark=True)

    def _is_of_last_embed(self, marker: Marker) -> bool:
        """Say whether a marker after an embed belongs to the one that was just taken."""
        last = self.embeds[-1] if self.embeds else None
        if last is None or last.handle.lower() != marker.handle.lower():
            return False
        return not self.text[last.end : min(marker.start, last.end + _MARKER_GAP_CHARS)].strip()

    def _add(
        self,
        start: int,
        end: int,
        tweet: TweetText | None,
        *,
        handle: str,
        name: str | None = None,
        date: ParsedDate | None = None,
        url: str | None = None,
        reading: Reading = Reading.CERTAIN,
        notes: tuple[str, ...] = (),
    ) -> None:
        first = min(start, tweet.start) if tweet else start
        self.embeds.append(
            FlattenedEmbed(
                start=start,
                end=end,
                handle=handle,
                name=name,
                date_text=date.date_text if date else None,
                posted_on=date.date if date else None,
                url=url,
                links=find_embedded_links(self.text, first, end),
                text=tweet.text if tweet else None,
                text_start=tweet.start if tweet else None,
                text_end=tweet.end if tweet else None,
                text_is_guess=tweet is not None and tweet.is_guess,
                reading=reading,
                notes=notes,
            )
        )
        self.floor = end
