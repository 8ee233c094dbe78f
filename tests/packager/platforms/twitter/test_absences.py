"""What proves that a tweet is gone, and what does not."""

import json
from typing import Any

import pytest

from packager.platforms.interface import PROVEN_ABSENCES, Absence, Reason
from tests.packager.platforms.samples import answer_to
from tests.packager.platforms.twitter.samples import MUSEUM, read, read_sample, sample_named

ADDRESS = f"https://cdn.syndication.twimg.com/tweet-result?id={MUSEUM}&token=x"


def read_json(document: object, url: str = ADDRESS) -> Any:
    return read(answer_to(url, json.dumps(document).encode()), MUSEUM)


def tombstone(text: object) -> dict[str, object]:
    return {"__typename": "TweetTombstone", "tombstone": {"text": {"rtl": False, "text": text}}}


def unavailable(reason: dict[str, str]) -> dict[str, object]:
    return {"data": {"tweetResult": {"result": {"__typename": "TweetUnavailable", **reason}}}}


OWNER_LIMITS = (
    "You{0}re unable to view this {1} because this account owner limits who can view their {1}s. "
    "Learn more"
)
TOMBSTONES = [
    ("This Post was deleted by the Post author. Learn more", Absence.DELETED),
    ("This Tweet was deleted by the Tweet author. Learn more", Absence.DELETED),
    ("This Post is from a suspended account. {learnmore}", Absence.SUSPENDED),
    ("This Tweet is from a suspended account. Learn more", Absence.SUSPENDED),
    ("This Post is from an account that no longer exists. Learn more", Absence.ACCOUNT_GONE),
    (OWNER_LIMITS.format("’", "Post"), Absence.PROTECTED),
    (OWNER_LIMITS.format("'", "Tweet"), Absence.PROTECTED),
    ("This Post is unavailable. Learn more", Absence.RESTRICTED_OR_UNKNOWN),
    ("This Post violated the X Rules. Learn more", Absence.RESTRICTED_OR_UNKNOWN),
    ("Age-restricted adult content. Learn more", Absence.RESTRICTED_OR_UNKNOWN),
    ("Dieser Post wurde vom Verfasser gelöscht", Absence.RESTRICTED_OR_UNKNOWN),
    ("This Post was not deleted by the Post author", Absence.RESTRICTED_OR_UNKNOWN),
    ("This Post was deleted by the Post author or is withheld", Absence.RESTRICTED_OR_UNKNOWN),
    ("This Post is from a suspended account's archive", Absence.RESTRICTED_OR_UNKNOWN),
    ("", Absence.RESTRICTED_OR_UNKNOWN),
]


@pytest.mark.parametrize(("text", "absence"), TOMBSTONES)
def test_a_tombstone_proves_what_its_sentence_says(text, absence):
    result = read_json(tombstone(text))
    assert result.absence is absence
    assert [claim.value for claim in result.evidence] == ([text] if text else [])


@pytest.mark.parametrize(
    "document", [{"__typename": "TweetTombstone"}, tombstone(None), tombstone(7), {}, []]
)
def test_a_tombstone_without_words_proves_nothing(document):
    result = read_json(document)
    assert result.absence is Absence.RESTRICTED_OR_UNKNOWN
    assert result.reason is Reason.EMPTY


@pytest.mark.parametrize(
    "url", ["https://cdn.syndication.twimg.com/tweet-result?id=1", f"{ADDRESS}0".replace("&", "9&")]
)
def test_a_tombstone_counts_only_where_the_question_named_the_tweet(url):
    result = read_json(tombstone(TOMBSTONES[0][0]), url)
    assert result.absence is Absence.UNREADABLE
    assert result.reason is Reason.OTHER_POST


@pytest.mark.parametrize(
    ("reason", "absence"),
    [
        ({"reason": "Suspended"}, Absence.SUSPENDED),
        ({"reason": "Protected"}, Absence.PROTECTED),
        ({"reason": "Deleted"}, Absence.DELETED),
        ({"reason": "Deactivated"}, Absence.ACCOUNT_GONE),
        ({"reason": "NsfwLoggedOut"}, Absence.RESTRICTED_OR_UNKNOWN),
        ({"reason": "suspended"}, Absence.RESTRICTED_OR_UNKNOWN),
        ({}, Absence.RESTRICTED_OR_UNKNOWN),
    ],
)
def test_an_unavailable_tweet_proves_what_its_code_says(reason, absence):
    assert read_json(unavailable(reason)).absence is absence


