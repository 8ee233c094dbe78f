"""Another process that hashes small files for this one.

It is started anew, not forked, so that nothing depends on what the caller's program looks like or
which threads it has. What a process that died was asked is done here.
"""

import pickle
import subprocess
import sys
from contextlib import closing, suppress
from threading import Thread

from archive.files import BagFolder, FileReader
from archive.hashing.batches import Batches, Delivery, hash_batch
from archive.hashing.job import Checksums, Job


class OtherProcess:
    """A process, and from ``begin`` on a thread that asks it for one batch after the other.

    Args:
        folder: The bag's folder.

    Raises:
        OSError: No process can be started.
    """

    def __init__(self, folder: BagFolder) -> None:
        self._folder = folder
        self._is_closed = False
        self._failed: BaseException | None = None
        self._thread: Thread | None = None
        # -P: a folder that happens to be the current one must not lend it modules.
        command = [sys.executable, "-P", "-m", "archive.hashing.worker", str(folder.descriptor)]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            command,
            pass_fds=(folder.descriptor,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def begin(self, batches: Batches, deliver: Delivery) -> None:
        """Begin to work until there is no batch left.

        Args:
            batches: Gives the jobs.
            deliver: Takes the results.
        """
        self._thread = Thread(target=self._run, args=(batches, deliver), daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait until the last batch is done; what went wrong meanwhile is raised here."""
        if self._thread is not None:
            self._thread.join()
        if self._failed is not None:
            raise self._failed

    def close(self) -> None:
        """End the process, whatever it is doing, and then the thread."""
        self._is_closed = True
        # Where it was gone before, what it was asked last is still waiting to be written.
        with suppress(BrokenPipeError), self._process:
            self._process.kill()
        if self._thread is not None:
            self._thread.join()

    def _run(self, batches: Batches, deliver: Delivery) -> None:
        try:
            with closing(FileReader(self._folder)) as reader:
                while batch := batches.take():
                    results = self._ask(batch)
                    if self._is_closed:
                        return
                    deliver(batch, results or hash_batch(reader, batch))
        except BaseException as error:  # noqa: BLE001 (``finish`` raises it)
            self._failed = error

    def _ask(self, batch: list[Job]) -> list[Checksums] | None:
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            return None
        try:
            pickle.dump(list(zip(*batch, strict=True)), asked)  # plain values travel faster
            asked.flush()
            results: list[Checksums] = pickle.load(answered)  # noqa: S301 (our own process)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            return None
        return results
