"""Why a service gave no answer to a question, as far as it can be known.

None of these says anything about a post.
"""

from collections.abc import Iterable
from http import HTTPStatus

from packager.platforms.interface import ABSENCE_OF_TROUBLE, Absence, Answer, Trouble

_EXCLUDED = b"AccessControlException"  # the archive shows nothing of this site or account
_HEAD_BYTES = 1000  # of an answer, in which an archive says so
# What keeps a search from being whole, the passing first: with these, asking again may help.
_BY_WEIGHT = (
    Absence.RATE_LIMITED,
    Absence.NETWORK_ERROR,
    Absence.RESTRICTED_OR_UNKNOWN,
    Absence.UNREADABLE,
)


def is_refusal(answer: Answer) -> bool:
    """Say whether a server asks to be asked later; an archived 429 does not."""
    is_own = answer.captured_at is None
    says_so = is_own and answer.http_status == HTTPStatus.TOO_MANY_REQUESTS
    return says_so or answer.trouble is Trouble.RATE_LIMITED


def find_failure(answer: Answer) -> Absence | None:
    """Say why a service gave no answer; None where it may have given one.

    A memento is an answer, whatever its status. So is a 404: it is how some archives say that they
    hold nothing.
    """
    if answer.trouble is not None:
        return ABSENCE_OF_TROUBLE[answer.trouble]
    if answer.captured_at is not None:
        return None
    if is_refusal(answer):
        return Absence.RATE_LIMITED
    if _EXCLUDED in answer.body[:_HEAD_BYTES]:
        return Absence.RESTRICTED_OR_UNKNOWN
    return _find_failure_in_status(answer.http_status or HTTPStatus.OK)


def _find_failure_in_status(status: int) -> Absence | None:
    if status < HTTPStatus.BAD_REQUEST or status == HTTPStatus.NOT_FOUND:
        return None
    is_broken = status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.BAD_REQUEST
    return Absence.UNREADABLE if is_broken else Absence.RESTRICTED_OR_UNKNOWN


def heaviest(failures: Iterable[Absence]) -> Absence | None:
    """Give the failure to name where there are several; None where there is none."""
    found = set(failures)
    return next((failure for failure in _BY_WEIGHT if failure in found), None)
