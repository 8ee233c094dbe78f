"""The classes of confidence."""

from packager.resolve.confidence import Contender, judge
from packager.resolve.matching import Level, Match
from packager.resolve.posting_day import DayFit
from packager.resolve.resolution import Candidate, Confidence, Method

EQUAL = Match(level=Level.LOOSE, score=1.0, letters=50)
LINKED = Match(level=Level.STRICT, score=1.0, letters=50, codes=frozenset({"Abcdefghij"}))


def contender(name: str, match: Match | None, *, day=DayFit.UTC_DAY, versions=()) -> Contender:
    """A candidate."""
    candidate = Candidate(id=name, handle="port", memento=None, record=None, score=None, level=None)
    return Contender(candidate=candidate, day=day, match=match, versions=frozenset(versions))


def similar(score: float, letters: int = 60, **more) -> Match:
    """A text that is nearly the same."""
    return Match(level=Level.SIMILAR, score=score, letters=letters, **more)


def cut(letters: int) -> Match:
    """A text that agrees as far as it goes."""
    return Match(level=Level.CUT, score=0.7, letters=letters)


def outcome(*contenders: Contender, is_whole: bool = True) -> tuple[Confidence, str | None]:
    """The class, and the candidate that is chosen."""
    verdict = judge(contenders, is_whole=is_whole)
    assert len(verdict.candidates) == len(contenders)
    return verdict.confidence, verdict.chosen.id if verdict.chosen else None


def test_the_only_tweet_with_the_same_link_is_certain():
    verdict = judge([contender("1", LINKED), contender("2", EQUAL)], is_whole=True)
    assert verdict.confidence is Confidence.CERTAIN
    assert verdict.method is Method.SAME_LINK
    assert verdict.chosen is not None
    assert verdict.chosen.id == "1"


def test_the_same_link_under_another_text_is_probable():
    linked = similar(0.8, codes=frozenset({"Abcdefghij"}))
    assert outcome(contender("1", linked)) == (Confidence.PROBABLE, "1")


def test_of_two_tweets_with_the_same_link_the_text_decides():
    other = similar(0.8, codes=frozenset({"Abcdefghij"}))
    assert outcome(contender("1", LINKED), contender("2", other)) == (Confidence.STRONG, "1")
    assert outcome(contender("1", LINKED), contender("2", LINKED)) == (Confidence.PROBABLE, None)


def test_the_same_link_of_another_day_is_not_certain():
    slack = contender("1", LINKED, day=DayFit.ANY_ZONE)
    assert outcome(slack) == (Confidence.PROBABLE, "1")


def test_the_only_equal_text_of_the_day_is_strong():
    others = [contender("2", similar(0.99)), contender("3", EQUAL, day=DayFit.ANY_ZONE)]
    assert outcome(contender("1", EQUAL), *others) == (Confidence.STRONG, "1")


def test_equal_texts_of_the_day_are_all_listed_and_none_is_chosen():
    assert outcome(contender("1", EQUAL), contender("2", EQUAL)) == (Confidence.PROBABLE, None)


def test_equal_text_is_no_more_than_probable_where_others_could_not_be_read():
    assert outcome(contender("1", EQUAL), is_whole=False) == (Confidence.PROBABLE, "1")


def test_a_common_phrase_is_a_lead():
    short = Match(level=Level.LOOSE, score=1.0, letters=14)
    assert outcome(contender("1", short)) == (Confidence.LEAD, None)


def test_the_text_that_explains_more_of_the_article_is_the_better():
    longer = Match(level=Level.LOOSE, score=1.0, letters=70)
    assert outcome(contender("1", EQUAL), contender("2", longer)) == (Confidence.STRONG, "2")


def test_a_similar_text_is_probable_only_with_a_wide_lead():
    assert outcome(contender("1", similar(0.92))) == (Confidence.PROBABLE, "1")
    rival = contender("2", similar(0.83))
    assert outcome(contender("1", similar(0.95)), rival) == (Confidence.PROBABLE, "1")
    assert outcome(contender("1", similar(0.92)), rival) == (Confidence.LEAD, None)
    assert outcome(contender("1", similar(0.91))) == (Confidence.LEAD, None)
    assert outcome(contender("1", similar(0.95, letters=39))) == (Confidence.LEAD, None)


def test_versions_of_one_edited_tweet_are_no_rivals():
    first = contender("1", similar(0.99), versions=("1", "2"))
    assert outcome(first, contender("2", similar(0.95))) == (Confidence.PROBABLE, "1")


def test_a_cut_text_is_probable_from_sixty_letters_on():
    assert outcome(contender("1", cut(60))) == (Confidence.PROBABLE, "1")
    assert outcome(contender("1", cut(59))) == (Confidence.LEAD, None)
    assert outcome(contender("1", cut(60)), contender("2", cut(80))) == (Confidence.PROBABLE, None)


def test_a_text_with_other_links_is_a_lead():
    other = Match(level=Level.LOOSE, score=1.0, letters=50, links_differ=True)
    assert outcome(contender("1", other)) == (Confidence.LEAD, None)


def test_an_equal_text_of_another_time_zone_is_probable_where_the_day_has_none():
    slack = contender("1", EQUAL, day=DayFit.ANY_ZONE)
    assert outcome(slack, contender("2", similar(0.7))) == (Confidence.PROBABLE, "1")


def test_what_cannot_be_read_is_a_lead_and_nothing_is_nothing():
    assert outcome(contender("1", None)) == (Confidence.LEAD, None)
    assert outcome() == (Confidence.NONE, None)
