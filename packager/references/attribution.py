"""An attribution as it stands: ``DASH NAME (@HANDLE) DATE``, each part perhaps lost or changed.

This only reads; ``verdicts`` decides whether a tweet is meant.
"""

from dataclasses import dataclass

from packager.references.attributed_date import AttributedDate, read_date
from packager.references.attributed_name import AttributedName, read_name
from packager.references.handles import Mention


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


def read_attribution(text: str, mention: Mention, floor: int) -> Attribution:
    """Read what stands around a mention.

    Args:
        text: The whole text.
        mention: Whose surroundings to read.
        floor: Code point before which nothing belongs to this attribution.
    """
    return Attribution(
        mention=mention,
        left=read_name(text, mention.start, floor),
        right=read_date(text, mention.end),
    )
