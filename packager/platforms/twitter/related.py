"""Another tweet that a tweet answers, quotes or repeats, as far as an answer names it."""

from archive.claims import Claim
from packager.platforms.interface import RelatedPost


def related(
    *,
    post_id: Claim[str] | None,
    handle: Claim[str] | None = None,
    text: Claim[str] | None = None,
) -> RelatedPost | None:
    """Put together what is known of another tweet; None where nothing names it."""
    if post_id is None and handle is None:
        return None
    return RelatedPost(id=post_id, handle=handle, text=text)
