"""Which legal names other validators refuse: a table made of the kinds in tests/hostile/kinds/names.py.

``python -m tests.names_table`` writes packager/docs/names.md.
"""

import tempfile
from pathlib import Path

import packager
from archive.findings import Verdict
from tests.hostile.kinds import KINDS, names
from tests.judges.bag_judges import JUDGES, judge

PAGE = Path(packager.__file__).parent / "docs/names.md"
BEGIN, END = "<!-- table: begins -->\n", "<!-- table: ends -->\n"


def render_table() -> str:
    """Ask every validator about every legal name."""
    header = ["Kind", "RFC 8493", "packager verify", *JUDGES.values()]
    rows = [header, ["---"] * len(header)]
    for kind in KINDS:
        if kind.verdict is not Verdict.VALID or not is_about_names(kind.make):
            continue
        with tempfile.TemporaryDirectory() as place:
            outside = Path(place, "bag-outside")
            outside.mkdir()
            kind.make(Path(place, "bag"), outside)
            said = [judge(name, Path(place, "bag")) for name in JUDGES]
        marked = [words if words == "accepts" else f"**{words}**" for words in said]
        ours = "accepts " + " ".join(f"`{code}`" for code in kind.codes)
        rows.append([kind.name, kind.basis, ours.strip(), *marked])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def is_about_names(make: object) -> bool:
    """Tell whether a kind comes from the file of names."""
    place = getattr(make, "__qualname__", "")
    return getattr(make, "__module__", "") == names.__name__ or place.startswith("payload_name")


if __name__ == "__main__":
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{render_table()}{END}{after}", "utf-8")
