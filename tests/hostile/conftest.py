"""A bag, something outside it, and an end to patience."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bags import write_bag
from tests.hostile.unharmed import SECRET

collect_ignore = ["kinds"]  # a registry, not tests: collected, each would be registered twice

PATIENCE_S = 20  # far more than any of these takes, far less than a reader of /dev/zero would


@pytest.fixture(autouse=True)
def _never_hangs() -> Iterator[None]:
    def give_up(_signal: int, _frame: object) -> None:
        raise AssertionError(f"still busy after {PATIENCE_S} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the bag whose name begins with that of the bag."""
    folder = tmp_path / "bag-outside"
    folder.mkdir()
    (folder / "secret.txt").write_bytes(SECRET)
    return folder


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return write_bag(tmp_path / "bag")
