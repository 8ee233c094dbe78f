"""The words for one code."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """What a person should know of one finding; each field is one or two sentences."""

    means: str  # the rule that is broken, or what was found
    cause: str  # what it nearly always comes from
    remedy: str  # what to do about it
