"""All that is left of embeds in a text, in order: attributions, rendered cards, markers."""

from collections.abc import Iterator
from dataclasses import dataclass

from packager.references.flattened.attribution import Attribution, read_attribution
from packager.references.flattened.cards import Card, CardFinder
from packager.references.flattened.embed_markers import Marker, read_marker
from packager.references.flattened.handles import iter_mentions
from packager.references.flattened.verdicts import Verdict, judge


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedAttribution:
    """An attribution that is a tweet's, and how surely."""

    attribution: Attribution
    verdict: Verdict

    @property
    def start(self) -> int:
        """Where the attribution begins."""
        return self.attribution.start

    @property
    def end(self) -> int:
        """Where the attribution ends."""
        return self.attribution.end


Remain = JudgedAttribution | Marker | Card


def read_remains(text: str) -> tuple[Remain, ...]:
    """Read what is left of embeds in a text; no two of them overlap."""
    found = sorted(_iter_remains(text), key=lambda remain: remain.start)
    has_company = any(
        isinstance(remain, JudgedAttribution) and not remain.verdict.needs_company
        for remain in found
    )
    kept: list[Remain] = []
    for remain in found:
        if isinstance(remain, JudgedAttribution) and remain.verdict.needs_company > has_company:
            continue
        if not kept or remain.start >= kept[-1].end:
            kept.append(remain)
    return tuple(kept)


def _iter_remains(text: str) -> Iterator[Remain]:
    cards = CardFinder(text)
    floor = 0
    for mention in iter_mentions(text):
        if mention.start < floor:
            continue
        if marker := read_marker(text, mention):
            yield marker
            floor = marker.end
            continue
        attribution = read_attribution(text, mention, floor)
        verdict = judge(text, attribution) if attribution else None
        if attribution and verdict:
            yield JudgedAttribution(attribution=attribution, verdict=verdict)
            floor = attribution.end
        elif card := cards.offer(mention):
            yield card
    if card := cards.close():
        yield card
