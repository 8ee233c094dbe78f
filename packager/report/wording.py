"""The report's words for what the records say by a name. A guess is called a guess."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from packager.platforms.interface import Absence, Reason
from packager.report.outcomes import Outcome
from packager.resolve.resolution import Method, Remark


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeWords:
    """How an outcome is named.

    Attributes:
        label: On the card.
        tally: Behind a number: "2 kept, as the platform showed them".
        sentence: In full.
        tone: Which symbol and colour it gets: kept, half, gone, doubt or none.
    """

    label: str
    tally: str
    sentence: str
    tone: str


OUTCOMES: Mapping[Outcome, OutcomeWords] = MappingProxyType(
    {
        Outcome.KEPT_LIVE: OutcomeWords(
            label="Kept, as the platform showed it",
            tally="kept, as the platform showed it",
            sentence="The platform itself showed the tweet, and its answer is in this package.",
            tone="kept",
        ),
        Outcome.KEPT_ARCHIVED: OutcomeWords(
            label="Kept, as a web archive showed it",
            tally="kept, as a web archive showed it",
            sentence="A web archive showed a capture of the tweet, and that capture is in this package.",
            tone="kept",
        ),
        Outcome.KEPT_GONE: OutcomeWords(
            label="Kept by an archive, gone from the platform",
            tally="kept by an archive, gone from the platform",
            sentence="A web archive showed a capture of the tweet, and that capture is in this package. "
            "The platform itself says that the tweet is not there any more.",
            tone="half",
        ),
        Outcome.GONE: OutcomeWords(
            label="Gone: the platform says so",
            tally="gone: the platform says so",
            sentence="The platform says that the tweet is not there, and no answer in this package "
            "shows it. What the article quotes of it is all that is left here.",
            tone="gone",
        ),
        Outcome.UNCLEAR: OutcomeWords(
            label="Unclear: no answer shows it or says that it is gone",
            tally="unclear: no answer shows it or says that it is gone",
            sentence="The tweet's address is known. No answer shows it, and none says that it is gone.",
            tone="doubt",
        ),
        Outcome.ADDRESS_ONLY: OutcomeWords(
            label="Address known, nobody asked",
            tally="with a known address, about which nobody was asked",
            sentence="The tweet's address is known. Nobody was asked for the tweet, so this package "
            "does not say whether it is there.",
            tone="none",
        ),
        Outcome.LEAD: OutcomeWords(
            label="Not identified: there are leads",
            tally="not identified, with leads",
            sentence="There are tweets that may be this one, and nothing shows that one of them is.",
            tone="doubt",
        ),
        Outcome.NOT_FOUND: OutcomeWords(
            label="Looked for, not found",
            tally="looked for and not found",
            sentence="The tweet was looked for, and nothing was found that may be it. That does not "
            "mean that there is nothing.",
            tone="doubt",
        ),
        Outcome.NOT_ASKED: OutcomeWords(
            label="Address not known, nobody asked",
            tally="without a known address, about which nobody was asked",
            sentence="The tweet's address is not known, and nobody was asked for it.",
            tone="none",
        ),
    }
)

ABSENCES: Mapping[Absence, str] = MappingProxyType(
    {
        Absence.DELETED: "The answer says that the tweet was deleted.",
        Absence.SUSPENDED: "The answer says that the account is suspended.",
        Absence.PROTECTED: "The answer says that the account shows its tweets to its followers only.",
        Absence.WITHHELD: "The answer says that the tweet is withheld.",
        Absence.ACCOUNT_GONE: "The answer says that the account does not exist any more.",
        Absence.NOT_FOUND: "The answer says that there is nothing at this address. It does not say why.",
        Absence.UNREADABLE: "An answer came and could not be read. It says nothing about the tweet.",
        Absence.RESTRICTED_OR_UNKNOWN: "The tweet was not shown, and the answer does not say why.",
        Absence.RATE_LIMITED: "Too much had been asked, and no answer was given. That says nothing "
        "about the tweet.",
        Absence.NETWORK_ERROR: "No answer came. That says nothing about the tweet.",
        Absence.NOT_ASKED: "Nobody was asked. That says nothing about the tweet.",
    }
)

SHOWS: Mapping[str, str] = MappingProxyType(
    {
        "tweet": "the tweet",
        Absence.DELETED: "that it was deleted",
        Absence.SUSPENDED: "that the account is suspended",
        Absence.PROTECTED: "that the account is protected",
        Absence.WITHHELD: "that it is withheld",
        Absence.ACCOUNT_GONE: "that the account is gone",
        Absence.NOT_FOUND: "that nothing is there",
        Absence.UNREADABLE: "nothing that could be read",
        Absence.RESTRICTED_OR_UNKNOWN: "neither the tweet nor why not",
        Absence.RATE_LIMITED: "that too much had been asked",
        Absence.NETWORK_ERROR: "nothing: no answer came",
    }
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        Reason.STATEMENT: "by a plain statement",
        Reason.REDIRECT: "by the address that it led to",
        Reason.HTTP_STATUS: "by its status alone",
        Reason.NO_ANSWER: "no answer",
        Reason.EMPTY: "the answer was empty",
        Reason.OTHER_POST: "the answer is about another tweet",
        Reason.SCRIPT_SHELL: "a page that shows nothing without its scripts",
        Reason.LOGIN_PAGE: "a page that asks to log in",
        Reason.CUT_SHORT: "the end of the answer is missing",
        Reason.NOT_UNDERSTOOD: "an answer of no known form",
        Reason.TOO_LARGE: "the answer was too large",
    }
)


METHODS: Mapping[str, str] = MappingProxyType(
    {
        Method.SOURCE_MARKUP: "The address stands in the article itself.",
        Method.ARTICLE_MEMENTO: "The address stands in an archived copy of the article.",
        Method.MEDIA_LINK: "A link in the tweet's text leads to it.",
        Method.SAME_LINK: "An archived tweet of that account and day has the same short link.",
        Method.SAME_TEXT: "An archived tweet of that account and day has this text.",
    }
)

REMARKS: Mapping[str, str] = MappingProxyType(
    {
        Remark.DATE_SLACK: "posted on that day in some time zone, but not in UTC",
        Remark.UNREADABLE: "no capture of it could be read",
        Remark.NOT_READ: "its captures were not read",
        Remark.REPOST: "repeats another account's tweet",
        Remark.OTHER_AUTHOR: "by another account, or by nobody knows whom",
        Remark.MID_LINE: "its text would begin in the middle of a line",
        Remark.PART_OF_TEXT: "another one explains more of the text",
        Remark.OTHER_LINK: "has other short links than the article shows",
    }
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "html_embed": "an embedded tweet in the page's markup",
        "flattened_embed": "an embedded tweet of which only the words were left",
        "status_url": "a link to the tweet",
        "shortcode": "a shortcode of the editing system",
        "tco_link": "a short link",
        "pic_link": "a link to a picture of the tweet",
        "wayback_url": "a link to an archived copy of the tweet",
        "mirror_url": "a link to the tweet on a mirror",
        "media_url": "a link to a picture or film of the tweet",
    }
)

TWEET_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "other-handle": "The address that was asked for names another account than the answer.",
        "text-may-be-cut": "The source shortens long texts, so the text may be cut.",
        "summary-only": "The text was read from a page's summary for search engines.",
    }
)


def words_for(name: str, words: Mapping[str, str]) -> str:
    """Give the words for a name; the name itself where it is newer than this list."""
    return words.get(name, name)
