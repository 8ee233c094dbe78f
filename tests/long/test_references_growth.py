"""Ten megabytes of what is made to be slow, under 20 seconds each."""

import pytest

from packager.model import SourceKind
from tests.packager.references.growth import UNITS, cpu_seconds

MOST_S = 20.0


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("unit", UNITS)
def test_ten_megabytes_are_read_in_time(unit, kind):
    took = cpu_seconds(unit, 10_000_000, kind)
    print(f"{unit} as {kind}: {took:.1f} s")
    assert took < MOST_S
