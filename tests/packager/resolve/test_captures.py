"""Which captures the archives hold."""

import pytest

from packager.platforms.interface import Absence, Answer, Trouble
from packager.resolve.archives import WAYBACK_MACHINE, WebArchive
from packager.resolve.asking import run_all
from packager.resolve.captures import Found, find_captures
from tests.packager.resolve.fake_web import (
    Archived,
    FakeWeb,
    with_garbage,
    with_half,
    with_nothing,
    with_status,
    with_trouble,
)
from tests.packager.resolve.resolving import SameThread

PREFIX = "twitter.com/port_city/status/766"
URL = "https://twitter.com/Port_City/status/7666056312882462{:02}"
BY_TIMEMAP = WebArchive(
    name="Ours",
    replay="https://web.archive.org/web/{time}id_/{url}",
    timemap="https://web.archive.org/web/timemap/link/{url}",
)


def captures(count: int) -> list[Archived]:
    """Captures of as many addresses."""
    return [
        Archived(original=URL.format(number), timestamp="20160820101112") for number in range(count)
    ]


def search(web: FakeWeb, archive: WebArchive = WAYBACK_MACHINE, url: str = PREFIX) -> Found:
    """Ask one archive."""
    steps = find_captures([archive], url, is_prefix=url == PREFIX)
    (found,) = run_all([steps], web, SameThread())
    return found


def test_an_index_is_asked_page_by_page():
    web = FakeWeb(archived=captures(25), page_rows=10)
    found = search(web)
    assert len({capture.original for capture in found.captures}) == 25
    assert [query.rows for query in found.queries] == [10, 10, 5]
    assert not found.failures
    assert not found.is_cut


def test_pages_without_end_are_asked_no_further_than_the_limit(monkeypatch):
    monkeypatch.setattr("packager.resolve.captures.CDX_PAGES", 3)
    found = search(FakeWeb(archived=captures(40), page_rows=10))
    assert len(found.captures) == 30
    assert found.is_cut


def test_a_server_that_repeats_its_key_is_not_asked_for_ever():
    class Stuck(FakeWeb):
        def _search(self, fields):
            return super()._search({**fields, "resumeKey": ["com%2Ctwitter"]})

    found = search(Stuck(archived=captures(40), page_rows=10))
    assert len(found.queries) <= 3
    assert found.is_cut


def test_a_later_page_that_fails_loses_nothing_of_the_earlier():
    def fail_later(whole: Answer) -> Answer:
        return with_status(503)(whole) if "resumeKey" in whole.url else whole

    web = FakeWeb(archived=captures(25), page_rows=10, broken={"cdx": fail_later})
    found = search(web)
    assert len(found.captures) == 10
    assert found.failures == (Absence.UNREADABLE,)
    assert found.is_cut


@pytest.mark.parametrize(
    ("breakage", "failure"),
    [
        (with_status(429), Absence.RATE_LIMITED),
        (with_status(403), Absence.RESTRICTED_OR_UNKNOWN),
        (with_status(500), Absence.UNREADABLE),
        (with_status(200, b"x.AdministrativeAccessControlException: Blocked Site Error"),
         Absence.RESTRICTED_OR_UNKNOWN),
        (with_garbage, Absence.UNREADABLE),
        (with_half, Absence.UNREADABLE),
        (with_trouble(Trouble.CONNECTION_BROKEN), Absence.NETWORK_ERROR),
        (with_trouble(Trouble.TIMED_OUT), Absence.NETWORK_ERROR),
        (with_trouble(Trouble.TOO_LARGE), Absence.UNREADABLE),
    ],
)  # fmt: skip
@pytest.mark.parametrize("archive", [WAYBACK_MACHINE, BY_TIMEMAP])
def test_an_index_that_gives_no_list_is_a_failure(breakage, failure, archive):
    url = URL.format(1)
    web = FakeWeb(archived=captures(3), broken={"cdx": breakage, "timemap": breakage})
    found = search(web, archive, url)
    assert found.captures == ()
    assert found.failures == (failure,)
    assert [query.rows for query in found.queries] == [None]


@pytest.mark.parametrize("breakage", [with_nothing, with_status(404)])
def test_an_empty_answer_is_an_answer(breakage):
    found = search(FakeWeb(archived=captures(3), broken={"cdx": breakage}))
    assert found.captures == ()
    assert found.failures == ()
    assert [query.rows for query in found.queries] == [0]


def test_an_archive_without_an_index_gives_its_timemap():
    found = search(FakeWeb(archived=captures(3)), BY_TIMEMAP, URL.format(1))
    (capture,) = found.captures
    assert capture.original == URL.format(1)
    assert capture.replay_url.endswith(f"/20160820101112id_/{URL.format(1)}")
    assert capture.archive == "Ours"


def test_a_timemap_knows_no_prefixes():
    web = FakeWeb(archived=captures(3))
    assert search(web, BY_TIMEMAP) == Found()
    assert web.asked == []
