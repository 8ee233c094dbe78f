"""Find every tweet that an article refers to: one module for each form of reference.

source ──► tokens ──► visible text ──► flattened embeds, links, shortcodes ──┐
             └─────► embeds, links in tags, comments, scripts ───────────────┴──► merge
"""

from dataclasses import replace

from packager.model import Reference, SourceKind
from packager.references.identity import with_identity
from packager.references.markdown.find import find_in_markdown
from packager.references.markup.tokens import html_tokens
from packager.references.reading import find_in_markup, find_in_prose

__all__ = ["find_references"]


def find_references(text: str, kind: SourceKind) -> tuple[Reference, ...]:
    """Find the tweets that a source refers to.

    Args:
        text: The source, decoded, with its byte-order mark and line ends.
        kind: How it is to be read. Plain text may hold some markup too.

    Returns:
        In reading order, with ids "r1", "r2" and so on. Each tweet cited once is one reference;
        cited at two places, it is two. All offsets are code points in ``text``.
    """
    match kind:
        case SourceKind.HTML:
            found = find_in_markup(text, html_tokens(text), keep_blanks=False)
        case SourceKind.MARKDOWN:
            found = find_in_markdown(text)
        case SourceKind.TEXT:
            found = find_in_prose(text)
    ordered = sorted((item.reference for item in found), key=lambda item: (item.start, item.end))
    return tuple(
        replace(
            with_identity(reference), id=f"r{number}", quote=text[reference.start : reference.end]
        )
        for number, reference in enumerate(ordered, start=1)
    )
