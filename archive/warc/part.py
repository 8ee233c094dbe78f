"""A part of one file: the records that begin in it, checked without looking at the rest."""

from dataclasses import dataclass

from archive.errors import LimitReachedError
from archive.findings import Code
from archive.warc.budget import Budget
from archive.warc.facts import FileFacts
from archive.warc.header import VERSION_MARK
from archive.warc.log import Log
from archive.warc.octets import GZIP_MAGIC
from archive.warc.source import Source
from archive.warc.walk import GzipWalk, PlainWalk, Walk


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What was found in a part of a file."""

    start: int
    end: int | None  # where the next record would begin; None where the limits ended the work
    facts: FileFacts
    log: Log
    budget: Budget


def check_part(source: Source, file: str, start: int, stop: int) -> Part:
    """Check the records that begin from ``start`` up to ``stop``.

    Args:
        source: The file.
        file: Its path in the bag.
        start: Where a record begins, or is taken to begin.
        stop: Where the next part begins.
    """
    facts, log, budget = FileFacts(file=file), Log(), Budget(source.size_bytes)
    end = None
    try:
        end = new_walk(source, facts, log, budget).run(start, stop)
    except LimitReachedError as error:
        note_limit(log, error)
    return Part(start=start, end=end, facts=facts, log=log, budget=budget)


def note_limit(log: Log, error: LimitReachedError) -> None:
    """Note that a file costs more than the limits allow."""
    log.note(Code.WARC_LIMIT, f"it was not read to its end: {error}")


def new_walk(source: Source, facts: FileFacts, log: Log, budget: Budget) -> Walk:
    """Choose how to walk through a file, by how it begins; by its name where that tells nothing."""
    start = source.read(0, len(VERSION_MARK))
    is_gzip = start.startswith(GZIP_MAGIC)
    if not is_gzip and start != VERSION_MARK:
        is_gzip = facts.file.lower().endswith(".gz")
    facts.is_compressed = is_gzip
    return (GzipWalk if is_gzip else PlainWalk)(source, facts, log, budget)
