"""Many jobs at the same time, none of whose hosts keeps the workers from the others."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How many jobs are under way at the same time."""

    workers: int = 16
    per_host: int = 2  # of them, to one host: more would only wait for their turn in a worker


def run_by_host(
    first: Iterable[Job],
    *,
    host_of: Callable[[Job], str],
    may_start: Callable[[Job], bool],
    do: Callable[[Job], Result],
    then: Callable[[Job, Result], Iterable[Job]],
    pace: Pace,
) -> None:
    """Do jobs, and those that follow from them, until none is left.

    Jobs of one host begin in the order in which they came; hosts take turns. Everything but ``do``
    is called in the calling thread, so it needs no lock.

    Args:
        first: The jobs to begin with.
        host_of: Whom a job asks.
        may_start: Is asked right before a job begins; a job that may not is dropped.
        do: Does a job, in a thread of its own.
        then: Takes the result of a job, and gives the jobs that follow from it.
        pace: How many at the same time.

    Raises:
        Exception: What ``do`` or another of these raised first. Jobs that have not begun are called
            off then; those under way go on until the caller stops them.
    """
    lanes = _Lanes[Job](per_host=pace.per_host)
    for job in first:
        lanes.add(host_of(job), job)
    under_way: dict[Future[Result], tuple[str, Job]] = {}
    pool = ThreadPoolExecutor(max_workers=pace.workers, thread_name_prefix="asset")
    try:
        while True:
            while len(under_way) < pace.workers and (taken := lanes.take()):
                host, job = taken
                if may_start(job):
                    under_way[pool.submit(do, job)] = taken
                else:
                    lanes.free(host)
            if not under_way:
                break
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                host, job = under_way.pop(future)
                lanes.free(host)
                for following in then(job, future.result()):
                    lanes.add(host_of(following), following)
    except BaseException:
        # Who called stops those under way; waiting for them here would keep it from doing so.
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


@dataclass(kw_only=True, slots=True)
class _Lanes(Generic[Job]):
    """Jobs that wait, host by host, and how many of each host are under way."""

    per_host: int
    waiting: defaultdict[str, deque[Job]] = field(default_factory=lambda: defaultdict(deque))
    under_way: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    ready: deque[str] = field(default_factory=deque)  # hosts that have a job and room for it

    def add(self, host: str, job: Job) -> None:
        self.waiting[host].append(job)
        if len(self.waiting[host]) == 1 and self.under_way[host] < self.per_host:
            self.ready.append(host)

    def take(self) -> tuple[str, Job] | None:
        """Give the next job, and count it as under way; None where none may begin now."""
        if not self.ready:
            return None
        host = self.ready.popleft()
        job = self.waiting[host].popleft()
        self.under_way[host] += 1
        if self.waiting[host] and self.under_way[host] < self.per_host:
            self.ready.append(host)
        return host, job

    def free(self, host: str) -> None:
        """Count a job as no longer under way."""
        was_full = self.under_way[host] == self.per_host
        self.under_way[host] -= 1
        if was_full and self.waiting[host]:
            self.ready.append(host)
