"""Several processes that check the parts of one file, this one among them.

Threads do not help: between two calls that run without the interpreter's lock there is too little
to do, and they wait for one another. The processes are started anew, not forked, so that nothing
depends on what the caller's program looks like or which threads it has.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from queue import SimpleQueue

from archive import limits
from archive.warc.part import Part, check_part
from archive.warc.source import Source


class _ThisProcess:
    """Checks parts itself."""

    def __init__(self, source: Source, file: str) -> None:
        self.source = source
        self.file = file

    def check(self, start: int, stop: int) -> Part:
        """Check one part."""
        return check_part(self.source, self.file, start, stop)


class _OtherProcess(_ThisProcess):
    """Lets another process check parts; does it itself where that process is no more."""

    def __init__(self, source: Source, file: str) -> None:
        super().__init__(source, file)
        self._is_closed = False
        # -P: a folder that happens to be the current one must not lend it modules.
        command = [sys.executable, "-P", "-m", "archive.warc.worker", str(source.descriptor), file]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            command,
            pass_fds=(source.descriptor,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def check(self, start: int, stop: int) -> Part:
        """Check one part."""
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            raise ValueError("the process was started without pipes")
        try:
            asked.write(f"{start} {stop}\n".encode())
            asked.flush()
            part: Part = pickle.load(answered)  # noqa: S301 (our own process wrote it)
        except (EOFError, OSError, pickle.UnpicklingError):
            if self._is_closed:
                raise
            return super().check(start, stop)
        return part

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._is_closed = True
        # Where it was gone before, what it was asked last is still waiting to be written.
        with suppress(BrokenPipeError), self._process:
            self._process.kill()


def check_parts(source: Source, file: str, bounds: Sequence[tuple[int, int]]) -> Generator[Part]:
    """Check the parts of a file at the same time.

    Args:
        source: The file.
        file: Its path in the bag.
        bounds: Start and stop of each part.

    Yields:
        The parts, in their order. Close the iterator to stop before the end.
    """
    with ExitStack() as opened:
        count = _count_processes(source, bounds)
        pool = ThreadPoolExecutor(max_workers=count)
        opened.callback(pool.shutdown)  # in the end, when there is nothing left to wait for
        here = Source(source.descriptor)
        checkers: SimpleQueue[_ThisProcess] = SimpleQueue()
        checkers.put(_ThisProcess(here, file))
        with suppress(OSError):  # no more processes can be had: fewer do it
            for _ in range(count - 1):
                other = _OtherProcess(here, file)
                opened.callback(other.close)
                checkers.put(other)
        opened.callback(here.stop)
        opened.callback(pool.shutdown, wait=False, cancel_futures=True)

        def check(start: int, stop: int) -> Part:
            checker = checkers.get()
            try:
                return checker.check(start, stop)
            finally:
                checkers.put(checker)

        for part in [pool.submit(check, *bound) for bound in bounds]:
            yield part.result()


def _count_processes(source: Source, bounds: Sequence[tuple[int, int]]) -> int:
    if source.size_bytes <= limits.WARC_ALONE_BYTES:
        return 1
    return min(len(os.sched_getaffinity(0)), len(bounds), limits.WARC_PROCESSES)
