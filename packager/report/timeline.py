"""The timeline: every time that the package knows of, and who says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from packager.model import Stated
from packager.report.cards import Card, who
from packager.report.inputs import Record, ReportInput
from packager.report.moments import (
    Moment,
    Standing,
    day_of,
    moment_of,
    moment_of_number,
    read_moment,
)
from packager.report.outcomes import Found
from packager.report.values import Value, counted, foreign, moment, ours
from packager.report.wording import SHOWS, words_for

_STANDINGS = {
    Standing.PROVEN: "Proven by",
    Standing.ARCHIVE: "Stated by",
    Standing.CLAIMED: "Claimed by",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happened, or is said to have happened."""

    at: Value
    key: str  # what events are ordered by
    what: str
    about: tuple[Value, ...]  # whose tweet
    anchor: str  # the card that it is about, or empty
    label: str  # of that card
    standing: Standing
    witness: Value  # by whom or by what, behind the words for the standing

    @property
    def standing_words(self) -> str:
        """How sure the time is, in words."""
        return _STANDINGS[self.standing]


def make_timeline(given: ReportInput, found: Sequence[Found], cards: Sequence[Card]) -> list[Event]:
    """Give every event in time; those of which no time can be read come last.

    Of many answers that show the same about a tweet, the first and the last stand here. The cards
    hold all of them.
    """
    events = [*_article_events(given), *_machine_events(given)]
    for one, card in zip(found, cards, strict=True):
        if not card.same_as:
            events += _tweet_events(one, card)
    return sorted(events, key=lambda event: (not event.key, event.key))


def _event(
    at: Moment,
    what: str,
    standing: Standing,
    witness: Value,
    *,
    card: Card | None = None,
    about: tuple[Value, ...] = (),
) -> Event:
    return Event(
        at=moment(at),
        key=at.key,
        what=what,
        about=about,
        anchor=card.anchor if card else "",
        label=card.reference_id if card else "",
        standing=standing,
        witness=witness,
    )


def _article_events(given: ReportInput) -> Iterator[Event]:
    article = given.article
    for stated, what in (
        (article.published, "Article published"),
        (article.modified, "Article modified"),
    ):
        if isinstance(stated, Stated):
            witness = foreign(f"the article ({stated.stated_in})")
            yield _event(read_moment(stated.value), what, Standing.CLAIMED, witness)


def _machine_events(given: ReportInput) -> Iterator[Event]:
    clock = ours("the clock of the machine that packaged it")
    yield _event(moment_of(given.started_at), "Packaging began", Standing.CLAIMED, clock)
    times = sorted(
        exchange["asked_at"]
        for question in given.collection["questions"]
        for exchange in question["exchanges"]
    )
    if times:
        first, last = read_moment(times[0]), read_moment(times[-1])
        yield _event(first, "First question to the web", Standing.CLAIMED, clock)
        yield _event(last, "Last question to the web", Standing.CLAIMED, clock)


def _tweet_events(found: Found, card: Card) -> Iterator[Event]:
    reference, tweet = found.reference, found.tweet
    about = tuple(who(found))[-1:]
    by_number = moment_of_number(found.status_id)
    if by_number:
        sure = reference.get("confidence") in ("A", "B")
        standing = Standing.PROVEN if sure else Standing.CLAIMED
        what = "Tweet posted" if sure else "Tweet posted, if this is the tweet"
        witness = ours("the number of the tweet, which holds its time")
        yield _event(by_number, what, standing, witness, card=card, about=about)
    if tweet and tweet["posted_at"]:
        at = read_moment(tweet["posted_at"]["value"])
        witness = ours("what showed the tweet")
        yield _event(at, "Tweet posted", Standing.CLAIMED, witness, card=card, about=about)
    if reference["posted_on"]:
        day = day_of(date.fromisoformat(reference["posted_on"]))
        witness = ours("the article, which prints a day only")
        yield _event(day, "Tweet posted", Standing.CLAIMED, witness, card=card, about=about)
    yield from _capture_events(tweet["captures"] if tweet else (), card, about)


def _capture_events(
    captures: Sequence[Record], card: Card, about: tuple[Value, ...]
) -> Iterator[Event]:
    def kind(capture: Record) -> tuple[str, str]:
        return capture["from"] or "", capture["shows"]

    for (archive, shows), group in groupby(sorted(captures, key=kind), kind):
        same = sorted(group, key=lambda capture: str(capture["seen_at"]))
        words = words_for(shows, SHOWS)
        what = (
            f"Captured by an archive: it shows {words}" if archive else f"Platform showed {words}"
        )
        clock = ours("the clock of the machine that packaged it")
        witness = foreign(archive) if archive else clock
        standing = Standing.ARCHIVE if archive else Standing.CLAIMED
        first, last = read_moment(same[0]["seen_at"]), read_moment(same[-1]["seen_at"])
        yield _event(first, what, standing, witness, card=card, about=about)
        if last.key != first.key:
            what = f"{what} (the last of {counted(len(same), 'such answer')})"
            yield _event(last, what, standing, witness, card=card, about=about)
