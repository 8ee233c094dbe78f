"""The text of a web page's article: the lines that the extractor chooses, and every embed."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.limits import MAIN_TEXT_WORDS
from packager.extraction.alignment import Choice, find_chosen_lines
from packager.extraction.main_text import MainText, extract_main_text
from packager.model import Reference, ReferenceKind
from packager.reading_text import Edit, Span, compose_text, find_edits, split_spans
from packager.references.markup.mapped_text import MappedText
from packager.references.markup.tokens import Token, TokenKind
from packager.references.markup.visible_text import VisibleTextBuilder

_PAGE_ELEMENTS = frozenset(
    {"html", "head", "body", "title", "nav", "header", "footer", "aside", "frameset"}
)
_ENOUGH = 0.5  # of the extractor's words, which the page shows, and which are found in order


@dataclass(frozen=True, kw_only=True, slots=True)
class PageText:
    """The text of a page's article, and how it was got."""

    text: str
    text_from: str
    is_fallback: bool = False  # nothing told the article from the rest


def read_page_text(
    markup: str, tokens: Sequence[Token], references: Sequence[Reference]
) -> PageText:
    """Read the text of a page's article.

    The extractor only chooses among the visible lines. If it fails, finds next to nothing, or takes
    too long, the article is all that the page shows: too much rather than too little. So it is if
    the markup is no whole page, but a part of one, as content systems export articles.

    Args:
        markup: The page.
        tokens: All of it.
        references: What the page refers to, in reading order.
    """
    builder = VisibleTextBuilder(markup)
    for token in tokens:
        builder.read(token)
    visible = builder.build()
    lines = split_spans(visible.text)
    edits = find_edits(markup, tokens, visible, references)
    if _is_fragment(tokens):
        return _whole_page(visible, lines, edits, "it is only a part of one")
    main = extract_main_text(markup)
    if main.text is None:
        return _whole_page(visible, lines, edits, f"the extractor {main.failure}")
    choice = find_chosen_lines([visible.text[line.start : line.end] for line in lines], main.text)
    if choice.known_share < _ENOUGH:
        return _hidden_text(main, main.text, edits)
    if choice.found_share < _ENOUGH:
        return _whole_page(visible, lines, edits, "its lines are too alike to find the chosen ones")
    if _is_too_little(choice):
        return _whole_page(visible, lines, edits, "the extractor chose next to nothing")
    return PageText(
        text=compose_text(visible.text, lines, _keep(visible, lines, choice, references), edits),
        text_from=f"the page's visible lines that {main.extractor} took for the main text",
    )


def _whole_page(
    visible: MappedText, lines: Sequence[Span], edits: Sequence[Edit], reason: str
) -> PageText:
    return PageText(
        text=compose_text(visible.text, lines, [True] * len(lines), edits),
        text_from=f"all visible lines of the page, since {reason}",
        is_fallback=True,
    )


def _is_fragment(tokens: Sequence[Token]) -> bool:
    """Whether nothing shows that the markup is a whole page, or has what only such a page has."""
    return not any(
        token.kind is TokenKind.START and token.name in _PAGE_ELEMENTS for token in tokens
    )


def _hidden_text(main: MainText, text: str, edits: Sequence[Edit]) -> PageText:
    """Take the extractor's own text: nothing tells where in it the embeds stood."""
    embeds = [edit.text for edit in edits if edit.is_block]
    return PageText(
        text="\n\n".join([text.strip(), *embeds]) + "\n",
        text_from=f"the main text that {main.extractor} found in data which the page does not show",
    )


def _is_too_little(choice: Choice) -> bool:
    """Whether so few words were chosen that they may be a notice and not the article."""
    few = choice.chosen_words < MAIN_TEXT_WORDS
    return few and choice.page_words >= 2 * choice.chosen_words


def _keep(
    visible: MappedText, lines: Sequence[Span], choice: Choice, references: Sequence[Reference]
) -> list[bool]:
    """Decide each line: what was chosen, what separates it, and what a flattened embed says."""
    embeds = [
        (visible.offset_of(start), visible.offset_of(end))
        for item in references
        if item.kind is ReferenceKind.FLATTENED_EMBED and not item.in_code and not item.in_comment
        for start, end in ((item.start, item.end), (item.text_start, item.text_end))
        if start is not None and end is not None
    ]
    embeds.sort(reverse=True)
    kept = []
    for line, is_chosen in zip(lines, choice.chosen, strict=True):
        while embeds and embeds[-1][1] <= line.start:
            embeds.pop()
        is_embed = bool(embeds) and embeds[-1][0] < line.end
        kept.append(is_chosen or is_embed or line.start == line.end)
    return kept
