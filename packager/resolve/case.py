"""One reference while it is being resolved: what is known so far, and what was asked."""

from dataclasses import dataclass, field

from archive.limits import CANDIDATES_KEPT
from packager.model import Reference
from packager.platforms.interface import Absence, Platform, PostAddress, PostId
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

_SETTLED = (Confidence.CERTAIN, Confidence.STRONG)


@dataclass(kw_only=True, slots=True)
class Case:
    """A reference on its way to a resolution."""

    reference: Reference  # a day that no post can have is left out
    shown: Shown
    queries: list[Query] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)
    failures: list[Absence] = field(default_factory=list)
    captures: list[str] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    confidence: Confidence | None = None  # None: nobody has looked yet
    method: Method | None = None
    address: PostAddress | None = None
    absence: Absence | None = None  # of the post, as the platform states it
    _compared: dict[str, tuple[Reading, Contender]] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether the article itself makes the reference: code and comments are only shown."""
        return not self.reference.in_code and not self.reference.in_comment

    @property
    def is_open(self) -> bool:
        """Whether there is reason to look further."""
        return self.is_own and self.confidence not in _SETTLED

    def compare(self, reading: Reading, handle: str) -> Contender:
        """Compare a post with what the article shows; what was compared once is remembered."""
        known = self._compared.get(reading.id)
        if known is None or known[0] is not reading:
            known = (reading, contend(reading, self.shown, handle))
            self._compared[reading.id] = known
        return known[1]

    def settle(self, address: PostAddress, method: Method, record: str | None = None) -> None:
        """Take an address for certain, and the record that shows the post, if there is one."""
        self.confidence = Confidence.CERTAIN
        self.method = method
        self.address = address
        self.captures = [record] if record else []

    def take(self, verdict: Verdict, platform: Platform, handle: str) -> None:
        """Take what the candidates of an account and day come to."""
        self.confidence = verdict.confidence
        self.method = verdict.method
        self.candidates = verdict.candidates[:CANDIDATES_KEPT]
        self.address = None
        self.captures = []
        if verdict.chosen is not None:
            post_id = PostId(platform=platform.name, value=verdict.chosen.id)
            self.address = PostAddress(post_id=post_id, handle=verdict.chosen.handle or handle)
            self.captures = [verdict.chosen.record] if verdict.chosen.record else []

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
            captures=tuple(self.captures),
            absence=self._absence(),
            queries=tuple(self.queries),
            hops=tuple(self.hops),
            searches=search_addresses(self.reference, platform) if self.is_open else (),
            id_window=id_window(day) if day else None,
        )

    def _status(self) -> Status:
        if self.address is not None:
            is_gone = self.absence is not None and not self.captures
            return Status.ABSENT if is_gone else Status.RESOLVED
        return Status.UNRESOLVED if self.queries else Status.NOT_ASKED

    def _confidence(self) -> Confidence | None:
        return self.confidence or (Confidence.NONE if self.queries else None)

    def _absence(self) -> Absence | None:
        """Why there is no post to show: what the platform states, or why nothing was found."""
        if self.address is not None:
            return None if self.captures else self.absence
        if not self.queries:
            return Absence.NOT_ASKED
        return heaviest(self.failures) or self._why_no_candidate()

    def _why_no_candidate(self) -> Absence:
        is_unread = any(Remark.UNREADABLE in one.remarks for one in self.candidates)
        return Absence.UNREADABLE if is_unread else Absence.NOT_FOUND
