"""Why a post that nobody shows is not there, as far as the answers about it prove."""

from collections.abc import Sequence

from packager.platforms.interface import PROVEN_ABSENCES, Absence, Absent
from packager.resolve.failures import heaviest
from packager.resolve.seen import Seen


def find_absence(seen: Sequence[Seen], failures: Sequence[Absence]) -> Absence:
    """Say why none of the answers about a post shows it.

    What a server states in words counts before everything, the latest statement first; then that the
    platform itself finds nothing; then why somebody did not answer.

    Args:
        seen: The answers, none of which shows the post.
        failures: Why services gave no answer.
    """
    absent = [(one, one.result) for one in seen if isinstance(one.result, Absent)]
    stated = [result for _, result in absent if result.absence in PROVEN_ABSENCES]
    if stated:
        return max(stated, key=lambda result: result.seen_at).absence
    own = {result.absence for one, result in absent if one.archive is None}
    if Absence.NOT_FOUND in own:
        return Absence.NOT_FOUND
    unread = {result.absence for _, result in absent} - {Absence.NOT_FOUND}
    return heaviest((*failures, *unread)) or (Absence.NOT_FOUND if absent else Absence.NOT_ASKED)
