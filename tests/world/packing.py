"""Package an article in the world, by the command line, and read what came of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from packager.cli import run
from tests.conftest import Ended
from tests.packager.resolve.harbour import ARTICLE
from tests.world.world import World


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A package, and how the command ended that made it."""

    ended: Ended
    bag: Path

    @cached_property
    def references(self) -> list[dict[str, Any]]:
        """The entries of references.json."""
        return self.read("data/references/references.json")["references"]

    @cached_property
    def tweets(self) -> dict[str, dict[str, Any]]:
        """The tweets by their ids."""
        found = [json.loads(path.read_text("utf-8")) for path in self.bag.glob("data/tweets/*")]
        return {tweet["status_id"]: tweet for tweet in found}

    @cached_property
    def collection(self) -> dict[str, Any]:
        """collection.json."""
        return self.read("data/metadata/collection.json")

    def read(self, path: str) -> dict[str, Any]:
        """A JSON record."""
        return json.loads((self.bag / path).read_text("utf-8"))


def run_quietly(*arguments: object) -> Ended:
    """Run ``packager`` where nothing is captured."""
    return Ended(code=run([str(argument) for argument in arguments]), out="", err="")


class Packing:
    """Runs commands against a world.

    Args:
        cli: Runs ``packager``.
        world: Whom it asks.
        folder: Where everything is put.
    """

    def __init__(self, cli: Callable[..., Ended], world: World, folder: Path) -> None:
        self.cli = cli
        self.world = world
        self.out = folder / "bags"
        self.article = folder / "storm.txt"
        self.article.write_text(ARTICLE, "utf-8")
        self._config = folder / "config.toml"

    @property
    def options(self) -> tuple[object, ...]:
        """The options that lead to the world as it is now."""
        self._config.write_text(self.world.config(), "utf-8")
        return ("--config", self._config, "--allow-host", "127.0.0.1", "--out", self.out)

    def pack(self, *more: object, source: object = None) -> Packed:
        """Package the article."""
        return self._run("pack", source or self.article, *more)

    def go_on(self, command: str, bag: Path, *more: object) -> Packed:
        """Make a package that goes on from another: update, resolve."""
        return self._run(command, bag, *more)

    def _run(self, *command: object) -> Packed:
        before = set(self.out.iterdir()) if self.out.exists() else set()
        ended = self.cli(*command, *self.options)
        (bag,) = set(self.out.iterdir()) - before
        return Packed(ended=ended, bag=bag)
