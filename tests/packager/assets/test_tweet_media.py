"""What tweets show is asked for at its best, from the archives where it is gone, once each."""

import jsonschema
import pytest

from archive import limits
from archive.warc_records import read_records
from archive.writing.warc import WarcWriter
from packager.assets.budget import Allowance, NotAsked
from packager.assets.fetch_media import fetch_media
from packager.assets.tweet_media import MediumKind, find_tweet_media
from packager.fetch.client import Client
from packager.resolve.archives import WebArchive
from tests.packager.assets.receiving import Receiving
from tests.packager.assets.tweet_records import capture, field, medium, tweet
from tests.packager.fetch.wire_server import ok, redirect
from tests.schemas import schema

JPEG, MP4 = b"Content-Type: image/jpeg", b"Content-Type: video/mp4"


def media_of(**members):
    record = tweet("7", **members)
    jsonschema.validate(record, schema("tweet"))
    return find_tweet_media([record])


def test_a_photo_is_asked_for_at_its_original_size():
    (photo,) = media_of(
        media=[
            medium(
                address="https://pbs.twimg.com/media/K.jpg",
                original="https://pbs.twimg.com/media/K.jpg?name=orig",
                alt_text="A bridge",
            )
        ],
        posted_at=field("2016-08-19T17:42:30.123Z"),
    )
    assert (photo.status_id, photo.kind, photo.alt_text) == ("7", MediumKind.PHOTO, "A bridge")
    assert photo.url == "https://pbs.twimg.com/media/K.jpg?name=orig"
    assert photo.smaller == "https://pbs.twimg.com/media/K.jpg"
    assert photo.seen_at == "20160819174230"


def test_a_photo_without_an_original_is_asked_for_as_stated():
    (photo,) = media_of(media=[medium(address="https://pbs.twimg.com/media/K.jpg")])
    assert photo.url == "https://pbs.twimg.com/media/K.jpg"
    assert (photo.smaller, photo.seen_at) == (None, None)


def test_a_video_is_a_still_picture_and_a_film():
    still, film = media_of(
        media=[medium("video", address="https://h/s.jpg", film="https://h/f.mp4")]
    )
    assert (still.kind, still.url) == (MediumKind.STILL, "https://h/s.jpg")
    assert (film.kind, film.url) == (MediumKind.FILM, "https://h/f.mp4")


def test_avatar_and_card_are_asked_for_where_a_record_has_them():
    avatar, card = media_of(
        avatar=field("https://h/a_normal.jpg"),
        card={"title": field("A page"), "address": None, "picture": field("https://h/c.jpg")},
    )
    assert (avatar.kind, avatar.url) == (MediumKind.AVATAR, "https://h/a_normal.jpg")
    assert (card.kind, card.url) == (MediumKind.CARD, "https://h/c.jpg")
    assert media_of(avatar=None, card=None) == ()


@pytest.mark.parametrize("address", ["", "data:image/png,x", "file:///etc/passwd", "http://["])
def test_what_is_no_web_address_is_left_out(address):
    assert find_tweet_media([tweet(media=[medium(address=address)])]) == ()


def test_the_time_is_that_of_posting_or_of_the_first_answer_that_shows_the_tweet():
    photo = medium(address="https://h/a.jpg")
    seen = [
        capture("2014-01-01T00:00:00Z", "deleted"),
        capture("2019-05-06T07:08:09Z"),
        capture("2018-02-03T04:05:06.789Z"),
    ]
    assert media_of(media=[photo], captures=seen)[0].seen_at == "20180203040506"


class Sites:
    """Twitter's servers and a web archive, both on loopback."""

    def __init__(self, server):
        self.server = server
        self.archive = WebArchive(name="Test Archive", replay=server.url("/web/{time}id_/{url}"))

    def photo(self, name="K", status_id="7", **more):
        address = self.server.url(f"/media/{name}.jpg")
        return tweet(
            status_id,
            media=[medium(address=address, original=f"{address}?name=orig", **more)],
            posted_at=field("2016-08-19T17:42:30Z"),
        )

    def film(self):
        return tweet(
            media=[
                medium("video", address=self.server.url("/s.jpg"), film=self.server.url("/f.mp4"))
            ]
        )

    def answer(self, path, answered):
        self.server.answers[path] = answered

    def memento(self, path, answered):
        self.answer(f"/web/20160819174230id_/{self.server.url(path)}", answered)

    @property
    def asked(self):
        return [one.path.rpartition("/media/")[2] for one in self.server.seen]


@pytest.fixture
def sites(http_server):
    return Sites(http_server)


def test_a_live_photo_is_stored_with_its_tweet(sites, client):
    sites.answer("/media/K.jpg?name=orig", ok(b"\xff\xd8\xff", JPEG))
    report = fetch_media(
        find_tweet_media([sites.photo(alt_text="A bridge")]),
        Receiving(client).fetch,
        archives=[sites.archive],
    )
    (stored,) = report.stored
    assert report.missing == ()
    assert (stored.status_id, stored.kind, stored.alt_text) == ("7", "photo", "A bridge")
    assert (stored.content_type, stored.size_bytes) == ("image/jpeg", 3)
    assert stored.url == stored.stored_url
    assert stored.from_archive is None
    assert len(sites.server.seen) == 1


