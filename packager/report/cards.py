"""A tweet as a card: what it says, who said it when, what came of it, and how sure that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from packager.platforms.interface import Absence
from packager.report.addresses import payload_address
from packager.report.evidence import evidence_tables, reference_facts
from packager.report.inputs import MediaFile, Record
from packager.report.languages import language_tag
from packager.report.moments import day_of, moment_of_number, read_moment
from packager.report.outcomes import Found, Outcome
from packager.report.values import Fact, Table, Value, address, code, fact, foreign, moment, ours
from packager.report.wording import (
    ABSENCES,
    METHODS,
    OUTCOMES,
    OutcomeWords,
    words_for,
)
from packager.resolve.confidence_words import CONFIDENCES, NOT_JUDGED, ConfidenceWords
from packager.resolve.resolution import Confidence
from packager.tweets import SHOWN


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture or film that the page can show."""

    anchor: str
    href: str
    is_film: bool
    alt_text: str
    is_described: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A tweet's text as an answer shows it."""

    text: str
    language: str
    by: str  # who showed it, foreign; empty for the platform
    at: Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """All that the page shows of one reference."""

    anchor: str
    reference_id: str
    outcome: OutcomeWords
    confidence: ConfidenceWords
    method: str  # a sentence, or empty
    quote: str  # the tweet's text as the article has it; empty where it has none
    recorded: Recorded | None
    is_same: bool  # word for word, blanks aside
    who: tuple[Value, ...]
    posted: tuple[Value, ...]
    missing: tuple[str, ...]  # sentences: what is not here, and why
    proof: tuple[str, ...]  # the words of the answer that say so, foreign
    facts: tuple[Fact, ...]
    pictures: tuple[Picture, ...]
    is_media_elsewhere: bool  # the tweet has media that the page does not show
    article_facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    same_as: str  # the anchor of an earlier card of the same tweet, or empty
    is_outside: bool  # its reference stands in code or a comment


def make_cards(found: Sequence[Found], media: dict[str, tuple[MediaFile, ...]]) -> list[Card]:
    """Make the card of each reference, in order."""
    first: dict[str, str] = {}
    cards = []
    for number, one in enumerate(found, start=1):
        anchor = f"tweet-{number}"
        same_as = first.setdefault(one.status_id, anchor) if one.status_id else anchor
        files = media.get(one.status_id or "", ())
        cards.append(_make_card(one, anchor, "" if same_as == anchor else same_as, files))
    return cards


def confidence_of(reference: Record) -> ConfidenceWords:
    """Give the words for how sure it is that this is the tweet."""
    stated = reference.get("confidence")
    return CONFIDENCES[Confidence(stated)] if stated else NOT_JUDGED


def who(found: Found) -> Iterator[Value]:
    """Give the author's name and handle: as recorded, else as the article has them."""
    tweet = found.tweet or {}
    for name in ("name", "handle"):
        field = tweet.get(name)
        value = field["value"] if field else found.reference[name]
        if value:
            yield foreign(f"@{value}" if name == "handle" else value)


def _make_card(found: Found, anchor: str, same_as: str, media: Sequence[MediaFile]) -> Card:
    reference, tweet = found.reference, found.tweet
    recorded = _recorded(tweet)
    quote = reference["text"] or ""
    pictures = () if same_as else tuple(_pictures(anchor, media))
    return Card(
        anchor=anchor,
        reference_id=reference["id"],
        outcome=OUTCOMES[found.outcome],
        confidence=confidence_of(reference),
        method=words_for(reference.get("method") or "", METHODS),
        quote=quote,
        recorded=recorded,
        is_same=recorded is not None and recorded.text.split() == quote.split(),
        who=tuple(who(found)),
        posted=tuple(_posted(found)),
        missing=tuple(_missing(found)),
        proof=tuple(_proof(found)),
        facts=tuple(_facts(found)),
        pictures=pictures,
        is_media_elsewhere=bool(tweet and tweet["media"]) and not pictures and not same_as,
        article_facts=tuple(reference_facts(reference)),
        tables=tuple(evidence_tables(found)),
        same_as=same_as,
        is_outside=reference["in_code"] or reference["in_comment"],
    )


