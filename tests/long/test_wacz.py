"""Others open what we export: py-wacz accepts it, pywb takes it in, a browser replays it."""

import http.client
import json
import subprocess
import zipfile

import pytest

from archive.warc_record import read_payload
from archive.warc_records import index_records
from packager.demo.run import run_demo
from packager.wacz.cdx_index import Indexed, index_captures, search_key
from tests.conftest import ROOT
from tests.packager.resolve.harbour import ARTICLE, CITED
from tests.world.conftest import one_world, packing  # noqa: F401 - pytest takes them up by name
from tests.world.packing import Packed
from tests.world.pywb_server import install, running

JUDGES = ROOT / "tests" / "judges"
VENVS = ROOT / ".venvs"
ADDRESSES = (
    "https://www2.News.example./Story/?b=2&a=1&&a=0",
    "https://news.example/a%20b/%D8%A7/../c//d?q=%2Fx%3a",
    "https://news.example/a?PHPSESSID=0123456789abcdef0123456789abcdef&x=a+b",
    "https://web.archive.org/web/20160819174230id_/http://www.twitter.com/A/status/1/",
    "https://publish.twitter.com/oembed?url=https%3A%2F%2Ftwitter.com%2Fa%2Fstatus%2F1&omit_script=1",
    "https://pbs.twimg.com/media/Ab?format=jpg&name=orig",
    "http://127.0.0.1:8080/x",
    "https://bücher.example/ا",
)


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
    assert "Validation succeeded" in done.stdout


def test_py_wacz_accepts_the_packages_of_the_demo(cli, tmp_path):
    set_up("wacz.sh")
    for package in run_demo(tmp_path / "bags", on_step=lambda _words: None):
        file = tmp_path / f"{package.path.name}.wacz"
        assert cli("export", package.path, "--wacz", file).code == 0
        command = [VENVS / "wacz/bin/wacz", "validate", "-f", file]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "Validation succeeded" in done.stdout, done.stdout + done.stderr


def test_pywb_takes_it_in_and_serves_every_capture_byte_for_byte(wacz, packed, tmp_path):
    install()
    for command in (("init", "all"), ("add", "--unpack-wacz", "all", wacz)):
        done = subprocess.run(
            [VENVS / "pywb/bin/wb-manager", *command],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    warcs = list((packed.bag / "data/archive").glob("*.warc.gz"))
    find, served = index_records(warcs), 0
    with running(tmp_path) as address:
        for one in index_captures(warcs):
            record = find(one.record_id)
            assert record is not None
            status, body = get(address, one)
            assert status == one.status, one.url
            assert body == read_payload(record, find=find), one.url
            served += 1
    print(f"{served} captures served byte for byte")
    assert served > 20


def get(address: tuple[str, int], one: Indexed) -> tuple[int, bytes]:
    """Ask pywb for the raw bytes of a capture."""
    timestamp = "".join(filter(str.isdigit, one.date))[:14]
    connection = http.client.HTTPConnection(*address, timeout=30)
    connection.request("GET", f"/all/{timestamp}id_/{one.url}")
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, content


def test_the_keys_of_the_index_are_those_of_pywb(packed):
    install()
    warcs = list((packed.bag / "data/archive").glob("*.warc.gz"))
    urls = [*ADDRESSES, *(one.url for one in index_captures(warcs))]
    program = (
        "import json, sys\nfrom pywb.utils.canonicalize import canonicalize\n"
        "print(json.dumps([canonicalize(url) for url in json.load(sys.stdin)]))"
    )
    done = subprocess.run(
        [VENVS / "pywb/bin/python", "-c", program],
        input=json.dumps(urls),
        capture_output=True,
        text=True,
        check=True,
    )
    assert [search_key(url) for url in urls] == json.loads(done.stdout)


def page_source(packed: Packed, page: dict[str, str]) -> str:
    warcs = list((packed.bag / "data/archive").glob("*.warc.gz"))
    find = index_records(warcs)
    for one in index_captures(warcs):
        if (one.url, one.date) == (page["url"], page["ts"]):
            record = find(one.record_id)
            return read_payload(record, find=find).decode("utf-8") if record else ""
    raise AssertionError(page["url"])


def test_a_browser_shows_the_article_and_an_archived_tweet(wacz, packed, tmp_path):
    set_up("chromium.sh")
    set_up("replaywebpage.sh")
    article, *tweets = pages_of(packed)
    archived = {page["title"]: page for page in tweets if "/web/" in page["url"]}
    assert len(archived) == len(CITED)
    shown = [(article, ARTICLE.splitlines()[0][:20])]
    for tweet in CITED:
        (page,) = (one for one in archived.values() if tweet.id in one["url"])
        is_data = '"created_at"' in page_source(packed, page)
        shown.append((page, tweet.id if is_data else tweet.text.split()[1]))
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
