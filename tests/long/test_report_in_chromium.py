"""The report in a real browser: phone and desk, light and dark, zoomed and printed; axe-core judges."""

import json
import subprocess
from pathlib import Path

import pytest

from packager.demo.run import run_demo
from packager.report import ReportInput, render_report
from tests.conftest import ROOT
from tests.packager.report.stories import STARTED_AT, collection, field, found_live, read_story
from tests.packager.report.test_report import ATTACKS

JUDGES, PLACE = ROOT / "tests" / "judges", ROOT / ".venvs" / "chromium"


@pytest.fixture(scope="module")
def look():
    """What a browser finds on a page."""
    done = subprocess.run([JUDGES / "chromium.sh"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"Chromium cannot be had here: {done.stderr.strip()[-300:]}")

    def call(page: Path, folder: Path) -> dict[str, dict]:
        axe = PLACE / "axe/package/axe.min.js"
        command = [PLACE / "bin/python", JUDGES / "look_at_page.py", page, axe, folder]
        seen = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
        assert seen.returncode == 0, seen.stderr
        return json.loads(seen.stdout)

    return call


def hostile_page(folder: Path) -> Path:
    article, entries = read_story("A storm\n\nRain.\n— Ada (@ada) August 19, 2016\n")
    shown = found_live(entries[0])
    shown["text"], shown["name"] = field(" ".join(ATTACKS)), field(ATTACKS[1])
    story = ReportInput(
        article=article,
        references=entries,
        tweets=[shown],
        collection=collection(),
        started_at=STARTED_AT,
        organization=ATTACKS[0],
    )
    page = folder / "index.html"
    page.write_bytes(render_report(story))
    return page


def check(found: dict[str, dict], page: Path) -> None:
    for way, seen in found.items():
        outside = [url for url in seen["requests"] if not url.startswith(("file:", "data:"))]
        assert outside == [], (way, outside)
        assert seen["violations"] == [], (way, seen["violations"])
        assert seen["wider"] == [], (way, seen["wider"])
    assert page.exists()


def test_the_reports_of_the_demo(look, tmp_path):
    for package in run_demo(tmp_path / "bags", on_step=lambda _words: None):
        folder = tmp_path / package.path.name
        folder.mkdir()
        page = package.path / "data/report/index.html"
        found = look(page, folder)
        check(found, page)
        for seen in found.values():
            assert all(one["loaded"] for one in seen["veiled"])
            assert all("blur" in one["filter"] for one in seen["veiled"])
            assert all("blur" not in one["filter"] for one in seen["unveiled"])
        assert (folder / "printed.pdf").stat().st_size > 10_000


def test_a_report_full_of_attacks(look, tmp_path):
    page = hostile_page(tmp_path)
    check(look(page, tmp_path), page)