def _recorded(tweet: Record | None) -> Recorded | None:
    """Give the recorded text, and who showed it first."""
    if tweet is None or tweet["text"] is None:
        return None
    language = tweet["language"]
    records = {origin["record"] for origin in tweet["text"]["from"]}
    shown = [one for one in tweet["captures"] if one["shows"] == SHOWN]
    sources = [one for one in shown if one["record"] in records] or shown
    source = sources[0] if sources else None
    return Recorded(
        text=tweet["text"]["value"],
        language=language_tag(language["value"]) if language else "",
        by=(source["from"] or "") if source else "",
        at=moment(read_moment(source["seen_at"]))
        if source
        else ours("a time that is not recorded"),
    )


def _posted(found: Found) -> Iterator[Value]:
    """Give every statement of when it was posted, and what speaks for each."""
    reference, tweet = found.reference, found.tweet
    by_number = moment_of_number(found.status_id)
    if by_number:
        sure = reference.get("confidence") in ("A", "B")
        note = "follows from the number of the tweet" if sure else "if this is the tweet"
        yield moment(by_number, note)
    stated = tweet["posted_at"] if tweet else None
    for claim in (stated, *stated.get("also", ())) if stated else ():
        yield moment(read_moment(claim["value"]), "claimed by what showed the tweet")
    if reference["posted_on"]:
        day = day_of(date.fromisoformat(reference["posted_on"]))
        yield moment(day, "claimed by the article, which prints a day only")


def _missing(found: Found) -> Iterator[str]:
    """Say what is not here, and why, as far as an answer proves it."""
    yield OUTCOMES[found.outcome].sentence
    says_already = found.absence in (None, Absence.NOT_ASKED)
    if not says_already and found.absence is not None:
        yield ABSENCES[found.absence]
    if found.outcome is Outcome.KEPT_ARCHIVED and found.absence in (None, Absence.NOT_ASKED):
        yield "Whether the platform still shows it was not asked."
    if found.reference["reading"] != "certain":
        yield "The article can be read in more than one way here: it may not mean a tweet."


def _proof(found: Found) -> Iterator[str]:
    """Give the words of the last answer that says that the tweet is gone."""
    captures = found.tweet["captures"] if found.tweet else ()
    gone = [one for one in captures if one["shows"] != SHOWN and one["evidence"]]
    if gone and found.outcome in (Outcome.GONE, Outcome.KEPT_GONE):
        yield from (str(claim["value"]) for claim in gone[-1]["evidence"])


def _facts(found: Found) -> Iterator[Fact]:
    reference, tweet = found.reference, found.tweet
    if reference["canonical_url"]:
        yield fact("Address", address(reference["canonical_url"]))
    if found.status_id:
        yield fact("Number", code(found.status_id))
    if tweet and tweet["author_id"]:
        yield fact("Account", code(tweet["author_id"]["value"]))
    archived = [
        address(one["url"], read_moment(one["seen_at"]).shown)
        for one in (tweet["captures"] if tweet else ())
        if one["from"] is not None and one["shows"] == SHOWN
    ]
    if archived:
        yield fact("In web archives", *archived)
    stated = reference.get("stated")
    if stated:
        values = [address(stated["url"])] if stated["url"] else []
        rejected = [ours(f"not {number}") for number in stated["rejected"]]
        yield fact("A person stated", *values, *rejected, moment(read_moment(stated["at"])))
    searches = reference.get("searches") or ()
    if searches:
        yield fact("Where a person may look", *(address(one) for one in searches))


def _pictures(anchor: str, media: Sequence[MediaFile]) -> Iterator[Picture]:
    for number, file in enumerate(media, start=1):
        href = payload_address(file.path)
        if href:
            yield Picture(
                anchor=f"{anchor}-media-{number}",
                href=href,
                is_film=file.kind == "video",
                alt_text=file.alt_text or "No description given by the author",
                is_described=bool(file.alt_text),
            )
