"""The table in packager/docs/warc-checks.md: what our check and what other judges find.

``python -m tests.warc_table`` asks every judge anew and writes it. jwarc is in no package registry;
whoever has its jar names it in PACKAGER_JWARC, or else its column stays as it was.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

from archive.rules import RULES
from tests.warc_faults import FAULTS, Fault
from tests.warc_files import Warc

DOCUMENT = Path(str(files("packager") / "docs" / "warc-checks.md"))
JWARC = "PACKAGER_JWARC"
BEGIN, END = "<!-- table: begins -->\n", "<!-- table: ends -->\n"
FOUND, NOT_FOUND, DOES_NOT_APPLY = "yes", "**no**", "·"
ANSWERS = {True: FOUND, False: NOT_FOUND, None: DOES_NOT_APPLY}

_BIN = Path(sys.executable).parent
COMMANDS = {
    "warcio check": [_BIN / "warcio", "check"],
    "FastWARC check": [_BIN / "fastwarc", "check", "--quiet"],
    "FastWARC check -p": [_BIN / "fastwarc", "check", "--quiet", "--verify-payloads"],
    "gzip -t": ["gzip", "--test"],
}
JUDGES = (*COMMANDS, "jwarc validate")

Judge = Callable[[Path], bool | None]  # whether it finds anything; None: not its business
Rows = dict[str, tuple[str, ...]]  # by the fault's name: what we find, then what each judge finds


def ours(fault: Fault) -> str:
    """Say what our check finds, errors first."""
    codes = sorted(fault.codes, key=lambda code: (RULES[code].severity, code))
    return " ".join(f"`{code}`" for code in codes)


def ask_all(faults: list[Fault] = FAULTS) -> dict[str, dict[str, str]]:
    """Ask every judge that is here about every fault; by the judge, then by the fault's name."""
    judges: dict[str, Judge] = {name: partial(_ask, command) for name, command in COMMANDS.items()}
    if JWARC in os.environ:
        judges["jwarc validate"] = partial(_ask_jwarc, os.environ[JWARC])
    with tempfile.TemporaryDirectory() as folder:
        right = Path(folder, "revisit.warc.gz")
        right.write_bytes(Warc(revisit=True).render())
        return {
            judge: _ask_about_all(ask, Path(folder), faults, refuses_revisits=bool(ask(right)))
            for judge, ask in judges.items()
        }


def _ask_about_all(
    ask: Judge, folder: Path, faults: list[Fault], *, refuses_revisits: bool
) -> dict[str, str]:
    answers = {}
    for fault in faults:
        path = folder / f"a{fault.suffix}"
        if fault.is_beside or (fault.revisit and refuses_revisits):
            answers[fault.name] = DOES_NOT_APPLY
        else:
            path.write_bytes(fault.make_warc())
            answers[fault.name] = ANSWERS[ask(path)]
    return answers


def read_table() -> Rows:
    """Read the table in the document."""
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else BEGIN + END
    lines = text.partition(BEGIN)[2].partition(END)[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {name: tuple(cells) for name, *cells in rows}


def make_rows(answers: dict[str, dict[str, str]]) -> Rows:
    """Make the rows of the table; what no judge was asked about stays as it was."""
    before = read_table()
    rows = {}
    for fault in FAULTS:
        known = before.get(fault.name, (DOES_NOT_APPLY,) * (len(JUDGES) + 1))[1:]
        cells = [
            DOES_NOT_APPLY if fault.is_beside else answers.get(judge, {}).get(fault.name, old)
            for judge, old in zip(JUDGES, known, strict=True)
        ]
        rows[fault.name] = (ours(fault), *cells)
    return rows


def render_table(rows: Rows) -> str:
    head = ("What is wrong", "Our check", *JUDGES)
    lines = [head, ("---",) * len(head), *((name, *cells) for name, cells in rows.items())]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def write_table(rows: Rows) -> None:
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    text = f"{before}{BEGIN}{render_table(rows)}{END}{after}"
    DOCUMENT.write_text(_with_counts(text, rows), encoding="utf-8")


def _with_counts(text: str, rows: Rows) -> str:
    """Write into the sentence above the table how many each judge finds."""
    counts = [f"our check {len(rows)} of {len(rows)}"]
    for at, judge in enumerate(JUDGES, start=1):
        cells = [row[at] for row in rows.values() if row[at] != DOES_NOT_APPLY]
        counts.append(f"{judge} {cells.count(FOUND)} of {len(cells)}")
    return re.sub(r"(?m)^Found: .*$", f"Found: {', '.join(counts)}.", text)


def _ask(command: list[object], path: Path) -> bool | None:
    if command[0] == "gzip" and path.suffix != ".gz":
        return None
    return bool(_run(*command, path).returncode)


def _ask_jwarc(jar: str, path: Path) -> bool:
    """jwarc ends with 0 after some errors, so that what it prints must be read."""
    ran = _run("java", "-jar", jar, "validate", path)
    return bool(ran.returncode) or "ERROR" in ran.stderr or "failed" in ran.stderr


def _run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)


if __name__ == "__main__":
    write_table(make_rows(ask_all()))
