"""The world, once for all tests of this folder, and made whole again before each."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from packager.settings import Settings
from tests.world.packing import Packing
from tests.world.world import World, world


@pytest.fixture(scope="session")
def one_world() -> Iterator[World]:
    with world() as made:
        yield made


@pytest.fixture
def packing(one_world, cli, tmp_path, monkeypatch) -> Packing:
    """Commands that ask the world, and lose little time where something is wrong with it."""
    one_world.reset()
    monkeypatch.setattr("packager.resolve.pacing.REFUSAL_PAUSE_S", 0.05)
    monkeypatch.setattr("packager.resolve.pacing.ARCHIVE_PAUSE_S", 0.01)
    monkeypatch.setattr("packager.fetch.patience._BACK_OFF", lambda _state: 0.01)
    whole = Settings.for_fetching
    monkeypatch.setattr(
        Settings, "for_fetching", lambda own: replace(whole(own), read_s=0.5, connect_s=0.5)
    )
    return Packing(cli, one_world, tmp_path)
