"""Many workers over many items, with the results in the order of the items."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from packager.fetch.stoppable_clock import StoppableClock

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_AHEAD = 4  # results a worker may be ahead of whoever reads them, so that the memory does not fill


def work_on(
    items: Iterable[_Item], job: Callable[[_Item], _Result], *, workers: int, clock: StoppableClock
) -> Generator[_Result, None, None]:
    """Do a job on every item, in ``workers`` threads.

    Yields:
        The results, in the order of the items.

    Raises:
        Exception: The first error of a job; it stops the clock, and with it all other jobs.
    """
    waiting: deque[Future[_Result]] = deque()
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="fetch") as pool:
        try:
            with clock.stopped_by_errors():
                for item in items:
                    waiting.append(pool.submit(job, item))
                    if len(waiting) >= workers * _AHEAD:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
