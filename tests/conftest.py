"""What many tests use: the command line in this process, the sample article, a package of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import settings

from packager.cli import run

ROOT = Path(__file__).resolve().parent.parent

# Time is no property of the code: the first example imports, and machines are shared.
# A machine that decides by itself what may land tries the same examples each time.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """How a command line ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch, tmp_path_factory):
    """No test sees the settings of whoever runs it."""
    for name in [name for name in os.environ if name.startswith("PACKAGER_")]:
        if name != "PACKAGER_SHARED":
            monkeypatch.delenv(name)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch) -> None:
    """Let the program ask nobody, where a test does not say whom."""
    monkeypatch.setenv("PACKAGER_CONFIG", str(ROOT / "tests" / "nobody.toml"))


@pytest.fixture
def cli(capsys) -> Callable[..., Ended]:
    """Run ``packager`` with some arguments, in this process."""

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ended(code=code, out=captured.out, err=captured.err)

    return call


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample article that ships with the package."""
    return Path(str(files("packager") / "docs" / "sample-article.txt"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared test material; skips where it is absent."""
    folder = Path(os.environ.get("PACKAGER_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent: the real article and the public suites stand there")
    return folder


@pytest.fixture
def package(sample, tmp_path) -> Path:
    """A fresh package of the sample article."""
    from packager.pack import pack_article
    from packager.settings import Settings

    return pack_article(sample, out=tmp_path / "bags", settings=Settings(offline=True)).path
