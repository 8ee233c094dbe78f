"""Others open what we export: py-wacz accepts it, pywb takes it in, a browser replays it."""

import json
import subprocess
import zipfile

import pytest

from tests.conftest import ROOT
from tests.packager.resolve.harbour import ARTICLE, BRIDGE
from tests.world.conftest import one_world, packing  # noqa: F401 - pytest takes them up by name
from tests.world.packing import Packed

JUDGES = ROOT / "tests" / "judges"
VENVS = ROOT / ".venvs"


def set_up(script: str) -> None:
    """Install a judge; skip the test where it cannot be had."""
    done = subprocess.run([JUDGES / script], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{script}: it cannot be installed here: {done.stderr.strip()[-300:]}")


@pytest.fixture
def packed(packing) -> Packed:  # noqa: F811
    """A package of the article's page, with its tweets."""
    return packing.pack(source=packing.world.article_url)


@pytest.fixture
def wacz(packed, packing, tmp_path):  # noqa: F811
    path = tmp_path / "storm.wacz"
    assert packing.cli("export", packed.bag, "--wacz", path).code == 0
    return path


def pages_of(packed: Packed) -> list[dict[str, str]]:
    lines = (packed.bag / "data/pages/pages.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


def test_py_wacz_accepts_it(wacz):
    set_up("wacz.sh")
    command = [VENVS / "wacz/bin/wacz", "validate", "-f", wacz]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "valid" in done.stdout


def test_pywb_takes_it_in_and_serves_the_article(wacz, packed, tmp_path):
    set_up("pywb.sh")
    for command in (("init", "all"), ("add", "--unpack-wacz", "all", wacz)):
        done = subprocess.run(
            [VENVS / "pywb/bin/wb-manager", *command],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    index = (tmp_path / "collections/all/indexes/index.cdxj").read_text("utf-8")
    ours = (packed.bag / "data/indexes/index.cdx").read_text("utf-8")
    urls = {json.loads(line.split(" ", 2)[2])["url"] for line in ours.splitlines()}
    assert {json.loads(line.split(" ", 2)[2])["url"] for line in index.splitlines()} == urls


def test_a_browser_shows_the_article_and_an_archived_tweet(wacz, packed, tmp_path):
    set_up("chromium.sh")
    set_up("replaywebpage.sh")
    article, *tweets = pages_of(packed)
    tweet = next(page for page in tweets if BRIDGE.id in page["url"] and "/web/" in page["url"])
    # The archived page states no encoding, so that its Arabic is not what is looked for.
    shown = [(article, ARTICLE.splitlines()[0][:20]), (tweet, "AM")]
    wanted = [
        [page["url"], "".join(filter(str.isdigit, page["ts"]))[:14], words] for page, words in shown
    ]
    command = [
        *(VENVS / "chromium/bin/python", JUDGES / "replay_page.py"),
        *(VENVS / "replaywebpage/package", wacz, tmp_path, json.dumps(wanted)),
    ]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for (_, words), text in zip(shown, json.loads(done.stdout), strict=True):
        assert words in text


def test_the_zip_holds_the_payload_byte_for_byte(wacz, packed):
    root = packed.bag / "data"
    with zipfile.ZipFile(wacz) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        for name in names:
            assert archive.read(name) == (root / name).read_bytes()
    assert sorted(names) == sorted(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )
