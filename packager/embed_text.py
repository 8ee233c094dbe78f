"""An embedded tweet as text: what it says, who said it when, and where it stands."""

from packager.model import Reference

_MARKS = " \t\n—–―-()@,.…"  # what may differ between the page's way to write it and ours


def render_embed(reference: Reference, shown: str = "") -> str:
    """Write an embed in lines: its text, ``— name (@handle) date``, its address.

    What is not known is left out.

    Args:
        reference: The embed.
        shown: What the page shows of the embed. If it has a word that the lines would lose, it
            stands there as it is, and only what it lacks follows.
    """
    address = reference.url or reference.canonical_url or ""
    attribution = _render_attribution(reference)
    if attribution == f"— @{reference.handle}" and f"/{reference.handle}/" in address:
        attribution = ""  # the address says as much
    lines = [line for line in (reference.text, attribution) if line]
    if not _words(shown) <= _words("\n".join(lines)):
        lines = [shown.strip(), *(line for line in lines if not _words(line) <= _words(shown))]
    if address and address not in "\n".join(lines).split():
        lines.append(address)
    return "\n".join(lines)


def _render_attribution(reference: Reference) -> str:
    """Write who said it, and when."""
    handle = f"@{reference.handle}" if reference.handle else ""
    if reference.name and handle:
        handle = f"({handle})"
    parts = [part for part in (reference.name, handle, reference.date_text) if part]
    return f"— {' '.join(parts)}" if parts else ""


def _words(text: str) -> set[str]:
    return {word.strip(_MARKS) for word in text.split()} - {""}