def test_the_record_is_that_of_the_answer(sites, settings, tmp_path):
    sites.answer("/media/K.jpg?name=orig", ok(b"\xff\xd8\xff", JPEG))
    path = tmp_path / "a.warc.gz"
    with (
        WarcWriter(path, tmp_path / "journal") as sink,
        Client(settings(), sink=sink) as client,
    ):
        report = fetch_media(find_tweet_media([sites.photo()]), Receiving(client).fetch)
    types = {record.id: record.type for record in read_records(path)}
    assert types[report.stored[0].record] == "response"


def test_a_photo_that_is_gone_is_asked_of_the_archive_at_its_time(sites, client):
    sites.memento("/media/K.jpg", redirect("/web/20170101000000id_/K"))
    sites.answer("/web/20170101000000id_/K", ok(b"old", JPEG))
    report = fetch_media(
        find_tweet_media([sites.photo()]), Receiving(client).fetch, archives=[sites.archive]
    )
    (stored,) = report.stored
    assert stored.from_archive == "Test Archive"
    assert stored.stored_url.endswith("/web/20170101000000id_/K")
    assert stored.url.endswith("/media/K.jpg?name=orig")
    assert sites.asked[:4] == ["K.jpg?name=orig", "K.jpg", "K.jpg?name=orig", "K.jpg"]


def test_a_page_is_no_picture(sites, client):
    page = ok(b"<html>Sorry</html>", b"Content-Type: text/html; charset=utf-8")
    for path in ("/media/K.jpg", "/media/K.jpg?name=orig"):
        sites.answer(path, page)
        sites.memento(path, page)
    report = fetch_media(
        find_tweet_media([sites.photo()]), Receiving(client).fetch, archives=[sites.archive]
    )
    (missing,) = report.missing
    assert report.stored == ()
    assert [one.status for one in missing.tries] == [200] * 4
    assert missing.not_asked is None


def test_what_is_gone_everywhere_is_missing_with_every_try(sites, client):
    report = fetch_media(
        find_tweet_media([sites.photo()]), Receiving(client).fetch, archives=[sites.archive]
    )
    assert [one.status for one in report.missing[0].tries] == [404] * 4


def test_a_picture_of_two_tweets_is_asked_for_once(sites, client):
    sites.answer("/media/K.jpg?name=orig", ok(b"x", JPEG))
    records = [sites.photo(alt_text="one"), sites.photo(status_id="8", alt_text="two")]
    report = fetch_media(find_tweet_media(records), Receiving(client).fetch)
    assert [(one.status_id, one.alt_text) for one in report.stored] == [("7", "one"), ("8", "two")]
    assert len(sites.server.seen) == 1


def test_films_are_left_out_where_nobody_wants_them(sites, client):
    sites.answer("/s.jpg", ok(b"x", JPEG))
    report = fetch_media(
        find_tweet_media([sites.film()]), Receiving(client).fetch, with_video=False
    )
    assert [one.kind for one in report.stored] == ["still"]
    assert [(one.kind, one.not_asked) for one in report.missing] == [("film", NotAsked.UNWANTED)]
    assert len(sites.server.seen) == 1


def test_a_film_larger_than_the_limit_is_cut_and_named(sites, client, monkeypatch):
    monkeypatch.setattr(limits, "FILM_BYTES", 1000)
    sites.answer("/s.jpg", ok(b"x", JPEG))
    sites.answer("/f.mp4", ok(bytes(5000), MP4))
    record = {**sites.film(), "posted_at": field("2016-08-19T17:42:30Z")}
    report = fetch_media(
        find_tweet_media([record]), Receiving(client).fetch, archives=[sites.archive]
    )
    (missing,) = report.missing
    assert "larger than its limit" in missing.tries[0].error
    assert len(missing.tries) == 1  # no archive is asked: it is too large there, too


def test_limits_count_every_try(sites, client):
    allowance = Allowance(number=3, all_bytes=limits.MEDIA_BYTES, all_s=60)
    report = fetch_media(
        find_tweet_media([sites.photo()]),
        Receiving(client).fetch,
        archives=[sites.archive],
        allowance=allowance,
    )
    assert report.missing[0].not_asked is NotAsked.NUMBER
    assert len(report.missing[0].tries) == 3


def test_progress_counts_addresses(sites, client):
    sites.answer("/s.jpg", ok(b"x", JPEG))
    told = []
    fetch_media(
        find_tweet_media([sites.film()]),
        Receiving(client).fetch,
        on_progress=lambda *said: told.append(said),
    )
    assert told == [(1, 2), (2, 2)]
