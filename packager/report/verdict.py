"""The verdict of the packaging in words: what came of it, what it shows, and what it does not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packager.report.inputs import ReportInput
from packager.report.outcomes import Found, Outcome
from packager.report.values import counted
from packager.report.wording import OUTCOMES, OutcomeWords


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many references came to the same."""

    number: int
    outcome: OutcomeWords


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The box at the top of the page."""

    headline: str
    sentences: tuple[str, ...]
    tallies: tuple[Tally, ...]
    shows: tuple[str, ...]
    does_not_show: tuple[str, ...]


def make_verdict(given: ReportInput, found: Sequence[Found]) -> Verdict:
    """Give the verdict. A tweet that several references name counts once, as far as that is known."""
    tweets = list({one.status_id or one.reference["id"]: one for one in found}.values())
    counts = Counter(one.outcome for one in tweets)
    return Verdict(
        headline=_headline(found, tweets),
        sentences=tuple(_sentences(given, found)),
        tallies=tuple(
            Tally(number=counts[outcome], outcome=OUTCOMES[outcome])
            for outcome in Outcome
            if counts[outcome]
        ),
        shows=tuple(_shows(given, found)),
        does_not_show=tuple(_does_not_show(given, found)),
    )


def _headline(found: Sequence[Found], tweets: Sequence[Found]) -> str:
    if not found:
        return "No reference to a tweet was found in this article."
    cites = f"This article cites {counted(len(tweets), 'tweet')}"
    if len(tweets) < len(found):
        cites += f" in {len(found):,} places"
    kept = sum(one.is_kept for one in tweets)
    if all(one.outcome in (Outcome.NOT_ASKED, Outcome.ADDRESS_ONLY) for one in tweets):
        return f"{cites}. Nobody was asked for {'it' if len(tweets) == 1 else 'them'}."
    if kept == 0:
        return f"{cites}. This package keeps {'no copy of it' if len(tweets) == 1 else 'none of them'}."
    if kept == len(tweets):
        return f"{cites}. This package keeps {'it' if kept == 1 else 'all of them'}."
    return f"{cites}. This package keeps {kept:,} of them."


def _sentences(given: ReportInput, found: Sequence[Found]) -> Iterator[str]:
    guesses = sum(one.reference.get("confidence") == "C" for one in found)
    if guesses:
        marked = "is marked" if guesses == 1 else "are marked"
        yield f"Which tweet is meant is a guess in {counted(guesses, 'place')}, which {marked}."
    doubtful = sum(one.reference["reading"] != "certain" for one in found)
    if doubtful:
        yield f"{counted(doubtful, 'place')} may not mean a tweet at all."
    if not given.collection["questions"]:
        yield "The package was made without asking anybody: it holds what the article itself tells."
    if given.article.text_is_fallback:
        yield "The article's own text could not be told from the rest of its page."


def _shows(given: ReportInput, found: Sequence[Found]) -> Iterator[str]:
    yield "The article's bytes exactly as they were received, and its text as it is read."
    if found:
        yield "Where in the article each reference stands, and how each statement about it came about."
    if given.collection["questions"]:
        yield "Every question that was put to the web, and every answer, byte for byte."
        yield "What those answers say of each tweet, with the record that each value was read from."


def _does_not_show(given: ReportInput, found: Sequence[Found]) -> Iterator[str]:
    yield (
        "Who packaged it, and when. Whoever can write to a package can make it anew. A seal, or the "
        "checksum of the package kept elsewhere, can show that."
    )
    if given.collection["questions"]:
        yield "That the servers gave these answers to anybody else, or that nobody between changed them."
    else:
        yield "Whether any of these tweets is there, or ever was."
    if found:
        yield "That a tweet is true, or that an account belongs to whom its name says."
    yield "Whether a file was changed since. This page cannot check itself: see how to check by hand."
