"""Whom packaging asks stands in config.toml: archives and endpoints, each elsewhere or off."""

import pytest

from packager.errors import SettingsError
from packager.settings import Settings, read_config

ARCHIVE = """
[[archives]]
name = "Our library"
replay = "http://127.0.0.1:8080/web/{time}id_/{url}"
cdx = "http://127.0.0.1:8080/cdx"
dialect = "pywb"
"""


def config(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return read_config(path)


def test_archives_and_endpoints_are_read(tmp_path):
    text = 'offline = true\n[endpoints]\noembed = ""\nshort_links = "http://x.example/{code}"\n'
    values = config(tmp_path, text + ARCHIVE)
    assert values["offline"] is True
    assert [one.name for one in values["archives"]] == ["Our library"]
    assert values["endpoints"].oembed is None
    assert values["endpoints"].short_links == "http://x.example/{code}"
    assert values["endpoints"].syndication == Settings().endpoints.syndication


def test_an_empty_list_switches_all_archives_off(tmp_path):
    assert config(tmp_path, "archives = []")["archives"] == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("endpoints = 7", "expected a table"),
        ('[endpoints]\ntwitter = "https://x.example"', "twitter: no such endpoint"),
        ('[endpoints]\noembed = "ftp://x.example"', "expected an http or https address"),
        ("[endpoints]\noembed = 7", "expected an http or https address"),
        ('[endpoints]\nshort_links = "https://t.co/"', "expected {code} in it"),
        ('archives = "all"', "expected a list of tables"),
        ('[[archives]]\nname = "x"', "replay is missing"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_file_and_the_place(tmp_path, text, words):
    with pytest.raises(SettingsError, match=r"config\.toml: ") as caught:
        config(tmp_path, text)
    assert words in str(caught.value)


def test_whom_one_asks_tells_one_job_from_another_but_not_offline():
    other = Settings(archives=())
    assert Settings().identity() != other.identity()
    assert Settings(offline=True).identity() == Settings(offline=True, archives=()).identity()


def test_archives_keep_their_own_pace_in_the_client():
    fetching = Settings().for_fetching()
    assert fetching.is_paced_by_caller("https://web.archive.org/web/2016id_/https://x.example/")
    assert not fetching.is_paced_by_caller("https://news.example/web.archive.org")
    assert not fetching.is_paced_by_caller("http://[x")


def test_with_everything_switched_off_nobody_is_asked():
    endpoints = dict.fromkeys(("syndication", "oembed", "short_links"))
    silent = Settings(archives=(), endpoints=type(Settings().endpoints)(**endpoints))
    assert silent.asks_nobody
    assert not Settings().asks_nobody
    assert Settings(offline=True).asks_nobody
