"""How sure it is that one of the candidates is the post that is meant: the classes A to E.

    A  the one candidate that has the same short link, and nothing in its text against it
    B  the one candidate of that UTC day whose text is equal, in 15 letters or more
    C  the most similar one, by a wide lead; the one whose cut text agrees; or equal texts of which
       nobody can say which is meant
    D  posts of that account and day are known, and none of them is shown to be it
    E  there is no candidate

Candidates are posts of the account that the article names, on the day that it states. Class A has
other ways, too: see ``Method``. No class says that there is no other post, unknown to everybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from packager.resolve.matching import EQUAL, Level, Match
from packager.resolve.posting_day import DayFit
from packager.resolve.resolution import Candidate, Confidence, Method

EQUAL_LETTERS = 15  # that equal texts must have at least, to be more than a common phrase
SIMILAR_SCORE = 0.92
SIMILAR_LETTERS = 40
SIMILAR_LEAD = 0.10  # over the next candidate
CUT_LETTERS = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """A candidate, and how it compares with what the article shows.

    Attributes:
        match: None where its text is not known, or is not its author's own.
        versions: The ids of the same post before and after it was edited.
    """

    candidate: Candidate
    day: DayFit
    match: Match | None
    versions: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What the candidates come to.

    Attributes:
        chosen: The one that is meant; None where none is, or several may be.
        candidates: All, the best first.
    """

    confidence: Confidence
    method: Method | None = None
    chosen: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()


def judge(contenders: Sequence[Contender], *, is_whole: bool) -> Verdict:
    """Decide.

    Args:
        contenders: Every post of the account and day that is known, each id once.
        is_whole: Whether all of them could be asked for. If not, another may be the one, and equal
            text is no more than probable.
    """
    ranked = sorted(contenders, key=_rank, reverse=True)
    of_the_day = [one for one in ranked if one.day is DayFit.UTC_DAY]
    verdict = (
        _by_link(of_the_day)
        or _by_equal_text(of_the_day, is_whole=is_whole)
        or _by_agreement(of_the_day)
        or _by_lead(of_the_day)
        or _by_agreement(ranked)  # posted on that day in another time zone
    )
    if verdict is None:
        verdict = Verdict(confidence=Confidence.LEAD if ranked else Confidence.NONE)
    return replace(verdict, candidates=tuple(one.candidate for one in ranked))


def _by_link(of_the_day: Sequence[Contender]) -> Verdict | None:
    """Class A: a short link belongs to one post, unless somebody copied it into another."""
    linked = [one for one in of_the_day if one.match and one.match.codes]
    if len(linked) != 1 or linked[0].match is None:
        return None
    # An edited post keeps its links and gets a new id, and so does a copy with other words.
    speaks_against = linked[0].match.level is Level.SIMILAR
    confidence = Confidence.PROBABLE if speaks_against else Confidence.CERTAIN
    return _choose(linked[0], confidence, Method.SAME_LINK)


def _by_equal_text(of_the_day: Sequence[Contender], *, is_whole: bool) -> Verdict | None:
    """Class B, or C where several posts have this text or not all could be read."""
    equal = [one for one in of_the_day if _is_equal(one)]
    # Where nothing marks the beginning, the text that explains more of the article is the better.
    most = max((_letters(one) for one in equal), default=0)
    equal = [one for one in equal if _letters(one) == most]
    if not equal:
        return None
    if len(equal) > 1:
        return Verdict(confidence=Confidence.PROBABLE, method=Method.SAME_TEXT)
    confidence = Confidence.STRONG if is_whole else Confidence.PROBABLE
    return _choose(equal[0], confidence, Method.SAME_TEXT)


def _is_equal(one: Contender) -> bool:
    return one.match is not None and one.match.is_equal and one.match.letters >= EQUAL_LETTERS


def _by_agreement(some: Sequence[Contender]) -> Verdict | None:
    """Class C: texts that agree as far as they go."""
    alike = [one for one in some if _is_equal(one)] or [one for one in some if _is_cut(one)]
    if len(alike) > 1:
        return Verdict(confidence=Confidence.PROBABLE, method=Method.SAME_TEXT)
    return _choose(alike[0], Confidence.PROBABLE, Method.SAME_TEXT) if alike else None


def _by_lead(ranked: Sequence[Contender]) -> Verdict | None:
    """Class C: one text that is nearly the same, and no other near it."""
    if not ranked or not _leads(ranked[0], ranked[1:]):
        return None
    return _choose(ranked[0], Confidence.PROBABLE, Method.SAME_TEXT)


def _is_cut(one: Contender) -> bool:
    is_cut = one.match is not None and one.match.level is Level.CUT  # its links may be cut, too
    return is_cut and _letters(one) >= CUT_LETTERS


def _leads(first: Contender, others: Sequence[Contender]) -> bool:
    """Whether the first is similar enough, and no other post comes near it."""
    if first.match is None or first.match.letters < SIMILAR_LETTERS or first.match.links_differ:
        return False
    next_best = max(
        (one.match.score for one in others if one.match and not _are_versions(first, one)),
        default=0.0,
    )
    score = first.match.score
    return score >= SIMILAR_SCORE and score - next_best >= SIMILAR_LEAD


def _are_versions(one: Contender, other: Contender) -> bool:
    return other.candidate.id in one.versions or one.candidate.id in other.versions


def _choose(one: Contender, confidence: Confidence, method: Method) -> Verdict:
    return Verdict(confidence=confidence, method=method, chosen=one.candidate)


def _letters(one: Contender) -> int:
    return one.match.letters if one.match else 0


def _rank(one: Contender) -> tuple[bool, bool, float, int, bool]:
    """How much speaks for a candidate; used to order, never to decide."""
    if one.match is None:
        return False, False, 0.0, 0, one.day is DayFit.UTC_DAY
    match = one.match
    is_of_the_day = one.day is DayFit.UTC_DAY
    return bool(match.codes), match.level in EQUAL, match.score, match.letters, is_of_the_day
