"""The tamper table: each damage, the codes that find it, and what other validators say.

``python -m tests.tamper.table`` writes it into packager/docs/tamper-table.md.
"""

import tempfile
from pathlib import Path

import packager
from archive import verify_bag
from tests.bags import write_package
from tests.judges.bag_judges import JUDGES, judge
from tests.reports import codes_of
from tests.tamper.damages import Damage, damages

PAGE = Path(packager.__file__).parent / "docs/tamper-table.md"
BEGIN, END = "<!-- table: begins -->\n", "<!-- table: ends -->\n"
_CELLS = {"refuses": "yes", "accepts": "**no**"}


def make(place: Path, damage: Damage | None) -> Path:
    """Make a package, damaged."""
    (place / "outside").mkdir()
    (place / "outside/secret.txt").write_bytes(b"x")
    bag = write_package(place / "bag")
    if damage is not None:
        damage.do(bag)
    return bag


def found_by_us(bag: Path) -> str:
    """Give the codes as the table has them."""
    report = verify_bag(bag, require_package=True)
    codes = " ".join(f"`{code}`" for code in sorted(codes_of(report)))
    return f"{codes} (warning)" if report.is_valid else codes


def row_of(damage: Damage, *, with_others: bool = True) -> list[str]:
    """Give the cells of one row; the last are of the other validators."""
    with tempfile.TemporaryDirectory() as place:
        bag = make(Path(place), damage)
        others = [judge(name, bag) for name in JUDGES] if with_others else []
        return [damage.what, damage.file, found_by_us(bag), *(_CELLS.get(o, o) for o in others)]


def render_table() -> str:
    """Render the table, with a line that counts."""
    with tempfile.TemporaryDirectory() as place:
        good = make(Path(place), None)
        assert found_by_us(good) == " (warning)"
        assert {judge(name, good) for name in JUDGES} == {"accepts"}
    rows = [row_of(damage) for damage in damages()]
    ours = sum("`" in row[2] and "warning" not in row[2] for row in rows)
    counts = [f"packager {ours} of {len(rows)}"]
    for number, name in enumerate(JUDGES.values(), 3):
        counts.append(
            f"{name} {sum('**no**' not in row[number] and 'accepts' not in row[number] for row in rows)}"
        )
    lines = [f"Found: {', '.join(counts)}.", ""]
    header = ["What happened", "File", "packager verify", *JUDGES.values()]
    lines += ["| " + " | ".join(cells) + " |" for cells in (header, ["---"] * len(header), *rows)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{render_table()}{END}{after}", "utf-8")
