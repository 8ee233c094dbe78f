"""What the number of a tweet proves: its time; and its address as this package writes it."""

from dataclasses import replace

from packager.model import Reference
from packager.references.snowflake import snowflake_time
from packager.references.status_urls import canonical_url


def add_proof(reference: Reference) -> Reference:
    """Add the canonical address and the time of a reference whose number is known.

    Where the printed date is another than the number's UTC day, both stay, and a note says so.
    """
    if reference.status_id is None:
        return reference
    posted_at = snowflake_time(reference.status_id)
    notes = reference.notes
    if posted_at and reference.posted_on and posted_at.date() != reference.posted_on:
        words = "the printed date is {}, but the number of the tweet was given on {} (UTC)"
        notes = (*notes, words.format(reference.posted_on, posted_at.date()))
    return replace(
        reference,
        canonical_url=canonical_url(reference.handle, reference.status_id),
        posted_at=posted_at,
        notes=notes,
    )
