"""What makes two references one, and what an id proves of its tweet."""

import re
from dataclasses import replace

from packager.model import Reference, ReferenceKind
from packager.references.addresses.snowflake import snowflake_time
from packager.references.addresses.status_urls import canonical_url

EMBEDS = (ReferenceKind.HTML_EMBED, ReferenceKind.SHORTCODE)
_RICHEST_FIRST = (*EMBEDS, ReferenceKind.FLATTENED_EMBED, ReferenceKind.STATUS_URL)
_RANKS = {kind: place for place, kind in enumerate(_RICHEST_FIRST)}

# The code of a short link, or the key or number of a medium.
_CODE = re.compile(
    r"(?:t\.co|pic\.(?:twitter|x)\.com)/(?P<code>[A-Za-z0-9]{1,10})"
    r"|twimg\.com/(?:[a-z_]{1,24}/)?(?P<medium>[A-Za-z0-9_-]{15,20})(?![A-Za-z0-9_-])",
    re.IGNORECASE,
)


def key_of(reference: Reference) -> str | None:
    """Give what two references to one tweet share; None where nothing says which tweet it is."""
    return reference.status_id or code_of(reference.url or "")


def code_of(address: str) -> str | None:
    """Give the code of a short link, or the key or number of a medium; None for another address."""
    match = _CODE.search(address)
    return (match["code"] or match["medium"]) if match else None


def with_identity(reference: Reference) -> Reference:
    """Add what the id proves: canonical address, time, whether a printed date disagrees."""
    if reference.status_id is None:
        return reference
    posted_at = snowflake_time(reference.status_id)
    notes = reference.notes
    if posted_at is not None and reference.posted_on not in (None, posted_at.date()):
        day = posted_at.date().isoformat()
        notes = (*notes, f"the id is of {day} (UTC), and the date that is printed is another")
    return replace(
        reference,
        posted_at=posted_at,
        canonical_url=canonical_url(reference.handle, reference.status_id),
        notes=notes,
    )


def rank(reference: Reference) -> int:
    """Say how much a form tells of its tweet; the least number tells most."""
    return _RANKS.get(reference.kind, len(_RANKS))
