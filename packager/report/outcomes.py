"""What came of each reference: one of a few outcomes, told from its records alone.

What no answer says is never called an absence, and what nobody was asked is never called missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from packager.platforms.interface import Absence
from packager.report.inputs import Record
from packager.tweets import GONE, SHOWN, last_live_word


class Outcome(StrEnum):
    """What the package holds of a tweet."""

    KEPT_LIVE = "kept-live"  # the platform itself showed it
    KEPT_ARCHIVED = "kept-archived"  # a web archive showed it; what the platform says, nobody knows
    KEPT_GONE = "kept-gone"  # a web archive showed it, and the platform says that it is gone
    GONE = "gone"  # the platform says that it is gone, and no answer shows it
    UNCLEAR = "unclear"  # its address is known; the answers say neither
    ADDRESS_ONLY = "address-only"  # its address is known, and nobody was asked for it
    LEAD = "lead"  # there are tweets that it may be
    NOT_FOUND = "not-found"  # it was looked for, and no tweet was found that it may be
    NOT_ASKED = "not-asked"  # its address is not known, and nobody was asked


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What came of one reference.

    Attributes:
        reference: Its entry in references.json.
        tweet: The tweet's record; None where there is none.
        absence: Why it is not there, or why nobody can say; None where that is no question.
    """

    reference: Record
    tweet: Record | None
    outcome: Outcome
    absence: Absence | None

    @property
    def status_id(self) -> str | None:
        """The tweet's number, as far as it is known."""
        number: str | None = self.reference["status_id"]
        return number

    @property
    def is_kept(self) -> bool:
        """Whether an answer in the package shows the tweet."""
        return self.outcome in {Outcome.KEPT_LIVE, Outcome.KEPT_ARCHIVED, Outcome.KEPT_GONE}


def find_outcomes(references: Sequence[Record], tweets: Sequence[Record]) -> list[Found]:
    """Tell what came of each reference, in order."""
    by_reference = {name: tweet for tweet in tweets for name in tweet["references"]}
    by_number = {tweet["status_id"]: tweet for tweet in tweets}
    found = []
    for reference in references:
        tweet = by_reference.get(reference["id"]) or by_number.get(reference["status_id"])
        outcome, absence = _judge(reference, tweet)
        found.append(Found(reference=reference, tweet=tweet, outcome=outcome, absence=absence))
    return found


def _judge(reference: Record, tweet: Record | None) -> tuple[Outcome, Absence | None]:
    absence = _absence_of(reference, tweet)
    captures = tweet["captures"] if tweet else []
    live = [one for one in captures if one["from"] is None]
    said_last = last_live_word(tweet) if tweet else None
    if any(one["shows"] == SHOWN for one in captures) or reference.get("captures"):
        if said_last in GONE:
            return Outcome.KEPT_GONE, Absence(said_last)
        if any(one["shows"] == SHOWN for one in live):
            return Outcome.KEPT_LIVE, None
        return Outcome.KEPT_ARCHIVED, Absence(live[-1]["shows"]) if live else absence
    if reference.get("status") == "unresolved":
        return (Outcome.LEAD if reference.get("candidates") else Outcome.NOT_FOUND), absence
    if reference["canonical_url"] is None:
        return Outcome.NOT_ASKED, Absence.NOT_ASKED
    if absence in GONE:
        return Outcome.GONE, absence
    if not captures and absence in (None, Absence.NOT_ASKED):
        return Outcome.ADDRESS_ONLY, Absence.NOT_ASKED
    return Outcome.UNCLEAR, absence


def _absence_of(reference: Record, tweet: Record | None) -> Absence | None:
    """Give what is recorded of an absence: the tweet's own record knows most."""
    stated = (tweet or {}).get("absence") or reference.get("absence")
    return Absence(stated) if stated else None
