"""What a person should know of each finding: what it means, what usually causes it, what to do.

How bad it is and by which rule: ``archive.rules``. Nothing that checks a bag imports this.
"""

from archive.explanations import bags, contents, packages, tag_files, warcs
from archive.explanations.explanation import Explanation
from archive.findings import Code

__all__ = ["EXPLANATIONS", "Explanation"]

EXPLANATIONS: dict[Code, Explanation] = {
    **bags.EXPLANATIONS,
    **tag_files.EXPLANATIONS,
    **contents.EXPLANATIONS,
    **packages.EXPLANATIONS,
    **warcs.EXPLANATIONS,
}
