"""The folder in which one package is made, beside the place where it will stand.

    NAME.partial/
      lock            held by the run that works here; a held lock is never touched
      journal.jsonl   what was done, one JSON object a line; the first says when the job began
      warc-journal.jsonl  what the WARC file holds for certain
      questions.jsonl     what was asked of the web, and which records answer it
      bag/            the bag as it grows; renamed to NAME when two validators have accepted it

Power off at any moment: there is a whole bag under ``NAME``, or none, and the next run finishes.
"""

import contextlib
import fcntl
import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from archive import layout
from archive.writing.bag import sync_folder, write_errors
from packager import clock
from packager.errors import BusyError

_KEPT_FOLDER = "kept"  # where the WARC files wait while the rest of the bag is removed


class Workplace:
    """Hold the lock of one job, and give its bag folder.

    Use it as a context. When the block ends without ``announce``, nothing that can be made again is
    left behind; what was fetched stays for the next run, once ``keep_what_was_fetched`` was called.

    Args:
        out: The folder in which the package will stand; made where it is missing.
        slug: The readable part of the name.
        key: The eight digits of the job.
        day: Gives the date of the name, from the date on which the job began.
        fresh: Throw away what an earlier run left behind.

    Raises:
        BusyError: Another run holds the lock.
        WriteError: The folder cannot be written to.
    """

    def __init__(
        self, out: Path, *, slug: str, key: str, day: Callable[[date], date], fresh: bool = False
    ) -> None:
        self._out = out
        self._day = day
        self._fresh = fresh
        self._slug = slug
        self._key = key
        self._lock = -1
        self._keeps = False
        self.started_at: datetime
        self.final: Path
        self.partial: Path

    @property
    def bag(self) -> Path:
        """The folder of the bag that is being made."""
        return self.partial / layout.PARTIAL_BAG

    @property
    def is_done(self) -> bool:
        """Whether the package stands under its name already, made by an earlier run."""
        return self.final.exists()

    def __enter__(self) -> Self:
        with write_errors(self._out):
            self._out.mkdir(parents=True, exist_ok=True)
        self.started_at = clock.now()
        self._name_it(self._left_behind() or self._named(self.started_at))
        with write_errors(self.partial):
            self._take_lock()
            try:
                self._begin()
            except BaseException:
                self._leave()
                raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._leave(keep=self._keeps and error is not None)

    def keep_what_was_fetched(self) -> None:
        """From now on leave the work behind when it fails: the web may not give it again."""
        self._keeps = True

    def announce(self) -> None:
        """Rename the finished bag to its name, so that it appears whole or not at all.

        Raises:
            WriteError: The name was taken meanwhile, or the folder cannot be written to.
        """
        with write_errors(self.final):
            sync_folder(self.partial)
            self.bag.rename(self.final)
            sync_folder(self._out)

    def _named(self, started_at: datetime) -> str:
        return f"{self._slug}-{self._day(started_at.date()).isoformat()}-{self._key}"

    def _name_it(self, name: str) -> None:
        self.final = self._out / name
        self.partial = self._out / f"{name}{layout.PARTIAL_SUFFIX}"

    def _left_behind(self) -> str | None:
        """Find the same job begun on another day."""
        pattern = re.compile(
            rf"({re.escape(self._slug)}-\d{{4}}-\d\d-\d\d-{self._key})"
            rf"{re.escape(layout.PARTIAL_SUFFIX)}"
        )
        matches = (pattern.fullmatch(entry.name) for entry in self._out.iterdir())
        return min((match[1] for match in matches if match), default=None)

    def _take_lock(self) -> None:
        path = self.partial / layout.PARTIAL_LOCK
        while True:
            self.partial.mkdir(exist_ok=True)
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            except FileNotFoundError:  # the run before us removed the folder just now
                continue
            except OSError:
                with contextlib.suppress(OSError):  # it is not empty: another run's
                    self.partial.rmdir()
                raise
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
                raise BusyError(
                    f"{self.partial}: another run is working on this package",
                    hint="Wait until it is done; the lock goes away with it.",
                ) from None
            if _is_still_there(path, descriptor):
                self._lock = descriptor
                return
            os.close(descriptor)

    def _begin(self) -> None:
        if self.is_done:
            return
        journal = self.partial / layout.PARTIAL_JOURNAL
        if self._fresh:
            journal.unlink(missing_ok=True)
        began = _read_beginning(journal)
        if began is None:
            entry = {"step": "begin", "at": clock.render_time(self.started_at)}
            journal.write_text(json.dumps(entry) + "\n", encoding="utf-8")
        else:
            self.started_at = began
        self._clear_bag()

    def _clear_bag(self) -> None:
        """Remove what is made again from the source; what was fetched stays, but for a fresh start."""
        kept = self.partial / _KEPT_FOLDER
        warcs = self.bag / layout.WARC_FOLDER
        if warcs.exists() and not kept.exists():
            warcs.rename(kept)
        shutil.rmtree(self.bag, ignore_errors=True)
        if self._fresh:
            shutil.rmtree(kept, ignore_errors=True)
            for journal in (layout.PARTIAL_WARC_JOURNAL, layout.PARTIAL_QUESTIONS):
                (self.partial / journal).unlink(missing_ok=True)
        self.bag.mkdir()
        if kept.exists():
            warcs.parent.mkdir()
            kept.rename(warcs)

    def _leave(self, *, keep: bool = False) -> None:
        if not keep:
            shutil.rmtree(self.partial, ignore_errors=True)
        os.close(self._lock)


def _is_still_there(path: Path, descriptor: int) -> bool:
    """Whether the lock that we hold is the one that others will find."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _read_beginning(journal: Path) -> datetime | None:
    """Read when the job began; None where nothing whole was written."""
    try:
        first = journal.read_text(encoding="utf-8").partition("\n")[0]
        return datetime.fromisoformat(json.loads(first)["at"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
