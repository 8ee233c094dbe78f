"""Every bit of every file of a package, one at a time (about two minutes)."""

import pytest

from archive import verify_bag
from tests.bags import write_package
from tests.tamper.test_every_file import FILES, flip, is_named


@pytest.mark.parametrize("name", FILES)
def test_no_flipped_bit_passes(tmp_path, name):
    bag = write_package(tmp_path / "bag")
    good = (bag / name).read_bytes()
    for offset in range(len(good)):
        for bit in range(8):
            flip(bag / name, offset, bit)
            assert is_named(name, verify_bag(bag)), (offset, bit)
            (bag / name).write_bytes(good)
