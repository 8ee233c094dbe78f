"""An embed as text: the tweet's text, its attribution, its address."""

from packager.model import Reference


def render_embed(embed: Reference) -> str:
    """Render what is known of an embed, a line each; nothing is made up for what is not.

    Returns:
        For example ``Eleven ambulances.`` / ``— Rana (@rana) August 19, 2016`` / its address.
    """
    address = embed.canonical_url or embed.url
    lines = (embed.text, _render_attribution(embed), address)
    return "\n".join(line for line in lines if line)


def _render_attribution(embed: Reference) -> str | None:
    handle = f"@{embed.handle}" if embed.handle else None
    who = f"{embed.name} ({handle})" if embed.name and handle else embed.name or handle or ""
    when = embed.date_text or (embed.posted_on.isoformat() if embed.posted_on else "")
    words = f"{who} {when}".strip()
    return f"— {words}" if words else None
