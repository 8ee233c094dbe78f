"""What Twitter's interfaces answer in JSON when they do not give a tweet.

The old interfaces number their errors, the new one names problems by an address. An error is read
only where it says which tweet it is about, or the question did.
"""

from collections.abc import Mapping

from archive import limits
from packager.platforms.interface import Absence, Absent, PostId, Reason
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent

_CODES = {
    34: Absence.NOT_FOUND,  # "Sorry, that page does not exist"
    63: Absence.SUSPENDED,  # "User has been suspended"
    88: Absence.RATE_LIMITED,  # "Rate limit exceeded"
    144: Absence.NOT_FOUND,  # "No status found with that ID"
    179: Absence.RESTRICTED_OR_UNKNOWN,  # "Sorry, you are not authorized to see this status"
}
_PROBLEMS = {
    "resource-not-found": Absence.NOT_FOUND,
    "not-authorized-for-resource": Absence.RESTRICTED_OR_UNKNOWN,
}


def read_api_error(opened: OpenedAnswer, post_id: PostId) -> Absent | None:
    """Read the first error about the tweet; None where the answer holds none that we know."""
    for index, entry in enumerate(opened.json_list("/errors")[: limits.POST_PARTS]):
        meaning = _meaning(entry, post_id) if isinstance(entry, dict) else None
        if meaning:
            here = f"/errors/{index}"
            words = opened.json_text(f"{here}/detail")
            words = words or opened.json_text(f"{here}/message")
            return absent(opened, meaning, Reason.STATEMENT, words)
    words = opened.json_text("/error")
    if words:
        return absent(opened, Absence.RESTRICTED_OR_UNKNOWN, Reason.STATEMENT, words)
    return None


def _meaning(entry: Mapping[str, object], post_id: PostId) -> Absence | None:
    problem = entry.get("type")
    if isinstance(problem, str):
        is_about_post = entry.get("resource_id", entry.get("value")) == post_id.value
        is_post = entry.get("resource_type", "tweet") == "tweet"
        return _PROBLEMS.get(problem.rpartition("/")[2]) if is_about_post and is_post else None
    code = entry.get("code")
    return _CODES.get(code) if isinstance(code, int) else None
