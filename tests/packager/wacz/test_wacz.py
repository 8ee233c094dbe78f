"""The payload of a package with captures is a WACZ, and is exported as one."""

import json
import zipfile

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import verify_bag
from packager.wacz.cdx_index import search_key
from tests.bags import write_package
from tests.schemas import schema
from tests.tweet_bags import write_tweet_package


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.news.example/Story", "example,news)/story"),
        ("http://www2.news.example:80", "example,news)/"),
        ("https://news.example:8443/a?b=2&a=1&a=0", "example,news:8443)/a?a=0&a=1&b=2"),
        ("https://news.example/a/?", "example,news)/a"),
        (
            "https://news.example/web/2016id_/http://x.example/",
            "example,news)/web/2016id_/http:/x.example",
        ),
        ("https://news.example/a%2Fb?q=%C3%84", "example,news)/a/b?q=%c3%84"),
        ("https://bücher.example./a/../b", "example,xn--bcher-kva)/b"),
        ("urn:view:https://news.example/", "urn:view:https://news.example/"),
        ("http://[x/", "http://[x/"),
    ],
)
def test_the_key_of_an_address_is_that_by_which_replay_looks_it_up(url, key):
    assert search_key(url) == key


@given(st.text(max_size=60))
def test_any_address_has_a_key(text):
    assert isinstance(search_key(f"http://{text}"), str)


def test_the_same_bag_gives_the_same_file(cli, tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    files = [tmp_path / "a.wacz", tmp_path / "b.wacz"]
    for file in files:
        assert cli("export", bag, "--wacz", file).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.namelist() == sorted(archive.namelist())
        for name in archive.namelist():
            assert archive.read(name) == (bag / "data" / name).read_bytes()


def test_what_is_printed_for_programs_has_the_published_form(cli, tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    ended = cli("export", bag, "--wacz", tmp_path / "a.wacz", "--json")
    jsonschema.validate(json.loads(ended.out), schema("export-result"))


def test_a_damaged_bag_is_not_exported(cli, tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    (bag / "data/article/article.txt").write_bytes(b"other")
    ended = cli("export", bag, "--wacz", tmp_path / "a.wacz")
    assert ended.code == 1
    assert not (tmp_path / "a.wacz").exists()


def test_a_package_without_captures_is_refused_in_words(cli, tmp_path):
    ended = cli("export", write_package(tmp_path / "bag"), "--wacz", tmp_path / "a.wacz")
    assert ended.code == 5
    assert "no captures" in ended.err


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(cli, tmp_path):
    bag, file = write_tweet_package(tmp_path / "bag"), tmp_path / "a.wacz"
    file.write_bytes(b"mine")
    assert cli("export", bag, "--wacz", file).code == 6
    assert file.read_bytes() == b"mine"
    assert cli("export", bag, "--wacz", file, "--force").code == 0
    assert zipfile.is_zipfile(file)


def test_exporting_changes_nothing_in_the_bag(cli, tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    before = {path: path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    cli("export", bag, "--wacz", tmp_path / "a.wacz")
    assert before == {path: path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    assert verify_bag(bag, require_package=True).is_valid


@pytest.mark.parametrize("name", ["x.wacz", "data/x.wacz", "data/pages/pages.jsonl"])
def test_a_finished_bag_is_never_written_into(cli, tmp_path, name):
    bag = write_tweet_package(tmp_path / "bag")
    ended = cli("export", bag, "--wacz", bag / name, "--force")
    assert ended.code == 6
    assert "never changed" in ended.err
    assert verify_bag(bag, require_package=True).is_valid


def test_a_link_that_leads_nowhere_is_something_that_is_there(cli, tmp_path):
    bag, file = write_tweet_package(tmp_path / "bag"), tmp_path / "a.wacz"
    file.symlink_to(tmp_path / "nowhere")
    assert cli("export", bag, "--wacz", file).code == 6
    assert file.is_symlink()


def test_nothing_is_left_beside_the_file(cli, tmp_path):
    bag = write_tweet_package(tmp_path / "bag")
    (tmp_path / "a.wacz.partial").write_bytes(b"mine")
    cli("export", bag, "--wacz", tmp_path / "a.wacz")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wacz", "a.wacz.partial", "bag"]
