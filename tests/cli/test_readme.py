"""The README's facts are tested."""

import re
import shlex
from pathlib import Path

import pytest

import packager
from packager.cli import COMMANDS
from packager.cli.exits import Exit
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_the_table_of_exit_codes_is_the_code():
    table = README.partition("### Exit codes")[2].partition("##")[0]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == [
        int(e) for e in Exit
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert f"| `packager {name} " in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(cli, name):
    ended = cli(name, "--help")
    assert ended.code == 0
    assert f"packager {name} " in ended.out.partition("Options:")[0].partition("\n\n")[2]


def test_the_transcript_is_real(cli, tmp_path, monkeypatch):
    block = README.partition("```console\n")[2].partition("```")[0]
    pieces = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    assert len(pieces) == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795564800")
    (tmp_path / "packager").symlink_to(Path(packager.__file__).parent)
    monkeypatch.chdir(tmp_path)
    for piece in pieces:
        command, _, expected = piece.partition("\n")
        bags = [str(path) for path in Path("bags").glob("ar-*")]
        arguments = [bags[0] if "bags/" in one else one for one in shlex.split(command)[1:]]
        assert _without_what_varies(cli(*arguments).out) == _without_what_varies(expected)


def _without_what_varies(text: str) -> str:
    """Leave out sizes, which times within files change, and what follows from a port."""
    return re.sub(r"-[0-9a-f]{8}\b|[0-9.]+ KB|\b127\.0\.0\.1:[0-9]+", "", text)


def test_places_named_in_the_readme_exist():
    table = README.partition("## Where things are")[2].partition("Words:")[0]
    places = re.findall(r"`((?:packager|archive|tests)/[^`]*)`", table)
    assert len(places) > 10
    installed = Path(packager.__file__).parent.parent  # the tests may stand elsewhere
    assert [p for p in places if not (ROOT / p).exists() and not (installed / p).exists()] == []
