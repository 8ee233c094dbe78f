"""All records of one file, its parts checked at the same time, with one answer.

A file is cut at places where a record seems to begin. Whether one really does is known when the
part before has been checked: if its records end exactly there, both parts are right. If they do
not, what was found from that place on is thrown away, and the part is checked again from the right
one.
"""

from contextlib import closing, suppress
from itertools import pairwise

from archive import limits
from archive.errors import LimitReachedError
from archive.warc.budget import Budget
from archive.warc.facts import FileFacts
from archive.warc.log import Log
from archive.warc.part import check_part, new_walk, note_limit
from archive.warc.source import Source

_SHARES = 8  # of what is left of a file, one makes the next part


def check_records(source: Source, facts: FileFacts, log: Log) -> None:
    """Check every record of a file.

    Args:
        source: The file.
        facts: Where to keep what the records say.
        log: What to note findings in.
    """
    from archive.warc.processes import check_parts

    budget = Budget(source.size_bytes)
    bounds = list(pairwise([*_find_starts(source, facts.file), source.size_bytes]))
    position = 0
    with closing(check_parts(source, facts.file, bounds)) as parts:
        for (_, stop), found in zip(bounds, parts, strict=True):
            if position >= stop > 0:
                continue  # a record that began before this part reaches beyond it
            part = found
            if found.start != position:
                part = check_part(source, facts.file, position, stop)
            facts.take(part.facts)
            log.take(part.log)
            if part.end is None:
                return
            position = part.end
            try:
                budget.take(part.budget)
            except LimitReachedError as error:
                note_limit(log, error)
                return


def _find_starts(source: Source, file: str) -> list[int]:
    """Give the places at which parts begin, the first of them 0.

    Large parts come first, for handing them over takes time; small ones last, so that all processes
    end together.
    """
    walk = new_walk(source, FileFacts(file=file), Log(), Budget(source.size_bytes))
    size = source.size_bytes
    starts = [0]
    wanted = 0
    with suppress(LimitReachedError):  # then the last part is a long one
        while (step := max(limits.WARC_PART_BYTES, (size - wanted) // _SHARES)) < size - wanted:
            wanted += step
            found = walk.find_record(wanted, min(size, wanted + limits.WARC_PART_BYTES))
            if found is not None:
                starts.append(found)
    return starts
