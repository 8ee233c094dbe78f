"""What holds for every platform, whatever its answers look like."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.claims import Payload, parse_origin, recompute
from packager.platforms import PLATFORMS
from packager.platforms.interface import (
    PROVEN_ABSENCES,
    Absence,
    Absent,
    Answer,
    Note,
    Post,
    Purpose,
    Trouble,
)
from tests.packager.platforms.samples import ASKED_AT, Sample, claims_in
from tests.packager.platforms.twitter.samples import TWITTER_SAMPLES

SAMPLES_OF = {"twitter": TWITTER_SAMPLES}
PLATFORM_NAMED = {platform.name: platform for platform in PLATFORMS}
SAMPLES = [sample for platform in PLATFORMS for sample in SAMPLES_OF[platform.name]]
POSTS = [sample for sample in SAMPLES if sample.absence is None]


for_each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=str)
for_each_post = pytest.mark.parametrize("sample", POSTS, ids=str)


def read(sample: Sample, answer: Answer | None = None) -> Any:
    platform = PLATFORM_NAMED[sample.post_id.platform]
    return platform.read(answer or sample.answer, sample.post_id)


def texts_of(post: Post) -> set[tuple[str, str]]:
    """The names and texts in a post, but for one that it says may be cut."""
    quoted = post.quoted.text if post.quoted else None
    fields = {"handle": post.handle, "name": post.name, "author": post.author_id, "quoted": quoted}
    if Note.TEXT_MAY_BE_CUT not in post.notes:
        fields["text"] = post.text
    return {(name, claim.value) for name, claim in fields.items() if claim}


def check_nothing_invented(sample: Sample, answer: Answer) -> None:
    """A damaged answer gives the post, or no more than the whole answer proves."""
    result = read(sample, answer)
    if isinstance(result, Absent):
        assert result.absence not in PROVEN_ABSENCES or result.absence is sample.absence
    else:
        assert result.id.value == sample.post_id.value
    payload = Payload(answer.body, charset=answer.charset)
    for claim in claims_in(result):
        assert recompute(payload, claim.origins[0]) == claim.value


def test_no_platform_is_without_samples_of_both_kinds():
    for platform in PLATFORMS:
        assert {sample.absence is None for sample in SAMPLES_OF[platform.name]} == {True, False}


@for_each_sample
def test_an_answer_gives_the_post_or_the_absence_that_it_proves(sample):
    result = read(sample)
    if sample.absence is None:
        assert isinstance(result, Post)
        assert result.id.value == sample.post_id.value
    else:
        assert isinstance(result, Absent)
        assert result.absence is sample.absence


@for_each_sample
def test_every_claim_can_be_computed_again_from_its_record(sample):
    payload = Payload(sample.answer.body, charset=sample.answer.charset)
    for claim in claims_in(read(sample)):
        stored = claim.to_json()
        for entry in stored["from"]:
            assert entry["record"] == sample.answer.record_id
            assert recompute(payload, parse_origin(entry)) == stored["value"]


@for_each_post
def test_a_count_carries_the_time_when_it_was_seen(sample):
    assert all(count.seen_at == sample.answer.captured_at for count in read(sample).counts)


@for_each_sample
def test_an_answer_about_another_post_proves_nothing_about_this_one(sample):
    other = replace(sample.post_id, value=sample.post_id.value + "1")
    result = PLATFORM_NAMED[other.platform].read(sample.answer, other)
    assert isinstance(result, Absent)
    assert result.absence not in PROVEN_ABSENCES | {Absence.NOT_FOUND}


@for_each_sample
@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 420, 429, 451, 500, 502, 503, 504])
def test_a_status_that_is_no_success_never_proves_more_than_not_found(sample, status):
    result = read(sample, replace(sample.answer, http_status=status))
    assert isinstance(result, Absent)
    assert result.absence not in PROVEN_ABSENCES
    assert (result.absence is Absence.NOT_FOUND) == (status in {404, 410})
    assert (result.absence is Absence.RATE_LIMITED) == (status in {420, 429})


@for_each_sample
@pytest.mark.parametrize("trouble", Trouble)
def test_trouble_proves_nothing(sample, trouble):
    url = sample.answer.url
    answer = Answer(url=url, final_url=url, asked_at=ASKED_AT, trouble=trouble)
    result = read(sample, answer)
    assert isinstance(result, Absent)
    assert result.absence not in PROVEN_ABSENCES | {Absence.NOT_FOUND}


@for_each_sample
@pytest.mark.parametrize("body", [b"", b" ", b"{}", b"[]", b"null", b"\x00", b"<", b"Bad request."])
def test_an_empty_or_senseless_body_proves_nothing(sample, body):
    result = read(sample, replace(sample.answer, body=body))
    assert isinstance(result, Absent)
    assert result.absence in {Absence.UNREADABLE, Absence.RESTRICTED_OR_UNKNOWN} | (
        {sample.absence} & {Absence.RESTRICTED_OR_UNKNOWN}
    )


@for_each_sample
def test_an_answer_cut_at_any_byte_invents_nothing(sample):
    whole = read(sample)
    body = sample.answer.body
    for length in range(len(body)):
        cut = replace(sample.answer, body=body[:length])
        result = read(sample, cut)
        if isinstance(result, Absent):
            assert result.absence not in PROVEN_ABSENCES or result.absence is sample.absence
        else:
            assert texts_of(result) <= texts_of(whole), f"cut at byte {length}"


@st.composite
def damaged_answers(draw):
    """A sample whose body has a few bytes changed, removed or repeated."""
    sample = draw(st.sampled_from(SAMPLES))
    body = bytearray(sample.answer.body)
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 40)))
        body[start:end] = draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"<", b"</p>", b"{", b"}", b"\\ud800"])
        )
    return sample, replace(sample.answer, body=bytes(body))


@settings(max_examples=400)
@given(damaged_answers())
def test_a_damaged_answer_invents_nothing(damaged):
    check_nothing_invented(*damaged)


@settings(max_examples=200)
@given(st.sampled_from(SAMPLES), st.binary(max_size=200))
def test_any_bytes_can_be_read(sample, body):
    check_nothing_invented(sample, replace(sample.answer, body=body))


@for_each_post
def test_the_canonical_address_stands_for_the_post(sample):
    platform = PLATFORM_NAMED[sample.post_id.platform]
    for handle in (None, read(sample).handle.value):
        address = platform.recognise(platform.canonical_url(sample.post_id, handle))
        assert address
        assert address.post_id == sample.post_id
        assert address.handle == handle


@for_each_post
def test_what_was_asked_is_not_asked_again(sample):
    platform = PLATFORM_NAMED[sample.post_id.platform]
    had: list[Answer] = []
    while requests := platform.requests_for(sample.post_id, had):
        assert len({request.url for request in requests}) == len(requests)
        url = requests[0].url
        assert url not in {answer.url for answer in had}
        had.append(Answer(url=url, final_url=url, asked_at=ASKED_AT, trouble=Trouble.NOT_ARCHIVED))
    assert had


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_searches_are_prefixes_that_name_the_account(platform):
    requests = platform.requests_to_find("Some_Body", date(2016, 8, 19))
    assert requests
    assert all(
        request.purpose is Purpose.SEARCH and request.is_prefix and "Some_Body" in request.url
        for request in requests
    )


def test_an_answer_without_a_record_must_say_what_the_trouble_was():
    with pytest.raises(ValueError, match="a status and a record, or a trouble"):
        Answer(url="https://e.example/", final_url="https://e.example/", asked_at=ASKED_AT)
