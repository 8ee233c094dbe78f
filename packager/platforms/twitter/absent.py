"""How a reader says that an answer holds no tweet."""

from archive.claims import Claim
from packager.platforms.interface import Absence, Absent, Reason
from packager.platforms.opened import OpenedAnswer


def absent(
    opened: OpenedAnswer,
    absence: Absence,
    reason: Reason,
    evidence: Claim[str] | None = None,
) -> Absent:
    """Say what an answer proves, and by which of its words."""
    return Absent(
        absence=absence,
        reason=reason,
        seen_at=opened.answer.seen_at,
        record_id=opened.record_id,
        http_status=opened.answer.http_status,
        evidence=(evidence,) if evidence else (),
    )
