"""One record of one tweet, of all that answered: agreement is joined, disagreement stands side by side."""

from datetime import UTC, datetime, timedelta

import jsonschema

from archive.claims import Claim, Origin, Transform, parse_locator
from packager.platforms.interface import (
    Absence,
    Absent,
    Answer,
    Count,
    Counted,
    Media,
    MediaKind,
    Note,
    Post,
    PostId,
    Reason,
)
from packager.resolve.seen import Seen
from packager.tweets import tweet_to_json
from tests.schemas import schema

ID = PostId(platform="twitter", value="766605631288246272")
URL = f"https://twitter.com/a/status/{ID.value}"
NOON = datetime(2016, 8, 20, 12, tzinfo=UTC)


def claim(value, number):
    locator = parse_locator(f"json:/{number}")
    origin = Origin(record=f"urn:uuid:{number}", locator=locator, transform=Transform.AS_IS)
    return Claim(value=value, origins=(origin,))


def seen(number, result, *, archive="An archive", days=0):
    answer = Answer(
        url=f"https://x.example/{number}",
        final_url=f"https://x.example/{number}",
        asked_at=NOON + timedelta(days=4000),
        captured_at=NOON + timedelta(days=days) if archive else None,
        http_status=200,
        record_id=f"urn:uuid:{number}",
    )
    return Seen(url=answer.url, archive=archive, answer=answer, result=result)


def post(number, text, **more):
    return Post(id=claim(ID.value, number), text=claim(text, number), **more)


def absent(absence, *, days=0):
    at = NOON + timedelta(days=days)
    return Absent(
        absence=absence,
        reason=Reason.STATEMENT,
        seen_at=at,
        record_id="urn:uuid:9",
        http_status=200,
    )


def record(*answers, references=("r1",)):
    made = tweet_to_json(ID, URL, answers, references)
    jsonschema.validate(made, schema("tweet"))
    return made


def test_values_on_which_answers_agree_have_the_origins_of_all():
    made = record(seen(1, post(1, "Rain")), seen(2, post(2, "Rain")))
    assert made["text"]["value"] == "Rain"
    assert [one["record"] for one in made["text"]["from"]] == ["urn:uuid:1", "urn:uuid:2"]
    assert "also" not in made["text"]


def test_values_on_which_they_disagree_stand_side_by_side():
    made = record(seen(1, post(1, "Rain")), seen(2, post(2, "Snow")))
    assert made["text"]["value"] == "Rain"
    assert [one["value"] for one in made["text"]["also"]] == ["Snow"]


def test_a_text_that_may_be_cut_does_not_come_first():
    cut = post(1, "Rain ...", notes=frozenset({Note.TEXT_MAY_BE_CUT}))
    made = record(seen(1, cut), seen(2, post(2, "Rain in the hills"), days=9))
    assert made["text"]["value"] == "Rain in the hills"
    assert made["notes"] == []


def test_the_platforms_own_answer_comes_before_archived_ones():
    made = record(seen(1, post(1, "Old")), seen(2, post(2, "Now"), archive=None))
    assert made["text"]["value"] == "Now"


def test_the_same_picture_is_one_whatever_its_size():
    def with_photo(number, address):
        photo = Media(
            kind=MediaKind.PHOTO,
            address=claim(address, number),
            original=claim("https://p/o", number),
        )
        return post(number, "x", media=(photo,))

    made = record(seen(1, with_photo(1, "https://p/s")), seen(2, with_photo(2, "https://p/m")))
    (photo,) = made["media"]
    assert photo["address"]["value"] == "https://p/s"
    assert photo["address"]["also"][0]["value"] == "https://p/m"
    assert len(photo["original"]["from"]) == 2


def test_counts_are_kept_each_with_its_time():
    def with_likes(number, likes, days):
        at = NOON + timedelta(days=days)
        return post(
            number,
            "x",
            counts=(Count(what=Counted.LIKES, number=claim(likes, number), seen_at=at),),
        )

    made = record(seen(1, with_likes(1, 9, 5)), seen(2, with_likes(2, 3, 1)))
    assert [one["number"]["value"] for one in made["counts"]] == [3, 9]


def test_where_nobody_shows_the_tweet_the_latest_statement_says_why():
    made = record(
        seen(1, absent(Absence.SUSPENDED)),
        seen(2, absent(Absence.DELETED, days=9)),
        seen(3, absent(Absence.NOT_FOUND), archive=None),
    )
    assert made["absence"] == "deleted"
    assert made["text"] is None
    assert [one["shows"] for one in made["captures"]] == ["suspended", "deleted", "not_found"]


def test_what_says_that_a_tweet_is_gone_stays_beside_what_shows_it():
    made = record(seen(1, post(1, "Rain")), seen(2, absent(Absence.DELETED), archive=None))
    assert made["absence"] is None
    assert {one["shows"] for one in made["captures"]} == {"tweet", "deleted"}


def test_a_refusal_is_never_a_deletion():
    for absence in (Absence.RATE_LIMITED, Absence.NETWORK_ERROR, Absence.RESTRICTED_OR_UNKNOWN):
        assert record(seen(1, absent(absence)))["absence"] == absence
