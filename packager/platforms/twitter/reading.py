"""Which reader an answer goes to, decided by what the answer holds, and never by its date.

1. Trouble, and statuses that say no more than that there is no answer.
2. The address that the service led to.
3. JSON: each shape in turn.
4. HTML: each era in turn, the richest first; then pages that say there is no tweet.

A tweet is given only if its id in the answer is the id that was asked for. An absence is given only
if the question named the tweet.
"""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from archive.claims import Claim, Transform
from archive.errors import ClaimError, LimitReachedError
from packager.platforms.interface import (
    ABSENCE_OF_TROUBLE,
    Absence,
    Absent,
    Answer,
    Note,
    Post,
    PostId,
    Reason,
    same_handle,
)
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent
from packager.platforms.twitter.addresses import handle_in, names_status
from packager.platforms.twitter.api_errors import read_api_error
from packager.platforms.twitter.api_v2_json import read_api_v2_json
from packager.platforms.twitter.graphql_json import is_graphql, read_graphql_json
from packager.platforms.twitter.html_2007 import read_html_2007
from packager.platforms.twitter.html_2011 import read_html_2011
from packager.platforms.twitter.html_2022 import read_html_2022
from packager.platforms.twitter.html_summary import read_html_summary
from packager.platforms.twitter.oembed import read_oembed
from packager.platforms.twitter.soft_errors import read_redirect, read_soft_error
from packager.platforms.twitter.stream_json import read_stream_json
from packager.platforms.twitter.syndication import read_syndication

Reader = Callable[[OpenedAnswer, PostId], Post | Absent | None]

_RATE_LIMITED = {HTTPStatus.TOO_MANY_REQUESTS, 420}  # 420: Twitter's own, until 2013
_NOT_FOUND = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}

_JSON_READERS: tuple[Reader, ...] = (
    lambda opened, _: read_syndication(opened),
    lambda opened, _: read_oembed(opened),
    lambda opened, _: read_stream_json(opened),
    read_api_v2_json,
    read_api_error,
)
_HTML_READERS: tuple[Reader, ...] = (
    read_html_2011,
    read_html_2022,
    read_html_2007,
    lambda opened, _: read_html_summary(opened),
)

# How the time in an id is read from the place where the id stands.
_TIME_IN_ID = {
    Transform.AS_IS: Transform.TIME_OF_SNOWFLAKE,
    Transform.ONLY_DIGITS: Transform.TIME_OF_SNOWFLAKE,
    Transform.THIRD_PATH_SEGMENT: Transform.TIME_OF_THIRD_SEGMENT,
}


def read_answer(answer: Answer, post_id: PostId) -> Post | Absent:
    """Read an answer to a question about a tweet; see ``Platform.read``."""
    if answer.trouble or answer.record_id is None:
        return Absent(
            absence=ABSENCE_OF_TROUBLE[answer.trouble] if answer.trouble else Absence.UNREADABLE,
            reason=Reason.NO_ANSWER,
            seen_at=answer.seen_at,
            record_id=answer.record_id,
            http_status=answer.http_status,
        )
    opened = OpenedAnswer(answer=answer, record_id=answer.record_id)
    try:
        result = _read(opened, post_id)
    except LimitReachedError:
        return absent(opened, Absence.UNREADABLE, Reason.TOO_LARGE)
    except ClaimError:  # not JSON although it begins so, or an id that no page can hold
        return absent(opened, Absence.UNREADABLE, Reason.NOT_UNDERSTOOD)
    return result if isinstance(result, Absent) else _finished(opened, result, post_id)


def _read(opened: OpenedAnswer, post_id: PostId) -> Post | Absent:
    result = _read_status(opened) or read_redirect(opened) or _read_content(opened, post_id)
    says_something = isinstance(result, Absent) and result.absence is not Absence.UNREADABLE
    if says_something and not names_status(opened.answer.url, post_id.value):
        return absent(opened, Absence.UNREADABLE, Reason.OTHER_POST)
    return result


def _read_status(opened: OpenedAnswer) -> Absent | None:
    """Read a status that is no success; its own page is not asked for more than words."""
    status = opened.answer.http_status or HTTPStatus.OK
    if status < HTTPStatus.BAD_REQUEST:
        return None
    if status in _RATE_LIMITED:
        meaning = Absence.RATE_LIMITED
    elif status in _NOT_FOUND:
        meaning = Absence.NOT_FOUND
    elif status == HTTPStatus.BAD_REQUEST or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        meaning = Absence.UNREADABLE
    else:
        meaning = Absence.RESTRICTED_OR_UNKNOWN
    return absent(opened, meaning, Reason.HTTP_STATUS, _error_words(opened))


def _error_words(opened: OpenedAnswer) -> Claim[str] | None:
    places = ("/error", "/errors/0/message", "/errors/0/detail")
    claims = (opened.json_text(place) for place in places)
    return next((claim for claim in claims if claim), None)


def _read_content(opened: OpenedAnswer, post_id: PostId) -> Post | Absent:
    match opened.answer.body.lstrip(b"\xef\xbb\xbf \t\r\n\f")[:1]:
        case b"{" | b"[":
            return _read_json(opened, post_id)
        case b"<":
            return _read_html(opened, post_id)
        case b"":
            is_empty_success = opened.answer.http_status == HTTPStatus.OK
            meaning = Absence.RESTRICTED_OR_UNKNOWN if is_empty_success else Absence.UNREADABLE
            return absent(opened, meaning, Reason.EMPTY)
        case _:
            return absent(opened, Absence.UNREADABLE, Reason.NOT_UNDERSTOOD)


def _read_json(opened: OpenedAnswer, post_id: PostId) -> Post | Absent:
    if not opened.payload.json:
        return absent(opened, Absence.RESTRICTED_OR_UNKNOWN, Reason.EMPTY)
    readers = (read_graphql_json,) if is_graphql(opened) else _JSON_READERS
    for reader in readers:
        result = reader(opened, post_id)
        if result:
            return result
    return absent(opened, Absence.UNREADABLE, Reason.NOT_UNDERSTOOD)


def _read_html(opened: OpenedAnswer, post_id: PostId) -> Post | Absent:
    for reader in _HTML_READERS:
        result = reader(opened, post_id)
        if result:
            return result
    if not opened.is_whole_page:
        return absent(opened, Absence.UNREADABLE, Reason.CUT_SHORT)
    nothing = absent(opened, Absence.UNREADABLE, Reason.NOT_UNDERSTOOD)
    return read_soft_error(opened) or nothing


def _finished(opened: OpenedAnswer, post: Post, post_id: PostId) -> Post | Absent:
    """Refuse another tweet; add the time in the id, and what a reader ought to know."""
    if post.id.value != post_id.value:
        return absent(opened, Absence.UNREADABLE, Reason.OTHER_POST, post.id)
    origin = post.id.origins[0]
    time = post.posted_at or opened.text(_TIME_IN_ID[origin.transform], *origin.locator)
    return replace(post, posted_at=time, notes=post.notes | _notes(opened, post))


def _notes(opened: OpenedAnswer, post: Post) -> set[Note]:
    asked_handle = handle_in(opened.answer.url)
    is_other = asked_handle and post.handle and not same_handle(asked_handle, post.handle.value)
    is_cut = post.text is not None and post.text.value.endswith("\u2026")
    notes = {Note.OTHER_HANDLE} if is_other else set()
    return notes | ({Note.TEXT_MAY_BE_CUT} if is_cut else set())
