"""How a service of the world can be made to fail."""

from dataclasses import replace
from enum import StrEnum

from tests.world.messages import Reply

_GARBAGE = b"\x00\xff<<{[" * 20
# How the Wayback Machine refuses an account or a site, with a status of 403.
_EXCLUDED = (
    b"org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error\n"
)


class Breakage(StrEnum):
    """What is wrong with a service."""

    FORBIDDEN = "forbidden"
    TOO_MANY_REQUESTS = "too-many-requests"  # without Retry-After
    SERVER_ERROR = "server-error"
    EXCLUDED = "excluded"  # an archive shows nothing of this account
    GARBAGE = "garbage"  # whole answers that are noise
    HALF = "half"  # whole answers with half of the content
    EMPTY = "empty"  # whole answers without content
    CUT = "cut"  # the connection ends in the middle of each answer
    SILENT = "silent"  # takes the request and never answers
    REFUSED = "refused"  # takes no connection; an archive's services share their host's fate


ON_THE_WIRE = frozenset({Breakage.CUT, Breakage.SILENT, Breakage.REFUSED})

_STATUS = {
    Breakage.FORBIDDEN: Reply(403, b"<html><body>Forbidden</body></html>", "text/html"),
    Breakage.TOO_MANY_REQUESTS: Reply(429, b"Too Many Requests\n", "text/plain"),
    Breakage.SERVER_ERROR: Reply(500, b"<html><body>Server Error</body></html>", "text/html"),
    Breakage.EXCLUDED: Reply(
        403,
        _EXCLUDED,
        "text/plain",
        (("X-Archive-Wayback-Runtime-Error", _EXCLUDED.decode().strip()),),
    ),
}


def spoil(reply: Reply, breakage: Breakage) -> Reply:
    """Give what a broken service says in place of its answer; the wire is another's business."""
    match breakage:
        case Breakage.GARBAGE:
            return replace(reply, status=200, body=_GARBAGE)
        case Breakage.HALF:
            return replace(reply, body=reply.body[: len(reply.body) // 2])
        case Breakage.EMPTY:
            return replace(reply, status=200, body=b"", headers=_without_location(reply))
        case _:
            return _STATUS.get(breakage, reply)


def _without_location(reply: Reply) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in reply.headers if pair[0].lower() != "location")
