"""The conformance table: the public suite of the Library of Congress, judged by three validators.

``python -m tests.conformance_table`` judges every case, each in a private copy, in one run, and writes
packager/docs/conformance-table.md. The suite is looked for as tests/archive/test_conformance.py does.
"""

import os
from pathlib import Path

import packager
from archive import verify_bag
from archive.errors import BagError
from archive.findings import Report, Severity
from tests.conftest import ROOT
from tests.judges.bag_judges import JUDGES, judge

SUITE = (
    Path(os.environ.get("PACKAGER_SHARED", ROOT.parent / "shared"))
    / "conformance/bagit-conformance-suite"
)
PAGE = Path(packager.__file__).parent / "docs/conformance-table.md"
BEGIN, END = "<!-- table: begins -->\n", "<!-- table: ends -->\n"
ACCEPTED = {"valid", "warning"}  # the kinds of case that a validator must accept


def judge_ourselves(case: Path) -> tuple[str, str]:
    """Say whether we accept a case, and which codes we give."""
    try:
        report = verify_bag(case)
    except BagError as error:
        return "refuses", str(error)
    return ("accepts" if report.is_valid else "refuses"), _codes(report)


def _codes(report: Report) -> str:
    worst_first = sorted(report.findings, key=lambda one: one.severity is Severity.WARNING)
    return " ".join(dict.fromkeys(f"`{finding.code}`" for finding in worst_first))


def render_table() -> str:
    """Judge every case, and render the table with a line that counts."""
    cases = sorted(path for path in SUITE.glob("v*/*/*") if path.is_dir())
    right = dict.fromkeys(("packager", *JUDGES), 0)
    rewritten = dict.fromkeys(JUDGES, 0)
    rows = []
    for case in cases:
        wanted = "accepts" if case.parent.name in ACCEPTED else "refuses"
        ours, codes = judge_ourselves(case)
        said = {"packager": ours, **{name: judge(name, case) for name in JUDGES}}
        for name, words in said.items():
            right[name] += words == wanted
            if name in rewritten:
                rewritten[name] += "rewrites" in words
        marked = [words if words == wanted else f"**{words}**" for words in said.values()]
        rows.append([str(case.relative_to(SUITE)), wanted, *marked, codes])
    names = {"packager": "packager", **JUDGES}
    counts = [f"{names[name]} {number} of {len(cases)}" for name, number in right.items()]
    counts += [f"{names[name]} rewrote {number} bags" for name, number in rewritten.items()]
    header = ["Case", "Wanted", *names.values(), "What packager verify says"]
    lines = [f"Right: {'; '.join(counts)}.", ""]
    lines += ["| " + " | ".join(cells) + " |" for cells in (header, ["---"] * len(header), *rows)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{render_table()}{END}{after}", "utf-8")
