"""How sure it is which tweet is meant, in words for people: the same in the terminal and the report."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from packager.resolve.resolution import Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfidenceWords:
    """How a class of confidence is named and what it means."""

    label: str
    meaning: str


CONFIDENCES: Mapping[Confidence, ConfidenceWords] = MappingProxyType(
    {
        Confidence.CERTAIN: ConfidenceWords(
            label="Certain",
            meaning="The address stands in the article or in an archived copy of it, or a link in the "
            "tweet leads to it.",
        ),
        Confidence.STRONG: ConfidenceWords(
            label="Strong",
            meaning="The account, the day and the whole text agree, with one known tweet only. A tweet "
            "that no archive holds could have the same text.",
        ),
        Confidence.PROBABLE: ConfidenceWords(
            label="Probable, a guess",
            meaning="The text agrees for the most part, or more than one tweet has it, or not all of "
            "that day could be asked for.",
        ),
        Confidence.LEAD: ConfidenceWords(
            label="A lead only",
            meaning="Tweets of that account and day are known. None of them is shown to be this one.",
        ),
        Confidence.NONE: ConfidenceWords(
            label="None",
            meaning="Nothing was found, which does not mean that there is nothing.",
        ),
        Confidence.STATED: ConfidenceWords(
            label="Stated by a person",
            meaning="Somebody gave the address. Nothing more is known of how they know.",
        ),
    }
)
NOT_JUDGED = ConfidenceWords(label="Not judged", meaning="Nobody was asked for the address.")