@pytest.mark.parametrize(
    ("code", "absence"),
    [
        (34, Absence.NOT_FOUND),
        (63, Absence.SUSPENDED),
        (88, Absence.RATE_LIMITED),
        (144, Absence.NOT_FOUND),
        (179, Absence.RESTRICTED_OR_UNKNOWN),
        (131, Absence.UNREADABLE),
        ("63", Absence.UNREADABLE),
    ],
)
def test_a_numbered_error_proves_what_its_number_says(code, absence):
    assert read_json({"errors": [{"code": code, "message": "words"}]}).absence is absence


def test_an_error_in_words_alone_proves_nothing_but_is_kept():
    result = read_json({"error": "Account suspended"})
    assert result.absence is Absence.RESTRICTED_OR_UNKNOWN
    assert result.evidence[0].value == "Account suspended"


def test_an_error_of_a_quoted_tweet_is_not_taken_for_the_tweets():
    result = read_sample("api-v2-not-authorized.json")
    assert result.absence is Absence.RESTRICTED_OR_UNKNOWN
    assert "not authorized" in result.evidence[0].value


def test_words_of_an_error_are_kept_although_its_status_decides():
    result = read_sample("oembed-not-authorized.json")
    assert result.reason is Reason.HTTP_STATUS
    assert result.http_status == 403
    assert result.evidence[0].value == "Sorry, you are not authorized to see this status."


@pytest.mark.parametrize(
    ("final_url", "absence", "reason"),
    [
        ("https://twitter.com/account/suspended", Absence.SUSPENDED, Reason.REDIRECT),
        ("https://mobile.twitter.com/account/suspended/", Absence.SUSPENDED, Reason.REDIRECT),
        ("https://x.com/a?protected_redirect=true", Absence.PROTECTED, Reason.REDIRECT),
        ("https://twitter.com/login?redirect=x", Absence.UNREADABLE, Reason.LOGIN_PAGE),
        ("https://twitter.com/i/flow/login", Absence.UNREADABLE, Reason.LOGIN_PAGE),
        (
            "https://mobile.twitter.com/i/nojs_router?path=x",
            Absence.UNREADABLE,
            Reason.SCRIPT_SHELL,
        ),
        ("https://evil.example/account/suspended", Absence.UNREADABLE, Reason.EMPTY),
        ("https://twitter.com.evil.example/account/suspended", Absence.UNREADABLE, Reason.EMPTY),
        ("https://twitter.com/a/account/suspended", Absence.UNREADABLE, Reason.EMPTY),
        ("http://[", Absence.UNREADABLE, Reason.EMPTY),
    ],
)
def test_the_address_that_a_redirect_names_is_read(final_url, absence, reason):
    url = f"https://twitter.com/HafenMuseum/status/{MUSEUM}"
    result = read(answer_to(url, b"", status=302, final_url=final_url), MUSEUM)
    assert (result.absence, result.reason) == (absence, reason)


@pytest.mark.parametrize("name", ["page-suspended.html", "page-protected.html"])
def test_a_page_without_its_end_proves_nothing(name):
    page = sample_named(name).answer.body
    result = read_sample(name, body=page[: page.index(b"</body>")])
    assert (result.absence, result.reason) == (Absence.UNREADABLE, Reason.CUT_SHORT)


@pytest.mark.parametrize(
    "heading",
    ["Account suspended?", "Why was my account suspended", "Not suspended", "Konto gesperrt"],
)
def test_a_heading_in_other_words_proves_nothing(heading):
    page = f"<html><head><title>Twitter</title></head><body><h1>{heading}</h1></body></html>"
    url = f"https://twitter.com/HafenMuseum/status/{MUSEUM}"
    result = read(answer_to(url, page.encode()), MUSEUM)
    assert result.absence not in PROVEN_ABSENCES


def test_an_absence_says_when_and_by_which_record_it_was_seen():
    sample = sample_named("page-suspended.html")
    result = read_sample(sample.name)
    assert result.seen_at == sample.answer.captured_at
    assert result.record_id == sample.answer.record_id
    assert [claim.value for claim in result.evidence] == ["Twitter / Account Suspended"]
