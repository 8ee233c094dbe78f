"""An attribution as it stands: ``DASH NAME (@HANDLE) DATE``, each part perhaps lost or changed.

This only reads; ``verdicts`` decides whether a tweet is meant.
"""

from dataclasses import dataclass

from packager.references.flattened.attributed_date import (
    AttributedDate,
    may_be_undated,
    may_have_date,
    read_date,
    read_date_without_year,
)
from packager.references.flattened.attributed_name import AttributedName, may_have_dash, read_name
from packager.references.flattened.handles import Mention


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """A mention with what stands left and right of it."""

    mention: Mention
    left: AttributedName
    right: AttributedDate

    @property
    def start(self) -> int:
        """Where the dash begins, or the name where there is none."""
        return self.left.start

    @property
    def end(self) -> int:
        """Where the date ends, with its link; or the mention, where there is no date."""
        return self.right.end


def read_attribution(text: str, mention: Mention, floor: int) -> Attribution | None:
    """Read what stands around a mention; None where too little of an attribution does.

    Args:
        text: The whole text.
        mention: Whose surroundings to read.
        floor: Code point before which nothing belongs to this attribution.
    """
    if not may_have_date(text, mention.end) and not _may_be_undated(text, mention):
        return None  # most mentions
    right = read_date(text, mention.end)
    if right.date is None and not _may_be_undated(text, mention):
        return None
    left = read_name(text, mention.start, floor)
    if right.date is None:
        if left.dash is None:
            return None
        right = read_date_without_year(text, mention.end)
    return Attribution(mention=mention, left=left, right=right)


def _may_be_undated(text: str, mention: Mention) -> bool:
    return (
        mention.in_brackets
        and may_be_undated(text, mention.end)
        and may_have_dash(text, mention.start)
    )
