"""Precision and recall by class, over generated references."""

from collections import Counter
from dataclasses import dataclass, field

from packager.resolve.resolution import Confidence, Resolution
from tests.packager.resolve.generated import Case, Held


@dataclass(kw_only=True, slots=True)
class Table:
    """How many references came to which class, and how many of them are right."""

    found: Counter[Confidence] = field(default_factory=Counter)
    right: Counter[Confidence] = field(default_factory=Counter)
    wrong: list[tuple[Case, Resolution]] = field(default_factory=list)
    missed: list[tuple[Case, Resolution]] = field(default_factory=list)
    held: int = 0

    def add(self, case: Case, resolution: Resolution) -> None:
        confidence = resolution.confidence or Confidence.NONE
        is_right = resolution.status_id == case.tweet.id
        self.found[confidence] += 1
        self.right[confidence] += is_right
        if resolution.status_id is not None and not is_right:
            self.wrong.append((case, resolution))
        if case.held is Held.READABLE:
            self.held += 1
            if not is_right:
                self.missed.append((case, resolution))

    @property
    def recall(self) -> float:
        """Of the tweets that the archive holds and that can be read: the share that was found."""
        return 1 - len(self.missed) / self.held

    def precision(self, confidence: Confidence) -> float:
        return self.right[confidence] / self.found[confidence] if self.found[confidence] else 1.0

    def render(self) -> str:
        lines = ["class  found  right  precision"]
        lines += [
            f"{one:5}  {self.found[one]:5}  {self.right[one]:5}  {self.precision(one):9.3f}"
            for one in (Confidence.CERTAIN, Confidence.STRONG, Confidence.PROBABLE)
        ]
        lines += [f"{one:5}  {self.found[one]:5}" for one in (Confidence.LEAD, Confidence.NONE)]
        lines.append(f"recall over {self.held} readable tweets: {self.recall:.3f}")
        return "\n".join(lines)


def measure(some: list[Case], resolutions: tuple[Resolution, ...]) -> Table:
    """Compare what was found with what was meant."""
    table = Table()
    for case, resolution in zip(some, resolutions, strict=True):
        table.add(case, resolution)
    return table
