"""The list of archives in the settings."""

import pytest

from packager.errors import SettingsError
from packager.resolve.archive_settings import parse_archives
from packager.resolve.archives import DEFAULT_ARCHIVES, Dialect, original_of

OURS = {
    "name": "Our library",
    "replay": "https://ours.example/web/{time}id_/{url}",
    "timemap": "https://ours.example/timemap/{url}",
    "cdx": "https://ours.example/cdx",
    "dialect": "pywb",
    "cdx_per_minute": 60,
}


def test_the_wayback_machine_is_the_default_at_four_fifths_of_what_it_allows():
    (archive,) = DEFAULT_ARCHIVES
    assert archive.dialect is Dialect.WAYBACK
    assert (archive.cdx_per_minute, archive.others_per_minute) == (24, 480)


def test_an_archive_is_one_table():
    (archive,) = parse_archives([OURS])
    assert archive.dialect is Dialect.PYWB
    assert archive.cdx_per_minute == 60.0
    url = "https://t.co/Abcdefghij?a={time}"
    assert archive.replay_url("20160819101112", url) == (
        f"https://ours.example/web/20160819101112id_/{url}"
    )
    assert archive.timemap_url(url) == f"https://ours.example/timemap/{url}"


def test_an_empty_list_switches_all_archives_off():
    assert parse_archives([]) == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": None}, "name"),
        ({"replay": "https://ours.example/{url}"}, "{time}"),
        ({"timemap": "https://ours.example/"}, "{url}"),
        ({"cdx": "ftp://ours.example/cdx"}, "http"),
        ({"cdx": "https://[broken"}, "http"),
        ({"cdx": ""}, "a text"),
        ({"dialect": "klingon"}, "wayback, pywb"),
        ({"cdx_per_minute": 0}, "above nought"),
        ({"others_per_minute": True}, "above nought"),
        ({"others_per_minute": float("nan")}, "above nought"),
        ({"pace": 3}, "no such setting"),
    ],
)
def test_a_fault_is_named_with_its_entry(change, message):
    with pytest.raises(SettingsError, match="entry 2") as caught:
        parse_archives([OURS, {**OURS, **change}])
    assert message in str(caught.value)


@pytest.mark.parametrize("values", ["wayback", {"name": "x"}, ["wayback"], [{"name": "x"}]])
def test_what_is_no_list_of_archives_is_refused(values):
    with pytest.raises(SettingsError):
        parse_archives(values)


@pytest.mark.parametrize(
    ("url", "original"),
    [
        ("https://web.archive.org/web/20160819/https://t.co/Ab", "https://t.co/Ab"),
        ("/web/20160819101112im_/http://t.co/Ab", "http://t.co/Ab"),
        ("https://t.co/Ab", "https://t.co/Ab"),
    ],
)
def test_an_archived_address_is_taken_out_of_its_replay(url, original):
    assert original_of(url) == original
