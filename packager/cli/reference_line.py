"""One reference in one line, for people."""

from packager.cli.words import doubtful, foreign
from packager.model import Reading, Reference


def describe_reference(reference: Reference) -> str:
    """Say in a line what an article tells of one tweet."""
    handle = f"@{reference.handle}" if reference.handle else "(handle unknown)"
    day = reference.posted_on or (reference.posted_at and reference.posted_at.date())
    link = reference.canonical_url or reference.url or _first_link(reference)
    doubt = doubtful("  ambiguous") if reference.reading is Reading.AMBIGUOUS else ""
    return f"{reference.id:<4}{handle:<18}{day or 'no date'!s:<12}{link}{doubt}"


def _first_link(reference: Reference) -> str:
    if reference.links:
        return f"no link to it; links in its text: {foreign(' '.join(reference.links))}"
    return "no link in the text"
