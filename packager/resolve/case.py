"""One reference while it is being resolved: what is known so far, and what was asked."""

from dataclasses import dataclass, field

from archive.limits import CANDIDATES_KEPT
from packager.model import Reference
from packager.platforms.interface import (
    PROVEN_ABSENCES,
    Absence,
    Platform,
    PostAddress,
    PostId,
)
from packager.resolve.absence import find_absence
from packager.resolve.account_days import AccountDay
from packager.resolve.capturing import NO_EVIDENCE, Captured, Evidence
from packager.resolve.confidence import Contender, Verdict
from packager.resolve.contenders import Reading, contend
from packager.resolve.failures import heaviest
from packager.resolve.matching import Shown
from packager.resolve.posting_day import id_window
from packager.resolve.resolution import (
    Candidate,
    Confidence,
    Hop,
    Method,
    Query,
    Remark,
    Resolution,
    Status,
)
from packager.resolve.searches import search_addresses
from packager.resolve.seen import Seen

_SETTLED = (Confidence.CERTAIN, Confidence.STRONG, Confidence.STATED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known of a reference before anybody is asked: from an earlier package, or a person."""

    address: PostAddress | None = None
    confidence: Confidence | None = None
    method: Method | None = None
    rejected: frozenset[str] = frozenset()  # ids that a person says are not the post


@dataclass(kw_only=True, slots=True)
class Case:
    """A reference on its way to a resolution."""

    reference: Reference  # a day that no post can have is left out
    shown: Shown
    rejected: frozenset[str] = frozenset()  # ids that a person says are not the post
    queries: list[Query] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)
    failures: list[Absence] = field(default_factory=list)
    evidence: Evidence = NO_EVIDENCE  # found on the way to the address
    seen: tuple[Seen, ...] = ()  # every answer about the post itself
    candidates: tuple[Candidate, ...] = ()
    confidence: Confidence | None = None  # None: nobody has looked yet
    method: Method | None = None
    address: PostAddress | None = None
    _compared: dict[str, tuple[Reading, Contender]] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether the article itself makes the reference: code and comments are only shown."""
        return not self.reference.in_code and not self.reference.in_comment

    @property
    def is_open(self) -> bool:
        """Whether there is reason to look further."""
        return self.is_own and self.confidence not in _SETTLED

    def remember(self, known: Known) -> None:
        """Take what is known of the reference already."""
        self.rejected = known.rejected
        if known.address is not None:
            self.address, self.confidence = known.address, known.confidence
            self.method, self.evidence = known.method, NO_EVIDENCE

    def compare(self, reading: Reading, handle: str) -> Contender:
        """Compare a post with what the article shows; what was compared once is remembered."""
        known = self._compared.get(reading.id)
        if known is None or known[0] is not reading:
            known = (reading, contend(reading, self.shown, handle))
            self._compared[reading.id] = known
        return known[1]

    def settle(self, address: PostAddress, method: Method) -> None:
        """Take an address for certain, unless a person knows better."""
        if address.post_id.value in self.rejected:
            return
        self.confidence = Confidence.CERTAIN
        self.method = method
        self.address = address
        self.evidence = NO_EVIDENCE

    def take(self, verdict: Verdict, platform: Platform, posts: AccountDay) -> None:
        """Take what the candidates of an account and day come to."""
        self.confidence = verdict.confidence
        self.method = verdict.method
        self.candidates = verdict.candidates[:CANDIDATES_KEPT]
        self.address, self.evidence = None, NO_EVIDENCE
        if verdict.chosen is not None:
            post_id = PostId(platform=platform.name, value=verdict.chosen.id)
            handle = verdict.chosen.handle or posts.handle
            self.address = PostAddress(post_id=post_id, handle=handle)
            self.evidence = posts.evidence(verdict.chosen.id)

    def take_captures(self, captured: Captured) -> None:
        """Take what the platform and the archives showed of the post."""
        self.seen = captured.seen
        self.queries.extend(captured.queries)
        self.failures.extend(captured.failures)

    def to_resolution(self, platform: Platform) -> Resolution:
        """Give what came of the reference."""
        address, day = self.address, self.reference.posted_on
        url = platform.canonical_url(address.post_id, address.handle) if address else None
        return Resolution(
            reference_id=self.reference.id,
            status=self._status(),
            confidence=self._confidence(),
            method=self.method,
            status_id=address.post_id.value if address else None,
            handle=address.handle if address else None,
            canonical_url=url,
            candidates=self.candidates,
            captures=self._captures(),
            seen=self.seen,
            absence=self._absence(),
            queries=tuple(self.queries),
            hops=tuple(self.hops),
            searches=search_addresses(self.reference, platform) if self.is_open else (),
            id_window=id_window(day) if day else None,
        )

    def _captures(self) -> tuple[str, ...]:
        shown = (one.record for one in self.seen if one.shows_post)
        return tuple(dict.fromkeys(record for record in shown if record))

    def _status(self) -> Status:
        if self.address is not None:
            return Status.ABSENT if self._is_gone() else Status.RESOLVED
        return Status.UNRESOLVED if self.queries else Status.NOT_ASKED

    def _is_gone(self) -> bool:
        is_told = {*PROVEN_ABSENCES, Absence.NOT_FOUND} & {self._absence()}
        return bool(is_told) and not self._captures()

    def _confidence(self) -> Confidence | None:
        return self.confidence or (Confidence.NONE if self.queries else None)

    def _absence(self) -> Absence | None:
        """Why there is no post to show: what a server states, or why nothing was found."""
        if self.address is not None:
            return None if self._captures() else find_absence(self.seen, self.failures)
        if not self.queries:
            return Absence.NOT_ASKED
        return heaviest(self.failures) or self._why_no_candidate()

    def _why_no_candidate(self) -> Absence:
        is_unread = any(Remark.UNREADABLE in one.remarks for one in self.candidates)
        return Absence.UNREADABLE if is_unread else Absence.NOT_FOUND
