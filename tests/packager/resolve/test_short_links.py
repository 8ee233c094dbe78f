"""Where short links lead, and which of them lead to the tweet itself."""

from dataclasses import replace
from datetime import date

import pytest

from packager.model import Reference, ReferenceKind
from packager.platforms import PLATFORMS
from packager.platforms.interface import Absence, Purpose
from packager.resolve.archives import DEFAULT_ARCHIVES
from packager.resolve.asking import run_all
from packager.resolve.link_codes import LinkCode
from packager.resolve.media_links import follow_links
from packager.resolve.short_links import expand, find_target
from tests.packager.resolve.fake_web import Archived, FakeWeb, answer, with_status
from tests.packager.resolve.resolving import SameThread

CODE = "Qw3rTy7uIo"
LIVE = "https://t.co/{code}"
STATUS = "https://twitter.com/Port_City/status/766605631288246272"
PHOTO = f"{STATUS}/photo/1"


def expanded(web: FakeWeb, code: str = CODE, live: str | None = LIVE):
    """Follow one link."""
    link = LinkCode(code=code, is_picture=False)
    (result,) = run_all([expand(link, DEFAULT_ARCHIVES, live)], web, SameThread())
    return result


@pytest.mark.parametrize("as_pages", [False, True])
def test_the_live_service_is_asked_first_and_once(as_pages):
    web = FakeWeb(short_links={CODE: PHOTO}, short_links_as_pages=as_pages)
    result = expanded(web)
    assert result.target == PHOTO
    assert web.asked == [(f"https://t.co/{CODE}", Purpose.EXPAND)]
    (hop,) = result.hops
    assert (hop.url, hop.target, hop.archive) == (f"https://t.co/{CODE}", PHOTO, None)
    assert hop.record is not None


def archived_link(code: str, target: str, timestamp: str = "20160820101112") -> Archived:
    """A capture of a short link."""
    return Archived(
        original=f"http://t.co/{code}", timestamp=timestamp, status=301, location=target
    )


def test_an_archive_is_asked_where_the_live_service_does_not_say():
    web = FakeWeb(archived=[archived_link(CODE, PHOTO)])
    result = expanded(web)
    assert result.target == PHOTO
    assert [hop.archive for hop in result.hops] == [None, "Wayback Machine"]
    assert len(result.queries) == 3


def test_the_live_service_can_be_switched_off():
    web = FakeWeb(archived=[archived_link(CODE, PHOTO)], short_links={CODE: STATUS})
    assert expanded(web, live=None).target == PHOTO
    assert web.urls_of(Purpose.EXPAND) == []


def test_a_code_in_another_case_is_another_link():
    web = FakeWeb(archived=[archived_link(CODE.lower(), STATUS), archived_link(CODE, PHOTO)])
    assert expanded(web).target == PHOTO
    assert expanded(web, CODE.upper()).target is None


def test_each_hop_from_short_link_to_short_link_is_kept():
    web = FakeWeb(short_links={CODE: "https://t.co/Abcdefghij", "Abcdefghij": STATUS})
    result = expanded(web)
    assert result.target == STATUS
    assert [hop.target for hop in result.hops] == ["https://t.co/Abcdefghij", STATUS]


def test_links_that_lead_in_a_circle_come_to_an_end():
    web = FakeWeb(short_links={CODE: f"https://t.co/{CODE}"})
    assert len(expanded(web).hops) <= 3


def test_an_address_that_only_holds_a_short_link_is_the_target():
    target = f"https://share.example/?u=https://t.co/{CODE}"
    web = FakeWeb(short_links={CODE: target})
    assert expanded(web).target == target
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("status", "failure"),
    [(429, Absence.RATE_LIMITED), (403, Absence.RESTRICTED_OR_UNKNOWN), (503, Absence.UNREADABLE)],
)
def test_a_service_that_does_not_answer_is_a_failure_and_no_target(status, failure):
    web = FakeWeb(short_links={CODE: PHOTO}, broken={"t.co": with_status(status)})
    result = expanded(web)
    assert result.target is None
    assert failure in result.failures
    assert [query.rows for query in result.queries] == [None, 0]


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ('<META http-equiv="refresh" content="0;URL=https://a.example/?b=1&amp;c=2">', True),
        ("<meta http-equiv=refresh content='0; url=https://a.example/?b=1&amp;c=2'>", True),
        ('<meta http-equiv="refresh" content="300">', False),
        ("", False),
    ],
)
def test_a_page_leads_on_where_it_says_so(body, target):
    found = find_target(answer("https://t.co/x", body.encode()))
    assert found == ("https://a.example/?b=1&c=2" if target else None)


def test_the_warning_before_an_unsafe_link_is_not_the_target():
    warning = "https://twitter.com/safety/unsafe_link_warning?unsafe_link=https%3A%2F%2Fa.example"
    assert find_target(answer("u", b"", status=301, location=warning)) == "https://a.example"


def test_an_archived_target_is_given_without_its_archive():
    target = f"https://web.archive.org/web/20160819101112id_/{PHOTO}"
    assert find_target(answer("u", b"", status=302, location=target)) == PHOTO


@pytest.mark.parametrize("status", [404, 500, 304])
def test_a_status_that_is_no_redirect_leads_nowhere(status):
    assert find_target(answer("u", b"", status=status)) is None


EMBED = Reference(
    id="r1",
    kind=ReferenceKind.FLATTENED_EMBED,
    start=0,
    end=1,
    quote="x",
    text=f"Look at this pic.twitter.com/{CODE}",
    handle="port_city",
    posted_on=date(2016, 8, 19),
)


def led_to(reference: Reference, target: str) -> str | None:
    """Follow the links of a reference, and give the id of the tweet that is meant."""
    steps = follow_links(reference, platform=PLATFORMS[0], archives=DEFAULT_ARCHIVES, live=LIVE)
    (led,) = run_all([steps], FakeWeb(short_links={CODE: target}), SameThread())
    return led.address.post_id.value if led.address else None


def test_a_picture_of_the_account_and_day_leads_to_the_tweet():
    assert led_to(EMBED, PHOTO) == "766605631288246272"


@pytest.mark.parametrize(
    ("target", "change"),
    [
        pytest.param(STATUS, {}, id="a quoted tweet"),
        pytest.param(PHOTO.replace("Port_City", "other"), {}, id="another account's picture"),
        pytest.param(PHOTO, {"posted_on": date(2016, 8, 20)}, id="an older picture"),
        pytest.param(PHOTO, {"handle": None}, id="no account to compare with"),
        pytest.param("https://video.example/photo/1", {}, id="an external page"),
        pytest.param(
            PHOTO,
            {"posted_on": None, "text": f"Look https://t.co/{CODE}"},
            id="a link without a day",
        ),
    ],
)
def test_a_link_to_anything_else_leads_nowhere(target, change):
    assert led_to(replace(EMBED, **change), target) is None


def test_a_picture_needs_no_day():
    assert led_to(replace(EMBED, posted_on=None), PHOTO) == "766605631288246272"


def test_a_bare_link_means_whatever_tweet_it_leads_to():
    bare = Reference(
        id="r1",
        kind=ReferenceKind.TCO_LINK,
        start=0,
        end=1,
        quote="x",
        url=f"https://t.co/{CODE}",
    )
    assert led_to(bare, STATUS) == "766605631288246272"
    assert led_to(bare, "https://news.example/") is None
