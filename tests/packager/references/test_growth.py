"""The time to read a source grows as its length does, whatever is in it.

Times are compared with one another, never with a clock's promise: four times the length may take
up to nine times as long on a busy machine, and a quadratic finder takes sixteen times.
"""

import pytest

from packager.model import SourceKind
from tests.packager.references.growth import UNITS, cpu_seconds

SHORT = 12_000
MOST_GROWTH = 9.0
LEAST_S = 0.001  # less is noise


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_as_length_does(unit, kind):
    tries = []
    for _ in range(3):
        short = max(cpu_seconds(unit, SHORT, kind), LEAST_S)
        tries.append(cpu_seconds(unit, 4 * SHORT, kind) / short)
        if tries[-1] < MOST_GROWTH:
            return
    pytest.fail(f"four times the length took {min(tries):.1f} times as long")
