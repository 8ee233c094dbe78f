"""The published table says what our verifier finds, of every damage and of no other."""

import pytest

from tests.tamper.damages import damages
from tests.tamper.table import BEGIN, END, PAGE, row_of

DAMAGES = list(damages())


def published() -> dict[tuple[str, str], list[str]]:
    table = PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ")][2:]
    cells = [[cell.strip() for cell in row] for row in rows]
    return {(row[0], row[1]): row[2:] for row in cells}


def test_every_damage_is_in_the_table_and_nothing_else():
    assert set(published()) == {(damage.what, damage.file) for damage in DAMAGES}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: f"{d.file}: {d.what}")
def test_the_codes_are_those_of_the_table(damage):
    assert row_of(damage, with_others=False)[2] == published()[damage.what, damage.file][0]


def test_every_damage_but_one_that_is_promised_to_be_is_found():
    unseen = [key for key, cells in published().items() if "warning" in cells[0] or not cells[0]]
    assert unseen == [("a file added below signatures/", "signatures/x")]
