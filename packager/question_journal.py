"""What one package has asked so far, a line of JSON a question: the next run repeats no answer.

The file stands beside the bag that is being made. A line is written after the answer's records are
safe in the WARC file; what was being asked when a run was cut off has records and no line.
"""

import json
import os
from http import HTTPStatus
from pathlib import Path
from threading import Lock

from archive.writing.bag import write_errors
from packager.asked import Asked, asked_to_json, parse_asked


class QuestionJournal:
    """The questions of one package, in the order in which they ended. Safe from many threads.

    Args:
        path: The file; made where it is missing. A torn line at its end is cut off.

    Raises:
        WriteError: The file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._asked: list[Asked] = []
        self._known: dict[tuple[str, str], Asked] = {}
        with write_errors(path):
            self._file = path.open("a+b", buffering=0)
            self._file.truncate(self._read())

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every question so far."""
        return tuple(self._asked)

    def find(self, url: str, purpose: str) -> Asked | None:
        """Give the question that was asked already and need not be asked again; None without one."""
        return self._known.get((url, purpose))

    def add(self, asked: Asked) -> None:
        """Note a question whose exchanges are safe.

        Raises:
            WriteError: The line cannot be written.
        """
        line = json.dumps(asked_to_json(asked)).encode() + b"\n"
        with self._lock, write_errors(self._path):
            self._file.write(line)
            self._take(asked)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _read(self) -> int:
        """Read whole lines, and give where they end."""
        end = 0
        self._file.seek(0, os.SEEK_SET)
        for line in self._path.read_bytes().splitlines(keepends=True):
            try:
                asked = parse_asked(json.loads(line)) if line.endswith(b"\n") else None
            except (KeyError, TypeError, ValueError):  # power failed while it was written
                asked = None
            if asked is None:
                break
            self._take(asked)
            end += len(line)
        return end

    def _take(self, asked: Asked) -> None:
        self._asked.append(asked)
        if _is_settled(asked):
            self._known.setdefault((asked.url, asked.purpose), asked)


def _is_settled(asked: Asked) -> bool:
    """Whether a whole answer came, and asking again would bring no other."""
    if asked.error is not None or not asked.exchanges:
        return False
    last = asked.exchanges[-1]
    if last.records is None or last.records.response is None or last.status is None:
        return False
    is_busy = last.status == HTTPStatus.TOO_MANY_REQUESTS
    return not is_busy and last.status < HTTPStatus.INTERNAL_SERVER_ERROR
