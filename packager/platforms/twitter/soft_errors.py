"""Pages and addresses that say, with a successful status, that there is no tweet to see.

What proves something is a heading or title of exactly the known words, on a page that is whole, or
the address that the service led to. The words of a tweet are never searched for them.
"""

from urllib.parse import parse_qs, urlsplit

from archive.claims import Transform, css_at
from packager.platforms.interface import Absence, Absent, Reason
from packager.platforms.opened import OpenedAnswer
from packager.platforms.twitter.absent import absent
from packager.platforms.twitter.addresses import is_twitter_host

_TITLES = {
    "twitter / account suspended": Absence.SUSPENDED,
    "twitter / ?": Absence.NOT_FOUND,
}
_HEADINGS = {
    "account suspended": Absence.SUSPENDED,
    "this account's tweets are protected": Absence.PROTECTED,
    "sorry, that page doesn't exist": Absence.NOT_FOUND,
}
_MESSAGES = {"sorry, you are not authorized to see this status": Absence.RESTRICTED_OR_UNKNOWN}
_PLACES = (
    ("title", _TITLES),
    ("h1", _HEADINGS),
    ("h2.ProtectedTimeline-heading", _HEADINGS),
    (".message-inside span", _MESSAGES),
)
_PATHS = {
    "/account/suspended": (Absence.SUSPENDED, Reason.REDIRECT),
    "/login": (Absence.UNREADABLE, Reason.LOGIN_PAGE),
    "/i/flow/login": (Absence.UNREADABLE, Reason.LOGIN_PAGE),
    "/account/access": (Absence.UNREADABLE, Reason.LOGIN_PAGE),
    "/account/login_challenge": (Absence.UNREADABLE, Reason.LOGIN_PAGE),
    "/i/nojs_router": (Absence.UNREADABLE, Reason.SCRIPT_SHELL),
}
_LOGIN_TITLES = frozenset({"login on twitter", "log in to twitter / twitter", "log in to x / x"})


def read_redirect(opened: OpenedAnswer) -> Absent | None:
    """Read the address that the service led to; None where it says nothing."""
    try:
        address = urlsplit(opened.answer.final_url)
        query = parse_qs(address.query, max_num_fields=100)
    except ValueError:  # not an address, or a flood of fields
        return None
    if not is_twitter_host(address.hostname):
        return None
    if query.get("protected_redirect") == ["true"]:
        return absent(opened, Absence.PROTECTED, Reason.REDIRECT)
    meaning = _PATHS.get(address.path.rstrip("/"))
    return absent(opened, *meaning) if meaning else None


def read_soft_error(opened: OpenedAnswer) -> Absent | None:
    """Read a page that says that there is no tweet to see; None where it says nothing known."""
    for selector, meanings in _PLACES:
        words = opened.text(Transform.HTML_TEXT, css_at(selector))
        meaning = meanings.get(_plain(words.value)) if words else None
        if meaning:
            return absent(opened, meaning, Reason.STATEMENT, words)
    title = opened.text(Transform.HTML_TEXT, css_at("title"))
    if title and _plain(title.value) in _LOGIN_TITLES:
        return absent(opened, Absence.UNREADABLE, Reason.LOGIN_PAGE)
    if opened.elements("#react-root"):
        return absent(opened, Absence.UNREADABLE, Reason.SCRIPT_SHELL)
    return None


def _plain(words: str) -> str:
    """Give words without case, curly apostrophes and what ends a sentence."""
    plain = words.casefold().replace("\u2019", "'")
    return plain.rstrip(".!")
